"""Scan of one sheet's XML for what its values do not show: hidden, merged, formula, percentage and error cells."""

from collections.abc import Callable
from typing import IO

from openpyxl.utils import column_index_from_string, get_column_letter

from het_dash.ingest.workbook.guard import Bounds, Guarded, HostileXml

HIDDEN = ("1", "true")
MOST_COLUMNS = 16_384
UTF_8 = "UTF-8"
Place = tuple[int, int]


class BeyondLimits(Exception):
    """A value lies beyond the last row or column that is read."""

    def __init__(self, row: int, column: int) -> None:
        super().__init__(f"{get_column_letter(column)}{row}")
        self.row, self.column = row, column


class SheetScan(Guarded):
    """Guards a sheet as it is copied, and notes places by (row, column), numbered from 1.

    Raises BeyondLimits, HostileXml, and ValueError for rows or cells out of order, which two readers would take
    differently.
    """

    def __init__(self, source: IO[bytes], bounds: Bounds, last: Place, percent_styles: frozenset[str]) -> None:
        super().__init__(source, bounds)
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[str] = []
        self.formulas: set[Place] = set()
        self.percentages: set[Place] = set()
        self.errors: dict[Place, str] = {}
        self.is_blank = True
        self.is_filtered = False
        self._last_row, self._last_column = last
        self._percent_styles = percent_styles
        self._row = self._column = 0
        self._columns: dict[str, int] = {}
        self._seen: dict[str, Callable[[dict[str, str]], None] | None] = {}
        self._parser.XmlDeclHandler = self._declaration
        self._parser.CommentHandler = self._parser.StartCdataSectionHandler = self._between

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        super()._start(tag, attributes)
        if tag not in self._seen:
            self._seen[tag] = self._reader(tag.rpartition(":")[2])
        if (read := self._seen[tag]) is not None:
            read(attributes)

    def _reader(self, name: str) -> Callable[[dict[str, str]], None] | None:
        readers = {"c": self._cell, "v": self._held, "is": self._held, "f": self._formula, "row": self._next_row}
        return {**readers, "col": self._hidden_column, "mergeCell": self._merged, "autoFilter": self._filter}.get(name)

    def _next_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self._row + 1))
        if number <= self._row:
            raise ValueError(f"row {number} appears twice or after a later row")
        self._row, self._column = number, 0
        if attributes.get("hidden") in HIDDEN:
            self.hidden_rows.add(number)

    def _cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        column = self._column + 1 if place is None else self._column_of(place)
        if column <= self._column:
            raise ValueError(f"cell {place} appears twice or after a later cell")
        self._column = column
        if attributes.get("s") in self._percent_styles:
            self.percentages.add((self._row, column))
        self._parser.CharacterDataHandler = self._error if attributes.get("t") == "e" else None

    def _column_of(self, place: str) -> int:
        letters = place.rstrip("0123456789")
        if place[len(letters) :] != str(self._row):
            raise ValueError(f"row {self._row} has cells of another row, such as {place[:20]}")
        if letters not in self._columns:
            self._columns[letters] = column_index_from_string(letters)
        return self._columns[letters]

    def _held(self, _: dict[str, str]) -> None:
        if self._row > self._last_row or self._column > self._last_column:
            raise BeyondLimits(self._row, self._column)
        self.is_blank = False

    def _formula(self, attributes: dict[str, str]) -> None:
        self._held(attributes)
        self.formulas.add((self._row, self._column))

    def _error(self, text: str) -> None:
        place = (self._row, self._column)
        self.errors[place] = self.errors.get(place, "") + text

    def _hidden_column(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in HIDDEN:
            self.hidden_columns.update(range(int(attributes["min"]), min(int(attributes["max"]), MOST_COLUMNS) + 1))

    def _merged(self, attributes: dict[str, str]) -> None:
        self.merged.append(attributes["ref"])

    def _filter(self, _: dict[str, str]) -> None:
        self.is_filtered = True

    def _declaration(self, _: str, encoding: str | None, __: int) -> None:
        if (encoding or UTF_8).upper() != UTF_8:
            raise HostileXml(f"is in {encoding}, and Excel writes UTF-8")

    def _between(self, *_: object) -> None:
        """Excel writes neither comments nor CDATA in a row, and readers take them differently."""
        if self._repeating:
            raise HostileXml("has a comment or raw text within a row")
