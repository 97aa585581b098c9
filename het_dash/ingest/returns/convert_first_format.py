"""Converts a journal in the first format (one file a record, with the parsed return inside it) once, in one step.

The new journal is written next to the old one and gets its name when all of it is on the disk. Only then does the old
one go, so that a kill at any moment leaves one or the other.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.quarter import QuarterField
from het_dash.ingest.returns import durable_files
from het_dash.ingest.returns.durable_files import JournalProblem
from het_dash.ingest.returns.journal import LOCK, Journal
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.record_chain import BACKUP, NAMED
from het_dash.ingest.returns.records import NOTHING_BEFORE, Begun, Head, name_of, sha256
from het_dash.ingest.returns.writer import Writer

ACTOR = "not recorded"
KINDS = {"accepted": "accepted", "retracted": "withdrawn", "agreed": "agreed"}
MAKING = ".converting"
CONVERTED = (".converted-records", ".converted-files")
LEFTOVERS = (*CONVERTED, MAKING)


class FirstFormat(Entry):
    """Record of the first format."""

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


def convert(journal: Journal) -> None:
    """Converts the journal. It leaves a journal in today's format unchanged.

    Raises JournalProblem for a damaged journal, which it also leaves unchanged.
    """
    folder = journal.folder
    if not _old_records(folder).is_dir() and not any((folder / name).exists() for name in LEFTOVERS):
        return
    try:
        with durable_files.locked(folder / LOCK):
            _convert(journal)
    except OSError as wrong:
        raise JournalProblem(
            f"{folder}: the journal could not be converted from its first format ({wrong.strerror}). It is as it was. "
            "Make room, or check the folder's permissions, and try again."
        ) from wrong


def _convert(journal: Journal) -> None:
    folder = journal.folder
    if _old_records(folder).is_dir():
        old, head = _read(_old_records(folder))
        if not journal.inside.is_dir():
            _make(journal, old, head)
        elif _converted_from(journal) != head:
            raise JournalProblem(
                f"{_old_records(folder)} is not the journal that was converted. "
                "Move it away if you do not know it; otherwise put the whole folder back from a backup."
            )
        _drop(folder)
        _set_aside(folder)
    _drop(folder)


def _make(journal: Journal, old: Sequence[FirstFormat], head: Head) -> None:
    """Writes the new journal under a temporary name, then renames it."""
    making = Journal(journal.folder / MAKING)
    shutil.rmtree(making.folder, ignore_errors=True)
    for folder in making.all_folders:
        durable_files.make_folder(folder, durable=True)
    writer = Writer(making, ACTOR, [])
    writer.begin(at=old[0].at if old else None, converted=head)
    for one in old:
        _copy(writer, one, journal.folder / "files")
    making.inside.rename(journal.inside)
    durable_files.sync(journal.folder)


def _copy(writer: Writer, old: FirstFormat, files: Path) -> None:
    sent = files / f"{old.sha256}{old.suffix}"
    if old.kind == "accepted" and sent.is_file():  # one that is missing is noticed by the next command
        writer.keep_sent(sent.read_bytes(), old.suffix)
    writer.append(
        kind=KINDS[old.kind],
        at=old.at,
        reason=old.reason,
        pcn=old.pcn,
        quarter=old.quarter,
        version=old.version,
        sha256=old.sha256,
        suffix=old.suffix,
        content_sha256=writer.keep_content(old.file, old.given) if old.given else "",
        findings_agreed=old.findings_agreed,
    )


def _set_aside(folder: Path) -> None:
    """Renames the old folders first, so that a partly removed one is never read as a journal."""
    for name, aside in zip(("files", "records"), reversed(CONVERTED), strict=True):
        with suppress(FileNotFoundError):
            (folder / name).rename(folder / aside)
    durable_files.sync(folder)


def _drop(folder: Path) -> None:
    for name in LEFTOVERS:
        with suppress(FileNotFoundError):
            shutil.rmtree(folder / name)


def _read(folder: Path) -> tuple[list[FirstFormat], Head]:
    """All records of the first format, in order."""
    records: list[FirstFormat] = []
    before = NOTHING_BEFORE
    for number, (path, content) in enumerate(_contents(folder), start=1):
        try:
            record = FirstFormat.model_validate_json(content)
        except ValidationError as wrong:
            raise JournalProblem(f"{path}: the record cannot be read ({wrong.errors()[0]['msg']}). {BACKUP}") from wrong
        if (record.number, path.name, record.before) != (number, name_of(number), before):
            raise JournalProblem(f"{path}: the record does not follow the one before. {BACKUP}")
        before = sha256(content)
        records.append(record)
    return records, Head(records=len(records), sha256=before)


def _contents(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for path in sorted(path for path in folder.glob("*.json") if NAMED.fullmatch(path.name)):
        yield path, path.read_bytes()


def _converted_from(journal: Journal) -> Head | None:
    links = journal.whole_chain().links
    return links[0].record.converted if links and isinstance(links[0].record, Begun) else None


def _old_records(folder: Path) -> Path:
    return folder / "records"
