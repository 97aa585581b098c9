"""The summary table: every measure of a PCN, or one measure for every PCN or practice."""

from collections import Counter
from collections.abc import Iterator

import pytest

from het_dash import content
from het_dash.content.blocks import Lead, Tabled, in_files
from het_dash.content.blocks.spine import DIRECTIONS, Spine, SpineRow, spine_as_table
from het_dash.content.pages import summary_table
from het_dash.content.pages.summary_table import Choice
from het_dash.content.recording_store import Asked
from het_dash.content.rules.summary_words import FUNNEL, place_words
from het_dash.figures.funnel_position import standing
from het_dash.figures.place_among import PlaceAmong
from het_dash.store import Store
from tests.support.blocks import MODALITY, NORTH, PCNS, area, asked, every_text, pack, slips, texts
from tests.support.wording import FORBIDDEN


def table(store: Store, label: str = NORTH, choice: Choice | None = None, example: bool = False) -> tuple[Lead, Spine]:
    page = summary_table.page(choice or Choice())
    (section,) = content.compose_all(page.first, area(label).code, Asked(store, with_example=example))
    lead, spine = section.blocks
    assert isinstance(lead, Lead)
    assert isinstance(spine, Spine)
    return lead, spine


def row(spine: Spine, label: str) -> SpineRow:
    return next(one for one in spine.rows if one.label == label)


def every_table(store: Store) -> Iterator[tuple[Lead, Spine]]:
    for label in PCNS:
        yield table(store, label)
    for way in ("pcns", "practices"):
        for measure in summary_table.offered(Asked(store, with_example=False), way):
            yield table(store, NORTH, Choice(way, measure=measure))


def test_the_row_of_a_diagnosis_has_the_published_figures(bundle: Store) -> None:
    """Recorded hypertension, QOF 2024/25: the golden figures of the Lewisham PCNs, and England's."""
    _, spine = table(bundle)
    found = row(spine, "High blood pressure")
    assert (found.value, found.limits) == ("9.1%", ("8.9%", "9.2%"))
    assert found.compared == ("11.5%", "15.2%")
    assert (found.between, found.place, found.judgement) == ("9.1% to 14.3%", "lowest", "")
    assert found.spark is not None
    assert found.spark.words == "from 9.4% in March 2020 to 9.1% in March 2025"
    assert [len(piece) for piece in found.spark.pieces] == [4, 1]  # March 2024 is missing


def test_an_estimate_is_that_of_the_data_pack_with_the_range_of_its_practices(bundle: Store) -> None:
    _, spine = table(bundle)
    found = row(spine, "Blood pressure controlled")
    assert (found.value, found.limits, found.limits_are) == ("about 64%", ("55%", "69%"), "range of its practices")
    assert found.compared == ("about 65%", "")
    said = " ".join(every_text(pack(bundle)))
    assert f"{found.value} in all, Lewisham {found.compared[0]}" in said


def test_each_diagnosis_is_that_of_the_store_for_every_pcn(bundle: Store) -> None:
    for label in PCNS:
        _, spine = table(bundle, label)
        for one in bundle.catalogue.in_section("found"):
            figure = asked(bundle, one.id, area(label).code).one(area(label).code)
            assert figure is not None
            assert f"{figure.value:.1f}%" == row(spine, one.in_plain_words).value, (label, one.id)


def test_diagnoses_have_no_better_or_worse_and_care_has_no_place_without_counts(bundle: Store) -> None:
    for label in PCNS:
        _, spine = table(bundle, label)
        diagnoses, *care = spine.groups
        assert all(one.place and not one.judgement and one.direction == "none" for one in diagnoses.rows)
        for one in (one for group in care for one in group.rows):
            assert one.place == ""
            assert one.direction != "none"
            assert one.judgement == "" or one.value.endswith("%")


def test_england_is_compared_only_where_its_figure_has_the_same_source_and_date(bundle: Store) -> None:
    _, spine = table(bundle)
    diagnoses, *care = spine.groups
    assert all(one.compared[1] for one in diagnoses.rows)
    assert all(one.compared[1] == "" for group in care for one in group.rows)


