"""Squares of the review's opportunities: of the whole system and theme by theme."""

from het_dash.content.blocks import Tabled, in_files
from het_dash.content.rules.blachir.themes import by_theme, whole_system
from tests.support.blachir import REVIEW, changed, named, started


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
    whole = in_files(whole_system(REVIEW))
    assert isinstance(whole, Tabled)
    assert [(row[0], row[2]) for row in whole.table.rows] == [
        ("Fully progressed", "2"), ("Started", "13"), ("No action mapped", "24"),
    ]  # fmt: skip
