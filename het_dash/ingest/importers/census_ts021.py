"""Census 2021 table TS021 as NOMIS publishes it: residents of each LSOA by ethnic group."""

import pandas as pd

from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers.census_groups import BROAD, GROUPS, detail_of, residents
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported

PREFIX = "Ethnic group: "
TOTAL = "Ethnic group: Total: All usual residents"
COLUMNS: dict[str, tuple[str, ...]] = dict.fromkeys(
    ["date", "geography code", TOTAL, *(PREFIX + group for group in GROUPS)], ()
)


def read(raw: RawFile, taking: Taking) -> Imported:
    """Residents of the catalogue's LSOAs, by five and by 19 ethnic groups."""
    sheet = Sheet(raw, COLUMNS)
    known = [area.code for area in taking.catalogue.of_kind("lsoa")]
    sheet.among("date", ["2021"], "This importer reads the Census of 21 March 2021.")
    sheet.matching("geography code", r"[EW]01\d{6}", "Expected an LSOA code such as E01000001.")
    if taking.covers == "known":
        remedy = "Add it to data/areas/places/lsoas.csv, or say --covers england if the file holds all of England."
        sheet.among("geography code", known, remedy)
    sheet.unique(["geography code"])
    areas = _areas(sheet)
    sheet.done()
    _check_sums(sheet, areas)
    sheet.done()
    return Imported(residents(areas[areas["area_code"].isin(known)], taking.catalogue))


def _areas(sheet: Sheet) -> pd.DataFrame:
    """One row per LSOA: area_code, note, total, and one column per ethnic group."""
    groups = {name: sheet.counts(PREFIX + name) for name in GROUPS}
    total = sheet.counts(TOTAL)
    return pd.DataFrame({"area_code": sheet.cells["geography code"], "note": "", "total": total, **groups})


def _check_sums(sheet: Sheet, areas: pd.DataFrame) -> None:
    """Checks that detailed groups add up to broad groups and to the total.

    Cells are perturbed to protect people, but totals are made from perturbed cells. Both sums are exact in all 175
    LSOAs of the borough, so no difference is allowed.
    """
    remedy = "Look for a changed or shifted cell in this row; download the file again."
    for broad in BROAD:
        wrong = areas[detail_of(broad)].sum(axis=1) != areas[broad]
        sheet.problem(PREFIX + broad, wrong, "is not the sum of its detailed groups.", remedy)
    wrong = areas[list(BROAD)].sum(axis=1) != areas["total"]
    sheet.problem(TOTAL, wrong, "is not the sum of the five broad groups.", remedy)
