"""Publishers' files of the bundle's editions, one for each format, to spoil."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from het_dash.catalogue import load
from het_dash.ingest.importers import census_ts021
from het_dash.ingest.importers.census_groups import GROUPS as GROUP_NAMES
from het_dash.ingest.importers.cvdprevent_groups import GROUPS, STANDARDISED
from tests.support import publishers_tables, qof_achievement_files, qof_ccg_extract, qof_pcns_files
from tests.support.held_files import Bundle, Row, held_rows, qof, table


def _csv(path: Path, rows: list[Row]) -> Path:
    path.write_text(table(rows), encoding="utf-8")
    return path


@dataclass(frozen=True)
class File:
    """A sound file. `later` is an edition it is not of; `numbers` are its columns of figures; `swap` two columns."""

    form: str
    source: str
    edition: str
    later: str
    rows: Callable[[], list[Row]]
    numbers: tuple[str, ...]
    swap: tuple[str, str]
    covers: Literal["known", "england"] = "known"
    name: str = "file.csv"
    written: Callable[[Path, list[Row]], Path] = _csv
    practice_map: Callable[[], str] | None = None

    def take(self, bundle: Bundle, rows: list[Row], edition: str = "", source: str = "") -> Path:
        """Imports these rows as this file, and returns the folder of the edition."""
        path = self.written(bundle.folder.parent / self.name, rows)
        places = None
        if self.practice_map is not None:
            places = path.with_name("map.csv")
            places.write_text(self.practice_map(), encoding="utf-8")
        edition, source = edition or self.edition, source or self.source
        return bundle.take_file(self.form, path, edition, source, covers=self.covers, practice_map=places)


def _codes(source: str) -> dict[str, str]:
    return {i.id: i.codes[source] for i in load().indicators.values() if source in i.codes}


def _cvdprevent() -> list[Row]:
    codes = _codes("cvdprevent")
    words = {found: given for given, found in GROUPS.items()}
    rows = []
    for row in held_rows("cvdprevent/2026-03"):
        code = codes[row["indicator_id"]]
        kind, name, attribute = words[row["breakdown"], row["group_id"]]
        rows.append({
            "AreaCode": row["area_code"], "IndicatorCode": code.removesuffix(STANDARDISED),
            "MetricCategoryTypeName": kind + (STANDARDISED if code.endswith(STANDARDISED) else ""),
            "MetricCategoryName": name, "CategoryAttribute": attribute, "TimePeriodName": "To March 2026",
            "Numerator": row["numerator"], "Denominator": row["denominator"], "Value": row["value"],
            "LowerConfidenceLimit": row["lower"], "UpperConfidenceLimit": row["upper"],
            "ValueNote": "" if row["value"] else "Suppressed", "HighestPriorityNotificationType": "",
        })  # fmt: skip
    return rows


def _fingertips() -> list[Row]:
    return [
        {
            "Indicator ID": "40401", "Area Code": row["area_code"], "Sex": "Persons", "Category Type": "",
            "Time period": row["period_end"][:4], "Value": row["value"], "Lower CI 95.0 limit": row["lower"],
            "Upper CI 95.0 limit": row["upper"], "Count": row["numerator"], "Denominator": row["denominator"],
            "Value note": "",
        }
        for row in held_rows("fingertips/2001-2025")
    ]  # fmt: skip


def _practice_map() -> list[Row]:
    return [
        {
            "EXTRACT_DATE": row["as_at"], "PRACTICE_CODE": row["practice_code"], "PRACTICE_NAME": row["practice_name"],
            "PRACTICE_POSTCODE": row["postcode"], "PCN_CODE": row["pcn_code"] or "U", "PCN_NAME": "",
            "ONS_ICB_CODE": row["icb_code"],
        }
        for row in held_rows("practice_map/2026-07")
    ]  # fmt: skip


def _practice_imd() -> list[Row]:
    rows = held_rows("practice_imd/2025")
    return [{"PRACTICE_CODE": r["area_code"], "IMD_YEAR": "2025", "IMD_SCORE": r["value"]} for r in rows]


def _imd() -> list[Row]:
    found: dict[str, Row] = {}
    for row in held_rows("imd2025/2025"):
        name = {"imd2025_score": "IMD_score", "imd2025_decile": "IMD_decile"}[row["indicator_id"]]
        found.setdefault(row["area_code"], {"lsoa21_code": row["area_code"], "IMD_rank": "1"})[name] = row["value"]
    return [
        {name: row[name] for name in ("lsoa21_code", "IMD_score", "IMD_rank", "IMD_decile")} for row in found.values()
    ]


def _cvdprevent_practice() -> list[Row]:
    codes, found = _codes("cvdprevent_practice"), dict[str, Row]()
    for row in held_rows("cvdprevent_practice/2025-12"):
        found.setdefault(row["area_code"], {"gp_code": row["area_code"]})[codes[row["indicator_id"]]] = row["value"]
    return list(found.values())


# Two ethnic groups of one broad group: every sum still holds.
SWAPPED_GROUPS = (
    "Ethnic group: Black, Black British, Black Welsh, Caribbean or African: African",
    "Ethnic group: Black, Black British, Black Welsh, Caribbean or African: Caribbean",
)


def _qof_achievement() -> list[Row]:
    """Made-up counts of the bundle's practices: no file of the publisher was available."""
    lines = qof_achievement_files.rows_of("2024-25", qof_achievement_files.CODES["2024-25"])
    return list(csv.DictReader([qof_achievement_files.HEADER, *lines]))


