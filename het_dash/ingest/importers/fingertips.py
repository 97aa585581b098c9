"""OHID Fingertips' all_data CSV: an indicator's values by area, sex and period, as published."""

import pandas as pd

from het_dash.catalogue import EVERYONE, WHOLE
from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.importers.periods import Period, fingertips_period
from het_dash.ingest.importers.published_values import check_limits, check_range, keep_known_areas
from het_dash.ingest.observations import COLUMNS as OBSERVATION_COLUMNS
from het_dash.ingest.observations import Imported, observations

# Columns are found by name. The second "Compared to ..." column changes with the parent type and is not needed.
COLUMNS: dict[str, tuple[str, ...]] = {
    "Indicator ID": (),
    "Area Code": (),
    "Sex": (),
    "Category Type": (),
    "Time period": (),
    "Value": (),
    "Lower CI 95.0 limit": (),
    "Upper CI 95.0 limit": (),
    "Count": (),
    "Denominator": (),
    "Value note": (),
}
FIGURE_COLUMNS = {
    "numerator": "Count",
    "denominator": "Denominator",
    "value": "Value",
    "lower": "Lower CI 95.0 limit",
    "upper": "Upper CI 95.0 limit",
}
SEXES = {"Persons": (WHOLE, EVERYONE), "Male": ("sex", "male"), "Female": ("sex", "female")}
SAME_FIGURE = ("Indicator ID", "Area Code", "Time period")
PROVISIONAL = "Value based on provisional"
BLANK = "Blank in the published file."


def read(raw: RawFile, taking: Taking) -> Imported:
    """Rows of the catalogue's indicators and areas, without subgroups such as deprivation deciles."""
    sheet = Sheet(raw, COLUMNS)
    indicators = taking.indicators_by_code()
    sheet.keep(sheet.cells["Indicator ID"].isin(list(indicators)))
    sheet.keep(sheet.cells["Category Type"] == "")
    keep_known_areas(sheet, "Area Code", taking)
    _keep_nation_once(sheet, taking.catalogue.nation.code)
    sheet.among("Sex", SEXES, "Expected Persons, Male or Female.")
    sheet.unique(["Indicator ID", "Sex", "Time period", "Area Code"])
    alone = _keep_both_sexes(sheet)
    periods = _periods(sheet)
    figures = _figures(sheet)
    sheet.done()
    cells = sheet.cells
    columns = {
        "indicator_id": cells["Indicator ID"].map(indicators),
        "area_code": cells["Area Code"],
        "breakdown": cells["Sex"].map(lambda sex: SEXES[sex][0]),
        "group_id": cells["Sex"].map(lambda sex: SEXES[sex][1]),
        "qualifier": cells["Value note"].str.startswith(PROVISIONAL).map({True: "provisional", False: "exact"}),
        "note": cells["Value note"].mask(figures["value"].isna() & (cells["Value note"] == ""), BLANK),
        **{name: figures[name] for name in FIGURE_COLUMNS},
    }
    rows = [
        observations(period, **{name: column[cells["Time period"] == words] for name, column in columns.items()})
        for words, period in periods.items()
    ]
    note = f"Left out: {alone:,} figures of one sex that the file does not have for the other." if alone else ""
    return Imported(pd.concat(rows) if rows else pd.DataFrame(columns=list(OBSERVATION_COLUMNS)), note)


def _keep_nation_once(sheet: Sheet, nation: str) -> None:
    """Drops the repeat of England, which occurs with and without a parent. Of two rows that agree as far as both have
    decimals, the more precise one stays; rows that differ stay, and `unique` refuses them."""
    sheet.keep(~(sheet.cells.duplicated() & (sheet.cells["Area Code"] == nation)))
    cells = sheet.cells[sheet.cells["Area Code"] == nation]
    coarse: list[object] = []
    for _, rows in cells.groupby([cells[name] for name in (*SAME_FIGURE, "Sex")]):
        if len(rows) == 2:
            longest = rows["Value"].str.len().sort_values(ascending=False, kind="stable").index
            one, other = rows.loc[longest[0]], rows.loc[longest[1]]
            if all(_agree(one[name], other[name]) for name in FIGURE_COLUMNS.values()):
                coarse.append(longest[1])
    sheet.keep(~sheet.cells.index.to_series().isin(coarse))


def _agree(precise: str, coarse: str) -> bool:
    """Whether two texts are one number, rounded to the fewer decimals of the two."""
    try:
        decimals = min(len(text.partition(".")[2]) for text in (precise, coarse))
        return round(float(precise), decimals) == round(float(coarse), decimals)
    except ValueError:
        return precise == coarse


def _keep_both_sexes(sheet: Sheet) -> int:
    """Drops rows of one sex for an area and period without the other, and counts them: a breakdown needs both."""
    cells = sheet.cells
    sexes = cells["Sex"].where(cells["Sex"] != "Persons")
    alone = sexes.notna() & (sexes.groupby([cells[name] for name in SAME_FIGURE]).transform("nunique") == 1)
    sheet.keep(~alone)
    return int(alone.sum())


def _periods(sheet: Sheet) -> dict[str, Period]:
    """Period of every distinct text in the file."""
    words = sheet.cells["Time period"]
    told = {one: fingertips_period(one) for one in words.unique()}
    known = {one: period for one, period in told.items() if period is not None}
    remedy = "Expected a year (2022), a financial year (2009/10) or years together (2020 - 22)."
    sheet.among("Time period", known, remedy)
    return known


def _figures(sheet: Sheet) -> pd.DataFrame:
    """All blank if the value is blank, because its count is then too small to use."""
    figures = pd.DataFrame({name: sheet.numbers(column, blank=True) for name, column in FIGURE_COLUMNS.items()})
    for name, column in FIGURE_COLUMNS.items():
        check_range(sheet, column, figures[name])
    shown = figures.where(figures["value"].notna())
    check_limits(sheet, shown, FIGURE_COLUMNS)
    return shown
