"""Recorded against expected: methods 1."""

from dataclasses import replace

import pytest

from het_dash.charts.builders.recorded_vs_expected import expected
from het_dash.charts.spec import Chart
from het_dash.content.pages.data_pack.found import Found
from het_dash.content.rules.recorded_against_ages import against_expected
from het_dash.figures import Answer
from het_dash.figures.age_expected import RecordedAgainstExpected
from het_dash.store import Store
from tests.support.blocks import NORTH, answers_of, area, asked, view_of

SOME = RecordedAgainstExpected(ratio=0.95, lower=0.93, upper=0.97, recorded_percent=9.2, expected_percent=9.7)


def answers(store: Store) -> tuple[Answer, Answer, Answer]:
    asked = answers_of(Found, store)
    register, patients, rates = asked.register, asked.ages, asked.rates_by_age
    return register, patients, rates


def drawn(store: Store, own: RecordedAgainstExpected | None = SOME) -> Chart:
    found = {area("Sevenfields").code: SOME} | ({area(NORTH).code: own} if own else {})
    return expected(found, answers(store), view_of(store))


def test_the_sentence_is_methods_1s_for_north_lewisham(bundle: Store) -> None:
    assert drawn(bundle).sentence == (
        "9.2% of North Lewisham's patients have recorded hypertension. With this list's ages we would expect about "
        "9.7% at England's rates. Recorded counts the people found, not everyone who has it."
    )


@pytest.mark.parametrize(
    ("lower", "upper", "begins"),
    [
        (0.93, 0.99, "Fewer people found"),
        (1.01, 1.10, "More people found"),
        (0.98, 1.02, "People found with hypertension: no clear difference from what the list"),
        (0.93, 1.00, "People found with hypertension: no clear difference from what the list"),
        (1.00, 1.02, "People found with hypertension: no clear difference from what the list"),
    ],
)
def test_the_title_says_no_more_than_the_limits_carry(lower: float, upper: float, begins: str, bundle: Store) -> None:
    assert drawn(bundle, replace(SOME, lower=lower, upper=upper)).title.startswith(begins)


def test_both_periods_are_named_and_the_rule_about_young_adults_too(bundle: Store) -> None:
    chart = drawn(bundle)
    assert "Recorded March 2025; expected from patients' ages on 1 July 2026." in chart.subtitle
    assert any("two fifths of those aged 15 to 19" in note for note in chart.notes)
    assert chart.nature == "derived"


def test_the_source_names_all_three_sources(bundle: Store) -> None:
    source = drawn(bundle).source
    for title in ("Quality and Outcomes Framework", "Patients registered at a GP practice", "CVDPREVENT audit"):
        assert title in source


def test_each_pcn_has_both_dots_and_a_row_with_ratio_and_limits(bundle: Store) -> None:
    chart = drawn(bundle)
    assert [len(s.points) for s in chart.series] == [2, 2]
    assert chart.table.rows[1] == ("North Lewisham", "9.2%", "9.7%", "0.95", "0.93", "0.97")


def test_only_the_chosen_pcns_recorded_dot_stands_out(bundle: Store) -> None:
    recorded = drawn(bundle).series[0]
    assert [(p.at, p.role) for p in recorded.points] == [("Sevenfields", "other"), ("North Lewisham", "chosen")]


def test_where_the_chosen_pcn_cannot_be_compared_it_says_so_and_still_draws_the_others(bundle: Store) -> None:
    chart = drawn(bundle, None)
    assert chart.sentence == (
        "North Lewisham: recorded hypertension cannot be compared with what is expected: we do not have all of it."
    )
    assert chart.categories == ("Sevenfields",)
    assert "Fewer" not in chart.title
    assert "More" not in chart.title


def test_the_dots_are_the_comparison_of_the_stores_own_figures(bundle: Store) -> None:
    own = area(NORTH).code
    found = against_expected(own, **dict(zip(("register", "patients", "rates"), answers(bundle), strict=True)))
    assert found
    register = asked(bundle, "qof_hypertension", own).latest.one(own)
    assert register
    assert abs(found.recorded_percent - (register.value or 0)) < 1e-9
