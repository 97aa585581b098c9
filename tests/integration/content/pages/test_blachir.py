"""The review's opportunities: what is known of each, and never more."""

import re
from datetime import date
from typing import Any

import pytest

from het_dash.catalogue import EXAMPLE, Nature, Opportunity, Review, load
from het_dash.content.blocks import Block, Lead, Squares, Tabled, Words, in_files
from het_dash.content.pages import blachir
from het_dash.content.pages.blachir import (
    NO_ACTIVITY,
    NO_TEXT,
    Named,
    about,
    by_theme,
    everything_entered,
    first_screen,
    first_to_read,
    in_short,
    missing,
    one_opportunity,
    readable,
    summary,
    that_bear_on_us,
)
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Linked
from het_dash.store import Store
from tests.support.blocks import texts, view_of

REVIEW = load().blachir


def named(nature: Nature = "programme", when: str = "May 2026") -> Named:
    return Named("Health fair", "Sevenfields", when, nature)


def rows(tabled: Block) -> dict[str, tuple[str, ...]]:
    assert isinstance(tabled, Tabled)
    return {row[0]: row[1:] for row in tabled.table.rows}


def changed(*numbers: int, **fields: Any) -> Review:
    """The review as it is once somebody has entered more of some opportunities."""
    entered = tuple(
        Opportunity.model_validate({**dict(o), **fields}) if o.number in numbers else o for o in REVIEW.opportunities
    )
    return REVIEW.model_copy(update={"opportunities": entered})


def started(*numbers: int) -> Review:
    return changed(
        *numbers, theme=7, text="A text", status="Started", status_on="2026-11-02", status_source="The council"
    )


def test_there_are_39_and_five_texts_of_the_review_are_known() -> None:
    assert [o.number for o in REVIEW.opportunities] == list(range(1, 40))
    assert [o.number for o in REVIEW.opportunities if o.text] == [1, 2, 3, 4, 5]
    assert {o.status for o in REVIEW.opportunities} == {"Not entered"}
    assert {o.theme for o in REVIEW.opportunities} == {None}


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


def test_without_a_theme_of_any_opportunity_the_themes_have_no_squares_and_no_empty_row_is_added() -> None:
    found = by_theme(REVIEW, {3: [named()]})
    assert len(found.rows) == 8
    assert not [row for row in found.rows if row.marks or row.value]
    assert found.key == ()
    assert found.subtitle == ""


def test_an_opportunity_with_theme_and_status_is_a_square_of_its_theme_with_its_activities() -> None:
    found = by_theme(started(12, 13), {12: [named(), named(when="June 2026")]})
    (row,) = (row for row in found.rows if row.marks)
    assert [(one.kind, one.letter, one.words) for one in row.marks] == [
        ("partly", "12S", "Opportunity 12: started"), ("partly", "13S", "Opportunity 13: started"),
    ]  # fmt: skip
    assert row.value == "2 activities"
    assert [mark.words for mark in found.key] == ["Started"]
    assert found.subtitle == (
        "Status entered for 2 of 39, up to 2 November 2026: 0 fully progressed, 2 started, 0 no action mapped."
    )


def test_a_status_without_a_theme_has_a_row_of_its_own() -> None:
    review = changed(9, status="No action mapped", status_on="2026-11-02", status_source="The council")
    last = by_theme(review).rows[-1]
    assert (last.label, [one.letter for one in last.marks]) == ("Theme not entered yet", ["9N"])


def test_squares_are_a_table_in_files() -> None:
    table = in_files(by_theme(started(12)))
    assert isinstance(table, Tabled)
    assert len(table.table.rows) == 8
    assert "Opportunity 12: started" in table.table.rows[6]
    whole = in_files(first_screen(REVIEW)[1])
    assert isinstance(whole, Tabled)
    assert [(row[0], row[2]) for row in whole.table.rows] == [
        ("Fully progressed", "2"), ("Started", "13"), ("No action mapped", "24"),
    ]  # fmt: skip


def test_a_reader_chooses_among_those_of_which_something_is_known() -> None:
    assert list(readable(REVIEW)) == ["1", "2", "3", "4", "5", "6"]
    assert list(readable(REVIEW, {30: [named()]}))[-1] == "30"
    assert first_to_read(REVIEW) == "1"
    assert first_to_read(REVIEW, {3: [named()]}) == "3"


def test_one_opportunity_has_its_text_who_was_asked_its_status_and_its_activities() -> None:
    said, table = one_opportunity(12, started(12), {12: [named(), named(when="April 2026"), named(EXAMPLE)]})
    assert isinstance(said, Words)
    assert said.sentences == (
        "A text", f"Theme: {REVIEW.themes[6].title}.", "Status: Started (The council, 2 November 2026).",
    )  # fmt: skip
    assert isinstance(table, Tabled)
    assert table.table.rows == (
        ("Health fair", "Sevenfields", "May 2026 and 1 earlier"),
        ("Health fair (example data)", "Sevenfields", "May 2026"),
    )
    assert table.mark == "Contains example data"
    asked, none = one_opportunity(1, REVIEW)
    assert "The review asks councils and Health and Wellbeing Board partners." in texts(asked)
    assert "No activity names this opportunity yet." in texts(none)
    cut, _ = one_opportunity(6, REVIEW)
    assert "“Co-design an …” We have not seen the rest." in texts(cut)


def test_the_list_has_no_row_of_an_opportunity_of_which_only_the_number_is_known() -> None:
    listed = rows(everything_entered(REVIEW))
    assert list(listed) == ["1", "2", "3", "4", "5", "6"]
    assert listed["1"][1].startswith("Yes. How ethnic group is recorded")
    assert listed["2"][1:] == ("Not known until its theme is entered",)
    more = rows(everything_entered(started(12), {30: [named()]}))
    assert list(more)[6:] == ["12", "30"]
    assert more["12"][1:4] == (REVIEW.themes[6].title, "Started (The council, 2 November 2026)", "Yes, by its theme")
    assert (more["30"][0], more["12"][-1]) == (NO_TEXT, "No activity yet")


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


def test_it_never_says_that_no_activity_names_an_opportunity_above_some_that_do(bundle: Store) -> None:
    activities = blachir.activities(bundle)
    said = summary(REVIEW, activities).sentences
    assert list(activities) == [3]
    assert NO_ACTIVITY not in said
    assert "Example data. Activities of Health Equity Teams name opportunity 3." in said
    assert NO_ACTIVITY in summary(REVIEW).sentences


def test_once_everything_is_entered_nothing_is_said_to_be_missing() -> None:
    (said,) = (text for block in missing(REVIEW) for text in block.sentences)
    assert said == (
        "34 texts are not entered yet. Themes and statuses of some opportunities are missing too. Lewisham Council's "
        "public health team can supply them; the texts are in Appendix 1 of the review, pages 104 to 110."
    )
    assert list(missing(started(*range(1, 40)))) == []


@pytest.mark.parametrize("review", [REVIEW, started(12)], ids=["now", "entered"])
def test_no_block_has_an_empty_word(review: Review) -> None:
    blocks = (*first_screen(review), by_theme(review), *one_opportunity(12, review), *about(review))
    assert not [text for block in blocks for text in texts(block) if re.search(r"\bNone\b", text)]
