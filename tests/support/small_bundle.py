"""A small data folder: the real areas and groups, a few of the real indicators, and what a test types in as figures."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from het_dash.catalogue import Catalogue, load_anew
from het_dash.catalogue.paths import ROOT
from het_dash.ingest.build.run import Built, build
from het_dash.ingest.observations import COLUMNS

REAL = ROOT / "data"
INDICATORS = """
    qof_hypertension qof_diabetes registered_patients residents residents_ethnic_group imd2025_decile patients_by_lsoa
    patients_living_in_borough patients_by_neighbourhood patients_by_deprivation ethnic_mix_estimate cvdp001hyp
    cvdp007hyp under75_cvd_mortality
    qof_chronic_kidney_disease qof_atrial_fibrillation cvdp004hyp cvdp002af cvdp004ckd cvdp005ckd cvdp007ckd
    cvdp003dm cvdp005dm
    residents_reached reached_registered reached_living_here contacts events_held champions_recruited champions_trained
    champions_active champions_into_work pathway_hypertension pathway_atrial_fibrillation pathway_chronic_kidney_disease
    pathway_type_2_diabetes
""".split()
QOF_2024_25 = {"indicator_id": "qof_hypertension", "period_start": "2024-04-01", "period_end": "2025-03-31"}
ROW = {"breakdown": "persons", "group_id": "all", "qualifier": "exact"}
TABLES = ("figure", "lineage", "area", "practice_member")


@dataclass(frozen=True)
class SmallData:
    """Data folder of a test. `folder` is HET_DATA, `state` is HET_STATE."""

    folder: Path
    state: Path

    @property
    def catalogue(self) -> Catalogue:
        """Catalogue, reloaded each time because a test may have changed a file."""
        return load_anew(self.folder)

    @property
    def stores(self) -> list[str]:
        return sorted(path.name for path in (self.state / "store").glob("het-*.duckdb"))

    @property
    def current(self) -> Path:
        return self.state / "store" / (self.state / "store" / "current").read_text(encoding="utf-8").strip()

    def change(self, file: str, old: str, new: str) -> None:
        """Replaces the first `old` in a file of the data folder."""
        text = (self.folder / file).read_text(encoding="utf-8")
        assert old in text, f"{file} holds no {old!r}"
        (self.folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    def observe(self, edition: str, table: str, **same: str) -> Path:
        """Writes observations of `source/edition` from a text table ('.' is blank). `same` applies to every row."""
        return self._write(self.folder / "observations", edition, table, **same)

    def extract(self, edition: str, table: str, **same: str) -> Path:
        """Writes the same as an imported local extract: unrounded counts, in the state folder."""
        return self._write(self.state / "private" / "extracts", edition, table, **same)

    def _write(self, home: Path, edition: str, table: str, **same: str) -> Path:
        header, *lines = (line.split() for line in table.strip().splitlines())
        rows = [dict(zip(header, line, strict=True)) for line in lines]
        folder = home / edition
        folder.mkdir(parents=True, exist_ok=True)
        cells = [{**ROW, **same, **{k: "" if v == "." else v for k, v in row.items()}} for row in rows]
        text = "\n".join([",".join(COLUMNS), *(",".join(c.get(name, "") for name in COLUMNS) for c in cells), ""])
        (folder / "observations.csv").write_text(text, encoding="utf-8")
        natures = {source.id: source.nature for source in self.catalogue.sources.values()}
        self._source_file(
            folder, cells[0].get("period_start", ""), max(c.get("period_end", "") for c in cells),
            nature=natures[edition.partition("/")[0]],
        )  # fmt: skip
        return folder / "observations.csv"

    def source_file(self, place: str, start: str, end: str, /, **changed: str) -> None:
        """Writes the `source.yaml` of `source/edition`, as an import would."""
        self._source_file(self.folder / "observations" / place, start, end, **changed)

    def _source_file(self, folder: Path, start: str, end: str, /, **changed: str) -> None:
        source, name = folder.parts[-2:]
        facts = {
            "source_id": source, "edition": name, "format": "typed", "publisher": "A publisher", "title": "A title",
            "url": "https://example.org", "licence": "OGL", "statement": "A statement.", "nature": "published",
            "file": "typed.csv", "sha256": hashlib.sha256(f"{source}/{name}".encode()).hexdigest(),
            "imported_on": "2026-11-01",
            "period_start": start or "2020-01-01", "period_end": end or "2020-01-01", "rows": "1", **changed,
        }  # fmt: skip
        text = "".join(f'{key}: "{value}"\n' for key, value in facts.items())
        (folder / "source.yaml").write_text(text, encoding="utf-8")

    def build(self) -> Built:
        """Runs the production build in this process."""
        return build()

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Runs `python -m het_dash ...` in a separate process."""
        command = [sys.executable, "-m", "het_dash", *arguments]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ.copy())

    def figure(self, area: str, indicator: str = "qof_hypertension", **where: str) -> dict[str, Any] | None:
        """The only published figure of an area by dated membership, or None. More than one fails the test."""
        wanted = {"indicator_id": indicator, "area_code": area, **where}
        rows = [row for row in rows_of(self.current, "figure") if row["membership"] != "constant"]
        found = [row for row in rows if all(str(row[k]) == v for k, v in wanted.items())]
        assert len(found) <= 1, found
        return found[0] if found else None


def small_data(folder: Path) -> SmallData:
    """New small data folder without observations."""
    data = folder / "data"
    shutil.copytree(REAL, data, ignore=shutil.ignore_patterns("observations", "indicators"))
    (data / "indicators").mkdir()
    for name in INDICATORS:
        shutil.copy(REAL / "indicators" / f"{name}.yaml", data / "indicators")
    return SmallData(data, folder / "state")


def rows_of(store: Path, table: str) -> Iterator[dict[str, Any]]:
    """Every row of a table of a store, read by plain DuckDB."""
    with duckdb.connect(str(store), read_only=True) as con:
        found = con.table(table)
        names, rows = found.columns, found.fetchall()
    return (dict(zip(names, row, strict=True)) for row in rows)


def everything(store: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of the tables with figures and their sources."""
    return {table: list(rows_of(store, table)) for table in TABLES}
