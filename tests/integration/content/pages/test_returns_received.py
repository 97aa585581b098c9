"""Returns received, in words: what is in, what is late, and what nobody has sent."""

from datetime import date
from typing import Any, cast

import pytest

from het_dash.catalogue import load
from het_dash.catalogue.quarter import Quarter
from het_dash.content.blocks import Block, Marks, Tabled, Words
from het_dash.content.pages import returns_received, send_a_return
from het_dash.content.rules.quarter_grid import latest_of
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Receipt
from het_dash.store import Store
from het_dash.store.questions import Listed
from tests.support.blocks import area, texts

NORTH = "pcn:north-lewisham"
TODAY = date(2026, 11, 26)


class Held:
    """A store that holds some receipts and nothing else."""

    def __init__(self, *rows: Receipt, built_on: date = TODAY) -> None:
        self.rows, self.built_on, self.catalogue = rows, built_on, load()

    def listing(self, listed: Listed) -> Listing[Receipt]:
        return Listing(tuple(one for one in self.rows if one.pcn in listed.pcns))


def receipt(pcn: str = NORTH, quarter: str = "2026-27Q2", **more: Any) -> Receipt:
    of = Quarter.parse(quarter)
    written: dict[str, Any] = {
        "pcn": pcn, "cycle": "cycle_2", "period_start": of.start, "period_end": of.end, "standing": "accepted",
        "accepted_on": date(2026, 10, 20), "due_on": of.due, "late": False, "source_id": "returns",
        "nature": "programme", "sha256": "f" * 64,
    }  # fmt: skip
    return Receipt(**{**written, **more})


def held(*rows: Receipt, built_on: date = TODAY) -> Store:
    return cast(Store, Held(*rows, built_on=built_on))


def shown(*rows: Receipt, **more: Any) -> list[Block]:
    return returns_received.received(area("North Lewisham"), held(*rows, **more))


def said(*rows: Receipt, **more: Any) -> str:
    return " ".join(text for block in shown(*rows, **more) for text in texts(block))


def first_line(*rows: Receipt, **more: Any) -> str:
    return returns_received.lead(held(*rows, **more)).sentence


def grid(*rows: Receipt, **more: Any) -> Marks:
    (found,) = (block for block in shown(*rows, **more) if isinstance(block, Marks))
    return found


def column(quarter: str, *rows: Receipt, **more: Any) -> tuple[str, ...]:
    """Words of each team's mark for a quarter named as in the grid, and of the last row, which counts them."""
    found = grid(*rows, **more)
    return tuple(row.marks[found.columns.index(quarter)].words for row in found.rows)


def test_with_nothing_sent_it_says_when_the_next_return_is_due_and_who_sends_it() -> None:
    words = said()
    assert first_line() == (
        "No team has sent a return yet. The return for October to December 2026 is due by 31 January 2027."
    )
    assert "Each team's Fellow and community partner send the return together" in words
    assert "North Lewisham PCN has not sent a return yet. Download the form on the page Send a return." in words
    assert "missing" not in {mark.kind for row in grid().rows for mark in row.marks}


def test_the_framework_s_standing_comes_last() -> None:
    last = shown()[-1]
    assert isinstance(last, Words)
    assert last.sentences[0].startswith(load().framework.draft)


def test_teams_that_sent_the_newest_quarter_are_counted_and_missing_returns_are_named() -> None:
    rows = [receipt(), receipt("pcn:sevenfields", late=True, accepted_on=date(2026, 11, 9))]
    assert first_line(*rows) == (
        "2 of 6 teams have sent their return for July to September 2026. 4 returns are missing."
    )
    *teams, total = column("Jul to Sep 2026", *rows)
    assert teams[:2] == ["on time, 20 October 2026", "missing"]
    assert "9 days late, 9 November 2026" in teams
    assert total == "2 of 6"


def test_one_missing_return_is_named_and_none_is_said() -> None:
    every = [receipt(pcn.code) for pcn in load().pcns]
    assert first_line(*every) == "All 6 teams have sent their return for July to September 2026. No return is missing."
    assert first_line(*every[:-1]).endswith("1 return is missing: Modality Lewisham, July to September 2026.")


def test_a_return_is_late_if_its_first_version_was() -> None:
    first = receipt(standing="superseded", ended_on=date(2026, 11, 9))
    second = receipt(accepted_on=date(2026, 11, 9), late=True, version="2")
    assert column("Jul to Sep 2026", first, second)[0] == (
        "on time, 20 October 2026, corrected on 9 November 2026, version 2"
    )
    late = receipt(standing="superseded", late=True, accepted_on=date(2026, 11, 1), ended_on=date(2026, 11, 9))
    words = column("Jul to Sep 2026", late, receipt(accepted_on=date(2026, 11, 9), late=True, version="2"))[0]
    assert words == "1 day late, 1 November 2026, corrected on 9 November 2026, version 2"


