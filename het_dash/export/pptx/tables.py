"""Native tables over as many slides as they need."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches

from het_dash.charts.spec import Table
from het_dash.charts.theme import LIGHT
from het_dash.export.numeric_columns import numeric
from het_dash.render.pptx.deck import BODY, BOTTOM, SIDE, TOP, Box, colour, fill_in
from het_dash.render.pptx.text_fitting import high, word_wide

SIZE, PADDING = 11.0, 0.09
LEAST_SHARE = 0.35
CELL_INSET = 0.06


def parts(table: Table, wide: float = BODY, tall: float = BOTTOM - TOP, size: float = SIZE) -> list[Table]:
    """The table split into parts that each fit on a slide."""
    widths = column_widths(table, wide, size)
    room = tall - _row_high(table.columns, widths, size)
    pieces: list[list[tuple[str, ...]]] = [[]]
    used = 0.0
    for row in table.rows:
        needs = _row_high(row, widths, size)
        if pieces[-1] and used + needs > room:
            pieces.append([])
            used = 0.0
        pieces[-1].append(row)
        used += needs
    return [Table(table.columns, tuple(piece)) for piece in pieces]


def column_widths(table: Table, wide: float, size: float) -> list[float]:
    """Widths in proportion to each column's longest cell, with a minimum share. Words are not broken if there is
    room."""
    longest = [max(len(row[n]) for row in (table.columns, *table.rows)) for n in range(len(table.columns))]
    shares = [max(count, 8) ** 0.7 for count in longest]
    least = LEAST_SHARE * sum(shares) / len(shares)
    shares = [max(share, least) for share in shares]
    widths = [wide * share / sum(shares) for share in shares]
    words = [max(word_wide(row[n], size) for row in (table.columns, *table.rows)) for n in range(len(widths))]
    lacking = sum(max(0.0, word - given) for word, given in zip(words, widths, strict=True))
    spare = sum(max(0.0, given - word) for word, given in zip(words, widths, strict=True))
    if not lacking or lacking > spare:
        return widths
    left = 1 - lacking / spare
    return [word + max(0.0, given - word) * left for word, given in zip(words, widths, strict=True)]


def add_table(slide: Any, table: Table, title: str, size: float = SIZE) -> None:
    widths = column_widths(table, BODY, size)
    rows: Sequence[Sequence[str]] = (table.columns, *table.rows)
    box = Box(SIDE, TOP, BODY, sum(_row_high(row, widths, size) for row in rows))
    frame = slide.shapes.add_table(len(rows), len(table.columns), *box.emu)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"Table: {title}")
    for n, wide in enumerate(widths):
        frame.table.columns[n].width = Inches(wide)
    numbers = [numeric(table, n) for n in range(len(table.columns))]
    for r, cells in enumerate(rows):
        frame.table.rows[r].height = Inches(_row_high(cells, widths, size))
        for c, text in enumerate(cells):
            _cell(frame.table.cell(r, c), text, size, header=r == 0, number=numbers[c])


def _cell(cell: Any, text: str, size: float, *, header: bool, number: bool) -> None:
    cell.margin_top = cell.margin_bottom = Emu(int(Inches(PADDING / 3)))
    cell.margin_left = cell.margin_right = Inches(CELL_INSET)
    fill_in(cell.text_frame, [text], size, bold=header)
    if number:
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour(LIGHT.panel if header else LIGHT.background)


def _row_high(cells: Sequence[str], widths: Sequence[float], size: float) -> float:
    return max(high([text], wide, size) for text, wide in zip(cells, widths, strict=True)) + PADDING
