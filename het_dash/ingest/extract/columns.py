"""Columns of an extract, and those that must be blank."""

from het_dash.ingest.checks.findings import Findings, Note
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.extract.checks import DEPRIVATION, EXTRACT_COLUMNS, Judged, Verdict
from het_dash.ingest.extract.suggestions import Near
from het_dash.ingest.identifiers import repeated
from het_dash.ingest.problems import refuse

OPTIONAL = ("period_start", "value", "lower", "upper", "qualifier", "note", DEPRIVATION)
REQUIRED = tuple(name for name in EXTRACT_COLUMNS if name not in OPTIONAL)
HEADER = "Use the header of the template: python -m het_dash template extract."
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}


def check_names(raw: RawFile) -> None:
    """Raises ImportProblem with every missing or unknown column, and for a file without rows."""
    whole = raw.columns[0] if len(raw.columns) == 1 else ""
    for sign, called in SEPARATORS.items():
        if sign in whole:
            raise refuse(raw.name, f"The cells are separated by {called}.", "Save it as CSV with commas.", row=1)
    if not set(raw.columns) & set(EXTRACT_COLUMNS):
        told = f"The names of an extract's columns belong here, and the row reads {_listed(raw)[:200]}."
        raise refuse(raw.name, told, HEADER, sheet=raw.sheet, row=1)
    near = Near({name: name for name in EXTRACT_COLUMNS}, f"Known columns are {', '.join(EXTRACT_COLUMNS)}.")
    found = Findings(raw.name)
    for name in raw.columns:
        if name not in EXTRACT_COLUMNS:
            note = Note("is not a column of an extract.", near.remedy(name))
            found.say(note, raw.sheet, 1, repeated(name[:100]))
    for name in REQUIRED:
        if name not in raw.columns:
            found.say(Note("is missing.", HEADER), raw.sheet, 1, name)
    found.done()
    if raw.cells.empty:
        raise refuse(raw.name, "There are no rows under the header.", "Fill it in.", sheet=raw.sheet, row=2)


def check_blank(sheet: Judged) -> None:
    """Checks that calculated figures and notes are blank. A note could reveal a suppressed count."""
    for column in ("value", "lower", "upper"):
        sheet.judge(_figure_verdict, column)
    sheet.judge(_note_verdict, "note")
    sheet.judge(_qualifier_verdict, "qualifier")


def _figure_verdict(text: str) -> Verdict:
    remedy = "Leave it blank: percentages and their limits are worked out here, from numerator and denominator."
    return ("is filled; a local extract gives counts.", remedy) if text else None


def _note_verdict(text: str) -> Verdict:
    remedy = "Leave it blank: a note would be published with the figure and could reveal a suppressed count."
    return ("is filled; a local extract has no notes.", remedy) if text else None


def _qualifier_verdict(text: str) -> Verdict:
    known = text in ("", "exact", "provisional")
    return None if known else ("is not a qualifier of a local count.", "Write exact or provisional, or leave it blank.")


def _listed(raw: RawFile) -> str:
    """The column names without identifiers: if the header is missing, the first row may be a patient's."""
    return ", ".join(map(repeated, raw.columns))
