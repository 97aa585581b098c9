"""A table as lines of plain text for a terminal: columns side by side, wide cells cut, nothing wrapped."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.cells import cell_len, set_cell_size

WIDEST = 60
GAP, CUT = "  ", "…"
LINE_BREAK = "↵"


def lines(columns: Sequence[str], rows: Sequence[Sequence[Any]], widest: int | None = WIDEST) -> Iterator[str]:
    """Header, rule and rows. Numbers align right, and None is blank. Cells wider than `widest` are cut."""
    cells = [[_text(cell, widest) for cell in row] for row in rows]
    heads = [_text(column, widest) for column in columns]
    widths = [max(cell_len(row[n]) for row in (heads, *cells)) for n in range(len(heads))]
    right = [_numbers(row[n] for row in rows) for n in range(len(heads))]
    yield _line(heads, widths, right)
    yield GAP.join("─" * width for width in widths)
    for row in cells:
        yield _line(row, widths, right)


def without_control_characters(text: str) -> str:
    """Replaces control characters, so that text cannot control the terminal. It keeps line breaks and tabs."""
    return "".join(sign if sign.isprintable() or sign in "\n\t" else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    placed = [
        " " * (width - cell_len(cell)) + cell if to_the_right else set_cell_size(cell, width)
        for cell, width, to_the_right in zip(cells, widths, right, strict=True)
    ]
    return GAP.join(placed).rstrip()


def _text(cell: object, widest: int | None) -> str:
    if cell is None:
        return ""
    text = without_control_characters(str(cell)).replace("\n", LINE_BREAK).replace("\t", " ")
    return text if widest is None or cell_len(text) <= widest else set_cell_size(text, widest - 1) + CUT


def _numbers(cells: Iterator[Any]) -> bool:
    kinds = {type(cell) for cell in cells if cell is not None}
    return bool(kinds) and kinds <= {int, float}
