"""When a gap may be named as the widest of many."""

from dataclasses import replace

import pytest
from scipy import stats

from het_dash.figures.gaps import Gap, clear_among, gap_between, widened
from tests.support.local_extract import counted


def gap(below: float) -> Gap:
    white = counted("ethnicity_broad", "white", 700, 1000)
    found = gap_between(counted("ethnicity_nhs16", "N", 700 - below, 1000), white, "higher_is_better")
    assert found
    return found


def test_limits_are_wider_the_more_gaps_were_looked_at() -> None:
    assert widened(1) == widened(2) == 1
    for compared in (4, 16, 28):
        times = stats.norm.ppf(1 - 0.05 / compared) / stats.norm.ppf(0.975)
        assert widened(compared) == pytest.approx(times)


def test_a_gap_that_is_clear_alone_may_not_be_among_many() -> None:
    just, far = gap(50), gap(100)
    assert just.clear
    assert clear_among(just, 2)
    assert not clear_among(just, 16)
    assert clear_among(far, 16)
    assert not clear_among(gap(5), 2)


def test_a_pooled_gap_must_be_clear_at_99_per_cent_however_many_there_are() -> None:
    pooled = replace(gap(60).group, interval_kind="pooled")
    for lower, named in ((2.0, True), (0.3, False)):
        one = replace(gap(60), group=pooled, points=6.0, lower=lower, upper=12 - lower)
        assert one.clear
        assert [clear_among(one, compared) for compared in (1, 100)] == [named, named]
