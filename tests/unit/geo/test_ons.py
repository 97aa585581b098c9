"""ONS files as downloaded: found by their properties, refused in one sentence."""

from pathlib import Path
from typing import Any

import pytest

from het_dash.geo.ons import find, read_folder
from het_dash.geo.problems import BoundaryProblem
from tests.support.ons_files import square, write

WEST, EAST = square(-0.1, 51.4), square(0.0, 51.4)


@pytest.mark.parametrize("column", ["LSOA21CD", "LSOA31CD", "lsoa21cd", "LSOACD"])
def test_a_file_is_known_by_its_property_whatever_its_name_and_year(tmp_path: Path, column: str) -> None:
    write(tmp_path / "x.geojson", [({column: "E2"}, EAST), ({column: "E1"}, WEST)])
    file, shapes = find("lsoa", {"E1", "E2"}, read_folder(tmp_path))
    assert (file.name, list(shapes.index)) == ("x.geojson", ["E1", "E2"])


def test_other_places_are_left_out_and_the_smallest_file_that_serves_is_taken(tmp_path: Path) -> None:
    both = [({"WD25CD": "E1"}, WEST), ({"WD25CD": "E2"}, EAST)]
    write(tmp_path / "a_region.geojson", both)
    write(tmp_path / "b_ours.geojson", both[:1])
    file, shapes = find("ward", {"E1"}, read_folder(tmp_path))
    assert (file.name, list(shapes.index)) == ("b_ours.geojson", ["E1"])
    assert list(find("ward", {"E2"}, read_folder(tmp_path))[1].index) == ["E2"]


def test_shapes_come_in_metres(tmp_path: Path) -> None:
    write(tmp_path / "x.geojson", [({"WD25CD": "E1"}, WEST)])
    assert find("ward", {"E1"}, read_folder(tmp_path))[1].area.sum() == pytest.approx(6.96e3 * 11.12e3, rel=0.01)


def test_the_file_is_named_with_its_hash(tmp_path: Path) -> None:
    path = write(tmp_path / "x.geojson", [({"WD25CD": "E1"}, WEST)])
    before = find("ward", {"E1"}, read_folder(tmp_path))[0].sha256
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert find("ward", {"E1"}, read_folder(tmp_path))[0].sha256 != before


def test_a_missing_area_is_named(tmp_path: Path) -> None:
    write(tmp_path / "x.geojson", [({"WD25CD": "E1"}, WEST)])
    with pytest.raises(
        BoundaryProblem, match=r"x\.geojson, column WD25CD: 'E2' is not in the file \(and 1 more\)\. Down"
    ):
        find("ward", {"E1", "E2", "E3"}, read_folder(tmp_path))


def test_an_area_given_twice_is_named(tmp_path: Path) -> None:
    write(tmp_path / "x.geojson", [({"WD25CD": "E1"}, WEST), ({"WD25CD": "E1"}, EAST)])
    with pytest.raises(BoundaryProblem, match="'E1' appears twice"):
        find("ward", {"E1"}, read_folder(tmp_path))


def test_an_area_without_a_shape_is_named(tmp_path: Path) -> None:
    write(tmp_path / "x.geojson", [({"WD25CD": "E1"}, None), ({"WD25CD": "E2"}, EAST)])
    with pytest.raises(BoundaryProblem, match="'E1' has no shape, or a broken one"):
        find("ward", {"E1", "E2"}, read_folder(tmp_path))


def test_a_ring_that_crosses_itself_is_named(tmp_path: Path) -> None:
    bow = {"type": "Polygon", "coordinates": [[[0, 51], [0.1, 51.1], [0.1, 51], [0, 51.1], [0, 51]]]}
    write(tmp_path / "x.geojson", [({"WD25CD": "E1"}, bow)])
    with pytest.raises(BoundaryProblem, match="'E1' has no shape, or a broken one"):
        find("ward", {"E1"}, read_folder(tmp_path))


def test_a_folder_without_the_layer_says_what_was_looked_for(tmp_path: Path) -> None:
    write(tmp_path / "x.geojson", [({"WD25CD": "E1"}, WEST)])
    with pytest.raises(BoundaryProblem, match="lsoa boundaries: no file has a property like LSOA21CD"):
        find("lsoa", {"E1"}, read_folder(tmp_path))


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BoundaryProblem, match=r"holds no \.geojson file"):
        read_folder(tmp_path)


@pytest.mark.parametrize("text", ["<html>Sorry</html>", "", '{"type": "FeatureCollection", "features": [{"type"', "{}"])
def test_what_is_no_geojson_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.geojson").write_text(text, encoding="utf-8")
    with pytest.raises(BoundaryProblem, match=r"x\.geojson: .* Download it again"):
        read_folder(tmp_path)


def test_metres_that_say_they_are_degrees_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "x.geojson", [({"WD25CD": "E1"}, square(537_000, 172_000, 900))])
    with pytest.raises(BoundaryProblem, match=r"x\.geojson, column coordinates: .* lies outside the United Kingdom"):
        read_folder(tmp_path)


POINT = {"type": "Point", "coordinates": [-0.05, 51.45]}
LINE = {"type": "LineString", "coordinates": [[-0.05, 51.45], [-0.06, 51.46]]}


@pytest.mark.parametrize(("shape", "kind"), [(POINT, "Point"), (LINE, "LineString")])
def test_a_shape_that_is_no_area_is_named(tmp_path: Path, shape: dict[str, Any], kind: str) -> None:
    write(tmp_path / "x.geojson", [({"WD25CD": "E1"}, shape), ({"WD25CD": "E2"}, EAST)])
    with pytest.raises(BoundaryProblem, match=f"x.geojson, column WD25CD: 'E1' is a {kind}, not a polygon"):
        find("ward", {"E1", "E2"}, read_folder(tmp_path))


def test_a_file_without_any_shape_is_refused(tmp_path: Path) -> None:
    for features in ([], [({"WD25CD": "E1"}, None)]):
        write(tmp_path / "x.geojson", features)
        with pytest.raises(BoundaryProblem, match="holds no shapes that can be placed on a map"):
            read_folder(tmp_path)


def test_coordinates_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    broken = {"type": "Polygon", "coordinates": [[[0, float("nan")], [0.1, 51], [0.1, 51.1], [0, 51]]]}
    write(tmp_path / "x.geojson", [({"WD25CD": "E1"}, broken)])
    with pytest.raises(BoundaryProblem, match=r"x\.geojson: is not a GeoJSON file that can be read"):
        read_folder(tmp_path)


def test_a_folder_that_is_not_there_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in ("absent", "file"):
        with pytest.raises(BoundaryProblem, match=f"{tmp_path / name}: is not a folder"):
            read_folder(tmp_path / name)
