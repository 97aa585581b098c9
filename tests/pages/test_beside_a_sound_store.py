"""A sound store is served, whatever happens to a file beside it; every page and command says what is wrong."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from het_dash.cli.main import app as commands
from het_dash.ingest.build.run import build
from het_dash.storefile import is_sound
from tests.support.open_page import opened
from tests.support.small_bundle import QOF_2024_25, SmallData, rows_of, small_data

PAGE = "about/sources_and_methods"
NOT_A_STORE = "is damaged, or is not a store."
BROKEN_LINE = "data/status.yaml: line "


@dataclass(frozen=True)
class Beside:
    """A small data folder with an older store and the newest, which is in force."""

    small: SmallData
    older: Path
    newest: Path

    @property
    def pointer(self) -> Path:
        return self.newest.with_name("current")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallData, str, str]:
    """Built once, and never opened."""
    made = small_data(tmp_path_factory.mktemp("made"))
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("HET_DATA", made.folder), ("HET_STATE", made.state), ("HET_DEMO", "0")):
            patch.setenv(name, str(value))
        return made, _built(made, "500"), _built(made, "600")


def _built(small: SmallData, register: str) -> str:
    small.observe("qof/2024-25", f"area_code numerator denominator\nG85015 {register} 10000", **QOF_2024_25)
    return build().path.name


@pytest.fixture
def beside(made: tuple[SmallData, str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Beside:
    """A copy of the test's own, as a server that has just been started finds it."""
    before, older, newest = made
    mine = SmallData(tmp_path / "data", tmp_path / "state")
    shutil.copytree(before.folder, mine.folder)
    shutil.copytree(before.state, mine.state)
    for name, value in (("HET_DATA", mine.folder), ("HET_STATE", mine.state), ("HET_DEMO", "0")):
        monkeypatch.setenv(name, str(value))
    return Beside(mine, mine.state / "store" / older, mine.state / "store" / newest)


def of_another_schema(beside: Beside) -> None:
    with duckdb.connect(str(beside.newest)) as con:
        con.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")


def without_a_table(beside: Beside) -> None:
    with duckdb.connect(str(beside.newest)) as con:
        con.execute("DROP TABLE lineage")


def cut_short(beside: Beside) -> None:
    beside.newest.write_bytes(beside.newest.read_bytes()[:200_000])


def a_folder_named_current(beside: Beside) -> None:
    beside.pointer.unlink()
    (beside.pointer / "full").mkdir(parents=True)


def a_damaged_journal(beside: Beside) -> None:
    records = beside.small.state / "private" / "returns" / "records"
    records.mkdir(parents=True)
    (records / "000001.json").write_text('{"number": 1, "pcn": "pcn:nor', encoding="utf-8")


def a_local_extract_that_cannot_be_used(beside: Beside) -> None:
    year = {"indicator_id": "cvdp007hyp", "period_start": "2025-07-01", "period_end": "2026-06-30"}
    beside.small.extract("gp_extract/2026-06", "area_code numerator denominator\npcn:sevenfields 1003 1000", **year)


STORES: dict[str, tuple[Callable[[Beside], object], str]] = {
    "cut short": (cut_short, NOT_A_STORE),
    "empty": (lambda beside: beside.newest.write_bytes(b""), NOT_A_STORE),
    "something else": (lambda beside: beside.newest.write_bytes(b"no store" * 9000), NOT_A_STORE),
    "of another schema": (of_another_schema, "has schema 1, and this version of the dashboard reads schema"),
    "without a table": (without_a_table, NOT_A_STORE),
    "gone": (lambda beside: beside.newest.unlink(), "is missing."),
}
POINTERS: dict[str, tuple[Callable[[Beside], object], str]] = {
    "empty": (lambda beside: beside.pointer.write_bytes(b""), "The file `current` in the store folder is empty."),
    "gone": (lambda beside: beside.pointer.unlink(), "The file `current` in the store folder is missing."),
    "a folder": (a_folder_named_current, "The file `current` in the store folder cannot be read."),
    "not text": (
        lambda beside: beside.pointer.write_bytes(b"\xff\xfe"),
        "`current` in the store folder cannot be read.",
    ),
    "naming no store": (lambda beside: beside.pointer.write_text("../data"), "in the store folder names no store."),
}
INPUTS: dict[str, tuple[Callable[[Beside], object], str, str]] = {
    "a broken line of YAML": (
        lambda beside: beside.small.change("status.yaml", "- {id: shown", "- id: shown\n {"),
        BROKEN_LINE,
        BROKEN_LINE,
    ),
    "a slip in an indicator": (
        lambda beside: beside.small.change("indicators/qof_hypertension.yaml", "unit: percent", "unit: per cent"),
        "data/indicators/qof_hypertension.yaml: unit: 'per cent': is not accepted",
        "data/indicators/qof_hypertension.yaml: unit: 'per cent': is not accepted",
    ),
    "no boundaries": (
        lambda beside: shutil.rmtree(beside.small.folder / "boundaries"),
        "data/boundaries/lsoa.geojson: file: 'lsoa.geojson': is missing; put it back",
        "data/boundaries/lsoa.geojson: file: 'lsoa.geojson': is missing; put it back",
    ),
    "no data folder": (
        lambda beside: shutil.rmtree(beside.small.folder),
        "which is not a folder. Set it to the full path of the data folder.",
        "The build could not go on. Run `python -m het_dash build` to see where.",
    ),
    "a damaged journal": (
        a_damaged_journal,
        "Put the folder back from a backup",
        "The journal of returns is damaged. Run `python -m het_dash build` to see where.",
    ),
    "a local extract that cannot be used": (
        a_local_extract_that_cannot_be_used,
        "1003",
        "A file of figures cannot be used. Run `python -m het_dash build` to see where.",
    ),
}


