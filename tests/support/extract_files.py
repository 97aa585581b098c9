"""Extracts for tests: a good one, and what people, spreadsheets and exports do to it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from het_dash.catalogue import load
from het_dash.ingest import extract
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported
from het_dash.ingest.read_any import read_file

NAMES = "indicator_id area_code period_end breakdown group_id numerator denominator".split()
FULL, ONE_WAY = "ethnicity_nhs16_x_sex_x_age", "ethnicity_nhs16"
GOOD: dict[str, Any] = {
    "indicator_id": "cvdp007hyp", "area_code": "pcn:north-lewisham", "period_end": "2026-03-31", "breakdown": FULL,
    "group_id": "N|female|40_59", "numerator": 113, "denominator": 171,
}  # fmt: skip
GROUPS = ("N|female|40_59", "N|male|40_59", "M|female|40_59", "Z|female|80_plus", "99|not_known|18_39")


def row(**changed: Any) -> dict[str, Any]:
    """A valid row with some values changed."""
    return {**GOOD, **changed}


def rows(number: int = len(GROUPS), **changed: Any) -> list[dict[str, Any]]:
    """Valid rows of different groups with different counts."""
    groups = [f"{one}|{sex}|{age}" for one in "NMPEDFGKRHJLABCSZ" for sex in ("female", "male") for age in AGES]
    return [row(group_id=groups[n], numerator=10 + n, denominator=50 + 3 * n, **changed) for n in range(number)]


AGES = ("18_39", "40_59", "60_79", "80_plus")


def csv(*given: Mapping[str, Any], header: str | None = None, sign: str = ",") -> str:
    """CSV of the rows. The first row gives the header."""
    names = list(given[0]) if given else NAMES
    lines = [sign.join(str(one.get(name, "")) for name in names) for one in given]
    return "\n".join([sign.join(names) if header is None else header, *lines, ""])


def workbook(folder: Path, *given: Mapping[str, Any], sheet: str = "Extract") -> Any:
    """Openpyxl workbook with these rows, for the test to change and save."""
    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = sheet
    page.append(list(given[0]))
    for one in given:
        page.append(list(one.values()))
    return book


def taking(source: str = "gp_extract", edition: str = "") -> Taking:
    return Taking(load(), load().sources[source], edition)


def read(path: Path) -> Imported:
    """Imported rows of a file, before anything is written."""
    return extract.read(read_file(path, sheet="extract"), taking())
