"""Registers of a PCN next to England's change and the range of its other PCNs: in numbers, words, chart and table."""

from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from het_dash.charts import Chart
from het_dash.content.blocks import Words
from het_dash.content.pages.cycle_1_and_cycle_2 import OfRegisters, changes_of
from het_dash.content.rules import register_change
from het_dash.content.rules.register_change import Registers
from het_dash.figures.records import Listing
from het_dash.figures.reference_changes import ReferenceChange
from het_dash.store import Store
from tests.support.blocks import MODALITY, NORTH, PCNS, answers_of, slips, view_of

NO_REFERENCES: Listing[ReferenceChange] = Listing()


def of(bundle: Store, label: str = NORTH) -> Registers:
    return changes_of(answers_of(OfRegisters, bundle, label), view_of(bundle, label))


def drawn(chart: Chart | None) -> Chart:
    assert chart is not None
    return chart


def row(chart: Chart, label: str) -> tuple[str, ...]:
    return next(one for one in chart.table.rows if one[0] == label)


def test_a_difference_that_its_limits_call_clear_is_usual_among_englands_other_pcns(bundle: Store) -> None:
    """North Lewisham's recorded hypertension: +0.4 points of its own from 8.7%, and +1.3 in England."""
    chart = drawn(register_change.of_this_pcn(of(bundle)))
    assert row(chart, "Hypertension") == (
        "Hypertension", "8.7%", "9.1%", "-0.9", "-1.2", "-0.7", "-1.4", "1.8", "1,251", "cannot tell",
    )  # fmt: skip
    assert chart.title == "North Lewisham: no change was clearly outside the usual range of England's PCNs"
    assert chart.sentence == (
        "North Lewisham, recorded hypertension: 8.7% in March 2022 and 9.1% in March 2025. The change differs from "
        "England's by -0.9 points (-1.2 to -0.7). A change below about 0.4 points would be missed more than one time "
        "in five. For the middle 95% of England's 1,251 other PCNs, the same difference is -1.4 to +1.8. The limits "
        "alone would call 56% of those PCNs different. Verdict: cannot tell."
    )
    assert not slips(chart.sentence)


def test_a_difference_outside_that_range_has_its_verdict_and_the_title(bundle: Store) -> None:
    chart = drawn(register_change.of_this_pcn(of(bundle, MODALITY)))
    assert row(chart, "Chronic kidney disease")[-1] == "rose more"
    assert [one[0] for one in chart.table.rows if one[-1] != "cannot tell"] == ["Chronic kidney disease"]
    assert chart.title == (
        "Modality Lewisham: recorded chronic kidney disease rose more than in England, outside the usual range of "
        "England's PCNs"
    )
    assert "recorded chronic kidney disease: 2.8% in March 2022 and 5.4% in March 2025" in chart.sentence


def test_no_verdict_says_more_than_its_limits_and_the_band_as_printed(bundle: Store) -> None:
    for label in PCNS:
        for one in drawn(register_change.of_this_pcn(of(bundle, label))).table.rows:
            *_, difference, lower, upper, low, high, _, verdict = one
            value, least, most, start, end = map(float, (difference, lower, upper, low, high))
            assert (verdict == "rose more") == (least > 0 and value > end), one
            assert (verdict == "rose less") == (most < 0 and value < start), one


def test_the_band_is_in_the_chart_the_table_and_the_text_alternative(bundle: Store) -> None:
    chart = drawn(register_change.of_this_pcn(of(bundle)))
    assert {band.label for band in chart.bands} == {"Middle 95% of England's other PCNs"}
    first = chart.bands[0]
    assert (first.at, round(first.low, 1), round(first.high, 1)) == ("Hypertension", -1.4, 1.8)
    assert first.text == "Middle 95% of England's other PCNs: -1.4 to +1.8"
    assert chart.alt.startswith("Dot chart, with a grey band behind each row. ")
    for label, *cells in chart.table.rows:
        difference, lower, upper, low, high = (f"+{x}" if float(x) > 0 else x for x in cells[2:7])
        assert f"{label}: {difference} points ({lower} to {upper}), other PCNs {low} to {high}" in chart.alt
    assert "registers of England's other Primary Care Networks" in chart.source
    assert "outside the middle 95%" in chart.source
    assert "The changes are not adjusted for age." in chart.notes


def test_one_register_has_a_row_for_each_pcn_with_the_chosen_one_marked(bundle: Store) -> None:
    chart = drawn(register_change.of_each_pcn("qof_hypertension", of(bundle)))
    assert [one[0] for one in chart.table.rows] == list(PCNS)
    assert [p.role for s in chart.series for p in s.points].count("chosen") == 1
    assert len({(band.low, band.high) for band in chart.bands}) == 1


def test_without_other_pcns_there_is_no_band_and_the_words_say_what_the_limits_ignore(bundle: Store) -> None:
    chart = drawn(register_change.of_this_pcn(replace(of(bundle), references=NO_REFERENCES)))
    assert chart.bands == ()
    assert row(chart, "Hypertension")[6:] == ("not loaded", "not loaded", "not loaded", "rose less")
    assert "ignore PCN-level swings" in chart.source
    assert "grey band" not in chart.alt


def test_a_reference_of_another_span_is_not_used(bundle: Store) -> None:
    given = of(bundle)
    rows = [one for one in given.references.rows if one.before != date(2022, 3, 31)]
    chart = drawn(register_change.of_this_pcn(replace(given, references=Listing(tuple(rows)))))
    assert chart.bands == ()


def test_with_one_march_there_is_nothing_to_show(bundle: Store) -> None:
    given = of(bundle)
    one = {m: a.only(f for f in a.figures if f.period_end.year == 2025) for m, a in given.answers.items()}
    assert list(register_change.blocks(replace(given, answers=one))) == []


def test_the_page_says_how_to_read_the_band(bundle: Store) -> None:
    how, *charts = register_change.blocks(of(bundle))
    assert "middle 95% of them" in " ".join(cast(Words, how).sentences)
    assert [isinstance(one, Chart) for one in charts] == [True, True]


@pytest.mark.parametrize("label", PCNS)
def test_marches_are_the_last_before_the_programme_began_and_the_latest(bundle: Store, label: str) -> None:
    found = of(bundle, label).changed("qof_hypertension", view_of(bundle, label).pcn.code)
    assert found is not None
    assert [on.year for on in found.own.dates] == [2022, 2025]
