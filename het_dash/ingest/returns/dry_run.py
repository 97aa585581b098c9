"""Checks a file without taking it in: logs the attempt, reads the file, reports."""

from pathlib import Path

from het_dash.catalogue import Catalogue
from het_dash.catalogue.return_report import ReturnReport
from het_dash.ingest.returns.attempts import Attempt, Outcome, digest
from het_dash.ingest.returns.check import Checked, check
from het_dash.ingest.returns.recognised import OpenJournal, Tell
from het_dash.ingest.returns.report import report


def dry_run(file: Path, journal: OpenJournal, catalogue: Catalogue, tell: Tell) -> ReturnReport:
    """Checks a file. `tell` receives messages about a log or journal that fails; the check continues."""
    attempt = Attempt(digest(file))
    attempt.say("begun")
    checked: Checked | None = None
    outcome: Outcome = "broke off"
    try:
        checked = check(file, catalogue)
        found = report(checked, journal, catalogue, tell)
        outcome = _outcome(found)
        return found
    finally:
        attempt.say(outcome, checked)
        if attempt.failure:
            tell(attempt.failure)


def _outcome(found: ReturnReport) -> Outcome:
    if not found.usable:
        return "has errors"
    return "accepted before" if found.already or found.sent_before else "no errors"
