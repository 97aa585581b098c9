"""NHS England's patients registered at general practices, by sex and five-year age band, at one date."""

import pandas as pd

from het_dash.catalogue import CROSS, EVERYONE, WHOLE
from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported, observations
from het_dash.ingest.problems import refuse

COLUMNS = {
    "EXTRACT_DATE": (),
    "ORG_TYPE": (),
    "ORG_CODE": (),
    "ONS_CODE": (),
    "SEX": (),
    "AGE_GROUP_5": (),
    "NUMBER_OF_PATIENTS": (),
}
ALL = "ALL"
# July 2026 has only the first three. People of another recorded sex count in ages and totals.
SEXES = "ALL FEMALE MALE OTHER UNKNOWN INDETERMINATE".split()
ORG = ["ORG_TYPE", "ORG_CODE"]
# ORG_TYPE -> the catalogue's kind of area, its code column, the pattern of its codes
PLACES = {
    "GP": ("practice", "ORG_CODE", r"[A-Z]\d{5}"),
    "PCN": ("ods_pcn", "ORG_CODE", r"U\d{5}|U"),
    "ICB": ("icb", "ONS_CODE", r"E54\d{6}"),
    "Comm Region": ("region", "ONS_CODE", r"E40\d{6}"),
}
IGNORED = ["SUB_ICB_LOCATION_CODE", "SUB_ICB"]
UNALLOCATED = "U"


def read(raw: RawFile, taking: Taking) -> Imported:
    """Lists of the catalogue's practices, PCNs, ICBs and regions, and of England if the file covers it."""
    sheet = Sheet(raw, COLUMNS)
    as_at = sheet.one_date("EXTRACT_DATE")
    rows = _checked(sheet, taking)
    nation, note = _nation(rows, taking, raw.name) if taking.covers == "england" else (rows.head(0), "")
    ours = rows[rows["area_code"].isin(list(taking.catalogue.areas))]
    groups = _groups(pd.concat([ours, nation], ignore_index=True))
    columns = {name: groups[name] for name in ("area_code", "breakdown", "group_id", "numerator", "note")}
    indicator = taking.catalogue.with_role("list_size").id
    return Imported(observations((as_at, as_at), indicator_id=indicator, **columns), note)


def _checked(sheet: Sheet, taking: Taking) -> pd.DataFrame:
    """One row per cell of the published table: kind, area_code, sex, age, numerator, note."""
    sheet.among("ORG_TYPE", [*PLACES, *IGNORED], "Expected GP, PCN, SUB_ICB_LOCATION_CODE, ICB or Comm Region.")
    sheet.keep(~sheet.cells["ORG_TYPE"].isin(IGNORED))
    _check_areas(sheet, taking)
    sheet.among("SEX", SEXES, "Expected ALL, FEMALE or MALE; a new value needs adding to the importer.")
    ages = [group.id.replace("_plus", "+") for group in taking.catalogue.breakdowns["age_5yr"].groups]
    sheet.among("AGE_GROUP_5", [ALL, *ages], "Expected ALL or a five-year band such as 0_4 or 95+.")
    sheet.unique([*ORG, "SEX", "AGE_GROUP_5"])
    people = sheet.counts("NUMBER_OF_PATIENTS")
    sheet.done()
    _check_sums(sheet, people)
    cells = sheet.cells
    by_ons = cells["ORG_TYPE"].isin([name for name, place in PLACES.items() if place[1] == "ONS_CODE"])
    return pd.DataFrame(
        {
            "kind": cells["ORG_TYPE"],
            "area_code": cells["ORG_CODE"].mask(by_ons, cells["ONS_CODE"]),
            "sex": cells["SEX"],
            "age": cells["AGE_GROUP_5"],
            "numerator": people,
            "note": "",
        }
    )


def _check_areas(sheet: Sheet, taking: Taking) -> None:
    first = ~sheet.cells.duplicated(ORG)  # an organisation has 43 rows, so one problem is enough
    for org_type, (kind, column, pattern) in PLACES.items():
        codes = sheet.cells[column]
        here = first & (sheet.cells["ORG_TYPE"] == org_type)
        right = codes.str.fullmatch(pattern)
        sheet.problem(column, here & ~right, "does not look right.", f"Expected the code of a row of type {org_type}.")
        if taking.covers == "known":
            known = codes.isin([area.code for area in taking.catalogue.of_kind(kind)]) | (codes == UNALLOCATED)
            remedy = "Add it to data/areas, or say --covers england if the file holds all of England."
            sheet.problem(column, here & right & ~known, "is not known.", remedy)


