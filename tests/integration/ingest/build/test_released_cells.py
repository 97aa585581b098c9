"""Own figures as cells: the same returns in another version, sets by name, groups with people at activities."""

import pandas as pd

from het_dash.catalogue import load
from het_dash.ingest.build.released_cells import (
    ACTIVITY,
    CELL,
    groups,
    nothing_published,
    sets,
    tightest,
    withheld_before,
    without_versions,
)

A, A_AGAIN, B = "pcn:a/2026-07-01/2026-09-30/r000001", "pcn:a/2026-07-01/2026-09-30/r000003", "pcn:b/q/q/r000002"


def cells(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """Contacts: by what, which group, whose, and with which status."""
    return pd.DataFrame([("contacts", *row) for row in rows], columns=[*CELL, "status"])


def test_a_set_is_named_by_its_returns_and_knows_their_teams() -> None:
    made = sets(pd.Series([A, B, f"{A}\n{B}"]), pd.Series([B, A_AGAIN]))
    assert made.units == (A, A_AGAIN, B)
    assert made.team == ("pcn:a", "pcn:a", "pcn:b")
    assert made.members[made.of(pd.Series([f"{A}\n{B}", B]))].tolist() == [[True, False, True], [False, False, True]]


def test_a_figure_that_was_withheld_is_withheld_in_every_later_version_of_its_returns() -> None:
    before = cells(("persons", "all", f"{A}\n{B}", "hidden_linked"), ("persons", "all", B, "hidden_small"))
    now = cells(("persons", "all", f"{A_AGAIN}\n{B}", ""), ("persons", "all", B, ""), ("persons", "all", A_AGAIN, ""))
    assert withheld_before(now, before).tolist() == [True, False, False]
    assert without_versions(f"{A}\n{B}") == without_versions(f"{A_AGAIN}\n{B}")


def test_of_what_was_ever_published_of_a_cell_what_says_most_is_kept() -> None:
    both = cells(("persons", "all", A, "shown"), ("persons", "all", A, "hidden_linked"), ("persons", "all", B, "shown"))
    assert tightest(both)["status"].tolist() == ["shown", "shown"]
    assert tightest(nothing_published()).empty


def test_people_at_the_activities_of_a_list_and_at_none_of_them_are_everyone() -> None:
    known = cells(
        ("persons", "all", A, ""), (ACTIVITY, "0.0", A, ""), (ACTIVITY, "0.1", A, ""), (ACTIVITY, "1.0", A, "")
    )
    made = groups([known], load().breakdowns)
    assert len(made.places) == 1 + 3 + 2, "and a place for each list's others"
    (dimension,) = made.dimensions
    assert [len(parts) for _, parts in dimension.sums] == [3, 2]
    assert made.everyone == made.of(known)[0]
    assert made.breakdown().count("") == 2
