"""Tables with their source, and definitions of measures."""

from dataclasses import dataclass

from het_dash.catalogue import Nature
from het_dash.charts.spec import Table
from het_dash.charts.text import wording


@dataclass(frozen=True)
class Tabled:
    """A table of its own, with its source. `partly`: example data in some rows or cells, which say so.

    `shades` has for each cell a shade from 1 (palest) to 4, or 0 for none; `key` says what they mean. `folded`: a long
    table that the reader opens under its title.
    """

    title: str
    table: Table
    source: str
    nature: Nature = "published"
    partly: bool = False
    shades: tuple[tuple[int, ...], ...] = ()
    key: str = ""
    folded: bool = False

    @property
    def mark(self) -> str:
        return wording.mark(self.nature, self.partly)


def unshaded(table: Table) -> tuple[tuple[int, ...], ...]:
    """Shades of a table that is set small, with no shade in any cell."""
    return tuple((0,) * len(row) for row in table.rows)


@dataclass(frozen=True)
class Definition:
    """A measure in words: its meaning, what is counted, how it may be compared. Each part is labelled."""

    title: str
    meaning: str
    counted: str
    comparing: str

    @property
    def lines(self) -> tuple[str, ...]:
        return (self.meaning, f"Counted: {self.counted}.", f"Comparing: {self.comparing}")


@dataclass(frozen=True)
class Definitions:
    """`searched`: a screen offers a search, for a long list."""

    entries: tuple[Definition, ...]
    searched: bool = False


def as_table(definitions: Definitions) -> Table:
    """Definitions for formats that write them as rows."""
    rows = tuple((entry.title, *entry.lines) for entry in definitions.entries)
    return Table(("Measure", "Meaning", "What is counted", "How to compare it"), rows)
