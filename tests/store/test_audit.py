"""The auditor over the published store: nothing can be worked out, and leaks that are planted are found."""

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pytest

from het_dash.figures.reader import given_away
from het_dash.figures.slices import narrowed_inside, propagated, solved
from het_dash.store import Store
from het_dash.store.audit import Named, audit, named_slices, rows_that_tell_more, unprotected_tables

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


def test_shown_rows_tell_no_more_than_their_rounded_counts_and_no_other_table_holds_a_true_count(bundle: Store) -> None:
    assert rows_that_tell_more(bundle) == ()
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

    (told,) = rows_that_tell_more(planted(bundle_store, tmp_path, plant))
    assert told.startswith("cvdp002af demo_gp_extract")


def test_a_planted_table_of_true_counts_is_found(bundle_store: Path, tmp_path: Path) -> None:
    def plant(con: duckdb.DuckDBPyConnection) -> None:
        con.execute("CREATE TABLE attendance AS SELECT 3 AS people UNION ALL SELECT 40")

    assert unprotected_tables(planted(bundle_store, tmp_path, plant)) == (
        "Table attendance, column people: holds counts that are not rounded.",
    )


def test_a_planted_total_that_gives_a_hidden_count_away_is_found(bundle_store: Path, tmp_path: Path) -> None:
    """Groups as a whole are withheld to protect one another; here all but one of them is put back at its true count."""

    def plant(con: duckdb.DuckDBPyConnection) -> None:
        where = f"{ONE} AND area_code = 'pcn:sevenfields'"
        con.execute(f"UPDATE figure SET status = 'undefined', value = NULL, lower = NULL, upper = NULL, numerator = NULL, denominator = NULL WHERE {where} AND breakdown = 'sex_recorded'")
        con.execute(f"UPDATE figure SET status = 'hidden_small' WHERE {where} AND breakdown = 'sex_recorded' AND group_id = 'female'")
        con.execute(f"UPDATE figure SET status = 'shown', value = 0, lower = 0, upper = 50, numerator = 0, denominator = 5 WHERE {where} AND breakdown = 'persons'")

    store = planted(bundle_store, tmp_path, plant)
    (named,) = (one for one in named_slices(store) if one.name.startswith("cvdp002af") and one.name.endswith("2026-03-31"))
    rows = named.rows[named.rows["breakdown"].isin(["persons", "sex_recorded"])]
    small = Named(named.name, rows, named.areas, named.shares).slice("pcn:sevenfields")
    with pytest.raises(ValueError, match="do not add up"):
        propagated(small, store.catalogue.breakdowns)


def test_the_audit_counts_what_it_looked_at(bundle: Store, every: list[Named]) -> None:
    seen: list[tuple[str, int, int]] = []
    findings = audit(bundle, lambda *told: seen.append(told), quick=True)
    assert (findings.leaks, findings.slices, len(seen)) == ((), len(every), len(every))
    assert findings.hidden > findings.narrowed > 0
