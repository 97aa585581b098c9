"""Sorts CVDPREVENT's downloaded files into editions by the period that each one gives."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from het_dash.ingest.csv_table import RawFile, joined
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.importers.cvdprevent import month_of
from het_dash.ingest.problems import refuse
from het_dash.ingest.read_any import read_file

FORMAT = "cvdprevent"
PERIOD = "TimePeriodName"


def by_edition(files: Sequence[Path], taking: Taking) -> dict[str, list[Path]]:
    """Edition -> its files. Files of one month are one edition.

    It is called after the month, or '2024-06-2' if there is an edition of that month from other files.
    """
    months: dict[str, list[tuple[Path, RawFile]]] = {}
    for file in files:
        raw = read_file(file, FORMAT)
        months.setdefault(_month(raw), []).append((file, raw))
    return {
        _name(month, joined([raw for _, raw in found]), taking): [file for file, _ in found]
        for month, found in sorted(months.items())
    }


def _month(raw: RawFile) -> str:
    """'2024-06' from 'To June 2024', the same in every row."""
    periods = sorted(set(raw.cells[PERIOD])) if PERIOD in raw.columns else []
    if len(periods) != 1:
        told = f"has the periods {', '.join(periods)}." if periods else f"has no column {PERIOD}."
        raise refuse(raw.name, told, "Download one period at a time from the CVDPREVENT tool.", sheet=raw.sheet)
    try:
        return f"{datetime.strptime(periods[0], 'To %B %Y'):%Y-%m}"  # noqa: DTZ007 (a month has no time zone)
    except ValueError:
        message = f"has the period {periods[0]!r}, which does not name a month."
        raise refuse(raw.name, message, "Give the month as --edition 2024-06.", sheet=raw.sheet) from None


def _name(month: str, file: RawFile, taking: Taking) -> str:
    held = [one for one in taking.catalogue.editions if one.source_id == taking.source.id]
    same = [one for one in held if month_of(one.edition) == month]
    names = {one.edition for one in same}
    free = next(name for name in (month, *(f"{month}-{n}" for n in range(2, len(names) + 3))) if name not in names)
    return next((one.edition for one in same if one.sha256 == file.sha256), free)
