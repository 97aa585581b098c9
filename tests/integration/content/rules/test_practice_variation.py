"""Which figures become a funnel, which words stand where there is none, and our own records apart."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest

from het_dash.catalogue import Nature
from het_dash.charts import Chart
from het_dash.charts.peer_group import units
from het_dash.content.blocks import Composed, Words
from het_dash.content.pages import variation as page
from het_dash.content.rules import practice_variation
from het_dash.figures import Answer
from het_dash.figures.funnel_position import standing
from het_dash.store import Question, Store
from tests.support.blocks import LEWISHAM, NORTH, Altered, area, asked, emptied, every_text, hidden, slips, view_of
from tests.support.counted_practices import all_pcns, counted, everywhere, practices

NO_COUNTS = "Blood pressure treated to threshold: "


def why_not(given: Answer, store: Store, kind: str = "practices") -> str:
    block = practice_variation.funnel_or_why_not(given, view_of(store), kind)
    assert isinstance(block, Words)
    return " ".join(block.sentences)


def composed(store: Store, own: Answer, label: str = NORTH) -> Iterator[Composed]:
    """The page of PCNs with what our own records would answer."""

    def change(question: Question, answer: Answer) -> Answer:
        return own if question.layer == "own" else answer

    choice = page.Choice("hypertension", "PCNs", "cvdp007hyp")
    altered = cast(Store, Altered(store, change))
    yield from page.composed(choice, "Hypertension", area(label).code, altered)


def own_section(store: Store, own: Answer) -> Composed:
    return next(one for one in composed(store, own) if one.id == "own")


def test_values_without_counts_have_no_funnel(bundle: Store) -> None:
    given = asked(bundle, "cvdp007hyp", *bundle.catalogue.practices)
    assert practice_variation.funnel_of(given, view_of(bundle)) is None
    assert NO_COUNTS + "we have percentages of practices (December 2025), but not the counts" in why_not(given, bundle)


def test_published_values_have_a_funnel_with_the_register_as_approximate_denominators(bundle: Store) -> None:
    """The practices beyond the widened limits, worked out by hand from December 2025 and March's registers."""
    given = asked(bundle, "cvdp007hyp", *bundle.catalogue.practices)
    register = asked(bundle, "qof_hypertension", *bundle.catalogue.practices)
    found = standing(units(given, view_of(bundle)).answer, register=register)
    assert found is not None
    assert {f.area_code for f in found.at("below_998")} == {"G85024"}
    assert {f.area_code for f in found.at("below_95", "above_95")} == {"G85046", "G85057", "G85696"}
    assert round(100 * found.spread, 1) == 4.9
    assert found.dispersion is not None
    assert round(found.dispersion.ratio) == 34
    chart = practice_variation.funnel_of(given, view_of(bundle), register=register)
    assert chart is not None
    assert chart.title == "Blood pressure treated to threshold: 4 of 26 practices are worth asking about"
    assert "Chance alone would put about 1.3 of 26 outside the 95% limits; four are." in chart.sentence
    assert any("Numbers of people are approximate: recorded hypertension, March 2025." in note for note in chart.notes)
    assert "Quality and Outcomes Framework" in chart.source


def test_counts_of_two_are_too_few_and_it_says_how_many_there_are(bundle: Store) -> None:
    first, second, *_ = practices(bundle, NORTH)
    given = counted({first: (650, 1000), second: (600, 1000)})
    assert "we have counts for 2 of 2 practices, and a funnel plot needs at least three" in why_not(given, bundle)


def test_nothing_at_all_is_said_to_be_nothing(bundle: Store) -> None:
    assert NO_COUNTS + "we have no figures of PCNs" in why_not(counted({}), bundle, "PCNs")


def test_a_pack_with_all_counts_to_hand_misses_nothing(bundle: Store) -> None:
    given = counted(everywhere(bundle))
    assert practice_variation.counts_missing([given], registers={}, view=view_of(bundle)) is None
    assert practice_variation.counts_missing([given, emptied(given)], registers={}, view=view_of(bundle)) is not None


@pytest.mark.parametrize("nature", ["demonstration", "local"])
def test_our_own_records_are_in_a_section_of_their_own_marked_where_they_are_example_data(
    nature: Nature, bundle: Store
) -> None:
    section = own_section(bundle, counted(all_pcns(bundle), nature))
    (chart,) = section.blocks
    assert isinstance(chart, Chart)
    assert (chart.kind, chart.nature) == ("funnel", nature)
    assert chart.mark == ("Example data" if nature == "demonstration" else "")


def test_example_data_feeds_no_other_block(bundle: Store) -> None:
    """With it or without it, everything else on the page reads the same."""
    example = counted({**all_pcns(bundle), area(NORTH).code: (2000, 6000)}, "demonstration")
    with_it, without = (list(composed(bundle, own)) for own in (example, counted({})))
    assert [one for one in with_it if one.id != "own"] == [one for one in without if one.id != "own"]


def test_without_local_records_it_says_who_can_supply_them(bundle: Store) -> None:
    section = own_section(bundle, counted({}))
    assert "Lewisham's general practices can supply them" in " ".join(every_text([section]))


def test_a_measure_that_no_extract_holds_says_so_and_asks_nobody(bundle: Store) -> None:
    given = emptied(asked(bundle, "cvdp002hyp", LEWISHAM))
    block = practice_variation.pcns_from_own_records(given, view_of(bundle))
    assert isinstance(block, Words)
    assert block.sentences == (
        "Blood pressure treated to threshold, under 80: local records do not include this measure.",
    )


def test_pcns_hidden_in_local_records_leave_too_few_for_a_funnel_and_are_named(bundle: Store) -> None:
    given = counted(all_pcns(bundle), "local")
    secret = replace(given, figures=(*given.figures[:2], *map(hidden, given.figures[2:])))
    texts = list(every_text([own_section(bundle, secret)]))
    assert any("local records show counts of 2 PCNs, and a funnel plot needs at least three" in t for t in texts)
    assert any("Modality Lewisham (hidden: 1 to 7 people)" in t and t.count("hidden:") == 4 for t in texts)
    assert not [text for text in texts if slips(text)]
