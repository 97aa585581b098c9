"""Shares bounded from published counts: cases worked by hand, and what must hold for every true count."""

from math import inf

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from het_dash.catalogue import Status
from het_dash.figures.disclosure.small_numbers import protect, status
from het_dash.figures.reach_shares import representation
from het_dash.figures.share_bounds import Between, Bounds, added, bounds, completeness_between, possible
from het_dash.figures.totals import Counted

SMALL, LINKED = Counted(None, Status.HIDDEN_SMALL), Counted(None, Status.HIDDEN_LINKED)
COUNTS = st.integers(0, 60)
UNKNOWN = st.integers(0, 12)


def published(*counts: int) -> list[Counted]:
    """As the build publishes counts: 1 to 7 suppressed, the rest rounded to 5."""
    found = protect(np.array(counts, dtype=float))
    return [
        Counted(float(number), Status(code)) if Status(code) is Status.SHOWN else Counted(None, Status(code))
        for number, code in zip(found.numerator, found.status, strict=True)
    ]


def of(*people: float, everyone: float = 60, unknown: tuple[Counted, ...] = (SMALL,)) -> Bounds:
    found = bounds([Counted(count) for count in people], Counted(everyone), unknown)
    assert found
    return found


def test_45_of_a_rounded_60_less_1_to_7_is_70_to_92_per_cent() -> None:
    """43 to 47 of 58 to 62 less 7 to 1: 43 of 61 is 70.5%, 47 of 51 is 92.2%."""
    found = of(45)
    assert (found.people, found.known) == (Between(43, 47), Between(51, 61))
    assert found.share.low == pytest.approx(43 / 61) == pytest.approx(0.705, abs=0.0005)
    assert found.share.high == pytest.approx(47 / 51) == pytest.approx(0.922, abs=0.0005)


def test_two_groups_are_added_before_they_are_divided() -> None:
    """20 and 25: 18 to 22 and 23 to 27 are 41 to 49."""
    assert of(20, 25).people == Between(41, 49)
    assert of(20, 25).share.low == pytest.approx(41 / 61)


def test_two_suppressed_parts_are_2_to_14_people() -> None:
    assert of(45, unknown=(SMALL, SMALL)).known == Between(44, 60)


def test_a_shown_part_of_the_unknown_is_within_two_of_its_rounded_count() -> None:
    """15 is 13 to 17, with 1 to 7 besides: 14 to 24."""
    assert of(45, everyone=115, unknown=(SMALL, Counted(15.0))).known == Between(113 - 24, 117 - 14)


def test_what_a_published_count_may_stand_for() -> None:
    assert possible(Counted(0.0)) == Between(0, 0), "nobody is shown as it is"
    assert possible(Counted(10.0)) == Between(8, 12)
    assert possible(SMALL) == Between(1, 7)
    assert possible(LINKED) == Between(0, inf)
    assert added([Counted(10.0), SMALL]) == Between(9, 19)


def test_the_share_whose_group_is_known() -> None:
    """51 of 58 to 61 of 62."""
    found = of(45).known_share
    assert (found.low, found.high) == pytest.approx((51 / 58, 61 / 62))


def test_withheld_because_of_another_cell_is_bounded_by_what_else_is_shown() -> None:
    """Of 58 to 62, at least 43 are of the group and 8 of others: at most 11 are not known."""
    found = bounds([Counted(45.0)], Counted(60.0), [LINKED], [Counted(10.0)])
    assert found
    assert found.unknown == Between(0, 11)
    assert found.share == Between(43 / 62, 1.0)


def test_thirty_per_cent_that_may_not_be_known_is_too_many() -> None:
    assert of(25, everyone=30).enough_known, "7 of 28 is a quarter"
    assert not of(20, everyone=25).enough_known, "7 of 23 is over 30%"


@pytest.mark.parametrize(
    ("people", "everyone", "unknown"),
    [
        ([SMALL], Counted(60.0), [SMALL]),
        ([Counted(0.0)], Counted(60.0), [SMALL]),
        ([Counted(45.0)], LINKED, [SMALL]),
        ([Counted(45.0)], Counted(0.0), [SMALL]),
        ([Counted(45.0)], Counted(60.0), [Counted(None, Status.NOT_COLLECTED)]),
        ([Counted(75.0)], Counted(60.0), [SMALL]),
    ],
    ids=["group suppressed", "nobody of it", "everyone suppressed", "nobody at all", "not collected", "more than all"],
)
def test_there_is_no_range_without_a_count_to_rest_on(
    people: list[Counted], everyone: Counted, unknown: list[Counted]
) -> None:
    assert bounds(people, everyone, unknown) is None


