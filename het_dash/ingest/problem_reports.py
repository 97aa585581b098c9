"""Readers' reports of problems: one file each in `state/private/reports`, limited in size and number.

What a reader wrote is checked as free text of returns is: it may contain no identifier of a person.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.local_counts import must_be_protected
from het_dash.catalogue.paths import private_folder
from het_dash.catalogue.problem_report import FigureReport, ReportOutcome
from het_dash.ingest.identifiers import identifiers
from het_dash.ingest.returns.durable_files import locked, make_folder, remove, write_new

MOST_KEPT = 500
LARGEST = 10_000  # bytes of one file
EMPTY = "Write what looks wrong, then send the report."
FULL = (
    f"{MOST_KEPT} reports are waiting to be read, so no more are stored. Tell the team that runs the dashboard in "
    "another way."
)
REMEDY = "Remove it, then send the report again: a report must not identify anyone."
UNKNOWN = "There is no report {number!r}. `reports list` shows the numbers."


class ReportProblem(Exception):
    """A report that cannot be read or does not exist. The message names it."""


class KeptReport(Entry):
    """A report with the time at which it was stored."""

    at: datetime
    report: FigureReport


@dataclass(frozen=True)
class Numbered:
    """A stored report and its number. `kept` is None where the file cannot be read."""

    number: str
    kept: KeptReport | None


def folder() -> Path:
    return private_folder() / "reports"


def keep(report: FigureReport) -> ReportOutcome:
    """Stores a report, or says why not. Raises FolderProblem or JournalProblem if the folder cannot be used."""
    must_be_protected()
    words = _printable(report.words)
    if not words:
        return ReportOutcome(refused=EMPTY)
    if found := identifiers(words):
        return ReportOutcome(refused=f"Your text contains {' and '.join(found)}. {REMEDY}")
    make_folder(folder(), durable=False)
    now = datetime.now(tz=UTC)
    content = KeptReport(at=now, report=report.model_copy(update={"words": words})).model_dump_json(indent=1).encode()
    with locked(folder() / ".lock"):
        if len(_files()) >= MOST_KEPT or len(content) > LARGEST:
            return ReportOutcome(refused=FULL)
        number = f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
        write_new(folder() / f"{number}.json", content, durable=False)
    return ReportOutcome(number=number)


def reports() -> Iterator[Numbered]:
    """Stored reports, the oldest first."""
    for path in _files():
        yield Numbered(path.stem, _read(path))


def report(number: str) -> KeptReport:
    """One stored report. Raises ReportProblem."""
    kept = _read(_path(number))
    if kept is None:
        raise ReportProblem(f"The report {number} is damaged. Its file is {_path(number)}.")
    return kept


def remove_report(number: str) -> None:
    """Deletes a report that was read. Raises ReportProblem if there is none."""
    remove(_path(number), durable=False)


def _path(number: str) -> Path:
    """Its file. Only a name that is in the folder is accepted, so a number can name no other file."""
    found = {path.stem: path for path in _files()}
    if number not in found:
        raise ReportProblem(UNKNOWN.format(number=number))
    return found[number]


def _files() -> list[Path]:
    return sorted(folder().glob("*.json")) if folder().is_dir() else []


def _read(path: Path) -> KeptReport | None:
    try:
        return KeptReport.model_validate_json(path.read_bytes())
    except ValidationError:
        return None


def _printable(words: str) -> str:
    """The words without control characters, which could change what a terminal shows."""
    return "".join(sign for sign in words if sign.isprintable() or sign == "\n").strip()
