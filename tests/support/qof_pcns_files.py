"""QOF's file of England and its practice map, made again from PCNs' registers: a practice for each PCN, and others."""

import pandas as pd

from het_dash.catalogue import load
from tests.support.held_files import Row, table
from tests.support.small_bundle import REAL

EDITION = "2024-25"
OTHERS = {"GROUP_CODE": "HYP", "REGISTER": "0", "PATIENT_LIST_TYPE": "TOTAL", "PRACTICE_LIST_SIZE": "1"}


def rows() -> list[Row]:
    """Registers of a practice in each PCN, and as many practices outside a PCN as England has besides."""
    catalogue = load()
    codes = {one.id: one.codes["qof"] for one in catalogue.indicators.values() if "qof" in one.codes}
    practices = {pcn: f"A{number:05}" for number, pcn in enumerate(_pcns())}
    found = [
        {
            "PRACTICE_CODE": practices[str(row.area_code)], "GROUP_CODE": codes[str(row.indicator_id)],
            "REGISTER": f"{row.numerator:.0f}", "PATIENT_LIST_TYPE": "TOTAL",
            "PRACTICE_LIST_SIZE": f"{row.denominator:.0f}",
        }
        for row in _held().itertuples()
    ]  # fmt: skip
    return found + [{"PRACTICE_CODE": code} | OTHERS for code in _outside()]


def practice_map() -> str:
    """The PCN of each of these practices."""
    placed = [{"PRACTICE_CODE": f"A{number:05}", "PCN_CODE": pcn} for number, pcn in enumerate(_pcns())]
    return table([*placed, *({"PRACTICE_CODE": code, "PCN_CODE": "U"} for code in _outside())])


def _outside() -> list[str]:
    editions = load().editions
    whole = next(e for e in editions if (e.source_id, e.edition) == ("qof_pcns", EDITION)).practices_in_file
    return [f"B{number:05}" for number in range(whole - len(_pcns()))]


def _pcns() -> list[str]:
    return sorted(_held()["area_code"].unique())


def _held() -> pd.DataFrame:
    return pd.read_parquet(REAL / "observations" / "qof_pcns" / EDITION / "observations.parquet")
