"""Practices of each PCN on a row of their own."""

import pytest

from het_dash.charts.spec import Chart
from het_dash.content.rules.practice_variation import within_pcns
from het_dash.figures import Answer
from het_dash.store import Store
from tests.support.blocks import MODALITY, NORTH, PCNS, asked, emptied, slips, texts, view_of
from tests.support.counted_practices import counted, everywhere, practices


def values(store: Store, indicator: str = "cvdp007hyp") -> Answer:
    return asked(store, indicator, *store.catalogue.practices)


def drawn(store: Store, label: str = NORTH) -> Chart:
    register = values(store, "qof_hypertension")
    return within_pcns(values=values(store), register=register, view=view_of(store, label))


def test_a_row_a_pcn_and_on_it_the_dots_of_its_practices(bundle: Store) -> None:
    chart = drawn(bundle)
    dots = [p for s in chart.series for p in s.points]
    assert chart.categories == PCNS
    assert {label: sum(p.at == label for p in dots) for label in PCNS} == {
        label: len(practices(bundle, label)) for label in PCNS
    }
    assert {p.at for s in chart.series if s.role == "chosen" for p in s.points} == {NORTH}


def test_no_pcn_is_estimated_beside_another_only_lewisham_is_a_line(bundle: Store) -> None:
    """methods 2: an estimate is compared only with the Lewisham estimate made in the same way."""
    chart = drawn(bundle)
    assert [b.label for b in chart.benchmarks] == ["Lewisham estimate 65%"]
    assert "about 64% in all, Lewisham about 65%." in chart.sentence
    assert any("not an NHS-published PCN figure" in note for note in chart.notes)
    assert not any(p.lower or p.upper for s in chart.series for p in s.points)


def test_a_measure_that_may_not_be_estimated_has_no_line(bundle: Store) -> None:
    chart = within_pcns(values=values(bundle, "cvdp002af"), register=None, view=view_of(bundle))
    assert chart.benchmarks == ()
    assert "about" not in chart.sentence


def test_until_counts_are_fetched_is_said_and_afterwards_not(bundle: Store) -> None:
    said = "Values only, until the practices' counts are fetched: no interval and no limits of chance."
    assert said in drawn(bundle).sentence
    with_counts = within_pcns(values=counted(everywhere(bundle)), register=None, view=view_of(bundle))
    assert said not in with_counts.sentence


def test_one_practice_has_its_pcns_name_once(bundle: Store) -> None:
    chart = drawn(bundle, MODALITY)
    assert [p.text for s in chart.series if s.role == "chosen" for p in s.points] == ["65.3%"]
    assert "one practice, nothing to compare within" in chart.sentence


@pytest.mark.parametrize("label", PCNS)
def test_no_slip(label: str, bundle: Store) -> None:
    assert not [text for text in texts(drawn(bundle, label)) if slips(text)]


def test_without_figures_it_says_so(bundle: Store) -> None:
    chart = within_pcns(values=emptied(values(bundle)), register=None, view=view_of(bundle))
    assert chart.title == "Blood pressure treated to threshold: no practice has a value"
    assert chart.table.rows == ()
