"""Publishers' files of the bundle's editions, one for each format, to spoil."""

from collections.abc import Callable
from dataclasses import dataclass

from het_dash.catalogue import load
from het_dash.ingest.importers.cvdprevent_groups import GROUPS, STANDARDISED
from tests.support.held_files import Row, held_rows, qof


@dataclass(frozen=True)
class File:
    """A sound file. `later` is an edition it is not of; `numbers` are its columns of figures; `swap` two columns."""

    source: str
    edition: str
    later: str
    rows: Callable[[], list[Row]]
    numbers: tuple[str, ...]
    swap: tuple[str, str]


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


FILES: dict[str, File] = {
    "qof": File("qof", "2024-25", "2025-26", lambda: qof("2024-25"), ("REGISTER", "PRACTICE_LIST_SIZE"),
                ("REGISTER", "PRACTICE_LIST_SIZE")),
    "cvdprevent": File("cvdprevent", "2026-03", "2026-06", _cvdprevent, ("Numerator", "Denominator"),
                       ("Numerator", "Denominator")),
    "fingertips": File("fingertips", "2001-2025", "2026", _fingertips, ("Count", "Denominator"), ("Count", "Value")),
    "practice-map": File("practice_map", "2026-07", "2026-10", _practice_map, (), ("PCN_CODE", "ONS_ICB_CODE")),
    "practice-imd": File("practice_imd", "2025", "2026", _practice_imd, ("IMD_SCORE",), ("IMD_YEAR", "IMD_SCORE")),
    "imd2025": File("imd2025", "2025", "2026", _imd, ("IMD_score",), ("IMD_score", "IMD_decile")),
    "cvdprevent-practice": File("cvdprevent_practice", "2025-12", "2026-03", _cvdprevent_practice,
                                ("CVDP007HYP",), ("CVDP007HYP", "gp_code")),
}  # fmt: skip
