"""Groups of those reached held against a population: sums, reasons, and the ratio by hand."""

from dataclasses import replace
from math import isnan

import pytest

from het_dash.catalogue import Status, load
from het_dash.figures import Answer
from het_dash.figures.representation import (
    Asked,
    Mix,
    Row,
    hold,
    population_of_denominators,
    population_of_shares,
    reached_mix,
)
from het_dash.figures.share_bounds import Between
from het_dash.figures.totals import Counted, counted, together, worst
from het_dash.figures.verdicts import SHARE
from tests.support.returns import BROAD, GROUPS, TOLD, Counts, a_count, counts

NHS, CENSUS = load().breakdowns["ethnicity_nhs16"], load().breakdowns["ethnicity_census19"]
PROGRAMME = Asked("Black African and Black Caribbean", ("N", "M"), programme=True)
ALL_BLACK = Asked("All Black groups", ("N", "M", "P"), whole="black")
INDICATOR = "residents"  # any count will do: the arithmetic knows no indicator
RESIDENTS_OF_25 = Mix({"N": Counted(25.0)}, Counted(100.0))
RESIDENTS = Mix({"N": Counted(12.5), "M": Counted(12.5), "P": Counted(5.0), "G": Counted(2.0)}, Counted(100.0))
HIDDEN = Counted(None, Status.HIDDEN_SMALL)


def reached(groups: Counts = GROUPS, broad: Counts = BROAD, everyone: Counts = TOLD) -> Mix:
    return reached_mix(
        NHS,
        by_group=counts(groups, "ethnicity_nhs16", INDICATOR),
        by_broad=counts(broad, "ethnicity_broad", INDICATOR),
        everyone=counts(everyone, indicator=INDICATOR),
    )


def row(asked: Asked, those: Mix | None = None, population: Mix = RESIDENTS) -> Row:
    (found,) = hold(those or reached(), population, [asked])
    return found


def ends(between: Between | None) -> tuple[float, float]:
    assert between
    return between.low, between.high


def test_a_sum_has_a_number_only_if_every_part_has() -> None:
    assert together([Counted(10.0), Counted(5.0)]) == Counted(15.0)
    assert together([HIDDEN]) == HIDDEN
    assert together([Counted(10.0), HIDDEN]) == Counted(None, Status.HIDDEN_LINKED), "the sum is not 1 to 7 people"
    assert together([]) == Counted(None, Status.NOT_COLLECTED)


def test_of_several_reasons_the_worst_stands() -> None:
    assert worst([Status.SHOWN, Status.HIDDEN_SMALL, Status.NOT_COLLECTED]) is Status.HIDDEN_SMALL
    assert counted(None) == Counted(None, Status.NOT_COLLECTED)


def test_two_groups_told_together_against_the_population() -> None:
    """200 of 400 whose group is known is 50%; 25% of residents: 2.0."""
    found = row(PROGRAMME)
    assert (found.reached.count, found.reached_percent, found.population_percent) == (200.0, 50.0, 25.0)
    assert found.ratio == pytest.approx(2.0)
    assert [found.lowest, found.highest] == pytest.approx([200 / 440 / 0.25, 240 / 440 / 0.25])
    assert found.position == SHARE.above


def test_a_broad_groups_own_count_stands_in_place_of_a_sum() -> None:
    own = replace(reached(), wholes={"black": Counted(215.0)})
    assert row(ALL_BLACK, own).reached.count == 215.0
    assert row(ALL_BLACK, replace(own, wholes={})).reached.count == 220.0


@pytest.mark.parametrize("status", [Status.HIDDEN_SMALL, Status.HIDDEN_LINKED, Status.HIDDEN_TOTAL_TOO_SMALL])
def test_a_hidden_group_has_its_reason_and_no_number(status: Status) -> None:
    found = row(Asked("Black Caribbean", ("M",)), reached({**GROUPS, "M": status}))
    assert found.reason is status
    assert not found.shown
    assert not found.bounded
    assert found.percent_between is None
    assert all(isnan(x) for x in (found.reached_percent, found.ratio, found.lower, found.highest))


def test_a_group_told_with_a_suppressed_one_has_a_range() -> None:
    """Black African 120 is 118 to 122, with 1 to 7 Black Caribbean 119 to 129; of 438 to 442 less 36 to 44."""
    found = row(PROGRAMME, reached({**GROUPS, "M": Status.HIDDEN_SMALL}))
    assert found.reason is Status.HIDDEN_LINKED, "of two groups together 1 to 7 is not true"
    assert ends(found.percent_between) == pytest.approx((100 * 119 / 406, 100 * 129 / 394))
    assert ends(found.ratio_between) == pytest.approx((119 / 406 / 0.25, 129 / 394 / 0.25))
    assert isnan(found.ratio), "a range or a number, never both"