FIGURES = ("Numerator", "Denominator")
PATIENTS = ("NUMBER_OF_PATIENTS",)
FILES: dict[str, File] = {
    one.form if one.source != "qof" or one.form == "qof" else f"{one.form} registers": one
    for one in (
        File("qof", "qof", "2024-25", "2025-26", lambda: qof("2024-25"), ("REGISTER", "PRACTICE_LIST_SIZE"),
             ("REGISTER", "PRACTICE_LIST_SIZE")),
        File("qof-pcns", "qof_pcns", qof_pcns_files.EDITION, "2025-26", qof_pcns_files.rows,
             ("REGISTER", "PRACTICE_LIST_SIZE"), ("REGISTER", "PRACTICE_LIST_SIZE"), "england",
             practice_map=qof_pcns_files.practice_map),
        File("cvdprevent", "cvdprevent", "2026-03", "2026-06", _cvdprevent, FIGURES, FIGURES),
        File("fingertips", "fingertips", "2001-2025", "2026", _fingertips, ("Count", "Denominator"),
             ("Count", "Value")),
        File("fingertips-boroughs", "fingertips", "2025", "2026", publishers_tables.fingertips_boroughs,
             tuple(publishers_tables.BOROUGH_COLUMNS["2025"].values()),
             ("under75_cvd_mortality", "under75_cvd_mortality_count")),
        File("practice-map", "practice_map", "2026-07", "2026-10", _practice_map, (), ("PCN_CODE", "ONS_ICB_CODE")),
        File("practice-imd", "practice_imd", "2025", "2026", _practice_imd, ("IMD_SCORE",), ("IMD_YEAR", "IMD_SCORE")),
        File("imd2025", "imd2025", "2025", "2026", _imd, ("IMD_score",), ("IMD_score", "IMD_decile")),
        File("cvdprevent-practice", "cvdprevent_practice", "2025-12", "2026-03", _cvdprevent_practice,
             ("CVDP007HYP",), ("CVDP007HYP", "gp_code")),
        File("registered-age", "registered_age", "2026-07", "2026-10", publishers_tables.registered_age, PATIENTS,
             ("SEX", "AGE_GROUP_5")),
        File("patients-by-lsoa", "patients_by_lsoa", "2022-07", "2022-10", publishers_tables.patients_by_lsoa,
             PATIENTS, ("PRACTICE_CODE", "LSOA_CODE"), "england"),
        File("census-ts021", "census2021", "ts021-lsoa", "2031", publishers_tables.census_ts021,
             (census_ts021.TOTAL, *(census_ts021.PREFIX + name for name in GROUP_NAMES)),
             SWAPPED_GROUPS),
        File("census-areas", "census2021", "areas", "2031", publishers_tables.census_areas, ("count", "total"),
             ("count", "total")),
        File("qof-achievement", "qof_achievement", "2024-25", "2025-26", _qof_achievement, ("VALUE",),
             ("INDICATOR_CODE", "MEASURE")),
        File("qof-ccg", "qof_achievement", qof_ccg_extract.EDITION, "2019-20", qof_ccg_extract.rows,
             qof_ccg_extract.numbers(), ("HYP006 Numerator", "HYP006 Denominator"), name="qof.xlsx",
             written=qof_ccg_extract.written),
        File("qof-ccg", "qof", qof_ccg_extract.EDITION, "2019-20", qof_ccg_extract.rows, qof_ccg_extract.numbers(),
             ("HYP Register", "HYP List"), name="qof.xlsx", written=qof_ccg_extract.written),
    )
}  # fmt: skip
