"""Validates each distinct value once and reports at most one problem per cell."""

from collections.abc import Callable, Collection
from functools import partial

import numpy as np
import numpy.typing as npt
import pandas as pd

from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.identifiers import BIRTH, repeated
from het_dash.ingest.observations import COLUMNS

Verdict = tuple[str, str] | None  # message and remedy, or None if nothing is wrong
# Patients' data are not repeated, in case such a file is sent by mistake. Dates are: periods are among them.
REPEATED = partial(repeated, besides=BIRTH)
DEPRIVATION = "deprivation"
EXTRACT_COLUMNS = (*COLUMNS, DEPRIVATION)  # an observation has deprivation as a part of its breakdown
Rows = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int64]


class Judged(Sheet):
    """Columns as categories, because a million rows have few distinct texts. Missing columns are blank."""

    def __init__(self, raw: RawFile, optional: Collection[str]) -> None:
        super().__init__(raw, dict.fromkeys(EXTRACT_COLUMNS, ()), optional, REPEATED)
        given = self.cells
        cells = {name: given[name] if name in given else pd.Series("", index=given.index) for name in EXTRACT_COLUMNS}
        self.cells = pd.DataFrame(cells).astype(str).astype("category")
        self._told = {name: np.zeros(len(given), dtype=bool) for name in EXTRACT_COLUMNS}

    def texts(self, column: str) -> list[str]:
        """Distinct texts of a column, in the order of its codes."""
        return [str(text) for text in self.cells[column].cat.categories]

    def codes(self, column: str) -> Codes:
        return np.asarray(self.cells[column].cat.codes, dtype=np.int64)

    def is_text(self, column: str, text: str) -> Rows:
        return np.asarray(self.cells[column] == text, dtype=np.bool_)

    def sound(self, *columns: str) -> Rows:
        """Rows without a problem in these cells so far."""
        told: Rows = np.logical_or.reduce([self._told[column] for column in columns])
        return ~told

    def judge(self, verdict: Callable[..., Verdict], *columns: str, among: Rows | None = None) -> None:
        """Gets a verdict on each distinct text, or each combination of the columns' texts, in rows without a problem
        there.

        A problem is reported for the last column, in every affected row. `among` limits the check to some rows.
        """
        sound = np.flatnonzero(self.sound(*columns) if among is None else self.sound(*columns) & among)
        kinds = pd.factorize(self._together(columns)[sound])[0]
        firsts = sound[np.unique(kinds, return_index=True)[1]]
        said = [np.array(self.texts(column), dtype=object)[self.codes(column)[firsts]] for column in columns]
        wrong: dict[tuple[str, str], list[int]] = {}
        for kind, texts in enumerate(zip(*said, strict=True)):
            if (told := verdict(*texts)) is not None:
                wrong.setdefault(told, []).append(kind)
        for (message, remedy), those in wrong.items():
            self.tell(columns[-1], sound[np.isin(kinds, those)], message, remedy)

    def tell(self, column: str, places: npt.NDArray[np.intp], message: str, remedy: str) -> None:
        """Adds a problem for the cells at these places (0 is the first row), unless they already have one."""
        bad = np.zeros(len(self.cells), dtype=bool)
        bad[places] = True
        bad &= ~self._told[column]
        self._told[column] |= bad
        self.problem(column, pd.Series(bad, index=self.cells.index, dtype=bool), message, remedy)

    def tell_once(self, column: str, places: npt.NDArray[np.intp], message: str, remedy: str) -> None:
        """Adds one problem for a fault that many cells share, at the first of them."""
        if len(places):
            self.tell(column, places[:1], message, remedy)
            self._told[column][places] = True

    def row(self, place: int) -> int:
        """Spreadsheet row number of a place."""
        return int(self.cells.index[place])

    def _together(self, columns: Collection[str]) -> Codes:
        """One code per combination of texts."""
        codes = np.zeros(len(self.cells), dtype=np.int64)
        for column in columns:
            codes = codes * len(self.cells[column].cat.categories) + self.codes(column)
        return codes
