"""Parses columns of a raw file and collects every problem before refusing."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime

import numpy as np
import pandas as pd

from het_dash.catalogue import Problem
from het_dash.catalogue.characters import DAMAGED, named
from het_dash.ingest.checks.findings import Findings, Note
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.problems import refuse

DATE_FORMATS = ("%Y-%m-%d", "%d%b%Y", "%d-%b-%y", "%d-%b-%Y", "%d/%m/%Y")
BIGGEST_COUNT = 1e12
MOST_KEPT = 1_000  # per kind of problem, because every row of a file may be wrong


class Sheet:
    """A raw file with the importer's column names. `done()` raises all problems found, together."""

    def __init__(
        self,
        raw: RawFile,
        columns: Mapping[str, Collection[str]],
        optional: Collection[str] = (),
        shown: Callable[[str], str] = str,
    ) -> None:
        """`columns`: our name -> possible spellings in the header (case, blanks and underscores are ignored).

        `shown`: what of a cell a message may repeat.
        """
        self.file, self.sheet = raw.name, raw.sheet
        self.found = Findings(raw.name, shown)
        self.cells = _renamed(raw, columns, optional)
        self._check_characters()

    def _check_characters(self) -> None:
        """Reports characters that no output can show, or that replace lost ones."""
        for column in self.cells:
            texts = [text for text in self.cells[column].unique() if DAMAGED.search(text)]
            if texts:
                told = f"holds {named(DAMAGED.findall(texts[0])[0])}, which cannot be shown."
                self.problem(str(column), self.cells[column].isin(texts), told, "Download or save the file again.")

    @property
    def problems(self) -> list[Problem]:
        return self.found.problems

    def has(self, column: str) -> bool:
        return column in self.cells.columns

    def problem(self, column: str, bad: "pd.Series[bool]", message: str, remedy: str) -> None:
        """Adds a problem for every row where `bad` is true. Beyond the first thousand, problems are only counted."""
        found, note = self.cells.loc[bad, column], Note(message, remedy)
        self.found.beyond += max(0, len(found) - MOST_KEPT)
        for row, value in found.head(MOST_KEPT).items():
            self.found.say(note, self.sheet, int(str(row)), column, value)

    def keep(self, rows: "pd.Series[bool]") -> None:
        """Keeps only these rows."""
        self.cells = self.cells.loc[rows]

    def done(self) -> None:
        self.found.done()

    def counts(self, column: str, blank: bool = False) -> "pd.Series[float]":
        """Whole numbers from 0, including '113.0'. A blank is a problem unless `blank`."""
        numbers = self.numbers(column, blank)
        self.problem(column, numbers < 0, "is below zero.", "A count cannot be; check the file with its publisher.")
        self.problem(column, (numbers % 1 > 0), "is not a whole number.", "A count must be; check the column.")
        return numbers

    def numbers(self, column: str, blank: bool = False) -> "pd.Series[float]":
        text = self.cells[column]
        numbers = pd.to_numeric(text.where(text != ""), errors="coerce").astype(float)
        bad = (text != "") & (numbers.isna() | ~np.isfinite(numbers) | (numbers.abs() > BIGGEST_COUNT))
        self.problem(column, bad, "is not a number.", "Write plain digits, without thousands separators or units.")
        if not blank:
            self.problem(column, text == "", "is blank.", "Enter a number.")
        return numbers

    def dates(self, column: str) -> "pd.Series[date]":
        """Dates in publishers' formats: 2026-07-01, 01Jul2026, 01-Apr-26."""
        parsed = {text: read_date(text) for text in self.cells[column].unique()}
        bad = self.cells[column].map(lambda text: parsed[text] is None)
        self.problem(column, bad, "is not a date this importer knows.", "Expected for example 2026-07-01 or 01Jul2026.")
        return self.cells[column].map(parsed)

    def one_date(self, column: str) -> date:
        """The single date of the whole file."""
        found = sorted({d for d in self.dates(column) if isinstance(d, date)})
        self.done()
        if len(found) != 1:
            listed = ", ".join(str(d) for d in found)
            raise refuse(self.file, f"holds several dates ({listed}).", "Import one date at a time.", column=column)
        return found[0]

    def among(self, column: str, known: Collection[str], remedy: str) -> None:
        self.problem(column, ~self.cells[column].isin(list(known)), "is not known.", remedy)

    def matching(self, column: str, pattern: str, remedy: str) -> None:
        bad = ~self.cells[column].str.fullmatch(pattern)
        self.problem(column, bad, "does not look right.", remedy)

    def unique(self, columns: list[str]) -> None:
        """Reports rows that repeat these cells of an earlier row."""
        self.problem(
            columns[-1],
            self.cells.duplicated(subset=columns),
            f"repeats an earlier row with the same {', '.join(columns[:-1]) or 'key'}.",
            "Remove the repeated row.",
        )


def plain_name(name: str) -> str:
    """Column name without blanks, underscores and letter case."""
    return re.sub(r"[\s_]+", "", name).casefold()


def _renamed(raw: RawFile, columns: Mapping[str, Collection[str]], optional: Collection[str]) -> pd.DataFrame:
    published = {plain_name(name): name for name in raw.columns}
    taken: dict[str, str] = {}
    for ours, spellings in columns.items():
        found = next((published[plain_name(s)] for s in (ours, *spellings) if plain_name(s) in published), None)
        if found is not None:
            _refuse_a_rival(raw, found)
            taken[found] = ours
        elif ours not in optional:
            raise refuse(
                raw.name,
                f"has no such column. The header reads: {', '.join(raw.columns)[:300]}.",
                f"Expected {' or '.join([ours, *spellings])}; is this the right file for this format?",
                sheet=raw.sheet,
                row=1,
                column=ours,
            )
    return raw.cells[list(taken)].rename(columns=taken)


def _refuse_a_rival(raw: RawFile, column: str) -> None:
    first, *rivals = [name for name in raw.columns if plain_name(name) == plain_name(column)]
    if rivals:
        raise refuse(
            raw.name, f"reads the same as column {first}.", "Keep one.", sheet=raw.sheet, row=1, column=rivals[0]
        )


def read_date(text: str) -> date | None:
    """Date from any format that publishers and spreadsheets use; None for other text."""
    for form in DATE_FORMATS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 (a day has no time zone)
        except ValueError:
            continue
    return None
