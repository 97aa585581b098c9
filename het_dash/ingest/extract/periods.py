"""Checks of periods: snapshots at a quarter's end."""

from datetime import UTC, date, datetime

from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.column_checks import read_date
from het_dash.ingest.extract.checks import Judged, Verdict
from het_dash.ingest.importers.periods import twelve_months_to

FIRST_YEAR = 2015
WRITTEN = "Write the quarter's last day, such as 2026-03-31; in Excel, format the column as a date."


def today() -> date:
    return datetime.now(tz=UTC).date()


def check(sheet: Judged) -> None:
    """Checks that ends are quarter ends, not in the future, and that a start (if given) belongs to its end."""
    latest = today()
    sheet.judge(lambda text: end_verdict(text, latest), "period_end")
    sheet.judge(_start_verdict, "period_end", "period_start")


def end_verdict(text: str, latest: date) -> Verdict:
    """Problem with the end of a period."""
    end = read_date(text)
    if end is None:
        return ("is blank." if text == "" else "is not a date."), WRITTEN
    if end != Quarter.of(end).end:
        return "is not the last day of a quarter.", f"Its quarter ends on {Quarter.of(end).end}."
    if end > latest:
        return "is in the future.", "Only quarters that have ended can be counted; check the year."
    return ("is too long ago.", "Check the year.") if end.year < FIRST_YEAR else None


def audit_year(end: date) -> date:
    """First day of the twelve months up to `end`."""
    return twelve_months_to(f"{end:%Y-%m}", "")[0]


def _start_verdict(end_text: str, text: str) -> Verdict:
    end, start = read_date(end_text), read_date(text)
    if text == "" or end is None:
        return None
    if start is None:
        return "is not a date.", "Leave it blank, or write the first day of the twelve months, such as 2025-04-01."
    if start not in (audit_year(end), Quarter.of(end).start, end):
        return f"does not go with the end, {end}.", f"Leave it blank, or write {audit_year(end)}."
    return None
