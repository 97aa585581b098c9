"""The returns journal: one file a record, each with the hash of the one before, and files that records point to.

A record counts once its file has its name, in one step after its bytes are on the disk. A kill or a full disk before
that accepts nothing. Records are never changed or removed; the files that they point to can be deleted on request.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from het_dash.catalogue.entry import Entry
from het_dash.ingest.returns import durable_files, record_chain
from het_dash.ingest.returns.durable_files import JournalProblem
from het_dash.ingest.returns.kept_files import Content, Reason
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.record_chain import BACKUP, Chain
from het_dash.ingest.returns.records import Head, OfReturn, Restored, name_of, sha256

__all__ = ["Journal", "JournalProblem", "KeptFileProblem"]
Kept = TypeVar("Kept", bound=Entry)
LOCK = "lock"


class KeptFileProblem(JournalProblem):
    """A file that a record points to is missing, or its bytes do not match the record."""


@dataclass(frozen=True)
class Journal:
    """Journal in a folder.

    `durable` is false for example returns. Every build makes them again from the same seed, so they do not wait for the
    disk and contain nothing random. `published` is the head that the published figures were built from. A journal
    without that record is damaged.
    """

    folder: Path
    durable: bool = True
    published: Head | None = None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Locks the journal for one writer. It first removes the partly written files of a killed writer."""
        begun = (self.records_folder / name_of(1)).exists()
        for folder in self.all_folders:
            durable_files.make_folder(folder, self.durable and not begun)
        with durable_files.locked(self.folder / LOCK):
            for folder in (self.records_folder, *self.kept_folders):
                durable_files.tidy(folder)
            yield

    def chain(self) -> Chain:
        """All records, and a sentence for each problem with them."""
        found = record_chain.read(self.records_folder)
        lost = record_chain.behind(found, self.published)
        return replace(found, damages=(*found.damages, *([lost] if lost else [])))

    def whole_chain(self) -> Chain:
        """All records. Raises JournalProblem with every problem."""
        found = self.chain()
        if found.damages:
            raise JournalProblem("\n".join(found.damages))
        return found

    def records(self) -> tuple[OfReturn, ...]:
        """Records about returns, in order. Raises JournalProblem for a damaged journal."""
        return self.whole_chain().of_returns

    def content(self, record: OfReturn) -> Return:
        """Parsed return of an accepted version. Raises KeptFileProblem."""
        return _read(
            self.content_path(record), record.content_sha256, f"the parsed return of {record.words}", Content
        ).given

    def reason(self, record: OfReturn | Restored) -> str:
        """Reason in a record, or blank if none was given. Raises KeptFileProblem."""
        if not record.reason_sha256:
            return ""
        return _read(
            self.reason_path(record), record.reason_sha256, f"the reason in record {record.number}", Reason
        ).text

    def sent(self, record: OfReturn) -> bytes:
        """Exact bytes of an accepted file. Raises KeptFileProblem."""
        return _bytes(self.kept(record), record.sha256, f"the file that was sent as {record.words}")

    def kept(self, record: OfReturn) -> Path:
        return self.inside / "files" / f"{record.sha256}{record.suffix}"

    def content_path(self, record: OfReturn) -> Path:
        return self.inside / "contents" / f"{record.content_sha256}.json"

    def reason_path(self, record: OfReturn | Restored) -> Path:
        return self.inside / "reasons" / f"{record.reason_sha256}.json"

    @property
    def inside(self) -> Path:
        return self.folder / "journal"

    @property
    def records_folder(self) -> Path:
        return self.inside / "records"

    @property
    def all_folders(self) -> tuple[Path, ...]:
        """All folders of the journal, each before its subfolders."""
        return self.folder, self.inside, self.records_folder, *self.kept_folders

    @property
    def kept_folders(self) -> tuple[Path, ...]:
        return tuple(self.inside / name for name in ("files", "contents", "reasons"))


def _read(path: Path, expected: str, what: str, model: type[Kept]) -> Kept:
    try:
        return model.model_validate_json(_bytes(path, expected, what))
    except ValidationError as wrong:
        raise KeptFileProblem(
            f"{path}: {what} cannot be read by this version ({wrong.errors()[0]['msg']}). "
            "Install the version of the dashboard that wrote it."
        ) from wrong


def _bytes(path: Path, expected: str, what: str) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        said = "the file is missing"
    except OSError as wrong:
        said = f"the file cannot be read ({wrong.strerror})"
    else:
        if sha256(content) == expected:
            return content
        said = "the file was changed"
    raise KeptFileProblem(f"{path}: {said}. It is {what}. {BACKUP}")
