"""Imports ONS boundary files as simplified layers, all of them or none."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import geopandas as gpd
from ruamel.yaml import YAML
from shapely.errors import ShapelyError

from het_dash.catalogue import Catalogue
from het_dash.catalogue.boundary_source import BoundaryFile, BoundarySource
from het_dash.catalogue.folder_swap import in_place_of
from het_dash.geo.check import check, check_gaps
from het_dash.geo.geojson import collection
from het_dash.geo.layers import FOLDER, LayerKind
from het_dash.geo.ons import AGAIN, find, read_folder
from het_dash.geo.problems import BoundaryProblem, problem
from het_dash.geo.shapes import feature
from het_dash.geo.simplify import DECIMALS, METRES, TOLERANCE_METRES, fitted, for_web, simplified

NOTE = (
    f"Simplified (tolerance {TOLERANCE_METRES} m) and rounded to {DECIMALS} decimals for the web. The borough is the "
    "LSOAs dissolved; wards are fitted to its outline; neighbourhoods are wards dissolved by "
    "data/areas/places/wards.csv. The publisher's borough only checks the areas."
)
Layers = dict[LayerKind, gpd.GeoSeries]


def import_layers(folder: Path, catalogue: Catalogue) -> Path:
    """Makes the layers from a folder of ONS GeoJSON files and returns their folder.

    The caller holds the lock of builds and imports. Raises BoundaryProblem, and then nothing is written.
    """
    files = read_folder(folder)
    kinds: tuple[LayerKind, ...] = ("lsoa", "ward", "borough")
    taken = {kind: find(kind, _codes(kind, catalogue), files) for kind in kinds}
    try:
        check_gaps(taken["lsoa"][1])
        layers = made(taken["lsoa"][1], taken["ward"][1], catalogue)
    except ShapelyError as wrong:
        raise BoundaryProblem(
            [problem(folder.name, f"holds shapes that do not fit together ({wrong}).", AGAIN)]
        ) from wrong
    check(layers, {kind: _codes(kind, catalogue) for kind in layers}, taken["borough"][1])
    used = tuple(BoundaryFile(layer=kind, file=file.name, sha256=file.sha256) for kind, (file, _) in taken.items())
    written = BoundarySource(files=used, imported_on=datetime.now(tz=UTC).date(), note=NOTE)
    return _replace(catalogue.folder / FOLDER, layers, written)


def made(lsoas: gpd.GeoSeries, wards: gpd.GeoSeries, catalogue: Catalogue) -> Layers:
    """All layers by area code, in degrees, from LSOAs and wards in metres. The LSOAs give the outline of every
    layer."""
    small = for_web(simplified(lsoas))
    borough = gpd.GeoSeries({catalogue.borough.code: small.union_all()}, crs=small.crs)
    ward = for_web(fitted(simplified(wards), borough.to_crs(METRES).iloc[0]))
    parents = {a.code: str(a.parent) for a in catalogue.of_kind("ward")}
    return {
        "lsoa": small,
        "ward": ward,
        "neighbourhood": for_web(dissolved(ward, parents)),
        "borough": for_web(borough),
    }


def dissolved(shapes: gpd.GeoSeries, parents: Mapping[str, str]) -> gpd.GeoSeries:
    """Shapes merged by the parent of their code."""
    whole = gpd.GeoDataFrame(geometry=shapes).dissolve(by=shapes.index.map(parents), method="coverage")
    return whole.geometry.sort_index()


def _codes(kind: LayerKind, catalogue: Catalogue) -> set[str]:
    return {catalogue.borough.code} if kind == "borough" else {a.code for a in catalogue.of_kind(kind)}


def _replace(home: Path, layers: Layers, written: BoundarySource) -> Path:
    with in_place_of(home) as ready:
        for kind, shapes in layers.items():
            (ready / f"{kind}.geojson").write_text(_text(shapes), encoding="utf-8")
        with (ready / "source.yaml").open("w", encoding="utf-8") as out:
            yaml = YAML()
            yaml.width = 110
            yaml.dump(written.model_dump(mode="json"), out)
    return home


def _text(shapes: gpd.GeoSeries) -> str:
    """GeoJSON text with one feature a line, so that a changed area is one changed line."""
    whole = json.dumps(collection([]))[:-2]
    lines = (
        json.dumps(feature(str(code), shape), separators=(",", ":")) for code, shape in shapes.sort_index().items()
    )
    return whole + "\n" + ",\n".join(lines) + "\n]}\n"
