"""Returns that came in on time, late or not at all."""

from datetime import date

from het_dash.content.rules.returns_status import NOT_YET, received
from het_dash.store import Store
from tests.support.blocks import view_of
from tests.support.programme_returns import FIRST, NORTH, PCN_CODES, receipt, receipts

NEXT = FIRST.plus(1)


def test_nothing_received_is_nothing_due_yet(bundle: Store) -> None:
    found = received(receipts(), view_of(bundle))
    assert (found.due, found.on_time, found.late, found.missing, found.sent) == (0, 0, 0, 0, 0)
    assert found.of(NORTH) == NOT_YET


def test_every_team_owes_a_return_for_every_quarter_up_to_the_last_that_came(bundle: Store) -> None:
    found = received(receipts(receipt(), receipt(NEXT), receipt(FIRST, PCN_CODES[1], late=True)), view_of(bundle))
    assert (found.due, found.on_time, found.late, found.missing, found.sent) == (12, 2, 1, 9, 2)
    assert [found.of(pcn) for pcn in PCN_CODES[:3]] == ["2 of 2 quarters", "1 of 2 quarters", NOT_YET]
    assert found.table(view_of(bundle)).rows[0][1:4] == ("on time", "late", "not received")


def test_a_late_correction_of_a_return_that_came_in_time_leaves_it_on_time(bundle: Store) -> None:
    first = receipt(standing="superseded", accepted_on=date(2025, 7, 20))
    second = receipt(late=True, accepted_on=date(2025, 9, 1))
    found = received(receipts(second, first), view_of(bundle))
    assert (found.on_time, found.late) == (1, 0)


def test_a_withdrawn_return_was_not_received(bundle: Store) -> None:
    found = received(receipts(receipt(standing="withdrawn"), receipt(NEXT)), view_of(bundle))
    assert (found.on_time, found.missing) == (1, 5)


def test_a_quarter_is_due_from_the_first_that_any_team_sent_a_return_for(bundle: Store) -> None:
    found = received(receipts(receipt(NEXT)), view_of(bundle))
    assert (found.due, found.missing) == (6, 5)
    assert found.teams == "returns of 1 of 6 teams"
    assert [row[0] for row in found.table(view_of(bundle)).rows] == [NEXT.words]


def test_example_returns_make_nothing_due_of_a_team_that_sends_real_ones(bundle: Store) -> None:
    example = [receipt(q, PCN_CODES[1], nature="demonstration") for q in (FIRST, NEXT)]
    found = received(receipts(receipt(NEXT), *example), view_of(bundle))
    assert {pcn: len(quarters) for pcn, quarters in found.due_from.items()} == {
        pcn: 2 if pcn == PCN_CODES[1] else 1 for pcn in PCN_CODES
    }
    assert (found.nature, found.teams) == ("demonstration", "returns of 1 of 6 teams, example data for 1")
    table = found.table(view_of(bundle))
    assert table.columns[1:4] == ("North Lewisham", "Aplos Health (example data)", "Lewisham Care Partnership")
    assert table.rows[0][1:4] == ("not due", "on time", "not due")


def test_where_every_team_is_example_data_nothing_is_marked_team_by_team(bundle: Store) -> None:
    found = received(receipts(*(receipt(pcn=pcn, nature="demonstration") for pcn in PCN_CODES)), view_of(bundle))
    assert (found.teams, found.sent, found.invented) == ("", 0, 6)
    assert "(example data)" not in " ".join(found.table(view_of(bundle)).columns)


def test_cycle_1_is_not_counted(bundle: Store) -> None:
    assert received(receipts(receipt(cycle="cycle_1")), view_of(bundle)).due == 0
