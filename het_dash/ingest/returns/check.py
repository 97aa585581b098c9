"""Checks a return without accepting it, and reports every problem."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from het_dash.catalogue import Catalogue, Problem
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.checks.findings import Note
from het_dash.ingest.problems import ImportProblem
from het_dash.ingest.returns import rules
from het_dash.ingest.returns.files import Sent, open_sent
from het_dash.ingest.returns.form import Form, blank
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.printed_rows import keyed
from het_dash.ingest.returns.row_reader import Found, rows_of
from het_dash.ingest.returns.sheets import about, sheets_for
from het_dash.ingest.workbook import WorkbookSheet

EXAMPLE, LISTS = "Example", "Lists"
OURS = (EXAMPLE, LISTS)


@dataclass(frozen=True)
class Checked:
    """Result of a check. `given` is None if the file is not a return or contains an error.

    `pcn` and `quarter` are as read, even if there are errors. `rows` counts the filled-in rows of each sheet.
    """

    file: str
    content: bytes
    suffix: str
    given: Return | None
    problems: tuple[Problem, ...]
    pcn: str = ""
    quarter: Quarter | None = None
    rows: Mapping[str, int] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def check(path: Path, catalogue: Catalogue, today: date | None = None) -> Checked:
    """Checks a workbook, a folder of .csv files or a zip of one. It reports every problem in its result."""
    try:
        sent = open_sent(path)
    except ImportProblem as wrong:
        return Checked(path.name, b"", path.suffix, None, wrong.problems)
    return check_sent(sent, catalogue, today or datetime.now(tz=UTC).date())


def check_sent(sent: Sent, catalogue: Catalogue, today: date) -> Checked:
    """Checks a file that is already open."""
    found = Found(sent.name)
    sheets = {_folded(name): sheet for name, sheet in sent.sheets.items()}
    quarter = _quarter(sheets, catalogue, today, found)
    given = _read(sheets, Form(catalogue, quarter), found) if quarter else None
    usable = given if found.usable else None
    pcn = given.pcn if given else ""
    return Checked(sent.name, sent.content, sent.suffix, usable, tuple(found.problems), pcn, quarter, found.rows)


def _quarter(sheets: Mapping[str, WorkbookSheet], catalogue: Catalogue, today: date, found: Found) -> Quarter | None:
    """Quarter of the return, which decides the form."""
    if _folded(about.NAME) not in sheets:
        found.say(Note("is missing.", "Fill in a fresh template and send it whole."), about.NAME)
        return None
    form = Form(catalogue, catalogue.cycles[-1].last_quarter)
    apart = Found(found.file)  # the check reads the sheet again later and reports its problems then
    rows = rows_of(sheets[_folded(about.NAME)], about.table(form, blank(form, "")), apart)
    row = keyed(rows, tuple(about.ASKS), about.NAME).get(about.QUARTER)
    if row is None:
        found.problems += apart.problems
        found.say(Note(f"{about.QUARTER!r} is not answered.", "Fill in a fresh template."), about.NAME)
        return None
    try:
        quarter = Quarter.parse(row.cells[about.ANSWER])
    except ValueError:
        row.found.problems.clear()
        row.say(about.ANSWER, Note("is not a quarter.", "Write the financial year and its quarter: 2026-27Q2."))
        found.problems += row.found.problems
        return None
    if Form(catalogue, quarter).cycle is None:
        note = Note(
            "is of neither cycle.", f"Quarters are those of data/programme/{catalogue.programme.id}/cycles.yaml."
        )
    elif quarter.end >= today:
        note = Note("has not ended yet.", f"Send it after {quarter.end.day} {quarter.end:%B %Y}.")
    else:
        return quarter
    row.found.problems.clear()
    row.say(about.ANSWER, note)
    found.problems += row.found.problems
    return None


def _read(sheets: Mapping[str, WorkbookSheet], form: Form, found: Found) -> Return | None:
    fields: dict[str, object] = {"quarter": form.quarter}
    answers: list[object] = []
    for sheet in sheets_for(form):
        here = sheets.get(_folded(sheet.name))
        if here is None:
            found.say(Note("is missing.", "Fill in a fresh template and send it whole."), sheet.name)
            continue
        if here.note:
            remedy = "Check that its letters are right, or save it as CSV UTF-8."
            found.say(Note(here.note, remedy, "warning"), sheet.name)
        if here.hidden:
            found.say(Note("is hidden.", "Show the sheet, check it, and send it again."), sheet.name)
        read = sheet.read(rows_of(here, sheet.table(form, blank(form, "")), found), form, found)
        answered = read.pop("answers", ())  # of two sheets
        answers += answered if isinstance(answered, tuple) else ()
        fields |= read
    _check_others(sheets, form, found)
    if not fields.get("pcn"):
        return None
    given = Return.model_validate({**fields, "answers": tuple(answers)})
    if found.usable:
        for name, column, note in rules.problems(given, form):
            found.say(note, name, column=column)
    return given


def _check_others(sheets: Mapping[str, WorkbookSheet], form: Form, found: Found) -> None:
    """Rejects any sheet that is not part of the form, because it may contain names."""
    known = {_folded(name) for name in (*OURS, *(sheet.name for sheet in sheets_for(form)))}
    for name, sheet in sheets.items():
        if name not in known and sheet.rows:
            note = Note("is not a sheet of this return.", "Delete it: nothing is taken in that was not asked for.")
            found.say(note, sheet.name)


def _folded(name: str) -> str:
    return name.strip().casefold()
