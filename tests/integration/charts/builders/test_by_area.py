"""Places side by side."""

from dataclasses import replace
from pathlib import Path

from het_dash.charts.builders.by_area import areas
from het_dash.store import Store
from tests.support.blocks import ENGLAND, LEWISHAM, NORTH, SEL, asked, plain_rows, view_of, with_hidden

OWN = "pcn:north-lewisham"


def six(store: Store, indicator: str = "qof_hypertension") -> tuple[str, ...]:
    return tuple(pcn.code for pcn in store.catalogue.pcns)


def test_bars_stand_in_the_catalogues_order_and_are_never_ranked(bundle: Store) -> None:
    chart = areas(asked(bundle, "qof_hypertension", *six(bundle)), view_of(bundle))
    assert chart.categories == tuple(pcn.label for pcn in bundle.catalogue.pcns)
    values = [p.value or 0.0 for p in chart.series[0].points]
    assert values not in (sorted(values), sorted(values, reverse=True))


def test_only_the_chosen_pcn_stands_out(bundle: Store) -> None:
    chart = areas(asked(bundle, "qof_hypertension", *six(bundle)), view_of(bundle))
    assert [p.at for p in chart.series[0].points if p.role == "chosen"] == [NORTH]
    assert {p.role for p in chart.series[0].points} == {"chosen", "other"}


def test_larger_places_are_labelled_lines_and_no_bars(bundle: Store) -> None:
    chart = areas(asked(bundle, "qof_hypertension", *six(bundle), LEWISHAM, SEL, ENGLAND), view_of(bundle))
    assert len(chart.categories) == 6
    assert [b.label.rsplit(" ", 1)[0] for b in chart.benchmarks] == ["Lewisham", "South East London", "England"]
    assert len({b.line for b in chart.benchmarks}) == 3
    assert len(chart.table.rows) == 9


def test_the_bars_are_the_stores_numbers_of_the_last_period(bundle: Store, bundle_store: Path) -> None:
    chart = areas(asked(bundle, "qof_hypertension", *six(bundle)), view_of(bundle))
    rows = plain_rows(
        bundle_store,
        "SELECT area_code, 100 * numerator / denominator FROM figure WHERE indicator_id = 'qof_hypertension' "
        "AND period_end = DATE '2025-03-31' AND starts_with(area_code, 'pcn:')",
    )
    wanted = {bundle.catalogue.areas[code].label: value for code, value in rows}
    shown = {str(p.at): p.value or 0.0 for p in chart.series[0].points}
    assert shown.keys() == wanted.keys()
    assert all(abs(shown[label] - wanted[label]) < 1e-9 for label in wanted)
    assert all(p.text == f"{p.value:.1f}%" for p in chart.series[0].points)


def test_the_sentence_gives_the_chosen_pcns_number_its_interval_and_that_it_is_crude(bundle: Store) -> None:
    chart = areas(asked(bundle, "qof_hypertension", *six(bundle)), view_of(bundle))
    assert chart.sentence == "North Lewisham: 9.1% (8.9% to 9.2%), not adjusted for age."
    assert chart.alt == f"Bar chart. {chart.sentence}"


def test_without_the_chosen_pcn_the_sentence_says_from_where_to_where(bundle: Store) -> None:
    boroughs = tuple(a.code for a in bundle.catalogue.of_kind("borough"))
    chart = areas(asked(bundle, "under75_cvd_mortality", *boroughs), view_of(bundle))
    assert chart.sentence.startswith("From ")
    assert chart.sentence.endswith(" with a figure.")


def test_a_hidden_area_keeps_its_place_and_has_words_and_no_number(bundle: Store) -> None:
    answer = with_hidden(asked(bundle, "qof_hypertension", *six(bundle)), lambda f: f.area_code == OWN)
    chart = areas(answer, view_of(bundle))
    (own,) = (p for p in chart.series[0].points if p.at == NORTH)
    assert (own.value, own.lower, own.upper, own.text) == (None, None, None, "1 to 7, hidden")
    assert chart.sentence == "North Lewisham: hidden: 1 to 7 people."
    (row,) = (row for row in chart.table.rows if row[0] == NORTH)
    assert row[2] == "Hidden: 1 to 7 people"
    assert set(row[3:]) == {""}


def test_a_place_that_is_its_own_benchmark_is_a_bar_and_not_lost(bundle: Store) -> None:
    chart = areas(asked(bundle, "qof_hypertension", ENGLAND, LEWISHAM), view_of(bundle))
    assert chart.categories == ("England", "Lewisham")
    assert chart.benchmarks == ()
    one = areas(asked(bundle, "qof_hypertension", ENGLAND), view_of(bundle))
    assert one.title == "Recorded hypertension, England"
    assert one.sentence.startswith("England: 15.2%")


def test_a_count_of_the_whole_is_no_reference_line_for_its_parts(bundle: Store) -> None:
    chart = areas(asked(bundle, "registered_patients", *six(bundle), LEWISHAM), view_of(bundle))
    assert chart.benchmarks == ()
    assert "351,702" in chart.table.rows[-1]


def test_the_title_names_what_the_bars_are(bundle: Store) -> None:
    view = view_of(bundle)
    assert areas(asked(bundle, "qof_hypertension", *six(bundle)), view).title == "Recorded hypertension, by PCN"
    lsoas = [a.code for a in bundle.catalogue.of_kind("lsoa")][:5]
    assert areas(asked(bundle, "residents", *lsoas), view).title == "Residents, by LSOA"
    assert areas(asked(bundle, "residents", *lsoas, "nbh:1"), view).title == "Residents, by area"


def test_with_no_number_at_all_it_says_so(bundle: Store) -> None:
    other = replace(view_of(bundle), pcn=bundle.catalogue.areas["pcn:sevenfields"])
    answer = with_hidden(asked(bundle, "qof_hypertension", OWN), lambda _: True)
    chart = areas(answer, other)
    assert chart.sentence == "No figure is shown for these areas."
    assert chart.empty
