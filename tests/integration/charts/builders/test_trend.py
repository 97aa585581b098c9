"""A figure over time."""

from datetime import date
from pathlib import Path

from het_dash.charts.builders.trend import trend
from het_dash.store import Store
from tests.support.blocks import ENGLAND, LEWISHAM, asked, emptied, plain_rows, view_of, with_hidden

OWN = "pcn:north-lewisham"
HYPERTENSION = ("qof_hypertension", OWN, LEWISHAM, ENGLAND)


def test_a_line_a_place_in_the_order_asked_with_the_pcn_chosen(bundle: Store) -> None:
    chart = trend(asked(bundle, *HYPERTENSION), view_of(bundle))
    assert [(s.label, s.role) for s in chart.series] == [
        ("North Lewisham", "chosen"),
        ("Lewisham", "benchmark"),
        ("England", "benchmark"),
    ]


def test_the_points_are_the_stores_numbers(bundle: Store, bundle_store: Path) -> None:
    chart = trend(asked(bundle, *HYPERTENSION), view_of(bundle))
    rows = plain_rows(
        bundle_store,
        "SELECT period_end, value, lower, upper FROM figure WHERE indicator_id = 'qof_hypertension' "
        "AND area_code = $area ORDER BY period_end",
        area=OWN,
    )
    assert [(p.at, p.value, p.lower, p.upper) for p in chart.series[0].points] == rows
    assert len(rows) == 5


def test_the_sentence_tells_each_period_and_carries_that_it_is_crude(bundle: Store) -> None:
    chart = trend(asked(bundle, *HYPERTENSION), view_of(bundle))
    assert chart.sentence == (
        "North Lewisham: hypertension 9.4% in March 2020, 9.1% in March 2021, 8.7% in March 2022, 8.7% in March 2023 "
        "and 9.1% in March 2025, not adjusted for age."
    )


def test_years_that_are_not_to_hand_are_named_as_a_gap(bundle: Store) -> None:
    chart = trend(asked(bundle, *HYPERTENSION), view_of(bundle))
    assert chart.alt.endswith("We have no figures for years ending in 2024; the line has a gap.")
    two_years = asked(bundle, *HYPERTENSION).only(
        f for f in asked(bundle, *HYPERTENSION).figures if f.period_end.year < 2023
    )
    assert "gap" not in trend(two_years, view_of(bundle)).alt


def test_where_pcns_have_no_figure_lewisham_stands_for_them(bundle: Store) -> None:
    chart = trend(asked(bundle, "under75_cvd_mortality", LEWISHAM, ENGLAND), view_of(bundle))
    assert [(s.label, s.role) for s in chart.series] == [("Lewisham", "chosen"), ("England", "benchmark")]
    assert chart.sentence.startswith("Lewisham: ")
    assert "176.9 in 2001 and 104.0 in 2025 (provisional). The table has all 25 figures" in chart.sentence
    assert "adjusted" not in chart.sentence


def test_a_hidden_point_has_no_number_in_the_chart_the_sentence_or_the_table(bundle: Store) -> None:
    last = date(2025, 3, 31)
    answer = with_hidden(asked(bundle, *HYPERTENSION), lambda f: (f.area_code, f.period_end) == (OWN, last))
    chart = trend(answer, view_of(bundle))
    point = chart.series[0].points[-1]
    assert (point.value, point.lower, point.upper, point.text) == (None, None, None, "1 to 7, hidden")
    assert "9.1% in March 2025" not in chart.title + chart.sentence
    assert chart.table.rows[4][:3] == ("North Lewisham", "March 2025", "Hidden: 1 to 7 people")


def test_a_break_is_marked_only_where_the_line_crosses_it(bundle: Store) -> None:
    indicator = bundle.catalogue.indicators["cvdp007hyp"]
    assert [b.on for b in indicator.breaks] == [date(2024, 6, 1)]
    one_date = trend(asked(bundle, "cvdp007hyp", ENGLAND), view_of(bundle))
    assert one_date.breaks == ()
    crossing = asked(bundle, *HYPERTENSION)
    across = type(crossing)(indicator, crossing.figures, crossing.lineage)
    assert [on for on, _ in trend(across, view_of(bundle)).breaks] == [date(2024, 6, 1)]


def test_with_no_figures_it_says_for_whom_and_does_not_fail(bundle: Store) -> None:
    chart = trend(emptied(asked(bundle, *HYPERTENSION)), view_of(bundle))
    assert chart.sentence == "We have no figure for Lewisham."
    assert chart.title == "Recorded hypertension over time"
    assert (chart.series, chart.table.rows) == ((), ())
