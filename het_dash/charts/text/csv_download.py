"""A chart's figures as CSV: metadata first, then one row a figure."""

import csv
import io
from collections.abc import Mapping
from math import isfinite

from het_dash.catalogue import EXAMPLE, Catalogue
from het_dash.charts.spec import Chart, Table
from het_dash.charts.text import fallback_text, membership_text, wording
from het_dash.figures import Answer, Figure

COLUMNS = (
    "area_code", "area", "period_start", "period_end", "breakdown", "group_id", "group", "status", "value", "lower",
    "upper", "numerator", "denominator", "interval", "qualifier", "nature", "membership", "instead", "note",
)  # fmt: skip
EXAMPLE_IN_FILES = "example"  # the column `nature` of example data
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(answer: Answer, catalogue: Catalogue, built_on: str) -> str:
    """Unrounded numbers. A figure without a number has its status."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    for name, text in (*metadata(answer, built_on), *status_key(answer, catalogue), *membership_key(answer)):
        write([safe(name), safe(text)])
    write([])
    write(COLUMNS)
    for figure in answer.figures:
        write([safe(cell) if isinstance(cell, str) else cell for cell in row(figure, answer, catalogue)])
    return out.getvalue()


def table_as_csv(chart: Chart, built_on: str) -> str:
    """A chart's table, preceded by rows with its title and source."""
    facts = {"Shown": chart.title, "Measure": chart.subtitle, "Source": chart.source}
    return facts_and_table(facts, chart.table, built_on)


def facts_and_table(facts: Mapping[str, str], table: Table, built_on: str) -> str:
    """A table, preceded by a row for each fact."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    for name, text in {**facts, "Figures built on": built_on, "Use": wording.STANDING}.items():
        write([name, safe(text)])
    write([])
    for cells in (table.columns, *table.rows):
        write([_number(cell) for cell in cells])
    return out.getvalue()


def _number(cell: str) -> object:
    """A numeric cell as a number, any other as text that spreadsheets will not run."""
    found = number(cell)
    return safe(cell) if found is None else found


def number(cell: str) -> float | None:
    """For example '9.2%' -> 9.2, '91,353' -> 91353.0. None unless the cell is a single number."""
    try:
        found = float(cell.removesuffix("%").replace(",", ""))
    except ValueError:
        return None
    return found if isfinite(found) else None


def safe(text: str) -> str:
    """Text that a spreadsheet cannot take for a formula."""
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def metadata(answer: Answer, built_on: str) -> list[tuple[str, str]]:
    """Pairs of name and value that go above the figures."""
    indicator = answer.indicator
    return [
        ("Measure", indicator.title),
        ("Meaning", indicator.meaning),
        ("Numerator", indicator.numerator),
        ("Denominator", indicator.denominator),
        ("Unit", indicator.unit),
        ("Comparing it", indicator.comparability),
        ("Source", wording.source(answer)),
        *(("Copyright", statement) for statement in dict.fromkeys(line.statement for line in answer.lineage)),
        ("Figures built on", built_on),
        ("Use", wording.STANDING),
    ]


def status_key(answer: Answer, catalogue: Catalogue) -> list[tuple[str, str]]:
    """Meaning of each status code that occurs in the `status` column."""
    found = [catalogue.statuses[status] for status in dict.fromkeys(f.status for f in answer.figures)]
    return [(f"Status {one.code}", one.words) for one in found if one.code]


def membership_key(answer: Answer) -> list[tuple[str, str]]:
    """Meaning of each word that occurs in the `membership` column."""
    found = [way for way in dict.fromkeys(f.membership for f in answer.figures) if way]
    return [(f"Membership {way}", f"{membership_text.KEY[way]}.") for way in found]


def row(f: Figure, answer: Answer, catalogue: Catalogue) -> tuple[object, ...]:
    """A figure's cells in the order of COLUMNS: unrounded numbers, ISO dates."""
    status = catalogue.statuses[f.status]
    return (
        f.area_code, catalogue.areas[f.area_code].label, f.period_start, f.period_end, f.breakdown, f.group_id,
        catalogue.breakdowns[f.breakdown].group(f.group_id).label, status.code or status.words, f.value, f.lower,
        f.upper, f.numerator, f.denominator, f.interval_kind, f.qualifier,
        EXAMPLE_IN_FILES if f.nature == EXAMPLE else f.nature, f.membership,
        fallback_text.shown_instead(f, answer, catalogue).removeprefix("Instead: "), f.note,
    )  # fmt: skip
