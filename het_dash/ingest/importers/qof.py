"""QOF prevalence: each practice's disease registers and list sizes at 31 March."""

import re
from datetime import date

import pandas as pd

from het_dash.catalogue.publishers_words import folded, spellings
from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile, read_raw
from het_dash.ingest.importers import practice_map
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.importers.words import matched, skipped
from het_dash.ingest.observations import Imported, observations
from het_dash.ingest.problems import refuse

COLUMNS = {
    "PRACTICE_CODE": (),
    "GROUP_CODE": (),
    "REGISTER": ("REGISTER_SIZE",),  # its name since 2025-26
    "PATIENT_LIST_TYPE": (),
    "PRACTICE_LIST_SIZE": ("PATIENT_LIST_SIZE",),  # its name in 2019-20
}
FORMAT = "qof"


def read(raw: RawFile, taking: Taking) -> Imported:
    """Registers of the catalogue's practices, and totals if the file covers England."""
    sheet, rows, left_out = registers(raw, taking)
    period = financial_year(taking.edition, raw.name)
    kept = rows[rows["area_code"].isin(list(taking.catalogue.practices))]
    totals, note = _totals(rows, taking) if taking.covers == "england" else ([], "")
    frame = pd.concat([kept, *totals], ignore_index=True)
    columns = {name: frame[name] for name in ("indicator_id", "area_code", "numerator", "denominator", "note")}
    in_file = sheet.cells["PRACTICE_CODE"].nunique() if taking.covers == "england" else 0
    return Imported(observations(period, **columns), note, skipped=left_out, practices_in_file=in_file)


def registers(raw: RawFile, taking: Taking) -> tuple[Sheet, pd.DataFrame, tuple[str, ...]]:
    """The checked file, its registers of the catalogue's indicators by practice, and what was skipped."""
    sheet = Sheet(raw, COLUMNS)
    left_out = _known_groups(sheet, taking)
    return sheet, _checked(sheet, taking), left_out


def financial_year(edition: str, file: str) -> tuple[date, date]:
    """'2024-25' -> 1 April 2024 to 31 March 2025."""
    years = re.fullmatch(r"(\d{4})-(\d{2})", edition)
    if not years or (int(years[1]) + 1) % 100 != int(years[2]):
        raise refuse(file, f"The edition {edition!r} is not a financial year.", "Give it as --edition 2024-25.")
    first = int(years[1])
    return date(first, 4, 1), date(first + 1, 3, 31)


def _known_groups(sheet: Sheet, taking: Taking) -> tuple[str, ...]:
    """Keeps rows of known groups, whatever their letter case, and counts the others."""
    words = taking.catalogue.publishers_words
    known = spellings(words, FORMAT, "GROUP_CODE", taking.indicators_by_code())
    groups = sheet.cells["GROUP_CODE"].map(folded)
    left_out = skipped(sheet.cells.loc[~groups.isin(list(known)), "GROUP_CODE"])
    groups = groups[groups.isin(list(known))]
    sheet.cells = sheet.cells.loc[groups.index]
    lists = matched(sheet.cells["PATIENT_LIST_TYPE"], taking.catalogue, FORMAT, "PATIENT_LIST_TYPE")
    sheet.cells = sheet.cells.assign(GROUP_CODE=groups.map(known), PATIENT_LIST_TYPE=lists)
    return left_out


def _checked(sheet: Sheet, taking: Taking) -> pd.DataFrame:
    sheet.matching("PRACTICE_CODE", r"[A-Z]\d{5}", "Expected a practice code such as A12345.")
    lists = spellings(taking.catalogue.publishers_words, FORMAT, "PATIENT_LIST_TYPE").values()
    sheet.among("PATIENT_LIST_TYPE", list(lists), "Expected TOTAL or an age such as 18OV.")
    if taking.covers == "known":
        remedy = "Add it to data/areas/practices.csv, or say --covers england if the file holds all of England."
        sheet.among("PRACTICE_CODE", taking.catalogue.practices, remedy)
    sheet.unique(["PRACTICE_CODE", "GROUP_CODE"])
    register, listed = sheet.counts("REGISTER"), sheet.counts("PRACTICE_LIST_SIZE")
    ours = sheet.cells["PRACTICE_CODE"].isin(list(taking.catalogue.practices))  # 2020-21 has one such row elsewhere
    sheet.problem("REGISTER", ours & (register > listed), "is more than the list it is part of.", "Check the row.")
    sheet.done()
    rows = pd.DataFrame(
        {
            "area_code": sheet.cells["PRACTICE_CODE"],
            "indicator_id": sheet.cells["GROUP_CODE"].map(taking.indicators_by_code()),
            "numerator": register,
            "denominator": listed,
            "note": "",
        }
    )
    return rows.dropna(subset="indicator_id")


def _totals(rows: pd.DataFrame, taking: Taking) -> tuple[list[pd.DataFrame], str]:
    """Totals for the nation, and for the ICB if a practice map gives its practices."""
    practices = rows["area_code"].nunique()
    nation = _sum(rows, taking.catalogue.nation.code, f"Sum of the {practices:,} practices in the file.")
    if taking.practice_map is None:
        return [nation], ""
    members = practice_map.members(read_raw(taking.practice_map))
    unmapped = ~rows["area_code"].isin(members["practice_code"])
    share = rows.loc[unmapped, "denominator"].sum() / rows["denominator"].sum()
    as_at = members["as_at"].iloc[0]
    note = (
        f"{taking.catalogue.icb.label}: practices that NHS England's map of {as_at:%B %Y} places there. "
        f"{share:.1%} of {taking.catalogue.nation.whose} list in this file is at practices that are not in that map."
    )
    inside = rows["area_code"].isin(members.loc[members["icb_code"] == taking.catalogue.icb.code, "practice_code"])
    return [nation, _sum(rows[inside], taking.catalogue.icb.code, note)], note


def _sum(rows: pd.DataFrame, area_code: str, note: str) -> pd.DataFrame:
    totals = rows.groupby("indicator_id", as_index=False)[["numerator", "denominator"]].sum()
    return totals.assign(area_code=area_code, note=note)
