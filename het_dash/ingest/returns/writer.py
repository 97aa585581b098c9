"""Appends to a journal, and deletes the files of what was erased."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from het_dash.ingest.actor import operating_system_user
from het_dash.ingest.returns import durable_files
from het_dash.ingest.returns.deletions import paths
from het_dash.ingest.returns.journal import Journal
from het_dash.ingest.returns.kept_files import Content, Reason
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.record_chain import Link
from het_dash.ingest.returns.records import (
    NOTHING_BEFORE,
    SCHEMA,
    Begun,
    Head,
    OfReturn,
    Restored,
    name_of,
    sha256,
)

SALT_BYTES = 16
R = TypeVar("R", Begun, Restored, OfReturn)


@contextmanager
def writing(journal: Journal, actor: str | None = None) -> Iterator["Writer"]:
    """Opens a journal for one writer. Raises JournalProblem for a damaged journal and leaves it unchanged.

    `actor` is the signed-in user or, without sign-in, the user of the operating system.
    """
    with journal.locked():
        writer = Writer(journal, actor or operating_system_user(), list(journal.whole_chain().links))
        writer.drop_erased()  # the process may have stopped between the record and the deletion
        yield writer


@dataclass
class Writer:
    """Appends to a journal that is locked."""

    journal: Journal
    actor: str
    links: list[Link]

    def begin(self, at: datetime | None = None, converted: Head | None = None) -> Begun:
        """Writes the record that opens a journal."""
        return self._append(Begun, at, kind="begun", schema_version=SCHEMA, converted=converted)

    def append(self, kind: str, at: datetime | None = None, reason: str = "", **facts: object) -> OfReturn:
        """Appends a record about a version of a return. Its reason goes into a separate file."""
        if not self.links:
            self.begin(at)
        return self._append(OfReturn, at, kind=kind, reason_sha256=self._keep_reason(reason), **facts)

    def restored(self, instead_of: Head, reason: str) -> Restored:
        """Records that this journal, restored from an older backup, replaces a later one."""
        if not self.links:
            self.begin()
        return self._append(
            Restored, None, kind="restored", instead_of=instead_of, reason_sha256=self._keep_reason(reason)
        )

    def keep_sent(self, content: bytes, suffix: str) -> str:
        """Keeps the bytes as sent and returns their hash. The record that names them comes afterwards."""
        return self._keep("files", content, suffix)

    def keep_content(self, file: str, given: Return) -> str:
        content = Content(salt=self._salt(), file=file, given=given)
        return self._keep("contents", content.model_dump_json(indent=1).encode(), ".json")

    def drop_erased(self) -> None:
        """Deletes the files of erased versions."""
        for path in sorted(paths(self.journal, self.links)[1]):
            if path.is_file():
                durable_files.remove(path, self.journal.durable)

    def drop_unknown(self) -> None:
        """Deletes files that no record points to. A killed accept may have left content that must be erased."""
        kept, _ = paths(self.journal, self.links)
        for folder in self.journal.kept_folders:
            for path in sorted(set(folder.iterdir()) - kept):
                durable_files.remove(path, self.journal.durable)

    def _append(self, model: type[R], at: datetime | None, **facts: object) -> R:
        last = self.links[-1] if self.links else None
        now = (at or datetime.now(tz=UTC)).astimezone(UTC)
        fields = {
            "number": len(self.links) + 1,
            "at": now,
            "clock_went_back": last is not None and now < last.record.at,
            "actor": self.actor,
            "previous_sha256": last.sha256 if last else NOTHING_BEFORE,
        }
        record = model.model_validate({**fields, **facts})
        content = record.model_dump_json(indent=1).encode()
        durable_files.write_new(self.journal.records_folder / name_of(record.number), content, self.journal.durable)
        self.links.append(Link(record, sha256(content)))
        return record

    def _keep_reason(self, text: str) -> str:
        if not text:
            return ""
        return self._keep("reasons", Reason(salt=self._salt(), text=text).model_dump_json(indent=1).encode(), ".json")

    def _keep(self, folder: str, content: bytes, suffix: str) -> str:
        named = sha256(content)
        place = self.journal.inside / folder / f"{named}{suffix}"
        if not place.is_file():
            durable_files.write_new(place, content, self.journal.durable)
        return named

    def _salt(self) -> str:
        return secrets.token_hex(SALT_BYTES) if self.journal.durable else ""
