"""The bundled layers: every area once, whole, fitting together, and small."""

import itertools
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import geopandas as gpd
import pytest
import shapely

from het_dash.catalogue import Catalogue, CatalogueError, load
from het_dash.catalogue.paths import ROOT
from het_dash.geo.layers import KINDS, LayerKind, boundaries_of, check_codes, documents, read
from het_dash.geo.measure import areas_km2
from het_dash.geo.shapes import shapes
from tests.support.bundled_boundaries import boundaries, layer
from tests.support.small_bundle import SmallData

COUNTS = {"lsoa": 175, "ward": 19, "neighbourhood": 4, "borough": 1}
BOROUGH_KM2 = 35.16
PRACTICES = [  # sites of practices, with the LSOA and the ward of each
    ("Jenner Health Centre", -0.041113, 51.442387, "E01003229", "Crofton Park"),
    ("Queens Road", -0.047408, 51.474264, "E01003338", "Telegraph Hill"),
]


def in_metres(kind: LayerKind) -> dict[str, Any]:
    return dict(gpd.GeoSeries(shapes(layer(kind)), crs=4326).to_crs(27700).items())


def outer_rings(kind: LayerKind) -> Iterator[Any]:
    for shape in shapes(layer(kind)).values():
        yield from (part.exterior for part in shapely.get_parts(shape))


@pytest.mark.parametrize("kind", KINDS)
def test_a_layer_holds_every_area_of_its_kind_once(kind: LayerKind) -> None:
    codes = [feature["id"] for feature in layer(kind)["features"]]
    known = [load().borough.code] if kind == "borough" else [a.code for a in load().of_kind(kind)]
    assert sorted(codes) == sorted(known)
    assert len(codes) == COUNTS[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_a_feature_carries_its_code_and_nothing_else(kind: LayerKind) -> None:
    for feature in layer(kind)["features"]:
        assert set(feature) == {"type", "id", "properties", "geometry"}
        assert feature["properties"] == {"code": feature["id"]}


@pytest.mark.parametrize("kind", KINDS)
def test_every_shape_is_whole(kind: LayerKind) -> None:
    for code, shape in shapes(layer(kind)).items():
        assert shape.is_valid, code
        assert not shape.is_empty, code


@pytest.mark.parametrize("kind", KINDS)
def test_outer_rings_run_clockwise_as_d3_wants_them(kind: LayerKind) -> None:
    assert all(not ring.is_ccw for ring in outer_rings(kind))


@pytest.mark.parametrize("kind", ["lsoa", "ward", "neighbourhood"])
def test_neighbours_neither_overlap_nor_leave_gaps(kind: LayerKind) -> None:
    found = in_metres(kind)
    overlaps = [shapely.area(shapely.intersection(a, b)) for a, b in itertools.combinations(found.values(), 2)]
    assert max(overlaps) < 1
    holes = [ring for part in shapely.get_parts(shapely.union_all(list(found.values()))) for ring in part.interiors]
    assert sum(shapely.Polygon(ring).area for ring in holes) < 10


@pytest.mark.parametrize("kind", ["lsoa", "ward", "neighbourhood"])
def test_edges_that_neighbours_share_are_the_same_points(kind: LayerKind) -> None:
    assert shapely.coverage_is_valid(list(shapes(layer(kind)).values()))


@pytest.mark.parametrize("kind", ["lsoa", "ward", "neighbourhood"])
def test_every_layer_has_the_boroughs_outline(kind: LayerKind) -> None:
    whole, borough = shapely.union_all(list(in_metres(kind).values())), in_metres("borough")["E09000023"]
    assert shapely.hausdorff_distance(whole, borough) < 2
    assert shapely.area(shapely.symmetric_difference(whole, borough)) < 1e-5 * borough.area


@pytest.mark.parametrize("kind", KINDS)
def test_areas_sum_to_the_boroughs_within_half_a_per_cent(kind: LayerKind) -> None:
    assert sum(areas_km2(layer(kind)).values()) == pytest.approx(BOROUGH_KM2, rel=0.005)


def test_a_neighbourhood_is_its_wards_together() -> None:
    wards, catalogue = in_metres("ward"), load()
    for code, shape in in_metres("neighbourhood").items():
        own = [wards[a.code] for a in catalogue.of_kind("ward") if a.parent == code]
        assert shapely.area(shapely.symmetric_difference(shape, shapely.union_all(own))) < 1


def test_blackheath_lies_apart_from_the_rest_of_neighbourhood_1() -> None:
    parts = {code: len(shapely.get_parts(shape)) for code, shape in shapes(layer("neighbourhood")).items()}
    assert parts == {"nbh:1": 2, "nbh:2": 1, "nbh:3": 1, "nbh:4": 1}


@pytest.mark.parametrize(("name", "longitude", "latitude", "lsoa", "ward"), PRACTICES)
def test_a_practice_stands_in_its_lsoa_and_ward(
    name: str, longitude: float, latitude: float, lsoa: str, ward: str
) -> None:
    site = shapely.Point(longitude, latitude)
    assert [code for code, shape in shapes(layer("lsoa")).items() if shape.contains(site)] == [lsoa], name
    around = [code for code, shape in shapes(layer("ward")).items() if shape.contains(site)]
    assert [load().areas[code].name for code in around] == [ward]


@pytest.mark.parametrize(("kind", "kilobytes"), [("lsoa", 120), ("ward", 25), ("neighbourhood", 15), ("borough", 10)])
def test_a_layer_is_small_enough_to_send_with_every_click(kind: LayerKind, kilobytes: int) -> None:
    assert (ROOT / "data" / "boundaries" / f"{kind}.geojson").stat().st_size < kilobytes * 1000


def test_the_licences_words_stand_beside_the_layers() -> None:
    source = load().boundaries
    assert source
    assert source.licence == "Open Government Licence v3.0"
    assert source.statement == (
        "Source: Office for National Statistics licensed under the Open Government Licence v3.0. "
        "Contains OS data © Crown copyright and database right."
    )
    assert [(one.layer, len(one.sha256)) for one in source.files] == [("lsoa", 64), ("ward", 64), ("borough", 64)]


@pytest.mark.parametrize("module", ["layers", "geojson", "catchments"])
def test_the_running_map_does_not_load_geopandas(module: str) -> None:
    unwanted = "geopandas pyproj pandas" if module == "catchments" else "geopandas pyproj pandas shapely"
    script = f"import sys, het_dash.geo.{module}; print(sorted(set({unwanted.split()}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_missing_layer_is_one_sentence_with_a_remedy(small: SmallData) -> None:
    (small.folder / "boundaries" / "ward.geojson").unlink()
    with pytest.raises(CatalogueError, match=r"data/boundaries/ward\.geojson: .*import-boundaries FOLDER"):
        read(small.folder)


def test_a_broken_layer_is_one_sentence_with_a_remedy(small: SmallData) -> None:
    path = small.folder / "boundaries" / "ward.geojson"
    path.write_text(path.read_text(encoding="utf-8")[:500], encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"data/boundaries/ward\.geojson: .*import-boundaries FOLDER"):
        read(small.folder)


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        '{"type": "FeatureCollection", "features": []}',
        '{"features": [1]}',
        '{"features": [{"id": "E05013714"}]}',
        '{"features": [{"geometry": {"type": "Polygon", "coordinates": []}}]}',
        '{"features": [{"id": "E05013714", "geometry": {"type": "Point", "coordinates": [0, 51]}}]}',
    ],
)
def test_a_layer_without_polygons_is_one_sentence_with_a_remedy(small: SmallData, content: str) -> None:
    (small.folder / "boundaries" / "ward.geojson").write_text(content, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"data/boundaries/ward\.geojson: .*import-boundaries FOLDER"):
        read(small.folder)


