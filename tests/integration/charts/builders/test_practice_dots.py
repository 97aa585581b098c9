"""Practice values as dots, and the estimates that methods 2 allows."""

import math
from dataclasses import replace

import pytest

from het_dash.charts.builders.practice_dots import Spread, known, spread
from het_dash.charts.spec import Chart
from het_dash.content.rules.care_by_practice import members_of, spread_of
from het_dash.figures import Answer
from het_dash.figures.weighted_estimate import Estimate
from het_dash.store import Store
from tests.support.blocks import MODALITY, NORTH, area, asked, emptied, view_of, with_hidden

MEASURE = "cvdp007hyp"
UNKNOWN = Estimate(math.nan, 0.5, 55.0, 69.0)


def values(store: Store, indicator: str = MEASURE) -> Answer:
    return asked(store, indicator, *store.catalogue.practices)


def practices(store: Store, label: str = NORTH) -> list[str]:
    """A PCN's practices that have a row, with or without a value."""
    answer, own = values(store), area(label).code
    members = members_of(answer, view_of(store))
    return [f.area_code for f in answer.figures if members.get(f.area_code) == own]


def drawn(store: Store, answer: Answer, label: str = NORTH) -> Chart:
    registers = asked(store, "qof_hypertension", *store.catalogue.practices)
    view = view_of(store, label)
    return spread(
        [spread_of(values=answer, register=registers, view=view)], members_of(answer, view), "Hypertension", view
    )


def test_the_pcns_practices_stand_out_among_all_of_lewishams(bundle: Store) -> None:
    chart = drawn(bundle, values(bundle))
    others, own, estimate = chart.series
    assert (others.role, own.role, estimate.role) == ("other", "chosen", "benchmark")
    assert len(own.points) == len(practices(bundle)) == 9
    assert len(own.points) + len(others.points) == 26


def test_no_dot_has_an_interval(bundle: Store) -> None:
    points = [p for series in drawn(bundle, values(bundle)).series for p in series.points]
    assert all(p.lower is None and p.upper is None for p in points)


def test_the_sentence_says_lowest_highest_and_the_estimates(bundle: Store) -> None:
    assert drawn(bundle, values(bundle)).sentence == (
        "Blood pressure treated to threshold: from 55% to 69% between North Lewisham's practices, about 64% in all, "
        "Lewisham about 65%."
    )


def test_an_estimate_says_in_methods_2s_words_that_nobody_published_it_and_what_weighed_it(bundle: Store) -> None:
    chart = drawn(bundle, values(bundle))
    assert chart.notes == (
        "Estimate from practice values, December 2025; not an NHS-published PCN figure. Weighted by the practices' "
        "registers, March 2025 (NHS England, Quality and Outcomes Framework (QOF), recorded disease prevalence).",
    )
    assert chart.nature == "derived"


def test_where_nothing_is_estimated_the_dots_are_the_publishers_own(bundle: Store) -> None:
    view, answer = view_of(bundle), values(bundle, "cvdp002af")
    chart = spread([Spread(answer=answer)], members_of(answer, view), "Atrial fibrillation", view)
    assert chart.nature == "published"
    assert "about" not in chart.sentence
    assert not any("Estimate" in note for note in chart.notes)
    assert chart.series[2].points == ()


def test_one_practice_has_nothing_to_compare_within_and_stands_among_lewishams(bundle: Store) -> None:
    chart = drawn(bundle, values(bundle), MODALITY)
    assert chart.sentence == (
        "Blood pressure treated to threshold: 65% (one practice, nothing to compare within; 14 of Lewisham's 26 "
        "practices with a value are lower)."
    )


def test_the_only_practice_with_a_value_is_not_taken_for_the_only_practice(bundle: Store) -> None:
    first, *rest = practices(bundle)
    chart = drawn(bundle, with_hidden(values(bundle), lambda f: f.area_code in rest))
    assert chart.sentence.endswith("% at the one practice of North Lewisham with a value.")
    assert "one practice, nothing to compare" not in chart.sentence
    assert len(chart.series[1].points) == 1
    (names,) = (note for note in chart.notes if "not shown by its publisher" in note)
    assert names.count(",") == len(rest) - 1
    assert bundle.catalogue.areas[first].label not in names


def test_a_pcn_whose_practices_are_all_suppressed_gets_words(bundle: Store) -> None:
    own = practices(bundle)
    chart = drawn(bundle, with_hidden(values(bundle), lambda f: f.area_code in own))
    assert chart.title == "Hypertension: no practice has a value"
    assert "no practice of North Lewisham has a value." in chart.sentence
    assert chart.series[1].points == ()
    assert [row[2] for row in chart.table.rows[:9]] == ["Hidden: 1 to 7 people"] * 9


def test_an_estimate_that_too_few_patients_carry_is_left_unsaid(bundle: Store) -> None:
    view, answer = view_of(bundle), values(bundle)
    chart = spread(
        [Spread(answer=answer, own=UNKNOWN, borough=UNKNOWN)], members_of(answer, view), "Hypertension", view
    )
    assert chart.series[2].points == ()
    assert chart.sentence == (
        "Blood pressure treated to threshold: from 55% to 69% between North Lewisham's practices."
    )
    assert not known(UNKNOWN)


def test_lewisham_too_is_left_unsaid_where_its_estimate_is_not_known(bundle: Store) -> None:
    view, answer = view_of(bundle), values(bundle)
    own = Estimate(64.0, 1.0, 55.0, 69.0)
    chart = spread([Spread(answer=answer, own=own, borough=UNKNOWN)], members_of(answer, view), "Hypertension", view)
    assert chart.sentence.endswith("about 64% in all.")


def test_the_table_has_the_pcns_practices_first_and_reasons_for_missing_values(bundle: Store) -> None:
    chart = drawn(bundle, values(bundle, "cvdp004af"))
    assert chart.table.columns == ("Practice", "PCN", "Stroke risk scored")
    assert [row[1] for row in chart.table.rows[:9]] == [NORTH] * 9
    assert NORTH not in {row[1] for row in chart.table.rows[9:]}
    assert "Not shown by its publisher (small numbers)" in {row[2] for row in chart.table.rows}


def test_two_measures_under_one_name_would_share_a_row_so_every_chart_has_its_names_once(bundle: Store) -> None:
    view, answer = view_of(bundle), values(bundle)
    chart = spread(
        [Spread(answer=answer), Spread(answer=values(bundle, "cvdp004hyp"))], members_of(answer, view), "Both", view
    )
    assert len(set(chart.categories)) == len(chart.categories) == 2


@pytest.mark.parametrize("indicator", ["cvdp007hyp", "cvdp002af"])
def test_with_no_figures_it_says_so_and_does_not_fail(indicator: str, bundle: Store) -> None:
    view, empty = view_of(bundle), emptied(values(bundle, indicator))
    chart = spread([Spread(answer=empty)], {}, "Care", view)
    assert chart.title == "Care: no practice has a value"
    assert chart.table.rows == ()


def test_membership_is_that_of_the_values_own_date(bundle: Store) -> None:
    answer = values(bundle)
    moved = replace(view_of(bundle), members=lambda on: {"G85004": f"asked for {on}"})
    assert members_of(answer, moved) == {"G85004": "asked for 2025-12-31"}
