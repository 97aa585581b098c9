"""Publishers' files of lists, homes, the census and boroughs, made again from the editions of the bundle."""

from collections import defaultdict
from collections.abc import Iterable

import pandas as pd

from het_dash.catalogue import CROSS, load
from het_dash.ingest.importers.census_areas import TOTAL
from het_dash.ingest.importers.census_groups import GROUPS
from het_dash.ingest.importers.census_ts021 import PREFIX
from het_dash.ingest.importers.census_ts021 import TOTAL as EVERYONE
from het_dash.ingest.importers.patients_by_lsoa import NOT_KNOWN, OUTSIDE
from het_dash.ingest.importers.registered_age import ALL, PLACES
from tests.support.held_files import Row, held_rows
from tests.support.small_bundle import REAL

ELSEWHERE, NO_LSOA, OTHER_PRACTICE = "E01000001", "NO2011", "A81001"


def registered_age() -> list[Row]:
    """Sexes and five-year ages of each practice, PCN, ICB and region."""
    kinds = {kind: (org_type, column) for org_type, (kind, column, _) in PLACES.items()}
    areas = load().areas
    rows = []
    for row in held_rows("registered_age/2026-07"):
        org_type, column = kinds.get(areas[row["area_code"]].kind, ("", ""))
        if org_type and row["breakdown"] != "age_5yr":
            sex, _, age = row["group_id"].partition(CROSS)
            rows.append({
                "PUBLICATION": "GP_PRAC_PAT_LIST", "EXTRACT_DATE": row["period_end"], "ORG_TYPE": org_type,
                "ORG_CODE": "", "ONS_CODE": "", "SEX": sex.upper(), "AGE_GROUP_5": age.replace("_plus", "+") or ALL,
                "NUMBER_OF_PATIENTS": row["numerator"],
            } | {column: row["area_code"]})  # fmt: skip
    return rows


def patients_by_lsoa() -> list[Row]:
    """Patients of the bundle's practices by LSOA of 2011, and those of one other practice who live in the borough."""
    homes = pd.read_csv(REAL / "areas" / "lsoa11_to_lsoa21.csv", dtype=str).drop_duplicates("lsoa21_code")
    codes = dict(zip(homes["lsoa21_code"], homes["lsoa11_code"], strict=True))
    codes |= {OUTSIDE: ELSEWHERE, NOT_KNOWN: NO_LSOA}
    catalogue, people = load(), defaultdict[tuple[str, str], float](float)
    for row in held_rows("patients_by_lsoa/2022-07"):
        if row["breakdown"] == "lsoa21":
            code, count = codes[row["group_id"]], float(row["numerator"])
            if row["area_code"] in catalogue.practices:
                people[row["area_code"], code] += count
                count = -count
            if row["group_id"].startswith("E01"):
                people[OTHER_PRACTICE, code] += count
    return [
        {"EXTRACT_DATE": "2022-07-01", "PRACTICE_CODE": practice, "LSOA_CODE": lsoa, "SEX": ALL,
         "NUMBER_OF_PATIENTS": f"{count:.0f}"}
        for (practice, lsoa), count in sorted(people.items())
    ]  # fmt: skip


def census_ts021() -> list[Row]:
    """A row for each LSOA, with a column for each ethnic group."""
    names, found = _census_names(), dict[str, Row]()
    for row in held_rows("census2021/ts021-lsoa"):
        area = found.setdefault(row["area_code"], {"date": "2021", "geography code": row["area_code"]})
        name = names.get((row["breakdown"], row["group_id"]))
        area[PREFIX + name if name else EVERYONE] = row["numerator"]
    return list(found.values())


def census_areas() -> list[Row]:
    """A row for each area, by name, and ethnic group. The programme's borough is the ICB less the others."""
    catalogue, names = load(), _census_names()
    total = TOTAL.format(catalogue.programme.icb.short)
    called = {area.code: area.name for area in (catalogue.nation, *catalogue.of_kind("borough"))}
    called |= {catalogue.icb.code: total}
    people = {
        (called[row["area_code"]], names[row["breakdown"], row["group_id"]]): float(row["numerator"])
        for row in held_rows("census2021/areas")
        if row["breakdown"] in {breakdown for breakdown, _ in names}
    }
    others = [name for code, name in called.items() if code not in (catalogue.nation.code, catalogue.icb.code)]
    for name in GROUPS:
        known = sum(people.get((other, name), 0) for other in others)
        people[catalogue.borough.name, name] = people[total, name] - known
    return list(_long(people))


def _long(people: dict[tuple[str, str], float]) -> Iterable[Row]:
    broad = [name for name, (breakdown, _) in GROUPS.items() if breakdown == "ethnicity_census5"]
    for (area, name), count in sorted(people.items()):
        total = sum(people[area, one] for one in broad)
        yield {"area": area, "ethnic_group": name, "count": f"{count:.0f}", "total": f"{total:.0f}"}


def _census_names() -> dict[tuple[str, str], str]:
    return {place: name for name, place in GROUPS.items()}


def fingertips_boroughs() -> list[Row]:
    """The wide file of London boroughs, with the columns of both editions."""
    found: dict[str, Row] = {}
    for edition, names in BOROUGH_COLUMNS.items():
        for row in held_rows(f"fingertips/{edition}"):
            area = found.setdefault(row["area_code"], {"area_code": row["area_code"]})
            area |= {name: row[figure] for figure, name in names.items()}
    return list(found.values())


BOROUGH_COLUMNS = {
    "2025": {
        "value": "under75_cvd_mortality", "lower": "under75_cvd_mortality_lci", "upper": "under75_cvd_mortality_uci",
        "numerator": "under75_cvd_mortality_count", "denominator": "under75_cvd_mortality_denominator",
    },
    "2021": {
        "value": "undiagnosed_hypertension_pct", "numerator": "estimated_undiagnosed",
        "denominator": "undiagnosed_adult_population",
    },
}  # fmt: skip
