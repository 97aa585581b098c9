"""English Indices of Deprivation 2025: score and decile of each LSOA (2021), as published."""

from datetime import date

import pandas as pd

from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported, observations
from het_dash.ingest.problems import refuse

IMD = "Index of Multiple Deprivation (IMD)"
COLUMNS = {
    "lsoa21_code": ("LSOA code (2021)",),
    "IMD_score": (f"{IMD} Score",),
    "IMD_rank": (f"{IMD} Rank (where 1 is most deprived)",),
    "IMD_decile": (f"{IMD} Decile (where 1 is most deprived 10% of LSOAs)",),
}
EDITION = "2025"
PERIOD = (date(2025, 1, 1), date(2025, 12, 31))


def read(raw: RawFile, taking: Taking) -> Imported:
    """The catalogue's LSOAs. Ranks are checked and left out, because readers need no more detail than a decile."""
    if taking.edition != EDITION:
        message = f"The edition {taking.edition!r} is not of the indices that this format is for."
        raise refuse(raw.name, message, f"Give it as --edition {EDITION}; another year is another indicator.")
    sheet = Sheet(raw, COLUMNS)
    _check(sheet, taking)
    score, decile = _numbers(sheet)
    known = sheet.cells["lsoa21_code"].isin([area.code for area in taking.catalogue.of_kind("lsoa")])
    codes = sheet.cells.loc[known, "lsoa21_code"]
    indicators = taking.indicators_by_code()
    parts = [
        observations(PERIOD, indicator_id=indicators[column], area_code=codes, value=values[known])
        for column, values in (("IMD_score", score), ("IMD_decile", decile))
        if column in indicators
    ]
    return Imported(pd.concat(parts, ignore_index=True))


def _check(sheet: Sheet, taking: Taking) -> None:
    sheet.matching("lsoa21_code", r"E01\d{6}", "Expected an English LSOA code such as E01000001.")
    if taking.covers == "known":
        remedy = "Add it to data/areas/places/lsoas.csv, or say --covers england if the file holds all of England."
        sheet.among("lsoa21_code", [area.code for area in taking.catalogue.of_kind("lsoa")], remedy)
    sheet.unique(["lsoa21_code"])


def _numbers(sheet: Sheet) -> tuple["pd.Series[float]", "pd.Series[float]"]:
    """Scores (0 to 100) and deciles (1, most deprived, to 10)."""
    score, rank, decile = sheet.numbers("IMD_score"), sheet.counts("IMD_rank"), sheet.counts("IMD_decile")
    sheet.problem("IMD_score", (score < 0) | (score > 100), "is not between 0 and 100.", "Check the columns.")
    sheet.problem("IMD_rank", rank == 0, "is not a rank.", "Ranks begin at 1, the most deprived.")
    sheet.problem("IMD_decile", (decile < 1) | (decile > 10), "is not a decile.", "Expected 1 (most deprived) to 10.")
    order = pd.DataFrame({"score": -score, "decile": decile}).sort_values(["score", "decile"])
    before = order["decile"] < order["decile"].cummax()
    message = "is a more deprived decile than that of an LSOA with a higher score."
    sheet.problem("IMD_decile", before.reindex(decile.index), message, "Decile 1 is the most deprived.")
    sheet.done()
    return score, decile
