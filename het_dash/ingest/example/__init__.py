"""Example data: made from a seed and from published figures, by `build`, never committed."""

from pathlib import Path

import pyarrow.parquet as pq

from het_dash.catalogue import Catalogue
from het_dash.ingest.example.extract import extract
from het_dash.ingest.example.published import NothingPublished


def write_gp_extract(catalogue: Catalogue, folder: Path) -> Path | None:
    """Writes the example GP extract into `folder`. None if the published figures that it needs are missing."""
    try:
        table = extract(catalogue)
    except NothingPublished:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "demo_gp_extract.parquet"
    pq.write_table(table, path)
    return path
