"""The auditor over the published store: nothing can be worked out, and leaks that are planted are found."""

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pytest

from het_dash.figures.disclosure.attacker import given_away
from het_dash.figures.disclosure.tables import narrowed_inside, propagated, solved
from het_dash.store import Store
from het_dash.store.audit import Named, audit, named_slices, unprotected_tables

SEED = 20_260_331
SAMPLED = 12


@pytest.fixture(scope="module")
def every(bundle: Store) -> list[Named]:
    found = list(named_slices(bundle))
    assert len(found) >= 135
    return found


def test_sums_over_all_areas_groups_and_ages_give_no_hidden_count_away(bundle: Store, every: list[Named]) -> None:
    hidden = narrowed = 0
    for named in every:
        found = propagated(named.slice(), bundle.catalogue.breakdowns)
        assert not given_away(found).any(), named.name
        hidden, narrowed = hidden + int(found.hidden.sum()), narrowed + int(narrowed_inside(found).sum())
    assert hidden > 50_000
    print(f"narrowed inside 1 to 7 by sums: {narrowed} of {hidden}")


def test_the_solver_gives_no_hidden_count_away_in_a_seeded_sample_and_where_sums_narrowed(
    bundle: Store, every: list[Named]
) -> None:
    known, narrowed = bundle.catalogue.breakdowns, 0
    chosen = np.random.default_rng(SEED).choice(len(every), SAMPLED, replace=False)
    for place, number in enumerate(sorted(chosen)):
        for code in every[number].areas:
            one = every[number].slice(code)
            whole = place == 0 or not narrowed_inside(propagated(one, known)).any()
            if whole and place > 1:
                continue
            found = solved(one, known, only_narrowed=not whole)
            assert not given_away(found).any(), (every[number].name, code)
            narrowed += int(narrowed_inside(found).sum())
    print(f"still narrowed inside 1 to 7 by the solver: {narrowed}")


def test_shown_rows_tell_no_more_than_their_rounded_counts_and_no_other_table_holds_a_true_count(
    bundle: Store, every: list[Named]
) -> None:
    assert [named.name for named in every if named.rows_that_tell_more] == []
    assert unprotected_tables(bundle) == ()


Plant = Callable[[duckdb.DuckDBPyConnection], object]


def planted(bundle_store: Path, folder: Path, plant: Plant) -> Store:
    """A copy of the published store with something wrong in it."""
    copy = folder / bundle_store.name
    shutil.copy(bundle_store, copy)
    with duckdb.connect(str(copy)) as con:
        plant(con)
    return Store(copy)


ONE = "indicator_id = 'cvdp002af' AND nature = 'demonstration' AND period_end = '2026-03-31'"


def test_a_planted_true_rate_beside_rounded_counts_is_found(bundle_store: Path, tmp_path: Path) -> None:
    def plant(con: duckdb.DuckDBPyConnection) -> None:
        con.execute(f"UPDATE figure SET value = value + 0.3 WHERE {ONE} AND breakdown = 'persons' AND status = 'shown'")

    slices = named_slices(planted(bundle_store, tmp_path, plant))
    (told,) = [named.name for named in slices if named.rows_that_tell_more]
    assert told.startswith("cvdp002af demo_gp_extract")


def test_a_planted_table_of_true_counts_is_found(bundle_store: Path, tmp_path: Path) -> None:
    def plant(con: duckdb.DuckDBPyConnection) -> None:
        con.execute("CREATE TABLE attendance AS SELECT 3 AS people UNION ALL SELECT 40")

    assert unprotected_tables(planted(bundle_store, tmp_path, plant)) == (
        "Table attendance, column people: holds counts that are not rounded.",
    )


def test_a_planted_true_count_that_stands_as_text_is_found(bundle_store: Path, tmp_path: Path) -> None:
    def plant(con: duckdb.DuckDBPyConnection) -> None:
        con.execute("UPDATE answer SET number = '13', status = 'shown' WHERE measure_id = 'wellbeing_pairs'")

    assert unprotected_tables(planted(bundle_store, tmp_path, plant)) == (
        "Table answer, measure wellbeing_pairs: holds counts that are not rounded.",
    )


IN_QUARTER = "indicator_id = 'residents_reached' AND area_code = 'pcn:sevenfields' AND period_end = '2026-06-30'"
AGES = {"18_39": 10, "40_59": 10, "60_79": 10, "under_18": 0, "80_plus": None, "not_known": 0}


def test_a_planted_row_of_groups_that_gives_the_hidden_one_away_is_found(bundle_store: Path, tmp_path: Path) -> None:
    """Three ages of at most 12 people each, nobody in two, and 43 or more in all: 7 are left for the last."""
    here = f"{IN_QUARTER} AND period_start = '2026-04-01' AND breakdown = $by AND group_id = $group"

    def plant(con: duckdb.DuckDBPyConnection) -> None:
        con.execute(f"DELETE FROM figure WHERE NOT ({IN_QUARTER} AND breakdown IN ('persons', 'age_reach'))")
        for by, group, people in [("persons", "all", 45), *(("age_reach", *age) for age in AGES.items())]:
            status = "hidden_small" if people is None else "shown"
            values = {"by": by, "group": group, "status": status, "people": people}
            con.execute(
                f"UPDATE figure SET status = $status, value = $people, numerator = $people WHERE {here}", values
            )

    leaks = audit(planted(bundle_store, tmp_path, plant), quick=True).leaks
    assert [leak for leak in leaks if "2026-04-01 to 2026-06-30: 1 hidden counts can be worked out exactly" in leak]


def test_the_audit_counts_what_it_looked_at(bundle: Store, every: list[Named]) -> None:
    seen: list[tuple[str, int, int]] = []
    findings = audit(bundle, lambda *told: seen.append(told), quick=True)
    assert (findings.leaks, findings.slices, len(seen)) == ((), len(every), len(every))
    assert findings.hidden > findings.narrowed > 0
