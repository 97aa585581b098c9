"""Imports downloaded boundary layers."""

import dataclasses

from het_dash.catalogue.boundary_source import BoundarySource
from het_dash.catalogue.yaml_files import read_entry
from het_dash.geo.layers import FOLDER
from het_dash.ingest.fetch.fetched import Fetched, Wanted
from het_dash.ingest.fetch.import_fetched import Result, on_the_bench, sha256
from het_dash.ingest.fetch.place import place
from het_dash.ingest.fetch.problems import FetchProblem


def take_boundaries(fetched: Fetched, wanted: Wanted, dry_run: bool) -> Result:
    """Simplifies and checks the layers, then replaces those in the data folder. Raises FetchProblem."""
    from het_dash.geo.boundaries import import_layers  # noqa: PLC0415 (geopandas takes a second that others need not)
    from het_dash.geo.problems import BoundaryProblem  # noqa: PLC0415

    home = wanted.catalogue.folder / FOLDER
    digests = {sha256(path) for path in fetched.file.glob("*.geojson")}
    if (home / "source.yaml").is_file():
        held = read_entry(BoundarySource, home / "source.yaml")
        if digests == {file.sha256 for file in held.files}:
            return Result(fetched.edition, "unchanged")
    try:
        made = import_layers(fetched.file, dataclasses.replace(wanted.catalogue, read_from=on_the_bench(wanted)))
    except BoundaryProblem as wrong:
        raise FetchProblem(str(wrong)) from wrong
    if not dry_run:
        place(made, home, [])
    return Result(fetched.edition, "new")
