"""Fingertips' under-75 mortality for the years that were seen: a compact file, not the official header."""

from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers import fingertips
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported

SPELLINGS = {"Time period": ("year",), "Lower CI 95.0 limit": ("lci",), "Upper CI 95.0 limit": ("uci",)}
COLUMNS = {name: SPELLINGS.get(name, ()) for name in fingertips.COLUMNS}
# The file of format fingertips-boroughs has every London borough for this year. Where both files have a borough, they
# agree exactly.
YEAR_OF_THE_BOROUGHS_FILE = "2025"


def read(raw: RawFile, taking: Taking) -> Imported:
    """Every row that is not in the boroughs' file, because a source may publish a figure once only."""
    sheet = Sheet(raw, COLUMNS, optional=["Category Type"])
    boroughs = [area.code for area in taking.catalogue.of_kind("borough")]
    repeated = sheet.cells["Area Code"].isin(boroughs) & (sheet.cells["Time period"] == YEAR_OF_THE_BOROUGHS_FILE)
    sheet.keep(~repeated)
    imported = fingertips.read_sheet(sheet, taking)
    note = f"Years seen, not all years. London boroughs of {YEAR_OF_THE_BOROUGHS_FILE} come from the boroughs' file."
    return Imported(imported.observations, note)
