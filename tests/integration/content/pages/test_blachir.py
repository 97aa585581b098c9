"""The page's first screen, and what a pack prints of the review."""

import re
from datetime import date

import pytest

from het_dash.catalogue import Review
from het_dash.content.blocks import Lead, Squares
from het_dash.content.pages.blachir import about, first_screen, in_short, that_bear_on_us
from het_dash.content.rules.blachir.opportunities import one_opportunity
from het_dash.content.rules.blachir.themes import by_theme
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Linked
from het_dash.store import Store
from tests.support.blachir import REVIEW, started
from tests.support.blocks import texts, view_of


def test_the_first_screen_has_the_whole_systems_position_as_squares_and_says_whose_it_is() -> None:
    lead, squares = first_screen(REVIEW)
    assert isinstance(lead, Lead)
    assert isinstance(squares, Squares)
    assert "2 of 39 opportunities were fully progressed, 13 had started" in lead.sentence
    assert [(row.value, len(row.marks), row.marks[0].letter) for row in squares.rows] == [
        ("2", 2, "F"), ("13", 13, "S"), ("24", 24, "N"),
    ]  # fmt: skip
    assert "2022 to 2024" in squares.note
    assert "not a result of the teams" in squares.note
    assert squares.source.endswith("mgAi.aspx?ID=34590")


def test_activities_of_example_data_are_marked_in_the_list_and_in_the_sentence(bundle: Store) -> None:
    example = Linked(12, "pcn:sevenfields", date(2026, 5, 4), "health_fair", "", "demo_returns", "demonstration")
    sent = Linked(7, "pcn:sevenfields", date(2026, 5, 4), "health_fair", "", "returns", "programme")
    both = Listing((example, sent))
    said, table = in_short(both, view_of(bundle)), that_bear_on_us(both, view_of(bundle))
    assert said.sentences[1:] == (
        "Activities of Health Equity Teams name opportunity 7.",
        "Example data. Activities of Health Equity Teams name opportunity 12.",
    )
    assert "Sevenfields, May 2026 (example data)" in " ".join(" ".join(row) for row in table.table.rows)
    assert {said.mark, table.mark} == {"Contains example data"}
    real = Listing((sent,))
    assert {in_short(real, view_of(bundle)).mark, that_bear_on_us(real, view_of(bundle)).mark} == {""}


@pytest.mark.parametrize("review", [REVIEW, started(12)], ids=["now", "entered"])
def test_no_block_has_an_empty_word(review: Review) -> None:
    blocks = (*first_screen(review), by_theme(review), *one_opportunity(12, review), *about(review))
    assert not [text for block in blocks for text in texts(block) if re.search(r"\bNone\b", text)]
