"""How the units of an answer stand in their own funnel."""

from dataclasses import replace

import pytest

from het_dash.catalogue import Status
from het_dash.figures.funnel_position import standing
from tests.support.blocks import a_figure, an_answer, hidden
from tests.support.counted_practices import counted

ALIKE = {"A": (650.0, 1000.0), "B": (650.0, 1000.0), "C": (650.0, 1000.0)}
APART = {**ALIKE, "D": (400.0, 1000.0)}


def test_the_average_is_of_all_together_and_not_of_their_percentages() -> None:
    found = standing(counted({"A": (90, 100), "B": (100, 200), "C": (110, 700)}))
    assert found is not None
    assert found.average == 0.3


def test_who_is_far_from_the_average_for_so_many_people_is_outside() -> None:
    found = standing(counted(APART))
    assert found is not None
    assert found.places == {"A": "inside", "B": "inside", "C": "inside", "D": "below_95"}
    assert found.dispersion is not None
    assert found.dispersion.beyond_chance
    assert 0.08 < found.spread < 0.10


def test_the_same_share_of_few_people_is_within_where_of_many_it_is_not() -> None:
    found = standing(counted({**{str(n): (650.0, 1000.0) for n in range(9)}, "few": (59, 100), "many": (605, 1000)}))
    assert found is not None
    assert found.spread == 0.0
    assert (found.places["few"], found.places["many"]) == ("inside", "below_95")


def test_fewer_than_three_with_counts_have_no_funnel() -> None:
    assert standing(counted({"A": (65, 100), "B": (65, 100)})) is None
    assert standing(counted({})) is None


def test_who_is_hidden_or_without_counts_or_without_anybody_is_kept_apart() -> None:
    answer = counted({**APART, "E": (60, 100), "F": (60, 100)})
    *shown, bare, secret = answer.figures
    bare = replace(bare, numerator=None, denominator=None)
    nobody = hidden(a_figure(area_code="G"), Status.UNDEFINED)
    found = standing(replace(answer, figures=(*shown, bare, hidden(secret), nobody)))
    assert found is not None
    assert {f.area_code for f in found.counted} == {"A", "B", "C", "D"}
    assert [f.area_code for f in found.not_placed] == ["E", "F", "G"]
    assert found.average == pytest.approx((3 * 650 + 400) / 4000)


def test_prevalence_has_no_funnel() -> None:
    with pytest.raises(
        ValueError, match="qof_hypertension: funnel limits are for shares that have a better and a worse"
    ):
        standing(an_answer(a_figure()))


def test_of_six_one_lies_outside_about_one_time_in_four_by_chance() -> None:
    found = standing(counted({str(n): (650, 1000) for n in range(6)}))
    assert found is not None
    assert found.some_outside_by_chance == pytest.approx(0.265, abs=0.001)
