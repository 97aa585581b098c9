"""Practices and PCNs as bars with intervals, sorted to be easier to read, never ranked."""

import pytest

from het_dash.catalogue import Status
from het_dash.charts.builders.ranked import NOT_A_RANKING, ranked
from het_dash.charts.spec import Chart
from het_dash.figures import Answer
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, MODALITY, NORTH, PCNS, asked, emptied, slips, texts, view_of, with_hidden
from tests.support.counted_practices import practices


def by_practice(store: Store, indicator: str = "qof_hypertension") -> Answer:
    return asked(store, indicator, *store.catalogue.practices, LEWISHAM)


def by_pcn(store: Store, indicator: str = "qof_hypertension") -> Answer:
    return asked(store, indicator, *(pcn.code for pcn in store.catalogue.pcns), LEWISHAM)


def drawn(store: Store, label: str = NORTH, own_only: bool = False) -> Chart:
    return ranked(by_practice(store), view_of(store, label), own_only)


def test_all_26_practices_stand_from_the_highest_with_their_intervals(bundle: Store) -> None:
    (series,) = drawn(bundle).series
    values = [p.value for p in series.points if p.value is not None]
    assert len(values) == 26
    assert values == sorted(values, reverse=True)
    assert all(p.lower is not None and p.value is not None and p.lower < p.value for p in series.points)


def test_the_pcns_own_stand_out_and_lewisham_is_a_labelled_line(bundle: Store) -> None:
    chart = drawn(bundle)
    own = {bundle.catalogue.areas[code].label for code in practices(bundle, NORTH)}
    assert {p.at for p in chart.series[0].points if p.role == "chosen"} == own
    assert [(b.label, b.line) for b in chart.benchmarks] == [("Lewisham 11.5%", "solid")]


def test_the_sentence_names_the_pcns_ends_and_is_not_adjusted_for_age(bundle: Store) -> None:
    assert drawn(bundle).sentence == (
        "North Lewisham's 9 practices: from 5.3% (Deptford Surgery) to 18.7% (Clifton Rise Family Practice). "
        "Lewisham's 26 practices: from 5.3% to 18.7%; Lewisham 11.5%, not adjusted for age."
    )


def test_the_order_is_said_to_be_no_ranking_and_no_place_number_stands_anywhere(bundle: Store) -> None:
    chart = drawn(bundle)
    assert NOT_A_RANKING in chart.notes
    assert not [text for text in texts(chart) if text.startswith(("1.", "#")) or " of 26" in text or "highest" in text]


def test_services_are_named_and_in_the_table_but_not_among_the_practices(bundle: Store) -> None:
    chart = drawn(bundle)
    assert any("One Care Lewisham (56.7%)" in note and "services with a list" in note for note in chart.notes)
    assert "One Care Lewisham" not in chart.categories
    assert [row[0] for row in chart.table.rows[-2:]] == [
        "South East London Special Allocation Practice", "One Care Lewisham",
    ]  # fmt: skip


def test_a_pack_draws_the_pcns_own_practices_and_speaks_of_all(bundle: Store) -> None:
    chart = drawn(bundle, own_only=True)
    assert len(chart.series[0].points) == 9
    assert "Practices of North Lewisham" in chart.subtitle
    assert chart.sentence == drawn(bundle).sentence
    assert not any("Special Allocation" in note for note in chart.notes)


def test_a_pcn_of_one_practice_has_nothing_to_compare_within(bundle: Store) -> None:
    for own_only in (True, False):
        sentence = drawn(bundle, MODALITY, own_only).sentence
        assert sentence.startswith(
            "Modality Lewisham: 14.3% (13.9% to 14.6%): one practice, nothing to compare within. Lewisham's 26"
        )
    assert drawn(bundle, MODALITY, own_only=True).title == "Recorded hypertension: 14.3%"


def test_pcns_side_by_side_have_no_practice_in_them(bundle: Store) -> None:
    chart = ranked(by_pcn(bundle), view_of(bundle))
    assert set(chart.categories) == set(PCNS)
    assert chart.table.columns[0] == "PCN"
    assert chart.sentence == (
        "North Lewisham: 9.1% (8.9% to 9.2%). The six PCNs: from 9.1% to 14.3%; Lewisham 11.5%, not adjusted for age."
    )


def test_a_hidden_practice_stands_last_with_its_reason(bundle: Store) -> None:
    secret, view = practices(bundle, NORTH)[0], view_of(bundle)
    spoiled = with_hidden(by_practice(bundle), lambda f: f.area_code == secret, Status.SUPPRESSED_AT_SOURCE)
    point = ranked(spoiled, view).series[0].points[-1]
    assert (point.at, point.value, point.text) == (bundle.catalogue.areas[secret].label, None, "not shown by publisher")


@pytest.mark.parametrize("label", PCNS)
@pytest.mark.parametrize("own_only", [True, False])
def test_no_slip_for_any_pcn(label: str, own_only: bool, bundle: Store) -> None:
    for indicator in ("qof_atrial_fibrillation", "qof_diabetes"):
        chart = ranked(by_practice(bundle, indicator), view_of(bundle, label), own_only)
        assert not [text for text in texts(chart) if slips(text)]
        assert {p.at for p in chart.series[0].points if p.role == "chosen"} == {
            bundle.catalogue.areas[code].label for code in practices(bundle, label)
        }


def test_without_figures_it_says_so(bundle: Store) -> None:
    chart = ranked(emptied(by_practice(bundle)), view_of(bundle))
    assert chart.table.rows == ()
    assert chart.sentence == "Recorded hypertension: we have no figures of practices or PCNs."


def test_a_pcn_without_a_figure_is_said_to_have_none(bundle: Store) -> None:
    own = {*practices(bundle, NORTH), "Y08411"}
    chart = ranked(with_hidden(by_practice(bundle), lambda f: f.area_code in own), view_of(bundle))
    assert chart.sentence.startswith("North Lewisham: no figure is shown. Lewisham's 26 practices:")


def test_who_has_no_figure_at_all_is_named(bundle: Store) -> None:
    given, left_out = by_practice(bundle), practices(bundle, NORTH)[0]
    chart = ranked(given.only(f for f in given.figures if f.area_code != left_out), view_of(bundle))
    assert f"We have no figure for {bundle.catalogue.areas[left_out].label}." in chart.notes
    assert not any("We have no figure" in note for note in drawn(bundle).notes)
    four = ranked(given_four(bundle), view_of(bundle))
    assert "We have no figure for Sevenfields, Modality Lewisham." in four.notes
    assert "Four of the six PCNs: from" in four.sentence


def given_four(store: Store) -> Answer:
    return asked(store, "qof_hypertension", *(pcn.code for pcn in store.catalogue.pcns[:4]), LEWISHAM)
