"""The known inequality of South East London: methods 4."""

import math
from dataclasses import replace
from pathlib import Path

import pytest

from het_dash.charts.spec import Chart
from het_dash.content.rules.known_inequality import NOT_HERE, by_group_at_icb, gap, in_words, known_inequality
from het_dash.figures import Answer
from het_dash.store import Store
from tests.support.blocks import SEL, asked, charts, composed, emptied, plain_rows, view_of, with_hidden

ETHNIC = "ethnicity_cvdprevent"
MEASURES = ("cvdp007hyp", "cvdp002af", "cvdp009chol")


def by_group(store: Store, indicator: str = "cvdp007hyp") -> Answer:
    return asked(store, indicator, SEL, by=ETHNIC)


def counted(answer: Answer, black: float, white: float, of: float = 1000.0) -> Answer:
    """The same answer with these many in 1,000 treated."""
    treated = {"black": black, "white": white}
    return replace(
        answer,
        figures=tuple(
            replace(
                f,
                numerator=treated[f.group_id],
                denominator=of,
                value=100 * treated[f.group_id] / of,
                interval_kind="none",
                lower=None,
                upper=None,
            )
            if f.group_id in treated
            else f
            for f in answer.figures
        ),
    )


def drawn(store: Store, answer: Answer) -> Chart:
    return known_inequality(by_group=answer, everyone=asked(store, answer.indicator.id, SEL), view=view_of(store))


def test_the_sentence_is_methods_4s_own(bundle: Store) -> None:
    assert drawn(bundle, by_group(bundle)).sentence == (
        "Across South East London, blood pressure is treated to threshold for 67% of Black and 77% of White patients "
        "with hypertension: 10.0 points (9.6 to 10.4), about 6,900 people. Not adjusted for age: Black patients with "
        "hypertension may be younger, and control is lower at younger ages everywhere. Cannot be shown for this PCN "
        "from open data."
    )


def test_the_service_is_the_subject_of_the_title(bundle: Store) -> None:
    assert drawn(bundle, by_group(bundle)).title == (
        "Blood pressure treated to threshold for fewer Black than White patients"
    )


@pytest.mark.parametrize("indicator", MEASURES)
def test_the_gap_is_of_the_published_percentages_by_hand_and_people_are_counted(
    indicator: str, bundle: Store, bundle_store: Path
) -> None:
    rows = plain_rows(
        bundle_store,
        "SELECT group_id, numerator, denominator, value, lower, upper FROM figure WHERE indicator_id = $indicator "
        "AND area_code = $sel AND breakdown = 'ethnicity_cvdprevent' AND group_id IN ('black', 'white')",
        indicator=indicator,
        sel=SEL,
    )
    counts = {group: (numerator, denominator) for group, numerator, denominator, *_ in rows}
    published = {group: limits for group, _, _, *limits in rows}
    found = gap(by_group(bundle, indicator), SEL)
    assert found
    (white, w_low, w_high), (black, b_low, b_high) = published["white"], published["black"]
    assert found.points == pytest.approx(white - black)
    assert found.lower == pytest.approx(white - black - math.hypot(white - w_low, b_high - black))
    assert found.upper == pytest.approx(white - black + math.hypot(w_high - white, black - b_low))
    shares = [n / d for n, d in (counts["white"], counts["black"])]
    assert found.missed == pytest.approx(counts["black"][1] * (shares[0] - shares[1]), abs=2.5)
    assert found.clear


@pytest.mark.parametrize("indicator", MEASURES)
def test_every_measure_says_that_it_is_not_adjusted_and_not_of_this_pcn(indicator: str, bundle: Store) -> None:
    sentence = drawn(bundle, by_group(bundle, indicator)).sentence
    assert sentence.startswith("Across South East London, ")
    assert "Not adjusted for age" in sentence
    assert sentence.endswith(NOT_HERE)


def test_only_hypertension_has_the_caution_about_younger_patients_with_it(bundle: Store) -> None:
    assert "hypertension may be younger" not in drawn(bundle, by_group(bundle, "cvdp002af")).sentence


def test_a_difference_that_the_limits_do_not_carry_is_no_clear_gap(bundle: Store) -> None:
    chart = drawn(bundle, counted(by_group(bundle), black=660, white=670))
    assert "; no clear gap. Not adjusted for age" in chart.sentence
    assert "points" not in chart.sentence
    assert "fewer" not in chart.title


def test_where_black_patients_are_treated_more_often_nothing_is_called_a_gap(bundle: Store) -> None:
    chart = drawn(bundle, counted(by_group(bundle), black=770, white=670))
    assert "fewer" not in chart.title
    assert "-" not in chart.sentence
    assert "points" not in chart.sentence
    assert "no clear gap" not in chart.sentence


@pytest.mark.parametrize(
    ("of", "said"),
    [(1000.0, "about 100 people"), (10000.0, "about 1,000 people"), (430.0, "about 45 people")],
)
def test_people_are_rounded_to_what_the_limits_carry(of: float, said: str, bundle: Store) -> None:
    found = gap(counted(by_group(bundle), black=0.67 * of, white=0.77 * of, of=of), SEL)
    assert found
    assert said in in_words(found, by_group(bundle), view_of(bundle))


@pytest.mark.parametrize("group", ["black", "white"])
def test_with_one_of_the_groups_hidden_no_gap_is_claimed(group: str, bundle: Store) -> None:
    hidden = with_hidden(by_group(bundle), lambda f: f.group_id == group)
    assert gap(hidden, SEL) is None
    chart = drawn(bundle, hidden)
    assert "points" not in chart.sentence
    assert "fewer" not in chart.title


def test_with_no_figures_there_is_no_gap_and_no_failure(bundle: Store) -> None:
    assert gap(emptied(by_group(bundle)), SEL) is None
    assert drawn(bundle, emptied(by_group(bundle))).sentence == "We have no figures by group."


def test_everything_of_the_section_is_of_south_east_london_and_of_one_date(bundle: Store) -> None:
    found = charts([composed(bundle, "inequality")])
    assert len(found) == 5
    assert all("South East London, March 2026." in chart.subtitle for chart in found)
    assert all(chart.series[0].label == "South East London" for chart in found)


def test_by_another_breakdown_everyone_is_a_line(bundle: Store) -> None:
    chart = by_group_at_icb(
        by_group=asked(bundle, "cvdp007hyp", SEL, by="imd_quintile_england"),
        everyone=asked(bundle, "cvdp007hyp", SEL),
        view=view_of(bundle),
    )
    assert [b.label for b in chart.benchmarks] == ["South East London 73.5%"]
    assert chart.categories[0] == "Most deprived fifth"
