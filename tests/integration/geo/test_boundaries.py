"""Importing boundaries: all layers or none."""

import json
import shutil
from pathlib import Path

import pytest

from het_dash.catalogue.paths import ROOT
from het_dash.geo.boundaries import import_layers
from het_dash.geo.layers import KINDS, read
from het_dash.geo.problems import BoundaryProblem
from tests.support.official_files import BOUNDARIES, needs_official
from tests.support.ons_files import as_published, download
from tests.support.small_bundle import SmallData


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((folder / "boundaries").iterdir())}


def test_files_of_another_year_give_every_layer(small: SmallData, tmp_path: Path) -> None:
    home = import_layers(download(tmp_path / "ons"), small.catalogue)
    assert home == small.folder / "boundaries"
    written, source = read(small.folder), small.catalogue.boundaries
    assert source
    assert [len(written[kind]["features"]) for kind in KINDS] == [175, 19, 4, 1]
    assert [(f.layer, f.file) for f in source.files] == [
        ("lsoa", "lsoa.geojson"),
        ("ward", "ward.geojson"),
        ("borough", "borough.geojson"),
    ]


def test_what_was_imported_is_only_what_we_made(small: SmallData, tmp_path: Path) -> None:
    import_layers(download(tmp_path / "ons"), small.catalogue)
    assert sorted(contents(small.folder)) == sorted([*(f"{kind}.geojson" for kind in KINDS), "source.yaml"])
    assert "Shape__Area" not in contents(small.folder)["lsoa.geojson"]
    assert not list(small.folder.glob(".importing-*"))


def test_the_same_files_give_the_same_layers(small: SmallData, tmp_path: Path) -> None:
    import_layers(download(tmp_path / "ons"), small.catalogue)
    once = contents(small.folder)
    import_layers(tmp_path / "ons", small.catalogue)
    assert contents(small.folder) == once


def test_a_refused_folder_leaves_what_was_there(small: SmallData, tmp_path: Path) -> None:
    before = contents(small.folder)
    folder = download(tmp_path / "ons")
    (folder / "ward.geojson").unlink()
    with pytest.raises(BoundaryProblem, match="ward boundaries"):
        import_layers(folder, small.catalogue)
    assert contents(small.folder) == before


def test_lsoas_that_do_not_meet_are_refused(small: SmallData, tmp_path: Path) -> None:
    path = download(tmp_path / "ons") / "lsoa.geojson"
    whole = json.loads(path.read_text(encoding="utf-8"))
    for point in whole["features"][40]["geometry"]["coordinates"][0]:
        point[0] += 0.0004
    path.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(BoundaryProblem, match=r"lsoa boundaries: leave \d gaps between them"):
        import_layers(tmp_path / "ons", small.catalogue)


def test_layers_of_another_size_than_the_borough_are_refused(small: SmallData, tmp_path: Path) -> None:
    path = download(tmp_path / "ons") / "borough.geojson"
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["features"][0]["geometry"]["coordinates"] = [[[-0.1, 51.4], [0.1, 51.4], [0.1, 51.5], [-0.1, 51.4]]]
    path.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(BoundaryProblem, match=r"'35\.1\d\d km2' differ in area from the borough's"):
        import_layers(tmp_path / "ons", small.catalogue)


def test_gaps_between_areas_are_reported_in_one_sentence(small: SmallData, tmp_path: Path) -> None:
    path = download(tmp_path / "ons") / "lsoa.geojson"
    whole = json.loads(path.read_text(encoding="utf-8"))
    ring = whole["features"][40]["geometry"]["coordinates"][0]
    middle = [sum(point[n] for point in ring) / len(ring) for n in (0, 1)]
    ring[:] = [[centre + 0.8 * (at - centre) for at, centre in zip(point, middle, strict=True)] for point in ring]
    path.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(
        BoundaryProblem, match=r"lsoa boundaries: leave 2 gaps between them, the largest of \d+\.\d hec"
    ):
        import_layers(tmp_path / "ons", small.catalogue)


@needs_official
def test_the_bundle_is_what_the_publishers_files_give(small: SmallData) -> None:
    import_layers(BOUNDARIES, small.catalogue)
    made, kept = contents(small.folder), contents(ROOT / "data")
    assert all(made[f"{kind}.geojson"] == kept[f"{kind}.geojson"] for kind in KINDS)


@needs_official
@pytest.mark.parametrize("system", ["epsg_4326", "epsg_27700"])
def test_a_council_s_files_of_full_resolution_give_every_layer(system: str, small: SmallData, tmp_path: Path) -> None:
    """In degrees, or wards and borough in metres: rounding made shapes cross themselves."""
    council = BOUNDARIES / "council_full_resolution"
    shutil.copytree(council / system, tmp_path / "council")
    shutil.copy(council / "epsg_4326" / "lsoas.geojson", tmp_path / "council")
    import_layers(tmp_path / "council", small.catalogue)
    assert [len(json.loads(contents(small.folder)[f"{kind}.geojson"])["features"]) for kind in KINDS] == [175, 19, 4, 1]


@needs_official
def test_no_publishers_file_is_copied(tmp_path: Path) -> None:
    published = {path.read_text(encoding="utf-8") for path in BOUNDARIES.glob("*.geojson")}
    assert not published & set(contents(ROOT / "data").values())


def test_a_folder_of_the_wrong_layer_says_so(small: SmallData, tmp_path: Path) -> None:
    folder = tmp_path / "ons"
    folder.mkdir()
    as_published(folder, "ward", "WD30CD")
    with pytest.raises(BoundaryProblem, match="lsoa boundaries"):
        import_layers(folder, small.catalogue)