def test_a_suppressed_number_of_unknown_leaves_every_shown_group_a_range() -> None:
    """Not known 25 is 23 to 27, not stated 1 to 7: 24 to 34 of 438 to 442, so 404 to 418 are known."""
    those = reached({**GROUPS, "Z": Status.HIDDEN_SMALL})
    programme, all_black = hold(those, RESIDENTS, [PROGRAMME, ALL_BLACK])
    assert [one.reason for one in (programme, all_black)] == [Status.HIDDEN_LINKED] * 2
    assert ends(programme.percent_between) == pytest.approx((100 * 196 / 418, 100 * 204 / 404))
    assert ends(all_black.percent_between) == pytest.approx((100 * 218 / 418, 100 * 222 / 404))
    assert ends(those.known_between) == pytest.approx((100 * 404 / 438, 100 * 418 / 442))
    assert programme.position == SHARE.above
    low, high = ends(programme.ratio_between)
    assert programme.lower < low < high < programme.upper


@pytest.mark.parametrize(("people", "position"), [(35.0, SHARE.above), (57.0, SHARE.neither), (140.0, SHARE.below)])
def test_a_range_is_called_larger_or_smaller_only_where_chance_and_every_possible_count_carry_it(
    people: float, position: str
) -> None:
    those = reached({**GROUPS, "N": 200, "Z": Status.HIDDEN_SMALL}, everyone={"all": 520})
    population = Mix({"N": Counted(people)}, Counted(140.0))
    assert row(Asked("Black African", ("N",)), those, population).position == position


def test_a_suppressed_number_that_may_be_over_thirty_per_cent_leaves_bounds_and_no_ratio() -> None:
    found = row(PROGRAMME, reached({"N": 10, "M": 10, "Z": Status.HIDDEN_SMALL, "99": 0}, {}, {"all": 25}))
    assert found.percent_between
    assert found.ratio_between is None
    assert found.too_many_unknown
    assert found.bounded


def test_a_group_that_the_population_has_no_figure_for_has_no_ratio() -> None:
    found = row(Asked("Bangladeshi", ("K",)))
    assert (found.reason, found.shown) == (Status.NOT_COLLECTED, False)
    assert found.reached_percent == 2.5


def test_too_many_unknown_leaves_bounds_and_no_ratio() -> None:
    found = row(PROGRAMME, reached({**GROUPS, "99": 250}, everyone={"all": 665}))
    assert found.too_many_unknown
    assert not found.shown
    assert found.bounded


@pytest.mark.parametrize(
    ("count", "position"),
    [(200, SHARE.above), (100, SHARE.neither), (50, SHARE.below), (0, SHARE.neither)],
)
def test_a_larger_or_smaller_share_is_said_only_where_the_limits_carry_it(count: float, position: str) -> None:
    assert row(Asked("Black African", ("N",)), reached({**GROUPS, "N": count}), RESIDENTS_OF_25).position == position


def test_census_groups_are_added_up_to_the_common_ones() -> None:
    shares = {"other_arab": 1.0, "other_any": 4.0, "white_roma": 0.5, "white_other": 10.0, "black_african": 12.5}
    found = population_of_shares(_percents(shares), CENSUS)
    assert {group: part.count for group, part in found.groups.items()} == {"N": 12.5, "C": 10.5, "S": 5.0}
    assert found.share(["S"]) == pytest.approx(0.05)


def test_a_hidden_part_of_a_common_group_hides_it() -> None:
    found = population_of_shares(_percents({"other_arab": Status.SUPPRESSED_AT_SOURCE, "other_any": 4.0}), CENSUS)
    assert found.groups["S"] == Counted(None, Status.SUPPRESSED_AT_SOURCE)
    assert isnan(found.share(["S"]))


def test_people_with_a_condition_are_an_indicators_denominators_without_the_unknown() -> None:
    people = {"N": 300.0, "M": 200.0, "A": 400.0, "Z": 50.0, "99": 50.0}
    by_group = _denominators(people, "ethnicity_nhs16")
    found = population_of_denominators(NHS, by_group=by_group, everyone=_denominators({"all": 1000.0}, "persons"))
    assert found.share(["N", "M"]) == pytest.approx(500 / 900)


def test_the_share_whose_group_is_known() -> None:
    assert reached().percent_known == pytest.approx(100 * 400 / 440)
    assert isnan(reached({**GROUPS, "Z": Status.HIDDEN_SMALL}).percent_known)


def test_nothing_returned_is_not_collected() -> None:
    found = row(PROGRAMME, reached({}, {}, {}))
    assert (found.reason, found.reached) == (Status.NOT_COLLECTED, Counted(None, Status.NOT_COLLECTED))


def _percents(shares: Counts) -> Answer:
    return counts(shares, "ethnicity_census19", "residents_ethnic_group", nature="published")


def _denominators(people: dict[str, float], breakdown: str) -> Answer:
    made = counts({}, breakdown, "cvdp007hyp")
    figures = tuple(
        a_count(70.0, group, breakdown, "cvdp007hyp", nature="local", denominator=n) for group, n in people.items()
    )
    return replace(made, figures=figures)
