"""Figures of an edition in a shape that can be compared."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from het_dash.catalogue import Catalogue, Edition
from het_dash.ingest.observations import COLUMNS, FIGURES, KEY, Imported

CELL = ["indicator_id", "area_code", "breakdown", "group_id"]  # a figure, whatever its period
LARGE = 20  # smaller counts repeat by chance


@dataclass(frozen=True)
class Figures:
    """One edition's figures, or the members of a practice map. `rows` has the columns of observations.

    `kinds` is the kind of each area code in the catalogue.
    """

    name: str
    rows: pd.DataFrame
    kinds: dict[str, str]
    members: pd.DataFrame | None = None
    in_file: int = 0

    @cached_property
    def practices(self) -> frozenset[str]:
        if self.members is not None:
            return frozenset(self.members["practice_code"])
        return frozenset(code for code in self.rows["area_code"].unique() if self.kinds.get(code) == "practice")

    @cached_property
    def other_areas(self) -> frozenset[str]:
        return frozenset(self.rows["area_code"].unique()) - self.practices

    @cached_property
    def measures(self) -> frozenset[str]:
        return frozenset(self.rows["indicator_id"].unique())

    @property
    def latest(self) -> date:
        """End of the latest period, or the date of a practice map."""
        ends = self.rows["period_end"] if self.members is None else self.members["as_at"]
        last: date = ends.max()
        return last

    @property
    def earliest(self) -> date:
        """Start of the earliest period, or the date of a practice map."""
        starts = self.rows["period_start"] if self.members is None else self.members["as_at"]
        first: date = starts.min()
        return first

    def of_period(self, end: date) -> pd.DataFrame:
        """Figures of one period by CELL: the shortest, where several end on that date."""
        rows = self.rows[self.rows["period_end"] == end].sort_values("period_start", ascending=False)
        return rows.drop_duplicates(CELL).set_index(CELL)[list(FIGURES)]

    def size(self, end: date | None) -> int:
        """Number of figures that end on a date."""
        return int((self.rows["period_end"] == end).sum())

    @cached_property
    def ends(self) -> list[date]:
        return sorted(self.rows["period_end"].unique())


def of_import(imported: Imported, name: str, catalogue: Catalogue) -> Figures:
    rows = imported.observations.assign(**{day: _days(imported.observations[day]) for day in KEY[2:4]})
    return Figures(name, rows, _kinds(catalogue), imported.members, imported.practices_in_file)


def of_edition(edition: Edition, folder: Path, catalogue: Catalogue) -> Figures | None:
    """Figures of an edition in its folder. None if its table cannot be read, which the build reports."""
    try:
        if (folder / "members.csv").is_file():
            members = pd.read_csv(folder / "members.csv", dtype=str, keep_default_na=False)
            members = members.assign(as_at=_days(members["as_at"]))
            return Figures(edition.edition, pd.DataFrame(columns=list(COLUMNS)), _kinds(catalogue), members)
        rows = _read(folder)
        rows = rows.assign(**{day: _days(rows[day]) for day in KEY[2:4]})
    except (OSError, ValueError, KeyError):
        return None
    return Figures(edition.edition, rows, _kinds(catalogue), in_file=edition.practices_in_file)


def _read(folder: Path) -> pd.DataFrame:
    if (folder / "observations.parquet").is_file():
        return pd.read_parquet(folder / "observations.parquet")
    return pd.read_csv(folder / "observations.csv", dtype={**dict.fromkeys(FIGURES, np.float64)}, low_memory=False)


def _days(column: "pd.Series[date]") -> "pd.Series[date]":
    return pd.to_datetime(column.astype(str)).dt.date


def _kinds(catalogue: Catalogue) -> dict[str, str]:
    return {code: area.kind for code, area in catalogue.areas.items()}
