"""Returns received, in words: what is in, what is late, and what nobody has sent."""

from datetime import date
from typing import Any, cast

import pytest

from het_dash.catalogue import load
from het_dash.catalogue.quarter import Quarter
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.pages import returns_received
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


def shown(*rows: Receipt, built_on: date = TODAY) -> list[Block]:
    return returns_received.received(area("North Lewisham"), cast(Store, Held(*rows, built_on=built_on)))


def said(*rows: Receipt, **more: Any) -> str:
    return " ".join(text for block in shown(*rows, **more) for text in texts(block))


def grid(*rows: Receipt, **more: Any) -> dict[str, tuple[str, ...]]:
    (found,) = (b for b in shown(*rows, **more) if isinstance(b, Tabled) and b.title.startswith("This cycle"))
    return {row[0].split()[0]: row[1:] for row in found.table.rows}


def test_with_nothing_sent_it_says_who_can_send_it() -> None:
    words = said()
    assert "No team has sent a return for July to September 2026 yet." in words
    assert "North Lewisham PCN has sent no return yet. Take the form on the page Send a return." in words
    assert not [block for block in shown() if isinstance(block, Tabled)], "nothing is missing before the first return"


def test_the_framework_s_standing_comes_first() -> None:
    first = shown()[0]
    assert isinstance(first, Words)
    assert first.sentences[0].startswith(load().framework.draft)


def test_returns_are_counted_and_those_on_time_among_them() -> None:
    rows = [receipt(), receipt("pcn:sevenfields", late=True), receipt("pcn:aplos-health", quarter="2026-27Q1")]
    assert "2 of 6 returns for July to September 2026 are in, 1 of them on time." in said(*rows)
    assert grid(*rows)["2026-27Q2"][:2] == ("20 October 2026", "not sent")
    assert "late, 20 October 2026" in grid(*rows)["2026-27Q2"]


def test_a_return_is_late_if_its_first_version_was() -> None:
    first = receipt(standing="superseded", ended_on=date(2026, 11, 9))
    second = receipt(accepted_on=date(2026, 11, 9), late=True, version="2")
    assert "1 of 6 returns for July to September 2026 are in, 1 of them on time." in said(first, second)
    assert grid(first, second)["2026-27Q2"][0] == "20 October 2026; version 2, 9 November 2026"


def test_example_returns_are_never_counted_and_are_marked_team_by_team() -> None:
    rows = [receipt(nature="demonstration"), receipt("pcn:sevenfields")]
    assert "1 of 6 returns for July to September 2026 are in, 1 of them on time." in said(*rows)
    (table,) = (b for b in shown(*rows) if isinstance(b, Tabled) and b.title.startswith("This cycle"))
    assert table.mark == "Contains example data"
    assert [name for name in table.table.columns if "example" in name] == ["North Lewisham (example data)"]
    assert grid(*rows)["2026-27Q2"][0] == "20 October 2026"


def test_nothing_is_missing_before_the_first_quarter_that_any_team_sent_a_return_for() -> None:
    found = grid(receipt())
    assert set(found["2026-27Q1"]) == {"before the first return"}
    assert found["2026-27Q2"] == ("20 October 2026", *["not sent"] * 5)


def test_a_withdrawn_return_is_not_called_missing() -> None:
    assert grid(receipt(standing="withdrawn"))["2026-27Q2"] == ("withdrawn", *["not sent"] * 5)


def test_a_quarter_is_not_missing_before_it_is_due() -> None:
    early = receipt(quarter="2026-27Q1")
    assert set(grid(early, built_on=date(2026, 10, 31))["2026-27Q2"]) == {"not due yet"}
    assert set(grid(early, built_on=date(2026, 11, 1))["2026-27Q2"]) == {"not sent"}
    assert "2026-27Q2" not in grid(early, built_on=date(2026, 9, 30))


def test_the_history_shows_what_became_of_each_version() -> None:
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
    assert "In 1 returns, what was heard waits" in said(receipt(waiting=True)).replace("In 1 return,", "In 1 returns,")


@pytest.mark.parametrize("rows", [(), (receipt(standing="withdrawn"),), (receipt(standing="superseded"),)])
def test_only_a_version_that_counts_is_a_return_that_is_in(rows: tuple[Receipt, ...]) -> None:
    assert returns_received.latest_of(Listing(rows)) == {}


def test_quarters_that_have_ended_come_newest_first() -> None:
    assert [str(q) for q in returns_received.due(load(), TODAY)][:2] == ["2026-27Q2", "2026-27Q1"]
    assert returns_received.due(load(), date(2030, 1, 1))[0] == Quarter.parse("2026-27Q4")
