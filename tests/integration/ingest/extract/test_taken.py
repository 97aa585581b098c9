"""A good extract: written whole into the private folder under its last month; a bad one changes nothing."""

import contextlib
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from het_dash.catalogue import load
from het_dash.ingest.import_file import take_in
from het_dash.ingest.problems import ImportProblem
from tests.support.extract_files import FULL, NAMES, csv, read, row, rows, taking
from tests.support.refused_extracts import PRACTICES, REFUSED


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HET_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


def taken(folder: Path, *given: dict[str, Any], edition: str = "", source: str = "gp_extract", why: str = "") -> Path:
    path = folder / "extract.csv"
    path.write_text(csv(*given))
    return take_in("extract", path, replace(taking(source, edition), replace=why))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def written(home: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(home / "observations.parquet").to_pylist()
    return rows


def test_it_lies_in_the_private_folder_under_its_last_month_closed_to_all_others(state: Path, tmp_path: Path) -> None:
    home = taken(tmp_path, row(period_end="2025-12-31"), row())
    assert home == state / "private/extracts/gp_extract/2026-03"
    assert sorted(path.name for path in home.iterdir()) == ["observations.parquet", "source.yaml"]
    folders = [home, *(parent for parent in home.parents if parent.is_relative_to(state))]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
    assert not list(load().folder.glob("observations/gp_extract*"))


def test_a_row_is_written_as_an_observation_of_twelve_months(state: Path, tmp_path: Path) -> None:
    (found,) = written(taken(tmp_path, row(period_start="2026-01-01", qualifier="")))
    assert {name: str(value) for name, value in found.items()} == {
        "indicator_id": "cvdp007hyp", "area_code": "pcn:north-lewisham", "period_start": "2025-04-01",
        "period_end": "2026-03-31", "breakdown": FULL, "group_id": "N|female|40_59", "numerator": "113.0",
        "denominator": "171.0", "value": "None", "lower": "None", "upper": "None", "qualifier": "exact", "note": "",
    }  # fmt: skip


def test_rows_are_in_order_whatever_their_order_in_the_file(state: Path, tmp_path: Path) -> None:
    first = contents(taken(tmp_path, *rows(9)))["observations.parquet"]
    assert contents(taken(tmp_path, *reversed(rows(9))))["observations.parquet"] == first


def test_an_ods_code_that_is_a_whole_pcn_becomes_the_programmes(state: Path, tmp_path: Path) -> None:
    assert written(taken(tmp_path, row(area_code="U53896")))[0]["area_code"] == "pcn:north-lewisham"


def test_practices_are_taken_as_practices(state: Path, tmp_path: Path) -> None:
    found = written(taken(tmp_path, *(row(area_code=code) for code in PRACTICES)))
    assert [one["area_code"] for one in found] == list(PRACTICES)


def test_z_and_99_stay_apart(state: Path, tmp_path: Path) -> None:
    given = [row(group_id=f"{code}|female|40_59", numerator=n, denominator=20) for n, code in enumerate(["Z", "99"])]
    assert {one["group_id"]: one["numerator"] for one in written(taken(tmp_path, *given))} == {
        "Z|female|40_59": 0, "99|female|40_59": 1,
    }  # fmt: skip


def test_its_source_stands_beside_it(state: Path, tmp_path: Path) -> None:
    home = taken(tmp_path, row(period_end="2025-12-31"), row())
    found = YAML(typ="safe").load((home / "source.yaml").read_text(encoding="utf-8"))
    assert {name: found[name] for name in ("source_id", "edition", "format", "nature", "file", "rows", "note")} == {
        "source_id": "gp_extract", "edition": "2026-03", "format": "extract", "nature": "local", "file": "extract.csv",
        "rows": 2, "note": "1 indicator, 1 area, 2 quarters: December 2025 to March 2026.",
    }  # fmt: skip


def test_an_edition_may_be_named(state: Path, tmp_path: Path) -> None:
    assert taken(tmp_path, row(), edition="2026-03-again").name == "2026-03-again"
    with pytest.raises(ImportProblem, match=r"The edition '\.\./x' cannot name a folder"):
        taken(tmp_path, row(), edition="../x")


def test_a_demonstration_lies_apart_from_what_is_real(state: Path, tmp_path: Path) -> None:
    assert taken(tmp_path, row(), source="demo_gp_extract") == state / "work/extracts/demo_gp_extract/2026-03"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("cvdprevent", r"The source 'cvdprevent' has no files of the format 'extract'\. Its formats are cvdprevent;"),
        (
            "returns",
            r"The source 'returns' is programme, not a local extract\. Name a local source, such as gp_extract",
        ),
    ],
)
def test_what_is_published_or_returned_is_no_extract(state: Path, tmp_path: Path, source: str, told: str) -> None:
    with pytest.raises(ImportProblem, match=told):
        taken(tmp_path, row(), source=source)


def test_the_same_edition_again_replaces_it_whole(state: Path, tmp_path: Path) -> None:
    taken(tmp_path, *rows(9))
    home = taken(tmp_path, row(numerator=5), why="The practices corrected it")
    assert [one["numerator"] for one in written(home)] == [5]
    assert [path.name for path in home.parent.iterdir()] == ["2026-03"]


@pytest.mark.parametrize("case", ["a fraction", "two breakdowns", "empty", "a column is missing"])
def test_a_refusal_changes_nothing(state: Path, tmp_path: Path, case: str) -> None:
    taken(tmp_path, *rows(9))
    before = contents(state)
    content = REFUSED[case][0]
    (tmp_path / "extract.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ImportProblem):
        take_in("extract", tmp_path / "extract.csv", taking())
    assert contents(state) == before


def test_a_refusal_leaves_not_even_a_folder(state: Path, tmp_path: Path) -> None:
    with pytest.raises(ImportProblem):
        taken(tmp_path, row(numerator=-1))
    assert not list(state.rglob("*"))


CELLS = st.sampled_from([*map(str, row().values()), "", "0", "7", "M|male|18_39", "pcn:sevenfields", "*", "1.5", "=1"])
FILES = st.lists(st.lists(CELLS, min_size=6, max_size=8), max_size=5)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300) | FILES.map(lambda lines: "\n".join([",".join(NAMES), *map(",".join, lines)])))
def test_any_text_is_refused_with_a_problem_or_taken_in_whole(tmp_path: Path, text: str) -> None:
    path = tmp_path / "extract.csv"
    path.write_text(text, encoding="utf-8", errors="replace")
    with contextlib.suppress(ImportProblem):
        found = read(path).observations
        assert len(found) == len([line for line in text.splitlines()[1:] if line.replace(",", "").strip()])
        assert found[["numerator", "denominator"]].notna().all(axis=None)
