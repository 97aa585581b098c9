"""What a build makes for itself before it reads anything: observations of returns, and demonstrations."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
from ruamel.yaml import YAML

from het_dash.catalogue import Catalogue, Edition, Source
from het_dash.catalogue.paths import work_folder
from het_dash.ingest.demo import write_gp_extract
from het_dash.ingest.held import local_extracts
from het_dash.ingest.returns import received

DEMO_EXTRACT = "demo_gp_extract"


def prepare(catalogue: Catalogue, tell: Callable[[str], None]) -> None:
    """Empties `state/work` and fills it anew. A real extract leaves no room for the demonstration of one."""
    work = work_folder()
    for old in work.iterdir():
        shutil.rmtree(old)
    if demo_wanted() and not local_extracts():
        _demo_extract(catalogue, work, tell)
    tell("Taking in the quarterly returns")
    received.write_observations(catalogue, work, demo_wanted())


def demo_wanted() -> bool:
    """HET_DEMO=0 leaves every demonstration out."""
    return os.environ.get("HET_DEMO", "1") != "0"


def _demo_extract(catalogue: Catalogue, work: Path, tell: Callable[[str], None]) -> None:
    with tempfile.TemporaryDirectory(dir=work.parent, prefix=".making-") as scratch:
        made = write_gp_extract(catalogue, Path(scratch))
        if made is not None:
            tell("Taking in the demonstration extract")
            _keep(made, catalogue.sources[DEMO_EXTRACT], work / "extracts" / DEMO_EXTRACT)


def _keep(file: Path, source: Source, home: Path) -> None:
    """The file as an edition of its source, named by the last month that it holds."""
    ends = pq.read_table(file, columns=["period_end"])["period_end"].to_pylist()
    last = date.fromisoformat(str(max(ends)))
    edition = Edition(
        source_id=source.id, edition=f"{last:%Y-%m}", format="extract", publisher=source.publisher, title=source.title,
        url=source.url, licence=source.licence, statement=source.statement, nature=source.nature, file=file.name,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(), imported_on=last,
        period_start=date.fromisoformat(str(min(ends))), period_end=last, rows=len(ends),
    )  # fmt: skip
    folder = home / edition.edition
    folder.mkdir(parents=True)
    file.rename(folder / "observations.parquet")
    with (folder / "source.yaml").open("w", encoding="utf-8") as out:
        YAML().dump(edition.model_dump(exclude_none=True), out)
