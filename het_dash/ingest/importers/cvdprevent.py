"""CVDPREVENT raw data: an indicator's values by area and by group, with limits and counts, as published."""

import re
from datetime import date

import numpy as np
import pandas as pd

from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.importers.cvdprevent_groups import COLUMNS as GROUP_COLUMNS
from het_dash.ingest.importers.cvdprevent_groups import STANDARDISED, groups
from het_dash.ingest.importers.periods import twelve_months_to
from het_dash.ingest.importers.published_values import check_limits, check_range, keep_known_areas
from het_dash.ingest.observations import Imported, observations

FIGURE_COLUMNS = {
    "numerator": "Numerator",
    "denominator": "Denominator",
    "value": "Value",
    "lower": "LowerConfidenceLimit",
    "upper": "UpperConfidenceLimit",
}
COUNTS = ("numerator", "denominator")
NOTIFICATION = "HighestPriorityNotificationType"
COLUMNS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("AreaCode", "IndicatorCode", *GROUP_COLUMNS, "TimePeriodName"), ()),
    **dict.fromkeys((*FIGURE_COLUMNS.values(), "ValueNote", NOTIFICATION), ()),
}

ROUNDED = "Counts are rounded to the nearest 5 by the publisher; the value was worked out before that."
WARNED = "The publisher attaches a {} notification to this figure; its text is not in the file."
MOST_ROUNDED_AWAY = 2  # rounding to the nearest 5 changes a whole number by at most 2


def read(raw: RawFile, taking: Taking) -> Imported:
    """Rows of the catalogue's indicators and areas. Refuses anything ambiguous."""
    sheet = Sheet(raw, COLUMNS)
    period = twelve_months_to(month_of(taking.edition), raw.name)
    indicators = keep_indicators(sheet, taking)
    left_out = _keep_areas(sheet, taking, is_workbook=raw.sheet is not None)
    columns, unused = groups(sheet, taking.catalogue)
    check_rows(sheet, taking, period[1])
    figures = figures_of(sheet)
    sheet.done()
    columns |= {"indicator_id": indicators.loc[sheet.cells.index], "area_code": sheet.cells["AreaCode"]}
    columns |= {"note": _notes(sheet, figures, taking.catalogue.nation.code)}
    notes = filter(None, (_notifications(sheet), left_out))
    rows = observations(period, **columns, **figures)
    return Imported(rows, " ".join(notes), is_part=raw.sheet is not None, skipped=unused)


def check_rows(sheet: Sheet, taking: Taking, end: date) -> None:
    """Notes rows of another period, and rows given twice."""
    expected = f"To {end:%B %Y}"
    sheet.among("TimePeriodName", [expected], f"Expected {expected!r}, for edition {taking.edition}.")
    sheet.unique([*GROUP_COLUMNS, "IndicatorCode", "AreaCode"])


def month_of(edition: str) -> str:
    """'2024-06' of '2024-06-2', the second edition of a month."""
    return re.sub(r"^(\d{4}-\d\d)-\d+$", r"\1", edition)


def keep_indicators(sheet: Sheet, taking: Taking) -> "pd.Series[str]":
    """Our indicator for every kept row. An age-standardised series is an indicator of its own."""
    cells = sheet.cells
    # One indicator is CVD002HF in the audit's list of indicators and CVDP002HF elsewhere.
    code = cells["IndicatorCode"].str.replace(r"^CVD(?=\d)", "CVDP", regex=True)
    code += np.where(cells["MetricCategoryTypeName"].str.endswith(STANDARDISED), STANDARDISED, "")
    indicators = code.map(taking.indicators_by_code())
    sheet.keep(indicators.notna())
    return indicators.dropna()


def _keep_areas(sheet: Sheet, taking: Taking, is_workbook: bool) -> str:
    """Our areas, under our codes. A workbook has all areas of its level; a note counts those left out."""
    same, codes = taking.source.same_areas, sheet.cells["AreaCode"]
    sheet.cells = sheet.cells.assign(AreaCode=codes.replace(same))
    again = codes.isin(list(same)) & sheet.cells.duplicated([*GROUP_COLUMNS, "IndicatorCode", "AreaCode"], keep=False)
    sheet.keep(~again)
    if not is_workbook:
        keep_known_areas(sheet, "AreaCode", taking)
        return ""
    ours = sheet.cells["AreaCode"].isin(list(taking.catalogue.areas))
    others = sheet.cells["AreaCode"][~ours]
    sheet.keep(ours)
    return f"Rows of other areas left out: {len(others):,}." if len(others) else ""