def test_example_returns_are_never_counted_with_real_ones_and_are_marked_team_by_team() -> None:
    rows = [receipt(nature="demonstration"), receipt("pcn:sevenfields")]
    assert first_line(*rows).startswith("1 of 6 teams has sent its return for July to September 2026.")
    found = grid(*rows)
    assert found.mark == "Contains example data"
    assert [row.label for row in found.rows if "(example" in row.label] == ["North Lewisham (example data)"]
    assert found.rows[-1].label == "Teams that sent a return, without example data"
    *teams, total = column("Jul to Sep 2026", *rows)
    assert (teams[0], total) == ("on time, 20 October 2026", "1 of 6")


def test_where_all_is_example_data_the_sentence_and_the_grid_are() -> None:
    rows = [receipt(pcn.code, nature="demonstration") for pcn in load().pcns]
    assert returns_received.lead(held(*rows)).mark == "Example data"
    assert not [row.label for row in grid(*rows).rows if "example" in row.label]


def test_nothing_is_missing_before_the_first_quarter_that_any_team_sent_a_return_for() -> None:
    assert column("Apr to Jun 2026", receipt())[:-1] == ("before the first return",) * 6
    assert column("Jul to Sep 2026", receipt())[1:-1] == ("missing",) * 5


def test_a_withdrawn_return_is_not_called_missing() -> None:
    assert column("Jul to Sep 2026", receipt(standing="withdrawn"))[:2] == ("withdrawn", "missing")
    assert first_line(receipt(standing="withdrawn")).startswith("Every return so far has been withdrawn.")


def test_a_quarter_is_not_missing_before_it_is_due() -> None:
    early = receipt(quarter="2026-27Q1")
    due_by = date(2026, 10, 31)
    assert set(column("Jul to Sep 2026", early, built_on=due_by)[:-1]) == {"due by 31 October 2026"}
    assert first_line(early, built_on=due_by).endswith("for July to September 2026, due by 31 October 2026.")
    assert set(column("Jul to Sep 2026", early, built_on=date(2026, 11, 1))[:-1]) == {"missing"}
    assert grid(early, built_on=due_by).shaded == "Jul to Sep 2026"
    assert set(column("Oct to Dec 2026", early, built_on=due_by)[:-1]) == {"not due"}


def test_the_history_shows_the_status_of_each_version() -> None:
    (history,) = (
        block
        for block in shown(
            receipt(version="2", standing="superseded", ended_on=date(2026, 10, 25)),
            receipt(version="3", standing="withdrawn", reason="Counted twice.", ended_on=date(2026, 11, 2)),
        )
        if isinstance(block, Tabled) and block.title.startswith("Every version")
    )
    assert [row[1:3] for row in history.table.rows] == [
        ("3", "Withdrawn on 2 November 2026"),
        ("2", "Replaced by a later version on 25 October 2026"),
    ]
    assert history.table.rows[0][5] == "Counted twice."
    assert history.source == "No version is ever removed from this list."


def test_what_waits_for_the_programme_is_said() -> None:
    words = said(receipt(waiting=True))
    assert "1 return reports what people told the team. The programme team has not reviewed it yet." in words


@pytest.mark.parametrize("rows", [(), (receipt(standing="withdrawn"),), (receipt(standing="superseded"),)])
def test_only_a_version_that_counts_is_a_return_that_is_in(rows: tuple[Receipt, ...]) -> None:
    assert latest_of(Listing(rows)) == {}


def test_quarters_that_have_ended_come_newest_first() -> None:
    assert [str(q) for q in returns_received.due(load(), TODAY)][:2] == ["2026-27Q2", "2026-27Q1"]
    assert returns_received.due(load(), date(2030, 1, 1))[0] == Quarter.parse("2026-27Q4")


def test_the_form_offered_first_is_the_oldest_overdue_one_or_the_next_that_is_due() -> None:
    north = area("North Lewisham")
    for rows, quarter, words in (
        ((), "2026-27Q3", "is due by 31 January 2027, in 66 days."),
        ((receipt("pcn:sevenfields"),), "2026-27Q2", "was due by 31 October 2026."),
        ((receipt("pcn:sevenfields", nature="demonstration"),), "2026-27Q3", "is due by 31 January 2027"),
        ((receipt(),), "2026-27Q3", "is due by 31 January 2027"),
    ):
        assert str(send_a_return.next_to_send(north, held(*rows), TODAY)) == quarter
        assert words in send_a_return.lead(north, held(*rows), TODAY).sentence
    assert "today" in send_a_return.lead(north, held(), date(2027, 1, 31)).sentence
    assert str(send_a_return.next_to_send(north, held(), date(2030, 1, 1))) == "2026-27Q4"
