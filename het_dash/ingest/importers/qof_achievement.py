"""QOF achievement by practice: counts treated, out of how many, and left out by personalised care adjustments.

Until 2021-22 one file has all of England. From 2022-23 there is a file for each of the seven regions.
"""

import pandas as pd

from het_dash.catalogue import Problem
from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile, read_raw
from het_dash.ingest.importers import practice_map, qof_codes
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.importers.qof import financial_year
from het_dash.ingest.importers.qof_achievement_zip import FILE
from het_dash.ingest.observations import Imported, observations
from het_dash.ingest.problems import ImportProblem

COLUMNS = {"PRACTICE_CODE": (), "INDICATOR_CODE": (), "MEASURE": (), "VALUE": (), "REGION_ONS_CODE": (), FILE: ()}
OPTIONAL = ["REGION_ONS_CODE", FILE]
MEASURES = {"NUMERATOR": "numerator", "DENOMINATOR": "denominator", "PCAS": "left_out"}
REGIONS_OF_ENGLAND = 7


def read(raw: RawFile, taking: Taking) -> Imported:
    """Figures of the catalogue's practices. If the file covers England, totals of whole regions and of England too."""
    period = financial_year(taking.edition, raw.name)
    rows = _checked(raw, taking)
    made = qof_codes.of_indicators(rows, taking)
    kept = made[made["area_code"].isin(list(taking.catalogue.practices))]
    totals, note = _totals(made, rows, taking) if taking.covers == "england" else ([], "")
    in_file = rows["area_code"].nunique() if taking.covers == "england" and _is_whole(rows) else 0
    frame = pd.concat([kept, *totals], ignore_index=True)
    figures = observations(period, **{name: frame[name] for name in qof_codes.MADE})
    return Imported(figures, note, skipped=_without(rows), practices_in_file=in_file)


def _checked(raw: RawFile, taking: Taking) -> pd.DataFrame:
    """One row per practice and code. Problems of all files of a zip are raised together."""
    problems: list[Problem] = []
    parts = []
    for name, cells in raw.cells.groupby(FILE, sort=False) if FILE in raw.cells else ((raw.name, raw.cells),):
        sheet = Sheet(RawFile(str(name), raw.sha256, cells, raw.sheet), COLUMNS, OPTIONAL)
        parts.append(_counts(sheet, taking))
        problems += sheet.problems
    if problems:
        raise ImportProblem(problems)
    return pd.concat(parts, ignore_index=True)


def _counts(sheet: Sheet, taking: Taking) -> pd.DataFrame:
    """area_code, code, region, numerator, denominator, left_out, without what no indicator uses."""
    wanted = {code for one in qof_codes.measures(taking) for codes in one.alternatives for code in codes}
    cells = sheet.cells
    sheet.keep(cells["INDICATOR_CODE"].isin(wanted) & cells["MEASURE"].isin(MEASURES))
    sheet.matching("PRACTICE_CODE", r"[A-Z]\d{5}", "Expected a practice code such as A12345.")
    if taking.covers == "known":
        remedy = "Add it to data/areas/practices.csv, or use --covers england if the file holds other areas too."
        sheet.among("PRACTICE_CODE", taking.catalogue.practices, remedy)
    sheet.unique(["PRACTICE_CODE", "INDICATOR_CODE", "MEASURE"])
    values = sheet.counts("VALUE")
    if sheet.problems:
        return pd.DataFrame()
    region = sheet.cells["REGION_ONS_CODE"] if sheet.has("REGION_ONS_CODE") else ""
    keys = ["PRACTICE_CODE", "INDICATOR_CODE", "region"]
    wide = sheet.cells.assign(region=region, value=values).pivot_table("value", keys, "MEASURE", "first").reset_index()
    wide = wide.reindex(columns=[*keys, *MEASURES]).rename(columns={**MEASURES, "INDICATOR_CODE": "code"})
    _check_parts(sheet, wide)
    return wide.rename(columns={"PRACTICE_CODE": "area_code"})


def _check_parts(sheet: Sheet, wide: pd.DataFrame) -> None:
    """Reports numerators that are more than their denominator, and either without the other."""
    wrong = wide[wide["numerator"] > wide["denominator"]]
    over = pd.MultiIndex.from_frame(wrong[["PRACTICE_CODE", "code"]])
    alone = wide[wide["numerator"].isna() != wide["denominator"].isna()]
    of_alone = pd.MultiIndex.from_frame(alone[["PRACTICE_CODE", "code"]])
    keys = pd.MultiIndex.from_frame(sheet.cells[["PRACTICE_CODE", "INDICATOR_CODE"]])
    single = pd.Series(keys.isin(of_alone), index=sheet.cells.index) & (sheet.cells["MEASURE"] != "PCAS")
    sheet.problem("MEASURE", single, "has no row of the other of NUMERATOR and DENOMINATOR.", "Look for missing rows.")
    bad = pd.Series(keys.isin(over), index=sheet.cells.index) & (sheet.cells["MEASURE"] == "NUMERATOR")
    sheet.problem("VALUE", bad, "is more than its denominator.", "Check the practice's rows.")


def _totals(made: pd.DataFrame, rows: pd.DataFrame, taking: Taking) -> tuple[list[pd.DataFrame], str]:
    """Totals of the regions in the file, of the nation if all are, and of the ICB if a practice map gives its
    practices."""
    regions = rows.drop_duplicates("area_code").set_index("area_code")["region"]
    of_region = made["area_code"].map(regions)
    known = [code for code in sorted(set(regions)) if code in taking.catalogue.areas]
    found = [_total(made[of_region == code], code) for code in known]
    whole = _is_whole(rows)
    if whole:
        found.append(_total(made, taking.catalogue.nation.code))
    if taking.practice_map is not None:
        members = practice_map.members(read_raw(taking.practice_map))
        inside = members.loc[members["icb_code"] == taking.catalogue.icb.code, "practice_code"]
        found.append(_total(made[made["area_code"].isin(inside)], taking.catalogue.icb.code))
    nation = taking.catalogue.nation.label
    return found, "" if whole else f"{nation} has no total: {regions.nunique()} of its regions are in the file."


def _is_whole(rows: pd.DataFrame) -> bool:
    """Whether the file has all regions, or does not tell them apart."""
    return rows["region"].nunique() >= REGIONS_OF_ENGLAND or set(rows["region"]) == {""}


def _without(rows: pd.DataFrame) -> tuple[str, ...]:
    """A sentence if the file has no counts of those left out."""
    if len(rows) and rows["left_out"].isna().all():
        return ("The file has no rows of PCAS, so patients left out by personalised care adjustments are not known.",)
    return ()


def _total(made: pd.DataFrame, area_code: str) -> pd.DataFrame:
    return qof_codes.totals(made, area_code, f"Sum of the {made['area_code'].nunique():,} practices in the file.")
