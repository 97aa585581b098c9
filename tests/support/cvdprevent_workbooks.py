"""Workbooks as analysts download them from the CVDPREVENT tool: a cover page, and the sheet of rows."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from tests.support.cvdprevent_api import COLUMNS

COVER = ("CVDPREVENT cover page", "Custom data extract")
Row = dict[str, Any]


def row(area: str, group: str = "Persons", numerator: int = 6000, denominator: int = 8000, **more: Any) -> Row:
    """A row of the tool's workbook: numbers as numbers, and a blank cell where there is nothing."""
    value = round(100 * numerator / denominator, 2)
    return {
        "AreaCode": area,
        "AreaName": "An area",
        "CategoryAttribute": "Persons",
        "Denominator": denominator,
        "IndicatorCode": "CVDP007HYP",
        "LowerConfidenceLimit": value - 1,
        "MetricCategoryName": group,
        "MetricCategoryTypeName": "Sex" if group == "Persons" else "Ethnicity",
        "NotificationCount": 0,
        "Numerator": numerator,
        "TimePeriodName": "To June 2024",
        "UpperConfidenceLimit": value + 1,
        "Value": value,
        **more,
    }


def workbook(path: Path, rows: Sequence[Row], change: Callable[[Any], object] = lambda _: None) -> Path:
    """Saves the rows below a header on `sheet1`, behind the cover page. `change` may alter that sheet."""
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "cover page"
    for words in COVER:
        cover.append([words])
    page = book.create_sheet("sheet1")
    page.append(COLUMNS)
    for one in rows:
        page.append([one.get(name) for name in COLUMNS])
    change(page)
    book.save(path)
    return path
