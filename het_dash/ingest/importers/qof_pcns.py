"""QOF registers of every PCN of England but the programme's own: a reference for changes over time (methods 20)."""

from pathlib import Path

import pandas as pd

from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers import qof
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.importers.other_pcns import check_all_of_england, own_pcns
from het_dash.ingest.importers.practice_map import UNALLOCATED
from het_dash.ingest.observations import Imported, observations
from het_dash.ingest.problems import refuse
from het_dash.ingest.read_any import read_file

# A practice map, and QOF's own file of practices and PCNs by year.
COLUMNS = {"PRACTICE_CODE": (), "PCN_CODE": ("PCN_ODS_CODE",)}
MOST_UNPLACED = 0.02  # of the people in the file: more means that a map is missing


def read(raw: RawFile, taking: Taking) -> Imported:
    """Registers summed by PCN. A practice counts for its PCN in the newest map that has it: that of `practice_map`, or
    else of the first of `earlier_maps`.

    So a PCN has the same practices in every year, with the practices that closed in it. Practices outside a PCN are
    left out. Raises ImportProblem without a practice map, or if the file or the maps do not cover England.
    """
    if taking.practice_map is None:
        remedy = "Give NHS England's newest one as --practice-map, and then those of earlier years."
        raise refuse(raw.name, "needs a practice map, because it has no PCNs.", remedy)
    sheet, rows, left_out = qof.registers(raw, taking)
    placed = rows.assign(area_code=rows["area_code"].map(newest_pcn((taking.practice_map, *taking.earlier_maps))))
    _check_unplaced(raw, rows, placed)
    own = own_pcns(taking)
    kept = placed[placed["area_code"].notna() & ~placed["area_code"].isin([UNALLOCATED, "", *own])]
    by = ["indicator_id", "area_code"]
    sums = kept.groupby(by, as_index=False)[["numerator", "denominator"]].sum()
    check_all_of_england(raw, sums["area_code"])
    note = f"Sums of practices by the newest practice map that has them; without {len(own)} PCNs of the programme."
    return Imported(
        observations(
            qof.financial_year(taking.edition, raw.name), **{str(name): column for name, column in sums.items()}
        ),
        note,
        skipped=left_out,
        practices_in_file=sheet.cells["PRACTICE_CODE"].nunique(),
    )


def newest_pcn(maps: tuple[Path, ...]) -> dict[str, str]:
    """Practice -> PCN in the first of these maps that has the practice."""
    found: dict[str, str] = {}
    for path in maps:
        sheet = Sheet(read_file(path), COLUMNS)
        sheet.matching("PRACTICE_CODE", r"[A-Z]\d{5}", "Expected a practice code such as A12345.")
        sheet.matching("PCN_CODE", r"U\d{5}|U|", "Expected a PCN code such as U12345, or U for no PCN.")
        sheet.unique(["PRACTICE_CODE"])
        sheet.done()
        found = dict(zip(sheet.cells["PRACTICE_CODE"], sheet.cells["PCN_CODE"], strict=True)) | found
    return found


def _check_unplaced(raw: RawFile, rows: pd.DataFrame, placed: pd.DataFrame) -> None:
    unplaced = placed["area_code"].isna()
    share = rows.loc[unplaced, "denominator"].sum() / rows["denominator"].sum()
    if share > MOST_UNPLACED:
        first = rows.loc[unplaced, "area_code"].iloc[0]
        message = f"has practices that are in no practice map, with {share:.0%} of the people; the first is {first}."
        raise refuse(raw.name, message, "Add the practice map of the file's own year as a further --practice-map.")
