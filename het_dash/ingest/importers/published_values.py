"""Checks of published values with their limits and counts."""

import pandas as pd

from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.importers.context import Taking

FIGURES = ("numerator", "denominator", "value", "lower", "upper")


def keep_known_areas(sheet: Sheet, column: str, taking: Taking) -> None:
    """An unknown area is a problem, unless the file covers all of England; it is then left out."""
    known = taking.catalogue.areas
    if taking.covers == "england":
        sheet.keep(sheet.cells[column].isin(list(known)))
    else:
        remedy = "Add it to data/areas, or say --covers england if the file holds all of England."
        sheet.among(column, known, remedy)


def check_range(sheet: Sheet, column: str, values: "pd.Series[float]", most: float | None = None) -> None:
    """Checks that values are at least 0, and at most `most` if given."""
    sheet.problem(column, values < 0, "is below zero.", "Check the row with its publisher.")
    if most is not None:
        sheet.problem(column, values > most, f"is above {most:g}.", "Check the row with its publisher.")


def check_limits(sheet: Sheet, figures: pd.DataFrame, columns: dict[str, str]) -> None:
    """Checks that both limits or neither are given, with the value between them. `columns`: figure -> source column."""
    value, lower, upper = figures["value"], figures["lower"], figures["upper"]
    for limit, other in (("lower", "upper"), ("upper", "lower")):
        alone = figures[limit].isna() & figures[other].notna()
        sheet.problem(
            columns[limit], alone, "is blank although the other limit is filled.", "Give both limits or neither."
        )
    outside = (value < lower) | (value > upper)
    sheet.problem(columns["value"], outside, "lies outside its limits.", "Check the row with its publisher.")
