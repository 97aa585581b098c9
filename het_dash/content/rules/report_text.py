"""A report of a problem with a figure: the figure in words, and the e-mail that a reader can send."""

from collections.abc import Iterable
from urllib.parse import quote

from het_dash.catalogue import Catalogue
from het_dash.catalogue.problem_report import FigureReport

SUBJECT = "Problem with a figure: "
ASK = "What looks wrong? (Leave out names and anything about a patient.)"
LONGEST_SUBJECT, LONGEST_LINE = 120, 300


def measure_names(measures: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """'Recorded hypertension (qof_hypertension)'."""
    return tuple(f"{catalogue.indicators[one].title} ({one})" for one in measures)


def as_text(report: FigureReport) -> str:
    """The report as lines, for an e-mail or to copy."""
    return "\n".join((ASK, report.words, "", *(f"{name}: {text}" for name, text in report.facts)))


def mail_link(address: str, report: FigureReport) -> str:
    """A `mailto:` link with subject and text. Long lines are cut, because mail programs limit the link."""
    lines = "\r\n".join(line[:LONGEST_LINE] for line in as_text(report).splitlines())
    subject = " ".join(f"{SUBJECT}{report.title}".split())[:LONGEST_SUBJECT]
    return f"mailto:{address}?subject={quote(subject)}&body={quote(lines)}"
