"""What must hold of the board's pages as lists of sections."""

import re

import pytest

from het_dash import content
from het_dash.catalogue import Status
from het_dash.content.blocks import Composed, Tabled, Tiles, Words
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


def test_there_are_at_most_ten_tiles_and_five_in_a_row(headline: list[Composed]) -> None:
    rows = [row for one in headline for block in one.blocks if isinstance(block, Tiles) for row in block.rows]
    assert 5 <= sum(len(row) for row in rows) <= 10
    assert all(len(row) <= 5 for row in rows)


def test_the_first_section_answers_before_any_heading(headline: list[Composed]) -> None:
    assert headline[0].heading == ""
    assert isinstance(headline[0].blocks[0], Words)
    assert isinstance(headline[0].blocks[1], Tiles)


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
    (table,) = (block for block in section(headline, "teams").blocks if isinstance(block, Tabled))
    assert [row[0] for row in table.table.rows] == [pcn.label for pcn in bundle.catalogue.pcns]
    assert {row[1] for row in table.table.rows} == {"not published"}
    assert [row[2] for row in table.table.rows if row[2] != "not published"] == ["Coco Collective"]


def test_no_partner_is_named_beside_example_results(headline: list[Composed], bundle: Store) -> None:
    (table,) = (block for block in section(headline, "teams").blocks if isinstance(block, Tabled))
    assert [row[0] for row in table.table.rows] == [pcn.label for pcn in bundle.catalogue.pcns]
    assert table.mark == "Example data"
    assert {row[2] for row in table.table.rows} == {"not named beside example data"}


def test_timeline_and_lessons_stand_side_by_side(headline: list[Composed], bundle: Store) -> None:
    story = section(headline, "story")
    assert story.side_by_side
    timeline, lessons = story.blocks
    assert isinstance(timeline, Tabled)
    assert isinstance(lessons, Words)
    assert [row[0] for row in timeline.table.rows][::7] == ["2021 to 2022", "March 2027"]
    assert lessons.sentences == tuple(one.lesson for one in bundle.catalogue.lessons)


def test_the_known_inequality_is_south_east_londons_whatever_pcn_is_chosen(headline: list[Composed]) -> None:
    (chart,) = (one for one in charts(headline) if one.id.startswith("groups-cvdp007hyp"))
    assert chart.title == "Blood pressure treated to threshold for fewer Black than White patients"
    assert "67% of Black and 77% of White patients with hypertension: 10.0 points (9.6 to 10.4)" in chart.sentence


@pytest.mark.parametrize("status", [None, Status.HIDDEN_SMALL])
def test_with_no_figures_each_section_still_stands_and_no_number_is_made_up(
    status: Status | None, bundle: Store
) -> None:
    store = Altered(bundle, lambda _, a: emptied(a) if status is None else with_hidden(a, lambda _: True, status))
    for one in content.headline_impact.HEADLINE:
        composed = store.compose(one, LEWISHAM)
        said = [text for block in composed.blocks for text in texts(block)]
        assert not [(text, slips(text)) for text in said if slips(text)]
        assert one.id == "story" or not [
            text for text in said if re.search(r"\d,\d{3}|\d\.\d|\d%", text.replace("100,000", ""))
        ]


def test_the_one_page_summary_is_a_part_of_the_page() -> None:
    assert set(content.headline_impact.ONE_PAGE) <= set(content.headline_impact.HEADLINE)
    assert content.headline_impact.ONE_PAGE[0] is content.headline_impact.ACHIEVED
