"""What a build makes for itself before it reads anything: demonstrations, in place of what nobody has sent yet."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from het_dash.catalogue import Catalogue
from het_dash.catalogue.paths import work_folder
from het_dash.ingest.held import local_extracts

DEMO_EXTRACT = "demo_gp_extract"


def prepare(catalogue: Catalogue, tell: Callable[[str], None]) -> None:
    """Empties `state/work` and fills it anew. A real extract leaves no room for the demonstration of one."""
    work = work_folder()
    for old in work.iterdir():
        shutil.rmtree(old)
    if demo_wanted() and not local_extracts():
        tell("Making the demonstration extract")
        _demo_extract(catalogue, work)


def demo_wanted() -> bool:
    """HET_DEMO=0 leaves every demonstration out."""
    return os.environ.get("HET_DEMO", "1") != "0"
