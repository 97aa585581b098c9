"""The difference of two proportions, and the people it stands for."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from het_dash.figures.intervals import proportion
from het_dash.figures.proportions import PeopleToClose, newcombe, people_to_close
from tests.support.reference_cases import Case, cases, close

PAIRS = st.tuples(st.integers(0, 20_000), st.integers(1, 20_000)).map(sorted)

# Blood pressure treated to threshold (CVDP007HYP), South East London, to March 2026.
SEL_BLACK, SEL_WHITE = (46_350, 68_915), (103_820, 134_385)


def newcombe_twin(n1: int, d1: int, n2: int, d2: int) -> tuple[float, float, float]:
    """Each proportion's score limits as the roots of (p - t)^2 = z^2 t (1 - t) / d, then method 10."""
    p1, p2 = n1 / d1, n2 / d2
    (l1, u1), (l2, u2) = roots(p1, d1), roots(p2, d2)
    lower = p1 - p2 - math.sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2)
    upper = p1 - p2 + math.sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2)
    return p1 - p2, lower, upper


def roots(p: float, d: int) -> tuple[float, float]:
    z2 = float(stats.norm.ppf(0.975)) ** 2
    a, b, c = 1 + z2 / d, -(2 * p + z2 / d), p * p
    reach = math.sqrt(max(b * b - 4 * a * c, 0))
    return (-b - reach) / (2 * a), (-b + reach) / (2 * a)


def shown(people: PeopleToClose) -> list[float]:
    return [float(number) for number in (people.people, people.lower, people.upper)]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((56, 70, 48, 80), (0.2, 0.0524314724023647, 0.333872654036906)),
        ((9, 10, 3, 10), (0.6, 0.170522723934503, 0.809017973535488)),
        ((0, 10, 0, 20), (0.0, -0.161125158052819, 0.277532799862889)),
        ((10, 10, 0, 10), (1.0, 0.607509350430524, 1.0)),
    ],
)
def test_newcombe_gives_the_published_limits(counts: tuple[int, ...], expected: tuple[float, ...]) -> None:
    assert [float(number) for number in newcombe(*counts)] == pytest.approx(expected, rel=1e-7, abs=1e-9)


def test_the_known_inequality_is_ten_points_and_about_6900_people() -> None:
    found = [round(100 * float(number), 1) for number in newcombe(*SEL_WHITE, *SEL_BLACK)]
    assert found == [10.0, 9.6, 10.4]
    people = people_to_close(*SEL_BLACK, *SEL_WHITE)
    assert shown(people) == [6890, 6600, 7180]


def test_no_people_on_one_side_leaves_no_difference() -> None:
    assert np.isnan(newcombe([0, 5], [0, 9], [3, 0], [9, 0])).all()
    nobody = people_to_close([0], [0], [3], [9])
    assert np.isnan([nobody.people, nobody.lower, nobody.upper]).all()


def test_more_treated_than_registered_is_refused() -> None:
    with pytest.raises(ValueError, match=r"numerator is over its denominator: 12\.0"):
        newcombe([1], [2], [12], [9])


def test_a_higher_confidence_widens_the_limits() -> None:
    _, lower, upper = newcombe([30, 30], [62, 62], [118, 118], [310, 310], 0.95)
    _, wide_lower, wide_upper = newcombe([30, 30], [62, 62], [118, 118], [310, 310], 0.998)
    assert (wide_lower < lower).all()
    assert (wide_upper > upper).all()


def test_limits_of_people_are_rounded_outwards_to_five() -> None:
    _, lower, upper = (float(number) for number in newcombe(655, 1200, 412, 890))
    people = people_to_close(412, 890, 655, 1200)
    assert (890 * lower, 890 * upper) == pytest.approx((35.2, 112.0), abs=0.05)
    assert shown(people) == [75, 35, 115]


def test_a_limit_of_people_may_be_rounded_outwards_to_nought_though_the_difference_is_clear() -> None:
    _, lower, _ = newcombe(61, 100, 46, 100)
    people = people_to_close(46, 100, 61, 100)
    assert 0 < 100 * lower < 5
    assert people.lower == 0


def test_a_group_ahead_of_its_reference_has_fewer_than_no_people_to_close() -> None:
    people = people_to_close(*SEL_WHITE, *SEL_BLACK)
    assert people.upper < 0


def test_no_people_are_never_written_as_minus_nought() -> None:
    assert not np.signbit(people_to_close([50, 1001], [100, 2000], [50, 50], [100, 100]).people).any()


@given(PAIRS, PAIRS)
def test_newcombe_agrees_with_its_twin(first: list[int], second: list[int]) -> None:
    found = [float(number) for number in newcombe(*first, *second)]
    assert found == pytest.approx(newcombe_twin(first[0], first[1], second[0], second[1]), rel=1e-6, abs=1e-7)
    assert -1 <= found[1] <= found[0] <= found[2] <= 1


@given(PAIRS, PAIRS)
def test_people_are_whole_fives_within_limits_that_hold_the_unrounded_ones(group: list[int], whole: list[int]) -> None:
    people = people_to_close(*group, *whole)
    _, lower, upper = newcombe(*whole, *group)
    assert not np.any(np.array(shown(people)) % 5)
    assert people.lower <= people.people <= people.upper
    assert group[1] * lower - 5 < people.lower <= group[1] * lower + 1e-9
    assert group[1] * upper - 1e-9 <= people.upper < group[1] * upper + 5


@pytest.mark.parametrize("case", cases("differences", "diff_proportions_newcombe"))
def test_reference_newcombe(case: Case) -> None:
    x1, n1, x2, n2, confidence = (case["inputs"][key] for key in ("x1", "n1", "x2", "n2", "confidence"))
    expected = [case["expected"][key] for key in ("diff", "lower", "upper")]
    found = newcombe(x1, n1, x2, n2, confidence)
    assert [close(*pair, case) for pair in zip(found, expected, strict=True)] == [True] * 3


@given(PAIRS, PAIRS)
def test_with_rounding_the_difference_has_the_limits_of_rounded_shares(first: list[int], second: list[int]) -> None:
    (x1, n1), (x2, n2) = first, second
    if n1 < 10 or n2 < 10:
        return
    value, lower, upper = (float(x) for x in newcombe(x1, n1, x2, n2, rounding=2))
    (p1, l1, u1), (p2, l2, u2) = (proportion(*counts, rounding=2) for counts in ((x1, n1), (x2, n2)))
    assert (lower, upper) == pytest.approx((value - np.hypot(p1 - l1, u2 - p2), value + np.hypot(u1 - p1, p2 - l2)))
    assert lower <= float(newcombe(x1, n1, x2, n2)[1])
