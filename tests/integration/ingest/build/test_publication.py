"""The published store: named by what went into it, swapped in whole or not at all, the last two kept."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from het_dash.catalogue.paths import PACKAGE, ROOT
from het_dash.ingest.build import publication
from het_dash.ingest.build.publication import CODE, fingerprint
from het_dash.storefile import SCHEMA, Place
from tests.support.small_bundle import QOF_2024_25, SmallData, everything

TABLE = "area_code numerator denominator\nG85085 113 1000"
# Builds again and again, each time a differently named store, until it is killed.
BUILD_FOR_EVER = """
import itertools, os
from het_dash.ingest.build.run import build
print("ready", flush=True)
for n in itertools.count():
    os.environ["HET_DEMO"] = str(n % 5)
    build()
"""


def test_the_fingerprint_is_the_same_for_the_same_inputs(small: SmallData) -> None:
    before = fingerprint()
    (small.folder / "status.yaml").touch()
    (small.folder / "__pycache__").mkdir()
    (small.folder / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert fingerprint() == before
    assert len(before) == 16


def test_the_fingerprint_changes_with_any_byte_and_any_name_of_the_data(small: SmallData) -> None:
    seen = [fingerprint()]
    small.change("status.yaml", "Not collected", "Not collectéd")
    seen.append(fingerprint())
    small.observe("qof/2024-25", TABLE, **QOF_2024_25)
    seen.append(fingerprint())
    (small.folder / "observations/qof/2024-25").rename(small.folder / "observations/qof/2023-24")
    seen.append(fingerprint())
    assert len(set(seen)) == 4


@pytest.mark.parametrize("package", CODE)
def test_the_fingerprint_changes_with_the_code_that_builds(
    small: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    for one in CODE:
        shutil.copytree(PACKAGE / one, tmp_path / one, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(publication, "PACKAGE", tmp_path)
    before = fingerprint()
    (tmp_path / package / "__init__.py").write_text("# changed\n")
    assert fingerprint() != before


def test_the_fingerprint_changes_with_the_sql_that_builds(
    small: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one in CODE:
        shutil.copytree(PACKAGE / one, tmp_path / one, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(publication, "PACKAGE", tmp_path)
    before = fingerprint()
    sql = tmp_path / "ingest/build/sql/counts/06_sum_practices.sql"
    sql.write_text(sql.read_text().replace("bool_and", "bool_or"))
    assert fingerprint() != before


def test_the_fingerprint_changes_with_het_demo_and_the_schema(
    small: SmallData, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = [fingerprint()]
    monkeypatch.setenv("HET_DEMO", "0")
    seen.append(fingerprint())
    monkeypatch.setattr(publication, "SCHEMA", SCHEMA + 1)
    seen.append(fingerprint())
    assert len(set(seen)) == 3
    monkeypatch.undo()


def test_the_fingerprint_stands_inside_the_store_too(small: SmallData) -> None:
    built = small.build()
    with duckdb.connect(str(built.path), read_only=True) as con:
        facts = dict(con.execute("SELECT key, value FROM meta").fetchall())
    assert built.path.name == f"het-{facts['fingerprint']}.duckdb"
    assert facts["schema"] == str(SCHEMA)
    assert len(facts["built_on"]) == 10


def test_the_last_two_stores_are_kept_and_the_newest_is_current(
    small: SmallData, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = []
    for demo in "123":
        monkeypatch.setenv("HET_DEMO", demo)
        built.append(small.build().path)
        assert small.current == built[-1]
    assert small.stores == sorted(path.name for path in built[1:])


def test_the_pointer_is_replaced_and_never_half_written(small: SmallData, monkeypatch: pytest.MonkeyPatch) -> None:
    first = small.build().path
    with (first.parent / "current").open(encoding="utf-8") as held:
        monkeypatch.setenv("HET_DEMO", "0")
        second = small.build().path
        assert held.read() == f"{first.name}\n"
    assert small.current == second
    assert not list(first.parent.glob(".current*"))


def test_building_the_same_again_keeps_the_one_before(small: SmallData, monkeypatch: pytest.MonkeyPatch) -> None:
    first = small.build().path
    monkeypatch.setenv("HET_DEMO", "0")
    second = small.build().path
    small.build()
    assert small.stores == sorted([first.name, second.name])
    assert small.current == second


def test_going_back_to_earlier_inputs_makes_the_earlier_store_current_again(
    small: SmallData, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = small.build().path
    monkeypatch.setenv("HET_DEMO", "0")
    second = small.build().path
    monkeypatch.delenv("HET_DEMO")
    assert small.build().path == first
    assert small.current == first
    assert small.stores == sorted([first.name, second.name])


def test_there_is_no_current_store_where_the_pointer_leads_nowhere(tmp_path: Path) -> None:
    place = Place(tmp_path)
    assert place.current is None
    place.pointer.write_text("het-0000.duckdb\n")
    assert place.current is None
    place.store("0000").touch()
    assert place.current == place.store("0000")


def test_the_folders_of_the_state_are_their_owners_alone(small: SmallData) -> None:
    small.build()
    assert [path.stat().st_mode & 0o777 for path in (small.state, small.state / "store")] == [0o700, 0o700]


@pytest.mark.parametrize("seed", range(4))
def test_a_build_killed_at_any_moment_leaves_a_store_that_opens_or_none(small: SmallData, seed: int) -> None:
    small.observe("qof/2024-25", TABLE, **QOF_2024_25)
    folder = small.state / "store"
    with subprocess.Popen(
        [sys.executable, "-c", BUILD_FOR_EVER], cwd=ROOT, stdout=subprocess.PIPE, env=os.environ.copy()
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(random.Random(seed).uniform(0.05, 0.9))  # noqa: S311 (no secret)
        child.send_signal(signal.SIGKILL)
    if (folder / "current").is_file():
        assert len(everything(small.current)["figure"]) == 4
    built = small.build()
    assert small.current == built.path
    assert len(everything(built.path)["figure"]) == 4
    assert not list(folder.glob(".building*"))
    assert len(small.stores) <= 2
