"""Which of our own counts are released: the rule at its edges, and the siblings that would tell."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from het_dash.catalogue import Status
from het_dash.figures.disclosure.attacker import given_away, of_counts
from het_dash.figures.disclosure.secondary_suppression import Dimension, check, sums
from het_dash.figures.disclosure.suppression import Family, as_counted, release

SIX = Dimension(4, ((3, (0, 1, 2)),))


def family(
    numerator: npt.ArrayLike,
    denominator: npt.ArrayLike,
    total: npt.ArrayLike = np.inf,
    collected: npt.ArrayLike = True,
    none: bool = True,
    dimensions: tuple[Dimension, ...] = (Dimension(100),),
) -> Family:
    n = np.asarray(numerator, dtype=np.float64)
    size = n.size
    return Family(
        cells=np.arange(size)[:, None],
        dimensions=dimensions,
        measure=np.zeros(size, dtype=np.int64),
        numerator=n,
        denominator=np.broadcast_to(np.asarray(denominator, dtype=np.float64), size).copy(),
        total=np.broadcast_to(np.asarray(total, dtype=np.float64), size).copy(),
        collected=(sent := np.broadcast_to(np.asarray(collected, dtype=np.bool_), size).copy()),
        none=~sent & none,
    )


@pytest.mark.parametrize(
    ("numerator", "status", "shown"),
    [(0, Status.SHOWN, 0), (1, Status.HIDDEN_SMALL, None), (7, Status.HIDDEN_SMALL, None), (8, Status.SHOWN, 10)],
)
def test_zero_is_shown_one_to_seven_hidden_and_eight_rounded(numerator: int, status: Status, shown: int | None) -> None:
    released = release(family([numerator], 100))
    assert released.status.tolist() == [status.value]
    assert np.array_equal(released.numerator, [np.nan if shown is None else shown], equal_nan=True)


def test_a_share_is_released_as_two_rounded_counts() -> None:
    released = release(family([63], 99))
    assert (released.numerator.tolist(), released.denominator.tolist()) == ([65], [100])


def test_a_few_who_are_not_in_the_numerator_are_hidden_too() -> None:
    assert release(family([95], 100)).status.tolist() == [Status.HIDDEN_SMALL.value]


def test_a_breakdown_of_fewer_than_twenty_people_is_not_released() -> None:
    assert release(family([9, 10], 19, total=19)).status.tolist() == [Status.HIDDEN_TOTAL_TOO_SMALL.value] * 2


def test_what_was_not_collected_says_so_and_shows_nothing() -> None:
    released = release(family([np.nan, 50], [np.nan, 100], collected=[False, True]))
    assert released.status.tolist() == [Status.NOT_COLLECTED.value, Status.SHOWN.value]
    assert np.isnan(released.numerator[0])


def test_a_total_that_was_not_collected_says_nothing_of_its_parts() -> None:
    one = family([63, np.nan, np.nan], [99, np.nan, np.nan], collected=[True, False, False], none=False)
    whole = replace(one, dimensions=(Dimension(3, ((2, (0, 1)),)),))
    assert release(whole).status.tolist() == [Status.SHOWN.value] + [Status.NOT_COLLECTED.value] * 2


def test_counts_of_things_are_released_as_they_are() -> None:
    released = as_counted(family([3, np.nan], np.nan, collected=[True, False]))
    assert released.status.tolist() == [Status.SHOWN.value, Status.NOT_COLLECTED.value]
    assert np.array_equal(released.numerator, [3, np.nan], equal_nan=True)


def test_counts_of_their_own_have_no_complement_to_protect() -> None:
    assert release(family([3, 40], np.nan)).status.tolist() == [Status.HIDDEN_SMALL.value, Status.SHOWN.value]


def alone_and_together(counts: list[int], collected: list[bool]) -> tuple[Family, list[str]]:
    """Counts of three PCNs and of those that sent any together; and their statuses."""
    sent = [n for n, here in zip(counts, collected, strict=True) if here]
    given = family([*counts, sum(sent)], np.nan, collected=[*collected, bool(sent)], dimensions=(SIX,))
    return given, release(given).status.tolist()


@given(st.lists(st.integers(0, 25), min_size=3, max_size=3), st.lists(st.booleans(), min_size=3, max_size=3))
@settings(max_examples=60, deadline=None)
def test_no_total_gives_a_count_away_even_where_everyone_knows_who_sent_nothing(
    counts: list[int], collected: list[bool]
) -> None:
    sent, codes = alone_and_together(counts, collected)
    released = release(sent)
    start = of_counts(released.status, released.numerator)
    found = check(start, sums(sent.cells, sent.dimensions))
    assert not given_away(found).any(), codes


def test_a_sibling_that_would_give_a_count_away_is_withheld_though_it_is_not_small_itself() -> None:
    """Found by trying: without withholding, sums over areas and groups pin one count of this extract."""
    rows = with_margins_of(np.random.default_rng(0).poisson(6, (40, 3, 3)))
    codes = np.array([release(one).status for one in rows])
    assert (codes == Status.HIDDEN_LINKED.value).any()


def with_margins_of(people: npt.NDArray[np.int64]) -> list[Family]:
    """Three areas by three groups, with both totals, of each of many extracts."""
    both = (Dimension(4, ((3, (0, 1, 2)),)), Dimension(4, ((3, (0, 1, 2)),)))
    cells = np.array([(a, g) for a in range(4) for g in range(4)])
    made = []
    for one in people:
        whole = np.vstack([np.hstack([one, one.sum(1, keepdims=True)]), np.append(one.sum(0), one.sum())])
        made.append(replace(family(whole.ravel(), np.nan, dimensions=both), cells=cells))
    return made


def test_measures_of_the_same_people_share_what_is_known_of_them() -> None:
    """Both measures' denominators are one count: withholding it in one and showing it in the other would tell."""
    cells = np.array([[0], [0]])
    both = Family(
        cells, (Dimension(1),), np.array([0, 1]), np.array([50.0, 3.0]), np.array([100.0, 100.0]),
        np.array([np.inf, np.inf]), np.array([True, True]), np.array([False, False]),
    )  # fmt: skip
    assert release(both).status.tolist() == [Status.SHOWN.value, Status.HIDDEN_SMALL.value]


def test_measures_that_call_different_people_the_same_are_refused() -> None:
    cells = np.array([[0], [0]])
    wrong = Family(
        cells, (Dimension(1),), np.array([0, 1]), np.array([50.0, 60.0]), np.array([100.0, 200.0]),
        np.array([np.inf, np.inf]), np.array([True, True]), np.array([False, False]),
    )  # fmt: skip
    with pytest.raises(ValueError, match="do not add up"):
        release(wrong)