@pytest.mark.parametrize("kind", ["lsoa", "borough"])
def test_a_layer_that_lacks_an_area_of_the_catalogue_is_one_sentence_with_a_remedy(
    small: SmallData, kind: LayerKind
) -> None:
    first = layer(kind)["features"][0]["id"]
    path = small.folder / "boundaries" / f"{kind}.geojson"
    path.write_text(path.read_text(encoding="utf-8").replace(first, "E00000000"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=rf"data/boundaries/{kind}\.geojson: id: 'E0.*import-boundaries FOLDER"):
        check_codes(read(small.folder), small.catalogue)


def test_a_store_carries_the_boundaries_whole() -> None:
    assert boundaries_of(documents(boundaries())) == boundaries()


def test_most_of_an_lsoa_lies_in_the_ward_it_is_counted_in() -> None:
    lsoas, wards, catalogue = in_metres("lsoa"), in_metres("ward"), load()
    shares = [shapely.area(shapely.intersection(lsoas[c], wards[parent(catalogue, c)])) / lsoas[c].area for c in lsoas]
    assert sum(share > 0.95 for share in shares) > 135  # ONS places the rest by where their people live
    assert sum(share < 0.5 for share in shares) <= 5


def parent(catalogue: Catalogue, code: str) -> str:
    return str(catalogue.areas[code].parent)
