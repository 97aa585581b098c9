"""Which of our own counts are released: the rule at its edges, and the siblings that would tell."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from het_dash.catalogue import Status
from het_dash.figures.disclosure.secondary_suppression import Dimension
from het_dash.figures.disclosure.suppression import Earlier, Family, Released, as_counted, release


def family(
    numerator: npt.ArrayLike,
    denominator: npt.ArrayLike,
    total: npt.ArrayLike = np.inf,
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
        linked=np.zeros(size, dtype=np.bool_),
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


def test_counts_of_things_are_released_as_they_are() -> None:
    released = as_counted(np.array([3.0, 0.0]))
    assert released.status.tolist() == [Status.SHOWN.value] * 2
    assert released.numerator.tolist() == [3, 0]


def test_a_sibling_that_would_give_a_count_away_is_withheld_though_it_is_not_small_itself() -> None:
    """Found by trying: without withholding, sums over areas and groups pin one count of this extract."""
    rows = with_margins_of(np.random.default_rng(0).poisson(6, (40, 3, 3)))
    codes = np.array([release(one).status for one in rows])
    assert (codes == Status.HIDDEN_LINKED.value).any()


def with_margins_of(people: npt.NDArray[np.int64]) -> list[Family]:
    """Three areas by three groups, with both totals, of each of many extracts; 300 people more are not counted."""
    both = (Dimension(4, ((3, (0, 1, 2)),)), Dimension(4, ((3, (0, 1, 2)),)))
    cells = np.array([(a, g) for a in range(4) for g in range(4)])
    return [replace(family(total(one), total(one + 300), dimensions=both), cells=cells) for one in people]


def total(one: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    whole = np.vstack([np.hstack([one, one.sum(1, keepdims=True)]), np.append(one.sum(0), one.sum())])
    return whole.ravel()


def before(cells: list[list[int]], codes: list[Status], counts: list[tuple[float, float]], again: list[int]) -> Earlier:
    """Figures of an earlier release."""
    numerator, denominator = np.array(counts, dtype=np.float64).reshape(-1, 2).T
    released = Released(np.array([code.value for code in codes]), numerator, denominator)
    return Earlier(np.array(cells), np.zeros(len(cells), dtype=np.int64), released, np.array(again))


NOTHING = (np.nan, np.nan)


def test_a_figure_that_was_published_before_stays_as_it_was() -> None:
    earlier = before([[0], [1]], [Status.HIDDEN_LINKED, Status.SHOWN], [NOTHING, (40, 100)], [0, 1])
    released = release(family([63, 41], 99), earlier)
    assert released.status.tolist() == [Status.HIDDEN_LINKED.value, Status.SHOWN.value]
    assert np.array_equal(released.numerator, [np.nan, 40], equal_nan=True)


def test_a_rule_that_was_made_stricter_hides_what_was_shown_before() -> None:
    earlier = before([[0]], [Status.SHOWN], [(10, 15)], [0])
    assert release(family([8], 15, total=15), earlier).status.tolist() == [Status.HIDDEN_TOTAL_TOO_SMALL.value]


A, B, A_AND_B, C, D, A_C_AND_D = range(6)
THEIR_SUMS = (Dimension(6, ((A_AND_B, (A, B)), (A_C_AND_D, (A, C, D)))),)


def later(counts: list[float], denominator: list[float]) -> Family:
    """8 people of C, 8 of D, and with the 6 of A 22 in all."""
    return replace(family(counts, denominator, dimensions=THEIR_SUMS), cells=np.array([[C], [D], [A_C_AND_D]]))


def test_figures_that_would_pin_a_count_together_with_an_earlier_release_give_way() -> None:
    """The 18 of A and B, shown as 20, left 6 or 7 for A, as 10 of B are 12 at most. The 22 with C and D leave 6."""
    told = [Status.HIDDEN_SMALL, Status.SHOWN, Status.SHOWN]
    earlier = before([[A], [B], [A_AND_B]], told, [NOTHING, (10, 300), (20, 600)], [-1, -1, -1])
    new = later([8, 8, 22], [300, 300, 900])
    assert release(new).status.tolist() == [Status.SHOWN.value] * 3
    assert Status.HIDDEN_LINKED.value in release(new, earlier).status


def test_a_figure_of_which_another_version_was_withheld_is_withheld_too() -> None:
    one = replace(family([63, 41], 99), linked=np.array([True, False]))
    assert release(one).status.tolist() == [Status.HIDDEN_LINKED.value, Status.SHOWN.value]


def test_measures_of_the_same_people_share_what_is_known_of_them() -> None:
    """Both measures' denominators are one count: withholding it in one and showing it in the other would tell."""
    cells = np.array([[0], [0]])
    both = Family(
        cells, (Dimension(1),), np.array([0, 1]), np.array([50.0, 3.0]), np.array([100.0, 100.0]),
        np.array([np.inf, np.inf]), np.array([False, False]),
    )  # fmt: skip
    assert release(both).status.tolist() == [Status.SHOWN.value, Status.HIDDEN_SMALL.value]


def test_measures_that_call_different_people_the_same_are_refused() -> None:
    cells = np.array([[0], [0]])
    wrong = Family(
        cells, (Dimension(1),), np.array([0, 1]), np.array([50.0, 60.0]), np.array([100.0, 200.0]),
        np.array([np.inf, np.inf]), np.array([False, False]),
    )  # fmt: skip
    with pytest.raises(ValueError, match="do not add up"):
        release(wrong)
