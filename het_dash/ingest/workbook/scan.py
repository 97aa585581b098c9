"""Scan of one sheet's XML for what its values do not show: hidden, merged, formula, percentage and error cells."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import IO

from openpyxl.utils import column_index_from_string, get_column_letter

from het_dash.ingest.workbook.guard import Bounds, Guarded, HostileXml
from het_dash.ingest.workbook.plain_rows import END, PlainRow, plain_rows

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
        self._layouts: dict[tuple[bytes, ...], bool] = {}
        self._waiting = b""
        styles = "|".join(sorted(percent_styles))
        self._percentage = re.compile(rf' s="(?:{styles})"'.encode()) if styles else None
        self._seen: dict[str, Callable[[dict[str, str]], None] | None] = {}
        self._parser.XmlDeclHandler = self._declaration
        self._parser.CommentHandler = self._parser.StartCdataSectionHandler = self._between

    def _check(self, chunk: bytes) -> None:
        """Checks plain rows by themselves, and has all else parsed. A row that is not complete waits for its end."""
        content, self._waiting = self._waiting + chunk, b""
        if chunk and (end := content.rfind(END) + len(END)) >= len(END):
            content, self._waiting = content[:end], content[end:]
        parsed = 0
        for row in plain_rows(content):
            if self._is_known(row):
                if row.start > parsed:
                    self._parse(content[parsed : row.start], is_last=False)
                self._take(row)
                parsed = row.end
        self._parse(content[parsed:], not chunk)

    def _is_known(self, row: PlainRow) -> bool:
        """Whether the row's columns are in order and read, and none of its cells is a percentage."""
        if row.columns not in self._layouts:
            places = [self._column_number(letters.decode()) for letters in row.columns]
            in_order = all(one < other for one, other in pairwise(places))
            self._layouts[row.columns] = in_order and max(places, default=0) <= self._last_column
        fits = self._layouts[row.columns] and row.number <= self._last_row
        return fits and not (self._percentage and self._percentage.search(row.cells))

    def _take(self, row: PlainRow) -> None:
        self._next_row({"r": str(row.number), "hidden": "1" if row.is_hidden else "0"})
        self.is_blank &= b"<v>" not in row.cells and b"<t" not in row.cells
        self._count(1 + row.cells.count(b"<") - row.cells.count(b"</"))

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
        return self._column_number(letters)

    def _column_number(self, letters: str) -> int:
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
