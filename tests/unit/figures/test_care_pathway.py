"""A care pathway's stages over its cohorts, worked by hand."""

from collections.abc import Mapping
from datetime import date
from math import isnan

import pytest

from het_dash.catalogue import Status, load
from het_dash.figures import Answer, Span
from het_dash.figures.care_pathway import Reached, quarters, stages
from tests.support.returns import QUARTERS, TO_DATE, pathway_answer

PATHWAY = next(p for p in load().pathways if p.id == "pathway_hypertension")
HIDDEN = Status.HIDDEN_SMALL


def found(answer: Answer, cohorts: tuple[Span, ...], as_of: date) -> Mapping[str, Reached]:
    return {one.stage.id: one for one in stages(answer, PATHWAY, cohorts, as_of)}


def test_the_cohorts_are_quarters_and_the_total_is_not_one() -> None:
    assert quarters(pathway_answer(PATHWAY.id)) == QUARTERS


def test_each_stage_is_a_share_of_those_checked_with_limits_that_cover_rounding() -> None:
    """Two cohorts of 100 and 200 checked; 30 and 65 needed follow-up: 95 of 300."""
    answer = pathway_answer(PATHWAY.id, {"checked": (100, 200), "follow_up": (30, 65)})
    one = found(answer, QUARTERS[:2], QUARTERS[1][1])["follow_up"]
    assert (one.people.count, one.checked.count, one.cohorts) == (95.0, 300.0, 2)
    assert one.percent == pytest.approx(31.667, abs=0.001)
    assert [one.lower, one.upper] == pytest.approx([25.86, 38.06], abs=0.01)


def test_the_published_total_of_the_same_cohorts_stands_in_place_of_their_sum() -> None:
    """12 and 13 are published as 10 and 15, and their total of 25 as 25; a hidden quarter no longer hides it."""
    answer = pathway_answer(
        PATHWAY.id, {"checked": (100, 200), "treated": (HIDDEN, 15)}, {"checked": 300, "treated": 20}
    )
    assert found(answer, QUARTERS[:2], QUARTERS[1][1])["treated"].people.count == 20.0


def test_a_sum_of_other_cohorts_is_hidden_by_any_hidden_part() -> None:
    answer = pathway_answer(PATHWAY.id, {"checked": (100, 200, 50), "treated": (HIDDEN, 15, 10)}, {"treated": 30})
    one = found(answer, QUARTERS[:2], QUARTERS[2][1])["treated"]
    assert one.reason is Status.HIDDEN_LINKED, "that a part is 1 to 7 people is not true of the sum"
    assert isnan(one.percent)


def test_an_outcome_counts_only_cohorts_old_enough() -> None:
    """At the end of the fourth quarter the first two cohorts are six months old, none is twelve."""
    answer = pathway_answer(
        PATHWAY.id, {"checked": (100, 200, 50, 60), "outcome_6_months": (20, 40, 45, 50), "outcome_12_months": (0,) * 4}
    )
    after = found(answer, QUARTERS[:4], QUARTERS[3][1])
    assert (after["outcome_6_months"].people.count, after["outcome_6_months"].checked.count) == (60.0, 300.0)
    assert after["outcome_6_months"].percent == pytest.approx(20.0)
    assert after["outcome_12_months"].too_early
    assert isnan(after["outcome_12_months"].percent)


def test_a_total_that_takes_in_young_cohorts_is_no_outcome() -> None:
    answer = pathway_answer(
        PATHWAY.id,
        {"checked": (100, 200, 50), "outcome_6_months": (20, 0, 0)},
        {"checked": 350, "outcome_6_months": 20},
    )
    one = found(answer, QUARTERS[:3], QUARTERS[2][1])["outcome_6_months"]
    assert (one.people.count, one.checked.count) == (20.0, 100.0)


def test_a_total_is_the_outcome_of_the_old_enough_where_the_young_have_nobody_there() -> None:
    """A hidden quarter would hide the sum; the published total is of the same people."""
    answer = pathway_answer(
        PATHWAY.id, {"checked": (100, 200, 50), "outcome_6_months": (HIDDEN, 0, 0)}, {"outcome_6_months": 10}
    )
    assert found(answer, QUARTERS[:3], QUARTERS[2][1])["outcome_6_months"].people.count == 10.0
    busy = pathway_answer(
        PATHWAY.id, {"checked": (100, 200, 50), "outcome_6_months": (HIDDEN, 10, 0)}, {"outcome_6_months": 15}
    )
    assert found(busy, QUARTERS[:3], QUARTERS[2][1])["outcome_6_months"].reason is HIDDEN


def test_nobody_checked_has_no_share_and_says_so() -> None:
    one = found(pathway_answer(PATHWAY.id, {"checked": (0,), "follow_up": (0,)}), QUARTERS[:1], QUARTERS[0][1])
    assert one["follow_up"].reason is Status.UNDEFINED


def test_a_stage_that_nobody_returned_was_not_collected() -> None:
    one = found(pathway_answer(PATHWAY.id, {"checked": (100,)}), QUARTERS[:1], QUARTERS[0][1])
    assert one["seen"].reason is Status.NOT_COLLECTED


def test_the_total_reaches_from_the_cycles_first_day() -> None:
    assert TO_DATE[0] == QUARTERS[0][0]
