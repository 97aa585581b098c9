"""First sheet: what the workbook holds, and the summary table."""

from collections.abc import Sequence
from typing import Any

from het_dash.charts.text.csv_download import number
from het_dash.content.blocks.spine import Spine, spine_as_table
from het_dash.export.document import Pack
from het_dash.export.xlsx.sheet import Looks, begin
from het_dash.export.xlsx.tidy import Cell, Column, as_cell, write_table

NAME = "Summary"
WHAT = (
    "One row a figure, on a sheet for each tab of the pack. Notes has what each chart says and its source. Definitions "
    "has what each measure counts."
)
WIDTHS = {"Group": 22, "Lowest to highest": 18, "Place, lowest first": 22, "Trend": 44, "Data": 30, "Period": 18}
VALUE = "Value"
MEASURE_WIDTH, SHEET_WIDTH, TEXT_WIDTH, OTHER_WIDTH = 46, 24, 90, 13


def write_summary(sheet: Any, pack: Pack, names: Sequence[str], looks: Looks) -> None:
    """Writes the first sheet: with the summary table where the pack has one, or else the list of sheets."""
    top = begin(sheet, pack, looks, NAME)
    sheet.write_string(top, 0, WHAT, looks.plain)
    spine = spine_of(pack)
    if spine is None:
        listed = (Column("Sheet", SHEET_WIDTH), Column("Holds", TEXT_WIDTH, "long"))
        write_table(sheet, top + 2, listed, [(name, _holds(name, pack)) for name in names], looks)
        return
    sheet.write_string(top + 1, 0, f"{spine.title}. {spine.subtitle}", looks.heading)
    columns, rows = tidy(spine)
    write_table(sheet, top + 2, columns, rows, looks, frozen=2)


def spine_of(pack: Pack) -> Spine | None:
    """The pack's summary table."""
    return next((block for one in pack.drawn for block in one.blocks if isinstance(block, Spine)), None)


def tidy(spine: Spine) -> tuple[tuple[Column, ...], list[tuple[Cell, ...]]]:
    """The table with the reason for a missing value in a column of its own."""
    table = spine_as_table(spine)
    at = table.columns.index(VALUE)
    names = (*table.columns[:at], "Status", *table.columns[at:])
    columns = tuple(
        Column(name, MEASURE_WIDTH if name == spine.of else WIDTHS.get(name, OTHER_WIDTH)) for name in names
    )
    return columns, [_row(cells, at) for cells in table.rows]


def _row(cells: tuple[str, ...], at: int) -> tuple[Cell, ...]:
    about = "about "
    value = cells[at].removeprefix(about)
    estimate = cells[at].startswith(about)
    shown = number(value) is not None
    status = ("Estimate" if estimate else "Shown") if shown else cells[at]
    return (*cells[:at], status, as_cell(value) if shown else None, *map(as_cell, cells[at + 1 :]))


def _holds(name: str, pack: Pack) -> str:
    return next((one.title for one in pack.sections if one.on_tab == name), "")
