"""Taking a fetched file in: new beside the old, in place of what it repeats, never at the loss of a figure."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from het_dash.catalogue.folder_swap import UNFINISHED
from het_dash.catalogue.source import Fetch
from het_dash.ingest.fetch.fetched import Fetched, Wanted
from het_dash.ingest.fetch.import_fetched import Result, take
from het_dash.ingest.fetch.problems import FetchProblem
from het_dash.ingest.fetch.workspace import Bench
from het_dash.ingest.problems import ImportProblem
from tests.support.qof_files import GROVE, VALE, csv
from tests.support.small_bundle import QOF_2024_25, SmallData

QOF_2023_24 = {**QOF_2024_25, "period_start": "2023-04-01", "period_end": "2024-03-31"}
TABLE = "area_code numerator denominator\n"
OLD = f"{TABLE}G85085 100 1000"
Took = Callable[..., Result]


@pytest.fixture
def took(small: SmallData, bench: Bench) -> Took:
    """A QOF file that was fetched, taken in."""

    def one(content: str = csv(GROVE, VALE), dry_run: bool = False, edition: str = "2024-25", **more: Any) -> Result:
        bench.folder.mkdir(exist_ok=True)
        path = bench.folder / "PREVALENCE_2425.csv"
        path.write_text(content, encoding="utf-8")
        fetch = Fetch.model_validate(
            {"kind": "file", "format": "qof", "urls": {edition: "https://publisher.test"}, **more}
        )
        wanted = Wanted(small.catalogue, small.catalogue.sources["qof"], fetch, bench, edition)
        return take(Fetched(edition, path, remark="As told."), wanted, dry_run)

    return one


def contents(small: SmallData) -> dict[str, bytes]:
    folder = small.folder / "observations"
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_new_edition_lies_where_an_import_would_have_put_it(small: SmallData, took: Took) -> None:
    assert took() == Result("2024-25", "new", "As told.")
    assert sorted(contents(small)) == ["qof/2024-25/observations.csv", "qof/2024-25/source.yaml"]
    (edition,) = small.catalogue.editions
    assert (edition.file, edition.format, edition.rows, len(edition.sha256)) == ("PREVALENCE_2425.csv", "qof", 2, 64)


def test_the_same_file_again_is_unchanged_and_nothing_is_written(small: SmallData, took: Took) -> None:
    took()
    before = {path: path.stat().st_mtime_ns for path in small.folder.rglob("*.csv")}
    assert took().what == "unchanged"
    assert {path: path.stat().st_mtime_ns for path in small.folder.rglob("*.csv")} == before


def test_a_dry_run_checks_everything_and_writes_nothing(small: SmallData, took: Took) -> None:
    small.observe("qof/2024-25", OLD, **QOF_2024_25)
    before = contents(small)
    assert took(dry_run=True).what == "new"
    with pytest.raises(ImportProblem):
        took(csv(GROVE.replace("113", "-113")), dry_run=True)
    assert contents(small) == before


def test_a_revised_edition_takes_the_place_of_the_old_one(small: SmallData, took: Took) -> None:
    small.observe("qof/2024-25", OLD, **QOF_2024_25)
    assert took().what == "new"
    assert b"G85085,2024-04-01,2025-03-31,persons,all,113,1000" in contents(small)["qof/2024-25/observations.csv"]


def test_an_edition_that_lacks_figures_of_the_one_before_is_refused(small: SmallData, took: Took) -> None:
    small.observe("qof/2024-25", f"{OLD}\nG85032 40 500", **QOF_2024_25)
    before = contents(small)
    with pytest.raises(FetchProblem) as wrong:
        took()
    assert str(wrong.value) == (
        "The fetched file lacks 1 figures that data/observations/qof/2024-25 holds, qof_hypertension G85032 2024-04-01 "
        "2025-03-31 persons all among them. If they are withdrawn, remove that folder and run it again."
    )
    assert contents(small) == before


def test_another_edition_that_the_new_one_holds_whole_gives_way_to_it(small: SmallData, took: Took) -> None:
    small.observe("qof/seen", OLD, **QOF_2024_25)
    small.observe("qof/2023-24", OLD, **QOF_2023_24)
    assert took() == Result("2024-25", "new", "in place of seen. As told.")
    assert sorted(path.name for path in (small.folder / "observations/qof").iterdir()) == ["2023-24", "2024-25"]
    small.build()


def test_another_edition_that_it_holds_in_part_stops_it(small: SmallData, took: Took) -> None:
    small.observe("qof/seen", f"{OLD}\nG85032 40 500", **QOF_2024_25)
    before = contents(small)
    with pytest.raises(FetchProblem, match=r"repeats some figures and lacks 1 that data/observations/qof/seen holds"):
        took()
    assert contents(small) == before


def test_a_move_that_fails_puts_everything_back(small: SmallData, took: Took, monkeypatch: pytest.MonkeyPatch) -> None:
    small.observe("qof/2024-25", OLD, **QOF_2024_25)
    small.observe("qof/seen", f"{TABLE}G85696 80 900", **QOF_2024_25)
    before = contents(small)
    move = Path.rename

    def failing(path: Path, to: Path) -> Path:
        if path.parent.name.startswith(UNFINISHED):
            raise OSError("No space left on device")
        return move(path, to)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="No space left"):
        took()
    assert contents(small) == before


def test_a_format_that_nobody_reads_is_named(took: Took) -> None:
    with pytest.raises(FetchProblem, match=r"The format 'qoff' is not known; known: census-areas, .*, qof, "):
        took(format="qoff")
