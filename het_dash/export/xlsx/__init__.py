"""Pack as a workbook: the summary table, the figures of each tab, and sheets of notes, definitions and keys."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import groupby
from typing import Any

import xlsxwriter

from het_dash.content.blocks import Tabled
from het_dash.export.document import Pack
from het_dash.export.xlsx import keys, notes, summary
from het_dash.export.xlsx.figures import FIGURES, figure_rows
from het_dash.export.xlsx.sheet import LONGEST_NAME, Looks, begin, sheet_names
from het_dash.export.xlsx.tidy import Cell, Column, as_cell, write_table

ROOM = 26  # characters of a column of a table of words


@dataclass(frozen=True)
class Sheet:
    """A sheet of tidy data."""

    name: str
    heading: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


def write(pack: Pack) -> bytes:
    """The pack as a workbook. The same pack gives the same bytes: its date is that of the store."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        _set_properties(book, pack)
        looks = Looks.of(book)
        sheets = sheets_of(pack)
        names = sheet_names([summary.NAME, *(one.name for one in sheets)])
        first, *others = [book.add_worksheet(name) for name in names]
        summary.write_summary(first, pack, names[1:], looks)
        for drawn, one in zip(others, sheets, strict=True):
            write_table(drawn, begin(drawn, pack, looks, one.heading), one.columns, one.rows, looks)
    return out.getvalue()


def _set_properties(book: Any, pack: Pack) -> None:
    book.set_properties(
        {
            "title": f"{pack.title}, {pack.period}",
            "subject": pack.document.question,
            "author": pack.author,
            "comments": pack.standing,
            "created": datetime.combine(pack.built_on, time(), UTC).replace(tzinfo=None),
        }
    )


def sheets_of(pack: Pack) -> list[Sheet]:
    """The tabs with figures, then tables of words, notes, definitions and keys."""
    figures, tables = [], []
    for tab, sections in groupby(pack.sections, key=lambda one: one.on_tab):
        blocks = [block for one in sections for block in one.blocks]
        if tab == summary.NAME:
            continue
        rows = figure_rows(pack.received.get(tab, ()), blocks, pack)
        figures += [Sheet(tab, tab, FIGURES, rows)] if rows else []
        tables += [_of_words(block, tab) for block in blocks if isinstance(block, Tabled)]
    return [
        *figures,
        *tables,
        Sheet("Notes", "Notes", notes.NOTES, notes.note_rows(pack)),
        Sheet("Definitions", "Definitions", keys.DEFINITIONS, keys.definition_rows(pack)),
        *([Sheet("Keys", "Keys", keys.KEYS, coded)] if (coded := keys.key_rows(pack)) else []),
    ]


def _of_words(block: Tabled, tab: str) -> Sheet:
    """A table that has no chart, such as recommendations or sources."""
    name = block.title if 0 < len(block.title) <= LONGEST_NAME else f"{tab}, table"
    columns = [Column(column, ROOM, "long") for column in block.table.columns]
    return Sheet(name, block.title or tab, columns, [tuple(map(as_cell, row)) for row in block.table.rows])


__all__ = ["Sheet", "sheets_of", "write"]
