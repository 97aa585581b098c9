"""The gap between two figures: every number worked by hand."""

import math
from dataclasses import replace

import pytest

from het_dash.figures.gaps import Gap, counts, gap_between, published_counts
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
    """600 and 700 of 1,000: 10 points; 6/7; Newcombe's limits of Wilson's 56.7% to 63.3% and 66.7% to 73.1%.

    These are of 598 of 1,002, 602 of 998, 698 of 1,002 and 702 of 998.
    """
    gap = found(600, 1000, 700, 1000)
    assert gap.points == pytest.approx(10.0)
    assert gap.lower == pytest.approx(100 * (0.1 - math.hypot(0.7 - 0.667394, 0.633184 - 0.6)), abs=0.02)
    assert gap.upper == pytest.approx(100 * (0.1 + math.hypot(0.730911 - 0.7, 0.6 - 0.566132)), abs=0.02)
    assert gap.ratio == pytest.approx(6 / 7)
    low, high = (598 / 1002) / (702 / 998), (602 / 998) / (698 / 1002)
    below = math.exp(1.959964 * math.sqrt(1 / 598 - 1 / 1002 + 1 / 702 - 1 / 998))
    above = math.exp(1.959964 * math.sqrt(1 / 602 - 1 / 998 + 1 / 698 - 1 / 1002))
    assert (gap.ratio_lower, gap.ratio_upper) == pytest.approx((low / below, high * above))
    assert gap.to_close
    assert gap.to_close.people == 100
    assert gap.to_close.lower == 5 * math.floor(10 * gap.lower / 5) == 50
    assert gap.to_close.upper == 5 * math.ceil(10 * gap.upper / 5) == 150
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


def test_the_limits_of_the_difference_alone_decide_though_people_round_outwards_to_none() -> None:
    gap = found(60, 100, 80, 100)
    assert gap.lower > 0
    assert gap.to_close
    assert gap.to_close.lower == 0
    assert (gap.clear, gap.behind) == (True, True)


def test_published_percentages_and_their_difference_have_the_same_basis() -> None:
    """67% and 77% as published, whatever the counts give: 10 points by the publisher's limits (Zou and Donner)."""
    black, white = (
        replace(one, value=value, lower=value - 2, upper=value + 2, interval_kind="published", nature="published")
        for one, value in ((BLACK, 67.0), (WHITE, 77.0))
    )
    gap = gap_between(black, white, "higher_is_better")
    assert gap
    assert gap.from_published
    assert (gap.points, gap.lower, gap.upper) == pytest.approx((10, 10 - math.sqrt(8), 10 + math.sqrt(8)))
    one_of_each = gap_between(black, WHITE, "higher_is_better")
    assert one_of_each
    assert not one_of_each.from_published
    assert one_of_each.points == pytest.approx(10.0)


def test_a_rate_of_too_few_people_has_counts_and_no_gap() -> None:
    few = counted("ethnicity_broad", "black", 30, 50)
    assert published_counts(few) == (30, 50)
    assert counts(few) is None
    assert gap_between(few, WHITE, "higher_is_better") is None


@pytest.mark.parametrize(
    ("group", "reference"),
    [(kept_back("ethnicity_broad", "black"), WHITE), (BLACK, kept_back("ethnicity_broad", "white")), (None, WHITE)],
)
def test_with_either_hidden_there_is_no_gap(group: object, reference: object) -> None:
    assert gap_between(group, reference, "higher_is_better") is None  # type: ignore[arg-type]


def test_without_counts_there_is_no_gap_from_an_estimate() -> None:
    estimate = replace(BLACK, numerator=None, denominator=None)
    assert gap_between(estimate, WHITE, "higher_is_better") is None