@given(COUNTS, COUNTS, COUNTS, UNKNOWN, UNKNOWN, st.sets(st.integers(0, 4), max_size=2))
def test_the_range_always_contains_the_true_share(
    first: int, second: int, others: int, not_stated: int, not_known: int, withheld: set[int]
) -> None:
    """Whatever the true counts, and whatever else is withheld because of another cell."""
    true = [first, second, others, not_stated, not_known]
    parts = [LINKED if n in withheld else part for n, part in enumerate(published(*true))]
    (everyone,) = published(sum(true))
    assume(first + second + others > 0)
    found = bounds(parts[:2], everyone, parts[3:], parts[2:3])
    assume(found is not None)
    assert found
    known, rounding = sum(true[:3]), 1e-9
    share = (first + second) / known
    assert found.share.low - rounding <= share <= found.share.high + rounding
    assert found.known_share.low - rounding <= known / sum(true) <= found.known_share.high + rounding
    assert found.if_none_or_all.low <= (first + second) / sum(true) + rounding
    assert found.if_none_or_all.high >= (first + second + not_stated + not_known) / sum(true) - rounding
    assert not found.enough_known or 10 * (not_stated + not_known) <= 3 * sum(true)


@given(COUNTS, COUNTS, COUNTS, UNKNOWN, UNKNOWN)
def test_limits_hold_those_of_every_possible_count(
    first: int, second: int, others: int, not_stated: int, not_known: int
) -> None:
    true = [first, second, others, not_stated, not_known]
    parts, (everyone,) = published(*true), published(sum(true))
    found = bounds(parts[:2], everyone, parts[3:], parts[2:3])
    assume(found is not None and first + second > 0)
    assert found
    exact = representation(first + second, sum(true), not_stated + not_known, 1.0)
    assume(not np.isnan(exact.lower))
    limits = found.limits()
    assert limits.low <= exact.lower + 1e-9
    assert limits.high >= min(float(exact.upper), 1.0) - 1e-9


@given(COUNTS, COUNTS, UNKNOWN, st.data())
def test_the_range_depends_on_published_numbers_only(
    group: int, others: int, not_known: int, data: st.DataObject
) -> None:
    """Other true counts that are published alike give the same range: it reveals nothing that was not shown."""
    everyone = group + others + not_known

    def alike(count: int) -> int:
        same = [n for n in range(max(0, count - 7), count + 8) if published(n) == published(count)]
        return data.draw(st.sampled_from(same))

    again = [alike(n) for n in (group, others, not_known, everyone)]
    found, other = (
        bounds(published(g), published(r)[0], published(u), published(o))
        for g, o, u, r in ((group, others, not_known, everyone), again)
    )
    assert found == other


TOO_FEW = Counted(None, Status.HIDDEN_TOTAL_TOO_SMALL)


def test_completeness_behind_a_percentage_by_hand() -> None:
    """50 not stated is 48 to 52; too few are at most 17: 48 to 69 of 1,888 to 1,892 are not known."""
    known = [Counted(900.0), Counted(700.0), TOO_FEW]
    found = completeness_between(known, [Counted(50.0), TOO_FEW], Counted(1890.0))
    assert found
    assert (found.low, found.high) == pytest.approx((1 - 69 / 1888, 1 - 48 / 1892))


def test_a_percentage_suppressed_for_its_numerator_leaves_its_people_to_what_else_is_shown() -> None:
    """1 to 7 may be the numerator: of 198 to 202, at least 178 are known, so up to 24 are not."""
    found = completeness_between([Counted(100.0), Counted(80.0)], [SMALL], Counted(200.0))
    assert found
    assert (found.low, found.high) == pytest.approx((1 - (202 - 98 - 78) / 198, 1.0))


@pytest.mark.parametrize(
    ("known", "unknown", "everyone"),
    [
        ([TOO_FEW], [SMALL], Counted(200.0)),
        ([Counted(10.0)], [SMALL], Counted(20.0)),
        ([Counted(100.0)], [SMALL], SMALL),
        ([Counted(100.0)], [Counted(None, Status.NOT_COLLECTED)], Counted(200.0)),
    ],
    ids=["no known group shown", "few people in all", "everyone suppressed", "not collected"],
)
def test_there_is_no_completeness_without_a_count_to_rest_on(
    known: list[Counted], unknown: list[Counted], everyone: Counted
) -> None:
    assert completeness_between(known, unknown, everyone) is None


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), min_size=3, max_size=6), st.sets(st.integers(0, 5)))
def test_completeness_always_contains_the_true_share(groups: list[tuple[int, int]], withheld: set[int]) -> None:
    """The last two groups are not known; people behind a percentage are in its numerator or not."""
    n, d = np.array([(a, a + b) for a, b in groups], dtype=float).T
    total = float(d.sum())
    assume(total >= 1)
    codes = status(n, d, total)
    published_as = [
        Counted(5.0 * round(x / 5)) if code == "shown" else Counted(None, Status(code))
        for x, code in zip(d, map(str, codes), strict=True)
    ]
    parts = [LINKED if k in withheld else part for k, part in enumerate(published_as)]
    (whole,) = status(float(n.sum()), total, total).reshape(-1)
    everyone = Counted(5.0 * round(total / 5)) if whole == "shown" else Counted(None, Status(str(whole)))
    assume(not any(part.status is Status.UNDEFINED for part in parts))
    found = completeness_between(parts[:-2], parts[-2:], everyone)
    assume(found is not None)
    assert found
    assert found.low - 1e-9 <= 1 - d[-2:].sum() / total <= found.high + 1e-9
