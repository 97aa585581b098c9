"""Counts without a denominator over several releases: what gives way, to whom, and that three values are left."""

from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest

from het_dash.catalogue import Status
from het_dash.figures.disclosure.fewest import FEWEST_VALUES
from het_dash.figures.disclosure.flows import Flows
from het_dash.figures.disclosure.readers import Totals, readers
from het_dash.figures.disclosure.secondary_suppression import Dimension, sums
from het_dash.figures.disclosure.small_numbers import small
from tests.support.small_networks import SmallNetwork, Unit, small_network

SHOWN, SMALL, LINKED = Status.SHOWN.value, Status.HIDDEN_SMALL.value, Status.HIDDEN_LINKED.value
FEW = Status.HIDDEN_TOTAL_TOO_SMALL.value


def network(*sent: tuple[Unit, list[int]]) -> SmallNetwork:
    """Returns by one way of telling two groups apart, each arriving as a release of its own."""
    made = SmallNetwork((2,), {unit: np.array(counts) for unit, counts in sent})
    made.release_one_by_one()
    return made


def status(made: SmallNetwork, *units: Unit) -> list[str]:
    """Of everyone and the two groups."""
    return [str(code) for code in made.status[made.sets.index(frozenset(units))]]


def short(made: SmallNetwork, insider: int | None) -> list[tuple[list[Unit], int, set[int]]]:
    """Suppressed counts of 1 to 7 of others than the insider with fewer than three possible values, by enumeration."""
    possible = made.possible(insider)
    return [] if possible is None else [*_short(made, insider, possible)]


def _short(
    made: SmallNetwork, insider: int | None, possible: list[list[set[int]]]
) -> Iterator[tuple[list[Unit], int, set[int]]]:
    for units, codes, values in zip(made.sets, made.status, possible, strict=True):
        own = any(team == insider for team, *_ in units)
        hidden = small(made.counts(units)) & (codes != SHOWN)
        for place in np.flatnonzero(hidden) if not own else ():
            if len(values[place]) < FEWEST_VALUES:
                yield sorted(units), int(place), values[place]


A, B, C = (0, 0, 0), (1, 0, 0), (2, 0, 0)


def test_a_first_return_is_published_by_the_rule_alone() -> None:
    assert status(network((A, [40, 3])), A) == [SHOWN, SHOWN, SMALL]


def test_nothing_that_was_published_before_is_changed() -> None:
    made = network((A, [40, 3]), (B, [20, 6]))
    first = network((A, [40, 3]))
    assert status(made, A) == status(first, A)


@pytest.mark.parametrize("again", range(5))
def test_a_team_that_sends_again_and_looks_each_time_learns_nothing_of_another_s_count(again: int) -> None:
    """Accept, look, correct, look: each total tells a team more of the rest, as it knows its own count exactly."""
    looks = [((1, 0, version), [30, 8 + version]) for version in range(again + 1)]
    made = network((A, [40, 3]), *looks)
    assert not short(made, insider=1)
    assert not short(made, insider=None)


def test_without_the_history_the_same_looks_would_tell() -> None:
    """All five totals shown: 3 of another team is the only number that explains them."""
    looks = [((1, 0, version), [30, 8 + version]) for version in range(5)]
    made = network((A, [40, 3]), *looks)
    counts = np.array([made.counts(units) for units in made.sets])
    made.status = np.where(small(counts), SMALL, SHOWN)
    assert ([A], 2, {3}) in short(made, insider=1)


def test_a_return_that_is_withdrawn_leaves_the_others_protected() -> None:
    made = network((A, [40, 3]), (B, [20, 6]), (C, [8, 5]))
    made.withdraw(B)
    assert frozenset([A, C]) in made.sets
    assert not [found for insider in (None, 0, 1, 2) for found in short(made, insider)]


def test_a_team_s_own_counts_need_no_hiding_from_itself() -> None:
    """It alone has sent anything: its own small count is in every total, and no reader learns of another's."""
    assert status(network((A, [40, 3]), ((0, 1, 0), [50, 4])), A)[2] == SMALL


@pytest.mark.parametrize("seed", range(12))
def test_every_suppressed_count_of_a_random_network_keeps_three_possible_values(seed: int) -> None:
    """By enumeration of all whole counts that explain what was ever published, to an outsider and to each team.

    Returns arrive one by one, some are sent again, and the last one or the one before it is withdrawn.
    """
    made = small_network(np.random.default_rng(seed))
    made.release_one_by_one()
    made.withdraw(list(made.sent)[seed % 2 - 1])
    teams = sorted({team for team, *_ in made.sent})
    assert not [found for insider in (None, *teams) for found in short(made, insider)]


@pytest.mark.parametrize("seed", [20, 21, 22, 23, 24, 25])
def test_what_sums_tell_a_reader_of_a_random_network_is_never_wrong(seed: int) -> None:
    """Every value that some whole counts give a cell lies within the limits that sums give it."""
    made = small_network(np.random.default_rng(seed))
    made.release_one_by_one()
    flows = made.flows()
    teams = sorted({team for team, *_ in made.sent})
    for insider, reader in zip((None, *teams), readers(flows.totals, insiders=True), strict=True):
        lower, upper = (end.reshape(made.status.shape) for end in reader.seen(reader.found(flows.limits)))
        possible = made.possible(insider)
        for row, column in product(*map(range, made.status.shape)) if possible else ():
            values = possible[row][column] if possible else set()
            assert lower[row, column] <= min(values)
            assert max(values) <= upper[row, column]


def divided(codes: list[str], count: list[float]) -> Flows:
    """Everyone and two groups of one return."""
    return Flows(
        totals=Totals(
            np.ones((1, 1), dtype=np.bool_), sums([[0], [1], [2]], (Dimension(3, ((0, (1, 2)),)),)), 3,
            np.zeros(1, dtype=np.int64), np.full((1, 3), np.nan),
        ),
        status=np.array([codes]), count=np.array([count]), new=np.ones((1, 3), dtype=np.bool_), everyone=0,
        parts=np.array([False, True, True]), worth=np.ones(3),
    )  # fmt: skip


def test_groups_that_are_too_few_say_that_everyone_is_under_twenty_and_groups_that_are_shown_that_they_are_not() -> (
    None
):
    few = divided([SHOWN, FEW, FEW], [20, np.nan, np.nan]).limits
    assert (few[0][0], few[1][0]) == (18, 19)
    enough = divided([SHOWN, SHOWN, SMALL], [20, 15, np.nan]).limits
    assert (enough[0][0], enough[1][0]) == (20, 22)