def run(*arguments: str) -> Result:
    """A command, which may fail and never ends in a traceback."""
    result = CliRunner().invoke(commands, list(arguments))
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def warnings(**link: str) -> list[str]:
    """The page is whole, and this is what stands above it."""
    app = opened(PAGE, **link)
    assert not app.exception
    assert app.title[0].value == "Lewisham · Sources and methods"
    return [one.value.replace("\\", "") for one in (*app.warning, *app.error)]


@pytest.mark.parametrize("broken", STORES)
def test_where_the_newest_store_is_broken_the_one_before_serves_until_it_is_built_anew(
    broken: str, beside: Beside
) -> None:
    breaking, why = STORES[broken]
    breaking(beside)
    (said,) = warnings()
    assert said.startswith("These figures were built on ")
    assert f"The store {beside.newest.name} {why}" in said
    assert said.endswith("Run `python -m het_dash build` to build them again.")
    queried = run("sql", "SELECT max(numerator)::INTEGER AS n FROM figure")
    assert (queried.exit_code, "500" in queried.stdout) == (0, True)
    assert f"The store {beside.newest.name} {why}" in queried.stderr
    assert run("build", "--if-needed").exit_code == 0
    assert (beside.small.current, is_sound(beside.newest)) == (beside.newest, True)
    assert max(row["numerator"] for row in rows_of(beside.newest, "figure")) == 600
    assert run("build", "--if-needed").stdout == "The store is up to date.\n"


@pytest.mark.parametrize("broken", POINTERS)
def test_where_current_is_broken_the_newest_store_serves_until_it_is_built_anew(broken: str, beside: Beside) -> None:
    breaking, why = POINTERS[broken]
    breaking(beside)
    (said,) = warnings()
    assert why in said
    queried = run("sql", "SELECT max(numerator)::INTEGER AS n FROM figure")
    assert (queried.exit_code, "600" in queried.stdout) == (0, True)
    assert run("build", "--if-needed").exit_code == 0
    assert beside.small.current == beside.newest
    assert warnings() == []


@pytest.mark.parametrize("broken", INPUTS)
def test_where_an_input_is_broken_the_last_store_serves_and_says_that_a_build_failed(
    broken: str, beside: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking, to_who_runs_it, on_the_page = INPUTS[broken]
    breaking(beside)
    assert warnings() == []
    failed = run("build", "--if-needed")
    assert (failed.exit_code, to_who_runs_it in failed.stderr) == (1, True)
    assert failed.stderr.count("\n") == 2
    assert failed.stderr.splitlines()[-1].startswith("The figures built on ")
    assert beside.small.current == beside.newest
    (said,) = warnings()
    assert said.endswith("failed, so nothing newer is shown.")
    monkeypatch.setenv("HET_LOCAL_ACCEPT", "1")
    assert [one for one in warnings() if on_the_page in one]
    assert not [one for one in warnings() if "1003" in one or str(beside.small.state) in one]


def test_once_an_input_is_mended_the_page_says_so_no_more(beside: Beside) -> None:
    beside.small.change("status.yaml", "Not collected", "Not collected: [")
    assert run("build").exit_code == 1
    beside.small.change("status.yaml", "Not collected: [", "Not collected")
    assert run("build", "--if-needed").stdout == "The store is up to date.\n"
    assert warnings() == []


def test_a_note_of_a_failed_build_that_cannot_be_read_is_no_failure(beside: Beside) -> None:
    beside.newest.with_name("failed-build.json").write_bytes(b"\xff{")
    assert warnings() == []


def test_with_no_store_that_is_sound_a_command_says_how_to_make_one(beside: Beside) -> None:
    for path in (beside.older, beside.newest):
        path.write_bytes(b"no store")
    for command in (("sql", "SELECT 1"), ("audit", "--quick"), ("packs", "--all", "--out", str(beside.small.state))):
        result = run(*command)
        assert result.exit_code == 1
        assert "No store can be opened." in result.stderr
        assert "python -m het_dash build" in result.stderr
    beside.small.change("status.yaml", "Not collected", "Not collected: [")
    failed = run("build")
    assert (failed.exit_code, "There are no figures to show yet." in failed.stderr) == (1, True)
