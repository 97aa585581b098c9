"""What was accepted and retracted, for good: one file a record, each naming the hash of the one before.

A record counts once its file has its name, which is given in one step after its bytes are on the disk. Whatever is
killed, or finds the disk full, before that has accepted nothing; what has its name is never changed or removed.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from filelock import FileLock
from pydantic import ValidationError

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.paths import private_folder
from het_dash.catalogue.quarter import QuarterField
from het_dash.ingest.returns.model import Return

NAMED = re.compile(r"\d{6}\.json")
NOTHING_BEFORE = "0" * 64
UNFINISHED = ".unfinished-"


class JournalProblem(Exception):
    """The journal is damaged, or cannot be written. The message names the record and the next step."""


class Record(Entry):
    """One thing that happened to a team's return for a quarter.

    accepted: a version of the return, with what it says. retracted: that version no longer counts, for a reason.
    agreed: the programme has read what was heard, and agrees that it is shown.
    """

    number: int
    kind: Literal["accepted", "retracted", "agreed"]
    at: datetime
    pcn: str
    quarter: QuarterField
    version: int
    sha256: str
    file: str = ""
    suffix: str = ""
    given: Return | None = None
    findings_agreed: bool = False
    reason: str = ""
    before: str


@dataclass(frozen=True)
class Journal:
    """The journal in a folder. Demonstrations have theirs, made anew by every build: these need not be `durable`."""

    folder: Path
    durable: bool = True

    @contextmanager
    def writing(self) -> Iterator["Writer"]:
        """One writer at a time; whoever comes second sees what the first wrote."""
        for folder in (self.folder, self._records, self._files):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self.durable:
                _sync(folder.parent)
        with FileLock(self.folder / "lock", mode=0o600):
            for left in (*self._records.glob(f"{UNFINISHED}*"), *self._files.glob(f"{UNFINISHED}*")):
                left.unlink(missing_ok=True)
            yield Writer(self)

    def records(self) -> tuple[Record, ...]:
        """All records in order. Raises JournalProblem where one is missing or was changed."""
        records: list[Record] = []
        before = NOTHING_BEFORE
        for number, path in enumerate(self._paths(), start=1):
            content = path.read_bytes()
            record = _record(content, path)
            if record.number != number or path.name != _name(number) or record.before != before:
                raise JournalProblem(
                    f"{path}: the record does not follow the one before. Put the folder back from a backup."
                )
            before = hashlib.sha256(content).hexdigest()
            records.append(record)
        return tuple(records)

    def kept(self, record: Record) -> Path:
        """The very bytes that were accepted."""
        return self._files / f"{record.sha256}{record.suffix}"

    @property
    def _records(self) -> Path:
        return self.folder / "records"

    @property
    def _files(self) -> Path:
        return self.folder / "files"

    def _paths(self) -> list[Path]:
        return sorted(p for p in self._records.glob("*.json") if NAMED.fullmatch(p.name))


@dataclass(frozen=True)
class Writer:
    """Appends to a journal whose lock is held."""

    journal: Journal

    def keep(self, content: bytes, sha256: str, suffix: str) -> None:
        """The bytes of an accepted file, before the record that names them."""
        place = self.journal._files / f"{sha256}{suffix}"
        if not place.is_file():
            _write(place, content, self.journal.durable)

    def append(self, **facts: object) -> Record:
        """The next record, numbered and chained to the one before."""
        paths = self.journal._paths()
        before = hashlib.sha256(paths[-1].read_bytes()).hexdigest() if paths else NOTHING_BEFORE
        record = Record.model_validate(
            {"at": datetime.now(tz=UTC), **facts, "number": len(paths) + 1, "before": before}
        )
        _write(
            self.journal._records / _name(record.number),
            record.model_dump_json(indent=1).encode(),
            self.journal.durable,
        )
        return record


def private_journal() -> Journal:
    """The journal of real returns."""
    return Journal(private_folder() / "returns")


def _name(number: int) -> str:
    return f"{number:06d}.json"


def _record(content: bytes, path: Path) -> Record:
    try:
        return Record.model_validate_json(content)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        raise JournalProblem(
            f"{path}: the record cannot be read ({first['msg']}). Put the folder back from a backup."
        ) from wrong


def _write(place: Path, content: bytes, durable: bool) -> None:
    """All of it under its name, or nothing: bytes to the disk first, then the name, then the folder."""
    scratch = place.parent / f"{UNFINISHED}{os.getpid()}-{place.name}"
    try:
        with os.fdopen(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.link(scratch, place)  # unlike a rename, it never takes the place of a record that is there
    except OSError as wrong:
        raise JournalProblem(f"{place} cannot be written ({wrong.strerror}). Make room, and try again.") from wrong
    finally:
        scratch.unlink(missing_ok=True)
    if durable:
        _sync(place.parent)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
