"""The deprivation score that is published for each general practice (Fingertips 94240), as found."""

from datetime import date

from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.importers.published_values import keep_known_areas
from het_dash.ingest.observations import Imported, observations
from het_dash.ingest.problems import refuse

COLUMNS = {"PRACTICE_CODE": (), "IMD_YEAR": (), "IMD_SCORE": ()}
HIGHEST = 100


def read(raw: RawFile, taking: Taking) -> Imported:
    """The catalogue's practices, for the edition's year of the indices."""
    sheet = Sheet(raw, COLUMNS)
    if not taking.edition.isdecimal():
        raise refuse(raw.name, f"The edition {taking.edition!r} is not a year.", "Give it as --edition 2025.")
    sheet.among("IMD_YEAR", [taking.edition], f"Expected the indices of {taking.edition}, which the edition names.")
    keep_known_areas(sheet, "PRACTICE_CODE", taking)
    sheet.unique(["PRACTICE_CODE"])
    score = sheet.numbers("IMD_SCORE")
    sheet.problem("IMD_SCORE", (score < 0) | (score > HIGHEST), "is not between 0 and 100.", "Check the column.")
    sheet.done()
    year = int(taking.edition)
    indicator = taking.indicators_by_code()["IMD_SCORE"]
    columns = {"indicator_id": indicator, "area_code": sheet.cells["PRACTICE_CODE"], "value": score}
    return Imported(observations((date(year, 1, 1), date(year, 12, 31)), **columns))
