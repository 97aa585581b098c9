"""Groups of one area estimated together with the other areas: figures, gaps and spread."""

from dataclasses import replace

import numpy as np
import pytest

from het_dash.catalogue import Status
from het_dash.figures import Figure
from het_dash.figures.intervals import wilson
from het_dash.figures.pooled_groups import PooledGroups, pooled_groups
from tests.support.local_extract import counted

PLACES = ("one", "two", "three")
PEOPLE = {"A": 1900.0, "B": 160.0, "M": 830.0, "N": 610.0, "J": 40.0}
SHARES = {"A": 0.72, "B": 0.72, "M": 0.60, "N": 0.62, "J": 0.72}


def figures() -> list[Figure]:
    return [
        counted("ethnicity_nhs16", group, 5 * round(share * PEOPLE[group] / 5), PEOPLE[group], where=place)
        for place in PLACES
        for group, share in SHARES.items()
    ]


def figure(group: str, place: str = "one") -> Figure:
    return next(f for f in figures() if (f.group_id, f.area_code) == (group, place))


def found(area: str = "one") -> PooledGroups:
    pooled = pooled_groups(figures(), area)
    assert pooled is not None
    return pooled


def test_an_estimate_is_the_same_figure_with_a_pooled_value_and_limits() -> None:
    estimate = found().estimate(figure("N"))
    assert estimate is not None
    assert estimate.lower is not None
    assert estimate.value is not None
    assert estimate.upper is not None
    assert estimate.lower < estimate.value < estimate.upper
    assert estimate.value == pytest.approx(62, abs=2)
    assert (estimate.interval_kind, estimate.qualifier) == ("pooled", "modelled")
    assert (estimate.numerator, estimate.denominator) == (380, 610)


def test_a_small_group_is_estimated_more_closely_than_by_its_own_counts_and_has_no_rate_of_its_own() -> None:
    small = figure("J")
    assert small.status is Status.TOO_FEW_FOR_RATE
    estimate = found().estimate(small)
    assert estimate is not None
    lower, upper = wilson(small.numerator or 0, small.denominator or 0, rounding=2)
    assert (estimate.upper or 0) - (estimate.lower or 0) < 70 * float(upper - lower)


def test_a_gap_is_from_the_groups_of_the_reference_by_their_people() -> None:
    white = counted("ethnicity_broad", "white", 1485, 2060, where="one")
    gap = found().gap(figure("M"), white, ("A", "B"), "higher_is_better")
    assert gap is not None
    assert gap.to_close is not None
    assert gap.points == pytest.approx(12, abs=1.5)
    assert gap.points == pytest.approx((gap.reference.value or 0) - (gap.group.value or 0))
    assert gap.lower < gap.points < gap.upper
    assert gap.ratio_lower < gap.ratio < gap.ratio_upper < 1
    assert gap.to_close.people == pytest.approx(8.3 * gap.points, abs=3)
    assert gap.to_close.lower <= 8.3 * gap.lower
    assert gap.to_close.upper >= 8.3 * gap.upper


def test_where_lower_is_better_a_group_with_a_lower_share_has_nobody_to_close_a_gap() -> None:
    white = counted("ethnicity_broad", "white", 1485, 2060, where="one")
    gap = found().gap(figure("M"), white, ("A", "B"), "lower_is_better")
    assert gap is not None
    assert gap.to_close is not None
    assert gap.to_close.upper < 0


def test_a_group_whose_counts_are_not_published_has_no_estimate_and_no_gap() -> None:
    hidden = replace(
        figure("J"), status=Status.HIDDEN_SMALL, value=None, lower=None, upper=None, numerator=None, denominator=None
    )
    others = [f for f in figures() if f != figure("J")]
    pooled = pooled_groups([*others, hidden], "one")
    assert pooled is not None
    assert pooled.estimate(hidden) is None
    assert pooled.gap(hidden, figure("A"), ("A",), "higher_is_better") is None
    assert pooled.gap(figure("M"), figure("J"), ("J",), "higher_is_better") is None


def test_the_spread_of_groups_is_that_of_their_shares_and_small_where_they_are_alike() -> None:
    """Around 67.5% by hand: mean distance 5.3 points, 5.3 / 67.5 = 7.9%; by people, 5.5 points."""
    index, points = found().index_of_disparity(), found().standard_deviation()
    assert index.value == pytest.approx(0.079, abs=0.008)
    assert points.value == pytest.approx(0.055, abs=0.006)
    assert index.lower < index.value < index.upper
    alike = [
        counted("ethnicity_nhs16", f.group_id, 0.7 * (f.denominator or 0), f.denominator or 0, f.area_code)
        for f in figures()
    ]
    pooled = pooled_groups(alike, "one")
    assert pooled is not None
    assert pooled.index_of_disparity().value < 0.01


def test_it_is_none_for_an_area_without_figures_or_too_few_cells_and_the_same_every_time() -> None:
    assert pooled_groups(figures(), "elsewhere") is None
    assert pooled_groups(figures()[:3], "one") is None
    assert np.array_equal(found().draws, found().draws)
