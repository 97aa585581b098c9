"""The build: the same figures every time, a new store or the last good one, and never half of either."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from het_dash.catalogue import CatalogueError
from het_dash.ingest.build import run as module
from het_dash.ingest.build.failures import BuildProblem
from het_dash.ingest.build.publication import up_to_date
from het_dash.ingest.build.run import build
from het_dash.ingest.problems import ImportProblem
from tests.support.small_bundle import QOF_2024_25, SmallData, everything, rows_of

TABLE = "area_code numerator denominator\nG85085 113 1000"


def test_a_failed_build_leaves_the_last_store_in_place_and_current(small: SmallData) -> None:
    small.observe("qof/2024-25", TABLE, **QOF_2024_25)
    good = small.build()
    before = everything(good.path)
    small.change("observations/qof/2024-25/observations.csv", "113", "1001")
    with pytest.raises(ImportProblem, match="is more than the denominator"):
        small.build()
    assert small.current == good.path
    assert small.stores == [good.path.name]
    assert everything(good.path) == before
    assert not list(good.path.parent.glob(".building*"))


def test_a_store_that_fails_its_own_checks_is_not_swapped_in(small: SmallData) -> None:
    small.observe("qof/2024-25", TABLE, **QOF_2024_25)
    good = small.build()
    where = {"indicator_id": "cvdp007hyp", "period_start": "2025-04-01", "period_end": "2026-03-31"}
    small.observe("cvdprevent/2026-03", "area_code value lower upper\nE54000030 101 100 102", **where)
    with pytest.raises(BuildProblem) as wrong:
        small.build()
    assert str(wrong.value).startswith("1 figures fail the check 'checks_out/percent_out_of_range', the first being (")
    assert str(wrong.value).endswith("The last good store stays in place.")
    assert small.current == good.path


@pytest.mark.parametrize("nature", ["local", "programme", "demonstration"])
def test_an_edition_that_differs_in_nature_from_its_source_stops_the_build(small: SmallData, nature: str) -> None:
    small.observe("qof/2024-25", "area_code numerator denominator\nG85085 3 10", **QOF_2024_25)
    small.source_file("qof/2024-25", "2024-04-01", "2025-03-31", nature=nature)
    with pytest.raises(CatalogueError, match=f"nature: '{nature}': its source is published"):
        small.build()
    assert not small.stores


def test_a_slip_in_the_catalogue_leaves_the_last_store_in_place(small: SmallData) -> None:
    good = small.build()
    small.change("indicators/qof_hypertension.yaml", "unit: percent", "unit: percentage")
    with pytest.raises(CatalogueError):
        small.build()
    assert small.current == good.path


def test_building_twice_gives_the_same_figures(
    bundle_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(bundle_store, tmp_path / "first.duckdb")
    monkeypatch.setenv("HET_STATE", str(tmp_path / "state"))
    again = build()
    assert again.path.name == bundle_store.name
    assert everything(again.path) == everything(tmp_path / "first.duckdb")


def test_two_builds_at_once_both_end_well(small: SmallData) -> None:
    small.observe("qof/2024-25", TABLE, **QOF_2024_25)
    with ThreadPoolExecutor() as both:
        ends = list(both.map(lambda _: small.run("build"), range(2)))
    assert [(end.returncode, end.stderr) for end in ends] == [(0, "")] * 2
    assert small.stores == [small.current.name]
    assert [row["numerator"] for row in rows_of(small.current, "figure")] == [113] * 4


def test_a_store_that_cannot_be_read_is_not_up_to_date(small: SmallData) -> None:
    path = build().path
    assert up_to_date()
    path.write_bytes(path.read_bytes()[:5000])
    assert not up_to_date()


def test_a_store_is_up_to_date_until_its_inputs_change(small: SmallData) -> None:
    assert not up_to_date()
    small.build()
    assert up_to_date()
    small.observe("qof/2024-25", TABLE, **QOF_2024_25)
    assert not up_to_date()


def test_the_build_tells_what_it_is_doing(small: SmallData) -> None:
    told: list[str] = []
    assert small.folder.is_dir()
    build(told.append)
    assert told[:2] == ["Taking in the quarterly returns", "Reading the catalogue and all observations"]
    assert told[-1] == "Checking the new store"


def test_a_full_disk_half_way_leaves_the_last_store_current(small: SmallData, monkeypatch: pytest.MonkeyPatch) -> None:
    good = small.build()
    small.observe("qof/2024-25", TABLE, **QOF_2024_25)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "compute", full)
    with pytest.raises(OSError, match="No space left"):
        small.build()
    assert small.current == good.path
    assert not list(good.path.parent.glob(".building*"))
