"""Prepares what a build makes for itself: observations of returns, and example data."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from het_dash.catalogue import Catalogue
from het_dash.catalogue.paths import work_folder
from het_dash.ingest.editions_on_disk import local_extracts
from het_dash.ingest.example import write_gp_extract
from het_dash.ingest.import_file import take_in
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.returns import publish
from het_dash.ingest.returns.tables import Received

DEMO_EXTRACT = "demo_gp_extract"
MADE = frozenset({"extracts", "returns", "demo_journals"})


def prepare(catalogue: Catalogue, tell: Callable[[str], None]) -> Received:
    """Remakes the build's own inputs in `state/work`. A real extract replaces the demonstration extract.

    Returns the accepted returns that the observations come from.
    """
    work = work_folder()
    for old in work.iterdir():
        if old.is_dir() and old.name in MADE:  # a fetch may be writing to other folders here
            shutil.rmtree(old)
    if demo_wanted() and not local_extracts():
        _demo_extract(catalogue, work, tell)
    tell("Taking in the quarterly returns")
    return publish.write_observations(catalogue, work, demo_wanted())


def demo_wanted() -> bool:
    """Whether to include demonstration data. HET_DEMO=0 excludes it."""
    return os.environ.get("HET_DEMO", "1") != "0"


def _demo_extract(catalogue: Catalogue, folder: Path, tell: Callable[[str], None]) -> None:
    """Writes the demonstration extract as a file, then imports it like any other extract."""
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".making-") as scratch:
        made = write_gp_extract(catalogue, Path(scratch))
        if made is not None:
            tell("Taking in the demonstration extract")
            take_in("extract", made, Taking(catalogue, catalogue.sources[DEMO_EXTRACT], ""))
