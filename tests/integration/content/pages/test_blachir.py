"""The review's opportunities: what is known of each, and never more."""

import re
from dataclasses import replace
from datetime import date

import pytest

from het_dash.catalogue import Opportunity, Review, load
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.pages import blachir
from het_dash.content.pages.blachir import (
    ABOUT_CVD,
    ALL,
    NO_TEXT,
    NO_THEME,
    Choice,
    in_short,
    opportunities,
    summary,
    that_bear_on_us,
    themes,
)
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Linked
from het_dash.store import Store
from tests.support.blocks import texts, view_of

REVIEW = load().blachir


def drawn(choice: Choice = Choice(), review: Review = REVIEW, **named: list[str]) -> tuple[Block, ...]:  # noqa: B008
    return opportunities(choice, review, {int(n[1:]): [(one, "programme") for one in of] for n, of in named.items()})


def listed(*blocks: Block) -> dict[str, tuple[str, ...]]:
    """The list's rows by their first cell."""
    assert isinstance(blocks[0], Tabled)
    return {row[0]: row[1:] for row in blocks[0].table.rows}


def changed(number: int, **fields: object) -> Review:
    """The review as it is once somebody has entered more of an opportunity."""
    entered = tuple(
        Opportunity.model_validate({**dict(o), **fields}) if o.number == number else o for o in REVIEW.opportunities
    )
    return REVIEW.model_copy(update={"opportunities": entered})


def test_there_are_39_and_five_texts_of_the_review_are_known() -> None:
    assert [o.number for o in REVIEW.opportunities] == list(range(1, 40))
    assert [o.number for o in REVIEW.opportunities if o.text] == [1, 2, 3, 4, 5]
    assert {o.status for o in REVIEW.opportunities} == {"Not entered"}
    assert {o.theme for o in REVIEW.opportunities} == {None}


def test_what_is_known_of_none_but_the_number_stands_in_one_row() -> None:
    rows = listed(*drawn())
    assert list(rows) == ["1", "2", "3", "4", "5", "6", "7 to 39"]
    assert rows["7 to 39"][0] == NO_TEXT
    assert rows["6"][0] == f"“Co-design an …” The rest was not seen. {NO_TEXT} Asked of: integrated care systems."
    assert rows["1"][0].endswith(
        "experience of data collection. Asked of: councils and Health and Wellbeing Board partners."
    )
    assert rows["1"][3].startswith("Yes. How ethnic group is recorded")
    assert rows["2"][3] == "Not known until its theme is entered"


def test_an_opportunity_that_is_entered_leaves_the_row_of_the_others() -> None:
    review = changed(12, text="A text", theme=7, status="Started", status_on="2026-11-02", status_source="The council")
    rows = listed(*drawn(review=review, n12=["Health fair, Sevenfields"]))
    assert list(rows)[6:] == ["7 to 11", "12", "13 to 39"]
    assert rows["1"][-1] == "Not named yet"
    assert rows["12"] == (
        "A text", REVIEW.themes[6].title, "Started (The council, 2 November 2026)", "Yes, by its theme",
        "Health fair, Sevenfields",
    )  # fmt: skip
    (first, second) = summary(review, {12: [("Health fair", "programme")]}).sentences
    assert "fully progressed: 0; started: 1; no action mapped: 0; the rest not entered." in first
    assert second == "Activities of Health Equity Teams bear on opportunity 12."


def test_activities_of_example_data_are_marked_in_the_list_and_in_the_sentence(bundle: Store) -> None:
    example = Linked(12, "pcn:sevenfields", date(2026, 5, 4), "health_fair", "", "demo_returns", "demonstration")
    sent = replace(example, opportunity=7, source_id="returns", nature="programme")
    both = Listing((example, sent))
    said, table = in_short(both, view_of(bundle)), that_bear_on_us(both, view_of(bundle))
    assert said.sentences[1:] == (
        "Activities of Health Equity Teams bear on opportunity 7.",
        "Example data. Activities of Health Equity Teams bear on opportunity 12.",
    )
    listed_there = " ".join(" ".join(row) for row in table.table.rows)
    assert "Sevenfields, May 2026 (example data)" in listed_there
    assert {said.mark, table.mark} == {"Contains example data"}
    real = Listing((sent,))
    assert {in_short(real, view_of(bundle)).mark, that_bear_on_us(real, view_of(bundle)).mark} == {""}


def test_it_never_says_that_no_activity_names_an_opportunity_above_some_that_do(bundle: Store) -> None:
    activities = blachir.activities(bundle)
    said = " ".join(summary(REVIEW, activities).sentences)
    assert activities
    assert "No activity" not in said
    assert list(activities) == [3]
    assert "Example data. Activities of Health Equity Teams bear on opportunity 3." in said


def test_two_that_are_alike_but_not_neighbours_do_not_share_a_row() -> None:
    rows = listed(*drawn(review=changed(8, theme=7)))
    assert list(rows)[6:] == ["7", "8", "9 to 39"]


@pytest.mark.parametrize("theme", themes(REVIEW))
@pytest.mark.parametrize("about", [ALL, ABOUT_CVD])
def test_every_choice_lists_something_or_says_why_not(theme: str, about: str) -> None:
    first, *rest = drawn(Choice(theme, about))
    said = " ".join(text for block in (first, *rest) for text in texts(block))
    assert isinstance(first, Tabled) or "The theme of 39 of 39 is not entered; some of those belong here." in said
    assert not re.search(r"\bNone\b", said)


def test_the_filters_hold_what_they_say() -> None:
    assert list(listed(*drawn(Choice(about=ABOUT_CVD)))) == ["1"]
    assert len(listed(*drawn(Choice(NO_THEME)))) == 7
    review = changed(12, theme=6)
    assert list(listed(*drawn(Choice("Healthier behaviours", ABOUT_CVD), review))) == ["12"]
    assert "12" not in listed(*drawn(Choice(NO_THEME), review))


def test_the_whole_systems_position_is_context_and_says_that_it_is_not_the_teams() -> None:
    said = next(b for b in drawn() if isinstance(b, Words) and b.heading.startswith("Context"))
    assert "2 were fully progressed, 13 had started and 24 had no action mapped" in said.sentences[0]
    assert "not what the Health Equity Teams achieved" in said.sentences[1]
    assert "2022 to 2024" in said.sentences[0]
    assert said.source.endswith("mgAi.aspx?ID=34590")


def test_once_every_text_is_entered_nothing_is_said_to_be_missing() -> None:
    whole = REVIEW.model_copy(
        update={"opportunities": tuple(o.model_copy(update={"text": "A text"}) for o in REVIEW.opportunities)}
    )
    assert not [text for block in drawn(review=whole) for text in texts(block) if "missing" in text]