def figures_of(sheet: Sheet) -> pd.DataFrame:
    """All five figures, or none if the publisher suppressed the value. Counts of 0 of 0 have no value."""
    figures = pd.DataFrame(
        {
            name: (sheet.counts if name in COUNTS else sheet.numbers)(column, blank=True)
            for name, column in FIGURE_COLUMNS.items()
        }
    )
    _check_suppressed(sheet)
    for name in ("value", "lower", "upper"):
        check_range(sheet, FIGURE_COLUMNS[name], figures[name], most=100)
    check_limits(sheet, figures, FIGURE_COLUMNS)
    _check_counts(sheet, figures)
    nobody = (figures["numerator"] == 0) & (figures["denominator"] == 0)
    return figures.assign(**{name: figures[name].mask(nobody) for name in ("value", "lower", "upper")})


def _check_suppressed(sheet: Sheet) -> None:
    """Checks that a blank value has a note with the reason and no other figure, and that a value has its limits."""
    cells = sheet.cells
    hidden = cells["Value"] == ""
    silent = hidden & (cells["ValueNote"] == "")
    sheet.problem(
        "ValueNote", silent, "does not say why the value is blank.", "Download it again, or ask the publisher."
    )
    for name in ("numerator", "denominator", "lower", "upper"):
        column = FIGURE_COLUMNS[name]
        sheet.problem(
            column,
            hidden & (cells[column] != ""),
            "is filled although the value is blank.",
            "Ask the publisher which is meant.",
        )
    lower, upper = FIGURE_COLUMNS["lower"], FIGURE_COLUMNS["upper"]
    bare = ~hidden & (cells[lower] == "") & (cells[upper] == "")
    sheet.problem(
        lower, bare, "is blank, as is the upper limit, although there is a value.", "Download the file again."
    )


def _check_counts(sheet: Sheet, figures: pd.DataFrame) -> None:
    """Checks that both counts or neither are given, and that the value is possible for these rounded counts."""
    numerator, denominator, value = figures["numerator"], figures["denominator"], figures["value"]
    for name, other in (("Numerator", denominator), ("Denominator", numerator)):
        alone = (sheet.cells[name] == "") & other.notna()
        sheet.problem(name, alone, "is blank although the other count is filled.", "Download the file again.")
    sheet.problem("Numerator", numerator > denominator, "is more than the denominator.", "Check the two columns.")
    lowest = (numerator - MOST_ROUNDED_AWAY) / (denominator + MOST_ROUNDED_AWAY)
    people = (denominator - MOST_ROUNDED_AWAY).where(denominator > MOST_ROUNDED_AWAY)  # otherwise any share is possible
    highest = ((numerator + MOST_ROUNDED_AWAY) / people).fillna(np.inf)
    slack = _half_a_unit(sheet.cells["Value"])
    outside = (value < 100 * lowest - slack) | (value > 100 * highest + slack)
    message = "is not the share that the numerator and denominator give, even before they were rounded to 5."
    sheet.problem("Value", outside, message, "Check the three columns with the publisher.")


def _half_a_unit(values: "pd.Series[str]") -> float:
    """Half a unit of the last published decimal. The file drops trailing zeros, so its longest value shows the
    decimals."""
    decimals = values.str.partition(".")[2].str.len().max() if len(values) else 0
    return 0.5 * 10.0 ** -int(decimals) + 1e-9  # the last term absorbs floating-point error, for example in 73.535


def _notes(sheet: Sheet, figures: pd.DataFrame, nation: str) -> "pd.Series[str]":
    rounded = figures["numerator"].notna() & (sheet.cells["AreaCode"] != nation)
    notes = sheet.cells["ValueNote"]
    notes = notes.mask(rounded, (notes + " " + ROUNDED).str.strip())
    warned = sheet.cells[NOTIFICATION].str.lower().map(lambda colour: WARNED.format(colour) if colour else "")
    return (notes + " " + warned).str.strip()


def _notifications(sheet: Sheet) -> str:
    """The publisher's warnings. The file marks them but does not include their text."""
    warned = sheet.cells.loc[sheet.cells[NOTIFICATION] != "", ["IndicatorCode", NOTIFICATION]].drop_duplicates()
    told = [f"{code} ({colour.lower()})" for code, colour in sorted(warned.itertuples(index=False, name=None))]
    return f"CVDPREVENT has a notification on {', '.join(told)}; its text is not in the file." if told else ""