def test_a_pcn_of_one_practice_has_its_practice_s_value_and_no_range(bundle: Store) -> None:
    _, spine = table(bundle, MODALITY)
    care = [one for group in spine.groups[1:] for one in group.rows]
    assert care
    assert all(not one.limits and not one.value.startswith("about") for one in care)


def test_a_topic_leaves_only_its_own_rows(bundle: Store) -> None:
    _, every = table(bundle)
    for topic in summary_table.topics(bundle.catalogue):
        _, some = table(bundle, choice=Choice(topic=topic))
        assert {one.label for one in some.rows} <= {one.label for one in every.rows}
        assert len(some.groups) == (len(every.groups) if topic == "all" else 1)


def test_turned_round_the_rows_are_pcns_or_practices_with_the_same_figures(bundle: Store) -> None:
    measure = bundle.catalogue.with_role("headline_register").id
    _, every = table(bundle)
    lead, pcns = table(bundle, choice=Choice("pcns", measure=measure))
    assert [one.label for one in pcns.rows if one.chosen] == [NORTH]
    assert {one.label for one in pcns.rows} == set(PCNS)
    assert row(pcns, NORTH).value == row(every, "High blood pressure").value
    assert "9.1% in North Lewisham to 14.3% in Modality Lewisham" in lead.sentence
    _, practices = table(bundle, choice=Choice("practices", measure=measure))
    assert practices.groups[0].label == NORTH
    assert row(practices, "One Care Lewisham (a service)").judgement == ""


def test_rows_of_local_records_are_marked_and_never_judged_while_they_are_example_data(bundle: Store) -> None:
    _, spine = table(bundle, example=True)
    local = [one for one in spine.rows if one.label.endswith(", local")]
    assert local
    assert all(one.nature == "demonstration" and not one.judgement for one in local)
    assert all(one.nature != "demonstration" for one in spine.rows if one not in local)
    assert spine.mark == "Contains example data"
    _, without = table(bundle)
    assert not [one for one in without.rows if one.label.endswith(", local")]
    assert without.mark == ""


def test_every_word_is_in_the_table_for_files(bundle: Store) -> None:
    _, spine = table(bundle, example=True)
    written = in_files(spine)
    assert isinstance(written, Tabled)
    assert written.table == spine_as_table(spine)
    for one, cells in zip(spine.rows, written.table.rows, strict=True):
        assert {one.label, one.value, *one.limits, *one.compared, one.place, one.judgement} <= set(cells)
        assert ("Example data" in cells) == (one.nature == "demonstration")
    assert all(note in written.source for note in spine.notes)


def test_no_slip_and_no_forbidden_word_in_any_table(bundle: Store) -> None:
    judged = {"better", "worse", FUNNEL, *DIRECTIONS.values()}
    for lead, spine in every_table(bundle):
        for text in (lead.sentence, *texts(spine)):
            assert text in judged or not FORBIDDEN.search(text), text
            assert not slips(text), text


def test_better_and_worse_are_said_only_beyond_the_limits_of_the_funnel_plot(bundle: Store) -> None:
    """Methods 18: practices by their values, with registers as approximate denominators."""
    said: Counter[str] = Counter()
    for measure in summary_table.offered(Asked(bundle, with_example=False), "practices"):
        _, spine = table(bundle, choice=Choice("practices", measure=measure))
        said.update(one.judgement for one in spine.rows)
        register = bundle.catalogue.indicators[measure].weight
        if register is None:
            assert {one.judgement for one in spine.rows} == {""}, measure
            continue
        values = asked(bundle, measure, *bundle.catalogue.practices).latest
        found = standing(values, register=asked(bundle, register, *bundle.catalogue.practices))
        assert found is not None
        outside = {bundle.catalogue.areas[f.area_code].label for f in found.at("above_998", "below_998")}
        assert {one.label for one in spine.rows if one.judgement in ("better", "worse")} == outside, measure
    assert said["better"]
    assert said["worse"]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (PlaceAmong(1, 1, 6), "lowest"),
        (PlaceAmong(6, 6, 6), "highest"),
        (PlaceAmong(2, 2, 6), "2nd"),
        (PlaceAmong(1, 3, 6), "1st to 3rd"),
    ],
)
def test_a_place_is_one_or_a_range(place: PlaceAmong, words: str) -> None:
    assert place_words(place) == words
