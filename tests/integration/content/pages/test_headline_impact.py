"""What must hold of the board's pages as lists of sections."""

import re

import pytest

from het_dash import content
from het_dash.catalogue import Status
from het_dash.content.blocks import Composed, Lead, Marks, Tabled, Tiles, Timeline, Words
from het_dash.content.recording_store import Asked
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, Altered, charts, emptied, every_text, slips, texts, with_hidden
from tests.support.wording import FORBIDDEN, unspelled

SECTIONS = {section.id: section for section in content.headline_impact.HEADLINE}


@pytest.fixture(scope="module")
def headline(bundle: Store) -> list[Composed]:
    return content.compose_all(content.headline_impact.HEADLINE, LEWISHAM, bundle)


def section(headline: list[Composed], section_id: str) -> Composed:
    return next(one for one in headline if one.id == section_id)


def test_the_first_screen_is_a_sentence_three_tiles_two_charts_and_the_teams(headline: list[Composed]) -> None:
    lead, tiles = headline[0].blocks
    assert headline[0].heading == ""
    assert isinstance(lead, Lead)
    assert isinstance(tiles, Tiles)
    assert len(tiles.tiles) == 3
    assert [chart.kind for chart in charts([headline[1]])] == ["trend", "dots"]
    assert isinstance(headline[2].blocks[0], Marks)


def test_no_word_claims_more_than_an_interval_carries(headline: list[Composed]) -> None:
    assert [text for text in every_text(headline) if FORBIDDEN.search(text)] == []
    assert [text for text in every_text(headline) if re.search(r"because of the programme(?!:)", text)] == []


def test_every_abbreviation_is_spelled_out_where_it_first_stands(headline: list[Composed]) -> None:
    read = "Primary Care Network (PCN)"
    for text in every_text(headline):
        text = text.replace("CASE-STUDY.txt", "")  # noqa: PLW2901
        read = f"{read} {text}"
        assert unspelled(text, read) == [], text


def test_no_slip_and_every_chart_has_words_and_source(headline: list[Composed]) -> None:
    assert [(text, slips(text)) for text in every_text(headline) if slips(text)] == []
    for chart in charts(headline):
        assert chart.sentence in chart.alt
        assert chart.source.startswith("Source: ")


def test_the_six_teams_are_listed_and_nothing_about_them_is_guessed(bundle: Store) -> None:
    headline = content.compose_all(content.headline_impact.HEADLINE, LEWISHAM, Asked(bundle, with_example=False))
    (strip,) = section(headline, "strip").blocks
    assert isinstance(strip, Marks)
    assert [row.label for row in strip.rows] == [pcn.label for pcn in bundle.catalogue.pcns]
    assert {row.value for row in strip.rows} == {""}
    assert [line for row in strip.rows for line in row.lines if "patients" not in line] == ["with Coco Collective"]
    assert {mark.kind for row in strip.rows for mark in row.marks} == {"none"}
    assert [type(block) for block in section(headline, "so-far").blocks] == [Words], "no table of empty cells"


def test_no_partner_is_named_with_example_results(headline: list[Composed], bundle: Store) -> None:
    (table,) = (block for block in section(headline, "so-far").blocks if isinstance(block, Tabled))
    assert [row[0] for row in table.table.rows] == [pcn.label for pcn in bundle.catalogue.pcns]
    assert table.mark == "Example data"
    partners = {team.partner for team in bundle.catalogue.teams if team.partner}
    assert not [text for text in every_text(headline) if any(partner in text for partner in partners)]
    (strip,) = section(headline, "strip").blocks
    assert isinstance(strip, Marks)
    assert not [line for row in strip.rows for line in row.lines if line.startswith("with ")]


def test_the_timeline_is_to_scale_and_each_lesson_has_what_changed(headline: list[Composed], bundle: Store) -> None:
    (timeline,) = section(headline, "story").blocks
    assert isinstance(timeline, Timeline)
    assert [one.when for one in timeline.events][::7] == ["2021 to 2022", "March 2027"]
    assert [one.on.year for one in timeline.events] == [2021, 2022, 2022, 2022, 2023, 2023, 2025, 2027]
    (lessons,) = section(headline, "learned").blocks
    assert isinstance(lessons, Marks)
    assert [row.label for row in lessons.rows] == [one.lesson for one in bundle.catalogue.lessons]


@pytest.mark.parametrize("status", [None, Status.HIDDEN_SMALL])
def test_with_no_figures_each_section_still_stands_and_no_number_is_made_up(
    status: Status | None, bundle: Store
) -> None:
    store = Altered(bundle, lambda _, a: emptied(a) if status is None else with_hidden(a, lambda _: True, status))
    for one in content.headline_impact.HEADLINE:
        composed = store.compose(one, LEWISHAM)
        said = [text for block in composed.blocks for text in texts(block)]
        assert not [(text, slips(text)) for text in said if slips(text)]
        assert one.id in ("story", "learned", "strip") or not [
            text for text in said if re.search(r"\d,\d{3}|\d\.\d|\d%", text.replace("100,000", ""))
        ]


def test_the_one_page_summary_is_a_part_of_the_page() -> None:
    assert set(content.headline_impact.ONE_PAGE) <= set(content.headline_impact.HEADLINE)
    assert content.headline_impact.ONE_PAGE[0] is content.headline_impact.ACHIEVED