def _check_sums(sheet: Sheet, people: "pd.Series[float]") -> None:
    """Checks that every organisation has a total, that sexes add up to it and that ages add up to each sex."""
    everyone, whole = sheet.cells["SEX"] == ALL, sheet.cells["AGE_GROUP_5"] == ALL
    orgs = [sheet.cells[column] for column in ORG]
    without = ~(everyone & whole).groupby(orgs).transform("any") & ~sheet.cells.duplicated(ORG)
    sheet.problem("ORG_CODE", without, "has no row ALL, ALL.", "Look for missing rows; download the file again.")
    _check_sum(sheet, people, everyone, ~everyone, [*ORG, "AGE_GROUP_5"])
    _check_sum(sheet, people, ~everyone & whole, ~everyone & ~whole, [*ORG, "SEX"])
    sheet.done()


def _check_sum(
    sheet: Sheet, people: "pd.Series[float]", totals: "pd.Series[bool]", parts: "pd.Series[bool]", by: list[str]
) -> None:
    """Checks that each total is the sum of the parts with the same cells `by`. A missing part counts as zero."""
    sums = people[parts].groupby([sheet.cells.loc[parts, column] for column in by]).sum()
    expected = sums.reindex(pd.MultiIndex.from_frame(sheet.cells.loc[totals, by]), fill_value=0).to_numpy()
    wrong = totals.copy()
    wrong[totals] = people[totals].to_numpy() != expected
    over = "sexes" if by[-1] == "AGE_GROUP_5" else "ages"
    remedy = "Look for missing or changed rows of this organisation; download the file again."
    sheet.problem("NUMBER_OF_PATIENTS", wrong, f"is not the sum over the {over}.", remedy)


def _nation(rows: pd.DataFrame, taking: Taking, file: str) -> tuple[pd.DataFrame, str]:
    """Sum of the regions, which must equal the sum of all practices cell by cell."""
    regions, practices = (
        rows[rows["kind"] == kind].groupby(["sex", "age"])["numerator"].sum() for kind in ("Comm Region", "GP")
    )
    gap = regions.sub(practices, fill_value=0)
    if gap.any():
        sex, age = gap[gap != 0].index[0]
        theirs, ours = regions.get((sex, age), 0), practices.get((sex, age), 0)
        message = f"SEX {sex}, AGE_GROUP_5 {age}: the regions hold {theirs:,.0f} patients, the practices {ours:,.0f}."
        raise refuse(file, message, "Import the whole file, or say --covers known if it holds a part of England.")
    counts = rows.groupby("kind")["area_code"].nunique()
    nation, parts = taking.catalogue.nation, f"{counts['Comm Region']} regions in the file"
    note = f"{nation.label}: sum of the {parts}, equal to its {counts['GP']:,} practices."
    return regions.reset_index().assign(area_code=nation.code, note=note), note


def _groups(rows: pd.DataFrame) -> pd.DataFrame:
    """Everyone, two sexes, ages (over every sex, including those without a group) and sex by age."""
    sex, age = rows["sex"].str.lower(), rows["age"].str.replace("+", "_plus", regex=False)
    whole, paired = rows["age"] == ALL, rows["sex"].isin(["FEMALE", "MALE"])
    of_a_sex = rows.assign(group_id=age)[~whole & (rows["sex"] != ALL)]
    ages = of_a_sex.groupby(["area_code", "note", "group_id"])["numerator"].sum().reset_index()
    return pd.concat(
        [
            rows[whole & (rows["sex"] == ALL)].assign(breakdown=WHOLE, group_id=EVERYONE),
            rows.assign(breakdown="sex", group_id=sex)[whole & paired],
            ages.assign(breakdown="age_5yr"),
            rows.assign(breakdown="sex_x_age_5yr", group_id=sex + CROSS + age)[~whole & paired],
        ],
        ignore_index=True,
    )
