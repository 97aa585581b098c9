"""The teams side by side: one mark a quarter, nobody called missing before any team has reported."""

from dataclasses import replace
from datetime import date
from typing import Any

from het_dash.content.blocks import Marks
from het_dash.content.rules.team_strip import strip
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Receipt
from het_dash.store import Store
from tests.support.blocks import asked, view_of
from tests.support.programme_returns import FIRST, NORTH, PCN_CODES, declared, in_quarters, receipt

BUILT = date(2026, 11, 26)  # six quarters of the cycle were due before it


def drawn(store: Store, *receipts: Receipt, **more: Any) -> Marks:
    people = in_quarters("residents_reached", {one.pcn: {one.quarter: 100.0} for one in receipts}, **more)
    return strip(
        people=people,
        patients=asked(store, "registered_patients", *PCN_CODES),
        teams=Listing((declared(),)),
        receipts=Listing(receipts),
        view=replace(view_of(store), built_on=BUILT),
    )


def kinds(marks: Marks, team: int = 0) -> list[str]:
    return [mark.kind for mark in marks.rows[team].marks]


def test_before_any_return_nothing_is_missing_and_the_next_due_date_is_said(bundle: Store) -> None:
    marks = drawn(bundle)
    assert kinds(marks) == ["none"] * 8
    assert marks.subtitle == "No team has sent a return yet. The next is due by 31 January 2027."
    assert marks.key == ()
    assert marks.rows[0].lines[0] == "89,273 patients"


def test_a_quarter_is_missing_only_from_the_first_that_any_team_has_reported(bundle: Store) -> None:
    marks = drawn(bundle, receipt(FIRST.plus(4), PCN_CODES[1]))
    assert kinds(marks) == ["none"] * 4 + ["missing"] * 2 + ["none"] * 2
    assert kinds(marks, 1) == ["none"] * 4 + ["done", "missing"] + ["none"] * 2
    assert marks.rows[1].value == "100 people"
    assert "no return yet" in marks.rows[0].lines
    assert marks.subtitle.startswith("1 of 6 teams have sent a return.")


def test_late_and_corrected_are_told_from_the_first_version(bundle: Store) -> None:
    late = receipt(FIRST, late=True)
    old = receipt(FIRST.plus(1), standing="superseded", accepted_on=FIRST.plus(1).end)
    new = receipt(FIRST.plus(1), version="2", accepted_on=FIRST.plus(2).end)
    marks = drawn(bundle, late, old, new)
    assert kinds(marks)[:2] == ["late", "corrected"]
    assert marks.rows[0].marks[1].words.endswith("on time, corrected")


def test_example_data_is_marked_team_by_team_and_names_no_partner(bundle: Store) -> None:
    marks = drawn(bundle, receipt(FIRST, PCN_CODES[3], nature="demonstration"), receipt(FIRST, NORTH))
    assert (marks.mark, marks.partly) == ("Contains example data", True)
    assert [row.nature for row in marks.rows].count("demonstration") == 1
    assert not [line for line in marks.rows[3].lines if line.startswith("with ")]
    assert "Example data for 1 of 6." in marks.subtitle
