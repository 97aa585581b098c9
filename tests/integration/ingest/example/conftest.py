"""What tests of example data share: the extract, made once; and a catalogue with a slip in its assumptions."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import pytest

from het_dash.catalogue import Catalogue, load
from het_dash.ingest.example import write_gp_extract
from tests.support.small_bundle import REAL

Slip = Callable[[str, str, str], Catalogue]
DECEMBER, MARCH = "2025-12-31", "2026-03-31"


@dataclass(frozen=True)
class Extract:
    """The rows, with the parts of each cell's id as columns."""

    path: Path
    rows: pd.DataFrame

    def value(self, indicator: str, on: str, **where: str) -> float:
        """Per cent of the people of some cells."""
        rows = self.rows[(self.rows["indicator_id"] == indicator) & (self.rows["period_end"] == on)]
        for column, wanted in where.items():
            rows = rows[rows[column] == wanted]
        return float(100 * rows["numerator"].sum() / rows["denominator"].sum())

    def people(self, indicator: str, on: str = MARCH, by: str = "broad") -> "pd.Series[int]":
        """The denominator by group."""
        rows = self.rows[(self.rows["indicator_id"] == indicator) & (self.rows["period_end"] == on)]
        return rows.groupby(by)["denominator"].sum()

    def cells(self, indicator: str, column: str) -> "pd.Series[int]":
        """One column, by quarter, PCN and cell; a cell of nobody is missing. Fifths are summed."""
        rows = self.rows[self.rows["indicator_id"] == indicator]
        return rows.groupby(["period_end", "area_code", "group_id"])[column].sum()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Extract:
    path = write_gp_extract(load(), tmp_path_factory.mktemp("demo"))
    assert path is not None
    rows = pd.read_parquet(path)
    rows[["ethnic", "sex", "age"]] = rows["group_id"].str.split("|", expand=True)
    parents = {g.id: g.parent or g.id for g in load().breakdowns["ethnicity_nhs16"].groups}
    return Extract(path, rows.assign(broad=rows["ethnic"].map(parents)))


@pytest.fixture
def slip(tmp_path: Path) -> Slip:
    """The real catalogue with the first `old` of an assumptions file replaced."""

    def made(file: str, old: str, new: str) -> Catalogue:
        folder = tmp_path / "data"
        shutil.copytree(REAL / "demo", folder / "demo")
        (folder / "observations").symlink_to(REAL / "observations")
        text = (folder / "demo" / file).read_text(encoding="utf-8")
        assert old in text
        (folder / "demo" / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return replace(load(), read_from=folder)

    return made
