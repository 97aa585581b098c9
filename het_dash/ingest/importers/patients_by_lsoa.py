"""NHS England's patients of each practice by the LSOA of their home, at one date."""

import re
from datetime import date

import pandas as pd

from het_dash.catalogue import Catalogue
from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.importers.registered_age import ALL, SEXES
from het_dash.ingest.observations import Imported, observations
from het_dash.ingest.problems import refuse

COLUMNS = {"EXTRACT_DATE": (), "PRACTICE_CODE": (), "LSOA_CODE": (), "SEX": (), "NUMBER_OF_PATIENTS": ()}
NO_LSOA = r"NO20\d\d"
OUTSIDE, NOT_KNOWN = "outside_borough", "not_known"
SHARED = "Its LSOA of 2011 was split: those patients are shared equally among its LSOAs of 2021."


def read(raw: RawFile, taking: Taking) -> Imported:
    """Patients of the catalogue's practices, by LSOA of the borough (2021), elsewhere, or not known.

    A file that covers England also gives the patients of each LSOA of the borough at any practice.
    """
    sheet = Sheet(raw, COLUMNS, optional=["EXTRACT_DATE", "SEX"])
    as_at = _as_at(sheet, taking.edition)
    homes = _homes(sheet, taking.catalogue)
    rows = _checked(sheet, taking)
    placed = _placed(rows[rows["area_code"].isin(list(taking.catalogue.practices))], homes)
    note = _note(placed, taking.catalogue)
    if taking.covers == "england":
        here = rows[rows["LSOA_CODE"].isin(homes["LSOA_CODE"])]
        placed = pd.concat([placed, _placed(here.assign(area_code=taking.catalogue.living_here.code), homes)])
    columns = {name: placed[name] for name in ("area_code", "group_id", "numerator", "qualifier", "note")}
    homes_of = taking.catalogue.with_role("patients_by_small_area").id
    frame = observations((as_at, as_at), indicator_id=homes_of, breakdown="lsoa21", **columns)
    return Imported(frame, note)


def _as_at(sheet: Sheet, edition: str) -> date:
    if sheet.has("EXTRACT_DATE"):
        return sheet.one_date("EXTRACT_DATE")
    month = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", edition)
    if not month:
        message = f"The file has no EXTRACT_DATE, and the edition {edition!r} is not a month."
        raise refuse(sheet.file, message, "Give it as --edition 2022-07.")
    return date(int(month[1]), int(month[2]), 1)


def _homes(sheet: Sheet, catalogue: Catalogue) -> pd.DataFrame:
    """One row per LSOA (or part of one) of the file and of the borough: LSOA_CODE, group_id (2021), parts.

    A file uses LSOAs of 2021 if it names any that did not exist in 2011; otherwise it uses those of 2011.
    """
    lookup = pd.read_csv(catalogue.folder / "areas" / "lsoa11_to_lsoa21.csv", dtype=str)
    homes = lookup.rename(columns={"lsoa11_code": "LSOA_CODE", "lsoa21_code": "group_id"})
    before, since = set(homes["LSOA_CODE"]), set(homes["group_id"])
    codes = sheet.cells["LSOA_CODE"]
    if codes.isin(list(since - before)).any():
        remedy = "A file must keep to the LSOAs of one census; download it again."
        sheet.problem("LSOA_CODE", codes.isin(list(before - since)), "is an LSOA of 2011 among those of 2021.", remedy)
        homes = homes.assign(LSOA_CODE=homes["group_id"]).drop_duplicates("LSOA_CODE")
    parts = homes.groupby("LSOA_CODE")["group_id"].transform("size")
    return homes[["LSOA_CODE", "group_id"]].assign(parts=parts)


def _checked(sheet: Sheet, taking: Taking) -> pd.DataFrame:
    """One row per practice and published LSOA code: area_code, LSOA_CODE, people."""
    sheet.matching("PRACTICE_CODE", r"[A-Z]\d{5}", "Expected a practice code such as A12345.")
    sheet.matching("LSOA_CODE", rf"[EW]01\d{{6}}|{NO_LSOA}", "Expected an LSOA code such as E01000001, or NO2011.")
    if taking.covers == "known":
        remedy = "Add it to data/areas/practices.csv, or say --covers england if other boroughs' practices are in it."
        sheet.among("PRACTICE_CODE", taking.catalogue.practices, remedy)
    _check_sex(sheet)
    people = sheet.counts("NUMBER_OF_PATIENTS")
    sheet.done()
    names = {"PRACTICE_CODE": "area_code", "LSOA_CODE": "LSOA_CODE"}
    return sheet.cells[list(names)].rename(columns=names).assign(people=people)


def _check_sex(sheet: Sheet) -> None:
    """Keeps the rows for ALL if the file has them. Otherwise the sexes are summed, so both must be present."""
    key = ["PRACTICE_CODE", "LSOA_CODE"]
    if not sheet.has("SEX"):
        sheet.unique(key)
        return
    sheet.among("SEX", SEXES, "Expected ALL, FEMALE or MALE.")
    sheet.unique([*key, "SEX"])
    sex = sheet.cells["SEX"]
    if (sex == ALL).any():
        alone = ~(sex == ALL).groupby([sheet.cells[column] for column in key]).transform("any")
        sheet.problem("SEX", alone, "has no matching row for ALL.", "Look for missing rows; download the file again.")
        sheet.keep(sex == ALL)
    elif not {"FEMALE", "MALE"} <= set(sex):
        found = ", ".join(sorted(set(sex)))
        raise refuse(sheet.file, f"holds {found} only.", "Import the publisher's file of all patients.", column="SEX")


def _placed(rows: pd.DataFrame, homes: pd.DataFrame) -> pd.DataFrame:
    """One row per practice and group: area_code, group_id, numerator, qualifier, note."""
    joined = rows.merge(homes, on="LSOA_CODE", how="left")
    elsewhere = joined["LSOA_CODE"].str.fullmatch(NO_LSOA).map({True: NOT_KNOWN, False: OUTSIDE})
    parts = joined["parts"].fillna(1)
    cells = pd.DataFrame(
        {
            "area_code": joined["area_code"],
            "group_id": joined["group_id"].fillna(elsewhere),
            "numerator": joined["people"] / parts,
            "shared": parts > 1,
        }
    )
    placed = cells.groupby(["area_code", "group_id"], as_index=False).agg({"numerator": "sum", "shared": "any"})
    return placed.assign(
        qualifier=placed["shared"].map({True: "modelled", False: "exact"}),
        note=placed["shared"].map({True: SHARED, False: ""}),
    )


def _note(placed: pd.DataFrame, catalogue: Catalogue) -> str:
    people = placed.groupby("group_id")["numerator"].sum()
    elsewhere, unknown = (people.get(group, 0) for group in (OUTSIDE, NOT_KNOWN))
    shared = placed.loc[placed["shared"], "group_id"].nunique()
    split = (
        f" {shared} LSOAs are parts of LSOAs of 2011 that were split: patients are shared equally." if shared else ""
    )
    return (
        f"{people.sum():,.0f} patients: {elsewhere:,.0f} live outside {catalogue.borough.label}, and the LSOA of "
        f"{unknown:,.0f} is not known.{split}"
    )
