"""The audit of all releases finds what was planted in them, and says what it looked at."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest

from het_dash.catalogue import load
from het_dash.ingest.build.released_cells import COLUMNS
from het_dash.ingest.release_audit import Audited, audit_flows, audit_shares, not_remembered, whose_are

NORTH, SEVEN = "pcn:north-lewisham/2026-07-01/2026-09-30/r000001", "pcn:sevenfields/2026-07-01/2026-09-30/r000002"
LATER = "pcn:sevenfields/2026-07-01/2026-09-30/r000003"
Told = Mapping[tuple[str, ...], Mapping[str, float | str]]


def told(figures: Told, indicator: str = "reached_registered", by: str = "yes_no_not_known") -> pd.DataFrame:
    """What was published: whose, and for each group a rounded count or a status."""
    rows = [
        ("returns", indicator, "persons" if group == "all" else by, group, "\n".join(sorted(whose)),
         count if isinstance(count, str) else "shown", np.nan if isinstance(count, str) else float(count), np.nan)
        for whose, groups in figures.items()
        for group, count in groups.items()
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def known(counts: Mapping[str, Mapping[str, int]]) -> pd.DataFrame:
    """What teams know of their own returns."""
    rows = [
        ("returns", "reached_registered", "persons" if g == "all" else "yes_no_not_known", g, unit, float(n))
        for unit, groups in counts.items()
        for g, n in groups.items()
    ]
    return pd.DataFrame(rows, columns=["source_id", "indicator_id", "breakdown", "group_id", "whose", "numerator"])


NOBODY = known({})


def audited(figures: Told, true: pd.DataFrame = NOBODY) -> Audited:
    quick, found = (next(audit_flows(told(figures), true, load(), quick)) for quick in (True, False))
    assert quick == found, "the solver finds no more than sums here"
    return found


def test_two_totals_that_differ_by_a_return_sent_again_give_a_count_away() -> None:
    """18 or more with the first version, which is 12 at most: 6 or 7 are left, and the second version adds nobody."""
    found = audited({
        (NORTH,): {"no": "hidden_small"}, (SEVEN,): {"no": 10}, (LATER,): {"no": 0},
        (NORTH, SEVEN): {"no": 20}, (NORTH, LATER): {"no": "hidden_small"},
    })  # fmt: skip
    assert (found.recovered, found.few, found.fewest) == (0, 2, 2)
    assert [*found.leaks] == [
        "reached_registered returns, all releases: 2 hidden counts have fewer than 3 possible values."
    ]


def test_a_team_that_knows_its_own_count_recovers_another_s() -> None:
    """With its own 11 the total is 12 at most, so 1 is left; an outsider takes its own for 8 to 12."""
    figures: Told = {
        (NORTH,): {"no": "hidden_small"}, (SEVEN,): {"no": 10}, (LATER,): {"no": 10},
        (NORTH, SEVEN): {"no": 10}, (NORTH, LATER): {"no": 15},
    }  # fmt: skip
    own = known({SEVEN: {"no": 11}, LATER: {"no": 12}})
    outsider, insider = audited(figures), audited(figures, own)
    assert (outsider.recovered, outsider.few) == (0, 0)
    assert (insider.recovered, insider.fewest) == (1, 1)
    assert next(insider.leaks) == "reached_registered returns, all releases: 1 hidden counts can be worked out exactly."


def test_a_share_that_two_releases_give_away_is_found() -> None:
    def row(whose: tuple[str, ...], count: tuple[float, float] | str) -> tuple[object, ...]:
        small = isinstance(count, str)
        n, d = (np.nan, np.nan) if isinstance(count, str) else count
        name = "\n".join(sorted(whose))
        return "gp_extract", "cvdp007hyp", "persons", "all", name, count if small else "shown", n, d

    a, b, c, d = (f"pcn:{name}/2025-04-01/2026-03-31/2026-03 1" for name in "abcd")
    rows = [
        row((a,), "hidden_small"), row((b,), (10, 300)), row((a, b), (20, 600)), row((c,), (10, 300)),
        row((d,), (10, 300)), row((a, c, d), (20, 900)),
    ]  # fmt: skip
    (found,) = audit_shares(pd.DataFrame(rows, columns=list(COLUMNS)), load())
    assert (found.hidden, found.recovered) == (1, 1)
    (without,) = audit_shares(pd.DataFrame(rows[:-1], columns=list(COLUMNS)), load())
    assert without.recovered == 0


@pytest.fixture
def store() -> pd.DataFrame:
    """Two PCNs' quarters, one of them twice, a PCN's cycle so far, and Lewisham's."""
    first, second, both = ("2026-04-01", "2026-06-30"), ("2026-07-01", "2026-09-30"), ("2026-04-01", "2026-09-30")
    places = [("pcn:a", first), ("pcn:a", second), ("pcn:b", second), ("pcn:a", both), ("L", second), ("L", both)]
    rows = [("returns", "contacts", area, "persons", "all", *span, "shown", 20.0) for area, span in places]
    columns = [
        "source_id", "indicator_id", "area_code", "breakdown", "group_id", "period_start", "period_end", "status",
        "numerator",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def test_figures_of_a_store_add_up_the_quarters_within_their_area_and_time(store: pd.DataFrame) -> None:
    whose = whose_are(store, "L")
    a_first, a_second, b_second = (f"pcn:{u}/only" for u in (
        "a/2026-04-01/2026-06-30", "a/2026-07-01/2026-09-30", "b/2026-07-01/2026-09-30"))  # fmt: skip
    assert whose.tolist() == [
        a_first, a_second, b_second, f"{a_first}\n{a_second}", f"{a_second}\n{b_second}",
        f"{a_first}\n{a_second}\n{b_second}",
    ]  # fmt: skip


def test_a_figure_of_a_store_that_no_release_holds_is_counted(store: pd.DataFrame) -> None:
    figures = store.assign(whose=whose_are(store, "L"))
    held = figures.assign(whose=figures["whose"].str.replace("/only", "/r000007"))
    assert not_remembered(figures, held) == 0
    assert not_remembered(figures, held[1:]) == 1
    assert not_remembered(figures.assign(numerator=25.0), held) == 6
