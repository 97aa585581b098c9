"""The figures behind a chart as rows of words."""

import pytest

from het_dash.catalogue import Status
from het_dash.charts.text import tables
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, SEL, a_figure, an_answer, asked, hidden, view_of, with_hidden


def test_the_axis_counts_per_cent_of_whom(bundle: Store) -> None:
    measures = bundle.catalogue.indicators
    assert tables.measure(measures["qof_hypertension"]) == "Per cent of all patients on the practice's list."
    assert tables.measure(measures["registered_patients"]) == "Number."
    assert tables.measure(measures["under75_cvd_mortality"]) == "Per 100,000."


def test_combining_takes_the_weakest_nature() -> None:
    published, derived = an_answer(a_figure()), an_answer(a_figure(nature="derived"))
    assert tables.weakest_nature(published, derived) == "derived"
    assert tables.weakest_nature(published, an_answer(a_figure(nature="demonstration")), derived) == "demonstration"
    assert tables.weakest_nature(an_answer()) == "published"


def test_limits_and_counts_have_columns_only_where_there_are_any(bundle: Store) -> None:
    view = view_of(bundle)
    counted = tables.over_time(asked(bundle, "qof_hypertension", LEWISHAM), view)
    assert counted.columns == (
        "Area", "Period", "Per cent", "Lower 95% limit", "Upper 95% limit", "Numerator", "Denominator",
    )  # fmt: skip
    valued = tables.over_time(asked(bundle, "cvdp007hyp", "G85004"), view)
    assert valued.columns == ("Area", "Period", "Per cent")


def test_golden_lewishams_recorded_hypertension_of_2024_25(bundle: Store) -> None:
    last = tables.over_time(asked(bundle, "qof_hypertension", LEWISHAM), view_of(bundle)).rows[-1]
    assert last == ("Lewisham", "March 2025", "11.5%", "11.4%", "11.6%", "41,091", "358,551")


def test_a_row_a_group_with_the_groups_full_label(bundle: Store) -> None:
    table = tables.by_group(asked(bundle, "cvdp007hyp", SEL, by="ethnicity_cvdprevent"), view_of(bundle))
    assert table.columns[:2] == ("Area", "Ethnic group as recorded by general practice")
    assert table.rows[0][:3] == ("South East London", "Black", "67.3%")
    assert table.rows[0][-2:] == ("46,350", "68,915")


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.SHOWN])
def test_a_hidden_figure_has_its_words_in_the_numbers_place_and_blanks_after(status: Status, bundle: Store) -> None:
    answer = asked(bundle, "qof_hypertension", LEWISHAM)
    table = tables.over_time(with_hidden(answer, lambda f: f is answer.figures[0], status), view_of(bundle))
    assert table.rows[0][2:] == (bundle.catalogue.statuses[status].words, "", "", "", "")
    assert len(table.rows[1]) == len(table.columns)


def test_every_row_is_as_wide_as_the_header_though_all_are_hidden(bundle: Store) -> None:
    answer = an_answer(hidden(a_figure()))
    table = tables.over_time(answer, view_of(bundle))
    assert [len(row) for row in table.rows] == [len(table.columns)] == [3]


def test_an_answer_without_figures_has_a_header_and_no_rows(bundle: Store) -> None:
    assert tables.over_time(an_answer(), view_of(bundle)).rows == ()
    assert tables.by_group(an_answer(), view_of(bundle)).columns == ("Area", "Group", "Per cent")
