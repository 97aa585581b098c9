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


def _demo_extract(catalogue: Catalogue, work: Path) -> None:
    import datetime
    import hashlib
    from ruamel.yaml import YAML
    from het_dash.ingest.demo import write_gp_extract

    with tempfile.TemporaryDirectory(dir=work.parent, prefix=".making-") as scratch:
        path = write_gp_extract(catalogue, Path(scratch))
        if path is None:
            return
        home = work / "extracts" / DEMO_EXTRACT / "2026-03"
        home.mkdir(parents=True)
        s = catalogue.sources[DEMO_EXTRACT]
        sha = hashlib.sha256(path.read_bytes()).hexdigest()
        path.rename(home / "observations.parquet")
        with (home / "source.yaml").open("w") as out:
            YAML().dump(
                {
                    "source_id": s.id,
                    "edition": "2026-03",
                    "format": "extract",
                    "publisher": s.publisher,
                    "title": s.title,
                    "url": s.url,
                    "licence": s.licence,
                    "statement": s.statement,
                    "nature": s.nature,
                    "file": path.name,
                    "sha256": sha,
                    "imported_on": "2026-03-31",
                    "period_start": "2024-03-31",
                    "period_end": "2026-03-31",
                    "rows": 1,
                },
                out,
            )
