"""Release memory: what was published stays known, whatever is killed, damaged, lost or built again."""

import json
from pathlib import Path

import pandas as pd
import pytest

from het_dash.ingest.build.released_cells import COLUMNS
from het_dash.ingest.release_memory import FIGURES, HEAD, ReleaseMemory, ReleaseMemoryProblem

A, B = "pcn:a/2026-07-01/2026-09-30/r000001", "pcn:b/2026-07-01/2026-09-30/r000002"


@pytest.fixture
def memory(tmp_path: Path) -> ReleaseMemory:
    return ReleaseMemory(tmp_path / "released")


def figures(*rows: tuple[str, str, str, float | None]) -> pd.DataFrame:
    """Residents reached by sex: whose, which group, its status, and its rounded count."""
    whole = [("returns", "residents_reached", "sex_recorded", g, w, s, n, None, s) for w, g, s, n in rows]
    return pd.DataFrame(whole, columns=[*COLUMNS, "rule"]).astype({"numerator": float, "denominator": float})


FIRST = figures((A, "female", "shown", 40.0), (A, "male", "hidden_small", None))
SECOND = figures((A, "female", "shown", 40.0), (A, "male", "hidden_small", None), (B, "female", "shown", 15.0))


def publish(memory: ReleaseMemory, store: str, published: pd.DataFrame) -> dict[str, str]:
    facts = memory.expect(store, published)
    memory.settle({store})
    return facts


def test_a_release_keeps_what_was_published_and_never_a_true_count(memory: ReleaseMemory) -> None:
    publish(memory, "het-1.duckdb", FIRST)
    (release,) = memory.releases()
    assert (release.number, release.store, release.rows) == (1, "het-1.duckdb", 2)
    kept = memory.figures()
    assert list(kept.columns) == [*COLUMNS, "release"]
    assert kept["numerator"].tolist()[:1] == [40]
    assert kept["status"].tolist() == ["shown", "hidden_small"]


def test_a_later_release_adds_only_what_is_new(memory: ReleaseMemory) -> None:
    publish(memory, "het-1.duckdb", FIRST)
    publish(memory, "het-2.duckdb", SECOND)
    assert [one.rows for one in memory.releases()] == [2, 1]
    assert memory.figures()["release"].tolist() == [1, 1, 2]


def test_a_build_of_the_same_figures_adds_no_release(memory: ReleaseMemory) -> None:
    publish(memory, "het-1.duckdb", FIRST)
    assert FIGURES not in publish(memory, "het-2.duckdb", FIRST)
    assert len(memory.releases()) == 1


def test_a_figure_that_is_published_otherwise_is_new(memory: ReleaseMemory) -> None:
    publish(memory, "het-1.duckdb", FIRST)
    publish(memory, "het-2.duckdb", figures((A, "female", "hidden_total_too_small", None)))
    assert [one.rows for one in memory.releases()] == [2, 1]


def test_a_store_that_does_not_exist_was_never_released(memory: ReleaseMemory) -> None:
    memory.expect("het-1.duckdb", FIRST)
    memory.settle(())
    assert memory.releases() == ()
    assert not list(memory.folder.glob("pending*"))


def test_a_store_that_exists_after_its_build_was_killed_counts_at_the_next_build(
    memory: ReleaseMemory,
) -> None:
    memory.expect("het-1.duckdb", FIRST)
    ReleaseMemory(memory.folder).settle({"het-1.duckdb"})
    assert [one.store for one in memory.releases()] == ["het-1.duckdb"]


def test_a_settlement_that_was_killed_half_way_is_finished_by_the_next(memory: ReleaseMemory) -> None:
    memory.expect("het-1.duckdb", FIRST)
    (memory.folder / "000001.parquet").write_bytes((memory.folder / "pending.parquet").read_bytes())
    memory.settle({"het-1.duckdb"})
    assert len(memory.figures()) == 2
    memory.settle({"het-1.duckdb"})
    assert len(memory.releases()) == 1


def test_files_and_folder_are_for_their_owner_alone(memory: ReleaseMemory) -> None:
    publish(memory, "het-1.duckdb", FIRST)
    assert memory.folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in memory.folder.iterdir()} == {0o600}


@pytest.fixture
def two(memory: ReleaseMemory) -> ReleaseMemory:
    publish(memory, "het-1.duckdb", FIRST)
    publish(memory, "het-2.duckdb", SECOND)
    return memory


def test_changed_figures_are_noticed_with_the_file_and_the_remedy(two: ReleaseMemory) -> None:
    path = two.folder / "000001.parquet"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ReleaseMemoryProblem, match=r"000001.parquet is missing or was changed. Restore the folder"):
        two.figures()


def test_a_changed_release_is_noticed_by_the_one_after_it(two: ReleaseMemory) -> None:
    path = two.folder / "000001.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"rows": 3}))
    with pytest.raises(ReleaseMemoryProblem, match=r"000002.json: this release does not follow the one before it"):
        two.releases()


def test_a_release_that_is_no_json_is_noticed(two: ReleaseMemory) -> None:
    (two.folder / "000002.json").write_text("{")
    with pytest.raises(ReleaseMemoryProblem, match=r"000002.json cannot be read"):
        two.releases()


def test_a_missing_first_release_is_noticed(two: ReleaseMemory) -> None:
    (two.folder / "000001.json").unlink()
    with pytest.raises(ReleaseMemoryProblem, match=r"000002.json: this release does not follow"):
        two.releases()


def test_a_missing_last_release_is_noticed_by_the_store_that_published_it(memory: ReleaseMemory) -> None:
    publish(memory, "het-1.duckdb", FIRST)
    facts = publish(memory, "het-2.duckdb", SECOND)
    memory.must_hold(facts)
    (memory.folder / "000002.json").unlink()
    with pytest.raises(ReleaseMemoryProblem, match="the release of the store in force is missing"):
        memory.must_hold(facts)


def test_a_lost_folder_is_noticed_by_the_store_that_was_built_on_it(two: ReleaseMemory) -> None:
    facts = publish(two, "het-3.duckdb", SECOND)
    assert facts == {HEAD: two.head}
    for path in two.folder.iterdir():
        path.unlink()
    with pytest.raises(ReleaseMemoryProblem, match=r"release 000002 is missing"):
        two.must_hold(facts)


def test_a_store_from_before_there_was_a_memory_asks_for_nothing(memory: ReleaseMemory) -> None:
    memory.must_hold({})
    assert memory.figures().empty
