"""A comparison of June with March, or across a break, cannot be produced; a verdict never rests on a demonstration."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from het_dash.catalogue import Status, load
from het_dash.catalogue.paths import ROOT
from het_dash.figures import Answer, Figure
from het_dash.figures.reference_changes import ReferenceChange
from het_dash.figures.year_on_year import WITHHELD, Marches, NotComparable, comparable, compared, only_to_hand, pair
from tests.support.blocks import a_figure, hidden

BROKEN, WHOLE = load().indicators["cvdp007hyp"], load().indicators["cvdp005ckd"]
OWN, OTHER, SEL = "pcn:north-lewisham", "pcn:sevenfields", "E54000030"
CYCLE_2 = date(2025, 4, 1)


def at(year: int, part: float, whole: float, area: str = OWN, month: int = 3, day: int = 31, **more: Any) -> Figure:
    written: dict[str, Any] = {
        "indicator_id": "cvdp005ckd", "area_code": area, "source_id": "gp_extract", "nature": "local",
        "period_start": date(year, month, 1), "period_end": date(year, month, day),
        "numerator": part, "denominator": whole, **more,
    }  # fmt: skip
    return a_figure(100 * part / whole, **written)


def two(
    area: str = OWN, before: tuple[float, float] = (600, 1000), after: tuple[float, float] = (700, 1000), **more: Any
) -> Marches:
    return Marches(WHOLE, at(2025, *before, area, **more), at(2026, *after, area, **more))


def test_june_is_never_compared_with_march() -> None:
    with pytest.raises(NotComparable, match="June 2025 is not a March"):
        Marches(WHOLE, at(2025, 600, 1000, month=6, day=30), at(2026, 700, 1000))
    with pytest.raises(NotComparable, match="December 2025 is not a March"):
        Marches(WHOLE, at(2025, 600, 1000), at(2025, 700, 1000, month=12))


def test_nothing_is_compared_across_a_break() -> None:
    same: dict[str, Any] = {"indicator_id": "cvdp007hyp"}
    with pytest.raises(NotComparable, match="breaks in June 2024"):
        Marches(BROKEN, at(2024, 600, 1000, **same), at(2025, 700, 1000, **same))
    assert Marches(BROKEN, at(2025, 600, 1000, **same), at(2026, 700, 1000, **same))
    assert Marches(WHOLE, at(2024, 600, 1000), at(2025, 700, 1000))


@pytest.mark.parametrize(
    "other",
    [
        {"area": OTHER}, {"group_id": "black"}, {"breakdown": "sex"}, {"source_id": "returns"}, {"nature": "published"},
        {"indicator_id": "cvdp007hyp"},
    ],
)  # fmt: skip
def test_both_ends_are_of_the_same_thing(other: dict[str, Any]) -> None:
    with pytest.raises(NotComparable, match="not figures of the same thing"):
        Marches(WHOLE, at(2025, 600, 1000), at(2026, 700, 1000, **other))


def test_time_runs_forwards_and_hidden_counts_have_no_change() -> None:
    with pytest.raises(NotComparable, match="does not follow"):
        Marches(WHOLE, at(2026, 600, 1000), at(2025, 700, 1000))
    with pytest.raises(NotComparable, match="no counts"):
        Marches(WHOLE, hidden(at(2025, 600, 1000)), at(2026, 700, 1000))


def test_a_pair_starts_at_the_last_march_before_the_cycle_and_ends_at_the_latest() -> None:
    figures = (
        *(at(year, 500, 1000) for year in (2023, 2024, 2025, 2026)),
        at(2026, 600, 1000, month=6, day=30),
        at(2025, 1, 1000, OTHER),
    )
    found = pair(Answer(WHOLE, figures, ()), OWN, CYCLE_2)
    assert found
    assert [d.year for d in found.dates] == [2025, 2026]
    later = pair(Answer(WHOLE, (*figures[3:], at(2027, 500, 1000)), ()), OWN, CYCLE_2)
    assert later
    assert [d.year for d in later.dates] == [2026, 2027]
    assert pair(Answer(WHOLE, figures, ()), OTHER, CYCLE_2) is None


def test_marches_before_a_break_are_not_to_hand_for_comparing() -> None:
    figures = tuple(at(year, 500, 1000, indicator_id="cvdp007hyp") for year in (2023, 2024, 2026))
    answer = Answer(BROKEN, figures, ())
    assert [f.period_end.year for f in comparable(answer, OWN)] == [2026]
    assert pair(answer, OWN, CYCLE_2) is None
    assert only_to_hand(answer, OWN) == "cannot tell: we only have data for March 2026"
    assert only_to_hand(answer, OTHER) == "cannot tell: we have no March data"


def test_hidden_marches_are_not_to_hand() -> None:
    figures = (at(2025, 500, 1000), hidden(at(2026, 500, 1000), Status.HIDDEN_SMALL))
    assert pair(Answer(WHOLE, figures, ()), OWN, CYCLE_2) is None


def test_a_clear_rise_beyond_the_comparators_is_rose_more_and_a_fall_rose_less() -> None:
    still = [two(OTHER, (3000, 5000), (3000, 5000))]
    more = compared(two(), still)
    assert more.verdict == "rose more"
    assert more.points == pytest.approx(10)
    assert more.lower == pytest.approx(4.96, abs=0.02)  # 5.42 for chance alone, less what rounding may have moved
    assert more.detectable == pytest.approx(6.73, abs=0.02)
    assert compared(two(after=(500, 1000)), still).verdict == "rose less"


def test_what_chance_could_give_cannot_be_told() -> None:
    assert compared(two(after=(620, 1000)), [two(OTHER, (3000, 5000), (3000, 5000))]).verdict == "cannot tell"


def test_within_two_points_takes_limits_that_lie_there() -> None:
    large: dict[str, Any] = {"before": (60_000, 100_000), "after": (60_100, 100_000)}
    assert compared(two(**large), [two(OTHER, **large)]).verdict == "within 2 points of the comparator"


def other_pcns(lower: float, upper: float, **changed: Any) -> ReferenceChange:
    return replace(
        ReferenceChange(WHOLE.id, date(2025, 3, 31), date(2026, 3, 31), 1200, 40, lower, upper, 0.5, "a_source"),
        **changed,
    )


def test_a_difference_inside_the_middle_95_percent_of_other_pcns_cannot_be_told() -> None:
    still = [two(OTHER, (3000, 5000), (3000, 5000))]
    inside, outside = (compared(two(), still, reference=other_pcns(*ends)) for ends in ((-12, 11), (-2, 3)))
    assert (inside.verdict, inside.beyond) == ("cannot tell", False)
    assert (outside.verdict, outside.beyond) == ("rose more", True)
    assert compared(two(after=(500, 1000)), still, reference=other_pcns(-2, 3)).verdict == "rose less"


def test_the_comparators_own_change_is_taken_from_the_other_pcns_changes_too() -> None:
    """A comparator that rose by 4 points leaves a difference of 6, in a middle 95% that is 4 points lower."""
    found = compared(two(), [two(OTHER, (3000, 5000), (3200, 5000))], reference=other_pcns(-2, 9))
    assert found.comparator_change == pytest.approx(4)
    assert found.middle == pytest.approx((-6, 5))
    assert found.points == pytest.approx(6)
    assert found.verdict == "rose more"


def test_without_other_pcns_there_is_no_middle() -> None:
    found = compared(two(), [two(OTHER, (3000, 5000), (3000, 5000))])
    assert (found.middle, found.beyond, found.verdict) == (None, False, "rose more")


@pytest.mark.parametrize(
    "other", [{"indicator_id": "cvdp007hyp"}, {"before": date(2024, 3, 31)}, {"after": date(2027, 3, 31)}]
)
def test_other_pcns_changes_are_of_the_same_measure_and_the_same_marches(other: dict[str, Any]) -> None:
    with pytest.raises(NotComparable, match="other PCNs' changes"):
        compared(two(), [two(OTHER, (3000, 5000), (3000, 5000))], reference=other_pcns(-2, 3, **other))


def test_a_demonstration_never_has_a_verdict() -> None:
    own = two(nature="demonstration", source_id="demo_gp_extract")
    others = [two(OTHER, (3000, 5000), (3000, 5000), nature="demonstration", source_id="demo_gp_extract")]
    assert compared(own, others).verdict == WITHHELD
    with pytest.raises(NotComparable, match="same measure, group and source"):
        compared(two(), others)


def test_the_comparator_is_what_is_left_of_south_east_london() -> None:
    found = compared(two(), [two(SEL, (6600, 11_000), (6700, 11_000))], minus=[two()])
    assert found.comparator == ((6000, 10_000), (6000, 10_000))
    with pytest.raises(NotComparable, match="cannot be"):
        compared(two(), [two(SEL, (60, 100), (70, 100))], minus=[two()])


def test_the_comparator_has_the_same_two_marches() -> None:
    other = Marches(WHOLE, at(2024, 600, 1000, OTHER), at(2026, 700, 1000, OTHER))
    with pytest.raises(NotComparable, match="comparator's Marches"):
        compared(two(), [other])
    with pytest.raises(NotComparable, match="no comparator"):
        compared(two(), [])


def test_whoever_computes_a_change_takes_its_counts_from_marches() -> None:
    """A difference-in-differences of bare counts would know nothing of months and breaks."""
    modules = [*ROOT.glob("het_dash/**/*.py"), *ROOT.glob("pages/**/*.py")]
    texts = {m.relative_to(ROOT).as_posix(): m.read_text(encoding="utf-8") for m in modules}
    users = {name for name, text in texts.items() if "difference_in_differences(" in text}
    assert "het_dash/figures/year_on_year.py" in users
    known = {"het_dash/figures/difference_in_differences.py", "het_dash/figures/reference_changes.py"}
    for name in users - known:  # other PCNs' registers have no figures to take them from
        assert re.search(
            r"difference_in_differences\(\*\w+\.counts, \*(\w+\.counts|comparator)(, rounding=rounding)?\)", texts[name]
        ), name


def test_pairs_cannot_be_changed_after_they_were_checked() -> None:
    with pytest.raises(NotComparable):
        replace(two(), before=at(2025, 600, 1000, month=6, day=30))
