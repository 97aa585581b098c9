"""Grids of small marks, and rows of lettered squares."""

from dataclasses import dataclass
from typing import Literal

from het_dash.catalogue import Nature
from het_dash.charts.spec import Table
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import marked
from het_dash.content.blocks.natures import any_real, nature_of

MarkKind = Literal["done", "late", "corrected", "missing", "partly", "no", "none", "due", "blank"]


@dataclass(frozen=True)
class Mark:
    """One square of a grid of marks. `words` say what it means, for example 'April to June 2026: sent late'.

    `below` is printed below it on screen, in bold if `strong`.
    """

    kind: MarkKind
    words: str
    letter: str = ""
    below: str = ""
    strong: bool = False


@dataclass(frozen=True)
class MarkRow:
    """A row of a grid of marks: a label, lines of text under it, a number at a glance, and its marks."""

    label: str
    marks: tuple[Mark, ...]
    lines: tuple[str, ...] = ()
    value: str = ""
    nature: Nature = "published"


@dataclass(frozen=True)
class Marks:
    """Rows of small marks, for example a mark a quarter for each team. `columns` name the marks of a row.

    `cards` sets the rows side by side. `key` gives the words of each kind of mark. `heads` name the lines of a row;
    `in_words` prints each mark's words next to it. `shaded` is the column to set off.
    """

    id: str
    title: str
    subtitle: str
    columns: tuple[str, ...]
    rows: tuple[MarkRow, ...]
    key: tuple[tuple[MarkKind, str], ...]
    source: str
    cards: bool = False
    heads: tuple[str, ...] = ()
    in_words: bool = False
    shaded: str = ""

    @property
    def nature(self) -> Nature:
        return nature_of(self.rows)

    @property
    def partly(self) -> bool:
        return any_real(self.rows)

    @property
    def mark(self) -> str:
        return wording.mark(self.nature, self.partly)


@dataclass(frozen=True)
class Squares:
    """Rows of lettered squares, for example one for each action of a theme, with a number at the end of the row.

    `spread` sets the rows side by side, each as wide as its squares, with its number over them. `note` is what a
    reader should know of them.
    """

    id: str
    title: str
    subtitle: str
    rows: tuple[MarkRow, ...]
    key: tuple[Mark, ...]
    source: str
    note: str = ""
    spread: bool = False
    nature: Nature = "published"
    partly: bool = False

    @property
    def mark(self) -> str:
        return wording.mark(self.nature, self.partly)

    @property
    def table(self) -> Table:
        """One row a label: its lines, its number, and the words of its squares unless the number counts them."""
        rows = tuple(
            (row.label, "; ".join(row.lines), row.value, *(() if self.spread else (_listed(row.marks),)))
            for row in self.rows
        )
        return Table(("", "", "", *(() if self.spread else ("",))), rows)


def _listed(marks: tuple[Mark, ...]) -> str:
    return "; ".join(mark.words for mark in marks)


def marks_as_table(marks: Marks) -> Table:
    """One row a label: its value and lines, then the words of each mark."""
    wide = max((len(row.lines) for row in marks.rows), default=0)
    with_value = any(row.value for row in marks.rows)
    heads = marks.heads or ("",) * wide
    columns = ("", *(("Number",) if with_value else ()), *heads, *marks.columns)
    rows = tuple(
        (
            marked(row.label, row.nature) if marks.partly else row.label,
            *((row.value,) if with_value else ()),
            *(*row.lines, *("" for _ in range(wide - len(row.lines)))),
            *(mark.words for mark in row.marks),
        )
        for row in marks.rows
    )
    return Table(columns, rows)
