"""The review's opportunities: what is known of each, and never more."""

from het_dash.catalogue import EXAMPLE
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.rules.blachir.opportunities import (
    NO_TEXT,
    everything_entered,
    first_to_read,
    one_opportunity,
    readable,
)
from tests.support.blachir import REVIEW, named, started
from tests.support.blocks import texts


def rows(tabled: Block) -> dict[str, tuple[str, ...]]:
    assert isinstance(tabled, Tabled)
    return {row[0]: row[1:] for row in tabled.table.rows}


def test_there_are_39_and_five_texts_of_the_review_are_known() -> None:
    assert [o.number for o in REVIEW.opportunities] == list(range(1, 40))
    assert [o.number for o in REVIEW.opportunities if o.text] == [1, 2, 3, 4, 5]
    assert {o.status for o in REVIEW.opportunities} == {"Not entered"}
    assert {o.theme for o in REVIEW.opportunities} == {None}


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
    assert listed["2"][1:] == ("Not known yet",)
    more = rows(everything_entered(started(12), {30: [named()]}))
    assert list(more)[6:] == ["12", "30"]
    assert more["12"][1:4] == (REVIEW.themes[6].title, "Started (The council, 2 November 2026)", "Yes, by its theme")
    assert (more["30"][0], more["12"][-1]) == (NO_TEXT, "No activity yet")
