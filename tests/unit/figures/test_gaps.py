"""The gap between two figures: every number worked by hand."""

import math
from dataclasses import replace

import pytest

from het_dash.figures.gaps import Gap, gap_between
from tests.support.local_extract import counted, kept_back

BLACK, WHITE = counted("ethnicity_broad", "black", 600, 1000), counted("ethnicity_broad", "white", 700, 1000)


def found(n: float, d: float, n_reference: float, d_reference: float, polarity: str = "higher_is_better") -> Gap:
    group, reference = (
        counted("ethnicity_broad", "black", n, d),
        counted("ethnicity_broad", "white", n_reference, d_reference),
    )
    gap = gap_between(group, reference, polarity)  # type: ignore[arg-type]
    assert gap
    return gap


def test_points_ratio_and_people_by_hand() -> None:
    """600 and 700 of 1,000: 10 points; 6/7; Newcombe's limits of Wilson's 56.9% to 63.0% and 67.1% to 72.8%."""
    gap = found(600, 1000, 700, 1000)
    assert gap.points == pytest.approx(10.0)
    assert gap.lower == pytest.approx(100 * (0.1 - math.hypot(0.7 - 0.670861, 0.629921 - 0.6)), abs=0.002)
    assert gap.upper == pytest.approx(100 * (0.1 + math.hypot(0.727561 - 0.7, 0.6 - 0.569307)), abs=0.002)
    assert gap.ratio == pytest.approx(6 / 7)
    spread = math.exp(1.959964 * math.sqrt(1 / 600 - 1 / 1000 + 1 / 700 - 1 / 1000))
    assert (gap.ratio_lower, gap.ratio_upper) == pytest.approx((6 / 7 / spread, 6 / 7 * spread))
    assert gap.to_close
    assert gap.to_close.people == 100
    assert gap.to_close.lower == 5 * math.floor(10 * gap.lower / 5) == 55
    assert gap.to_close.upper == 5 * math.ceil(10 * gap.upper / 5) == 145
    assert (gap.clear, gap.fewer, gap.more, gap.missed) == (True, True, False, 100)


def test_limits_that_include_0_are_no_clear_gap() -> None:
    gap = found(68, 100, 70, 100)
    assert gap.lower < 0 < gap.upper
    assert (gap.clear, gap.fewer, gap.more, gap.missed) == (False, False, False, 0)


def test_a_share_above_the_reference_misses_nobody() -> None:
    gap = found(700, 1000, 600, 1000)
    assert gap.points == pytest.approx(-10.0)
    assert (gap.fewer, gap.more, gap.missed) == (False, True, 0)


def test_where_lower_is_better_the_people_are_those_above_the_reference() -> None:
    gap = found(300, 1000, 200, 1000, "lower_is_better")
    assert gap.points == pytest.approx(-10.0)
    assert gap.to_close
    assert gap.to_close.people == gap.missed == 100
    assert gap.more


def test_a_measure_without_direction_has_no_people_to_close_a_gap() -> None:
    gap = found(600, 1000, 700, 1000, "none")
    assert gap.to_close is None
    assert gap.missed == 0
    assert gap.fewer


def test_a_gap_clear_in_points_but_not_in_people_as_shown_is_not_called_clear() -> None:
    """Limits just over 0 round outwards to 0 people."""
    gap = found(9, 20, 16, 20)
    assert gap.lower > 0
    assert gap.to_close
    assert gap.to_close.lower == 0
    assert not gap.clear


@pytest.mark.parametrize(
    ("group", "reference"),
    [(kept_back("ethnicity_broad", "black"), WHITE), (BLACK, kept_back("ethnicity_broad", "white")), (None, WHITE)],
)
def test_with_either_hidden_there_is_no_gap(group: object, reference: object) -> None:
    assert gap_between(group, reference, "higher_is_better") is None  # type: ignore[arg-type]


def test_without_counts_there_is_no_gap_from_an_estimate() -> None:
    estimate = replace(BLACK, numerator=None, denominator=None)
    assert gap_between(estimate, WHITE, "higher_is_better") is None
