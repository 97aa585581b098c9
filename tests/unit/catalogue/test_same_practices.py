"""Each practice is followed to the PCN that its patients belong to now."""

from dataclasses import replace
from datetime import date

import pytest

from het_dash.catalogue import Catalogue, CatalogueError, Membership, Succession, load
from het_dash.catalogue.cross_checks import check_successions
from het_dash.catalogue.same_practices import Move, SamePractices

NORTH, ALLIANCE, SEVENFIELDS = "pcn:north-lewisham", "pcn:lewisham-alliance", "pcn:sevenfields"
ODS = {NORTH: "U53896", ALLIANCE: "U21222", SEVENFIELDS: "U58020"}
MARCHES = tuple(date(year, 3, 31) for year in (2021, 2022, 2023, 2025))


def member(practice: str, pcn: str, start: str = "2019-10-01", end: str | None = None) -> Membership:
    days = {"start": date.fromisoformat(start), "end": date.fromisoformat(end) if end else None}
    return Membership(practice_code=practice, pcn_code=ODS[pcn], source="a map", **days)


def absorbed(practice: str, into: str | None, by: str) -> Succession:
    certainty = "lists" if into else "unknown"
    return Succession(
        practice_code=practice, successor_code=into, by=date.fromisoformat(by), certainty=certainty, source="lists"
    )


def catalogue(*rows: Membership | Succession) -> Catalogue:
    """The catalogue with only these practices, and no practice map."""
    members = tuple(row for row in rows if isinstance(row, Membership))
    successions = tuple(row for row in rows if isinstance(row, Succession))
    return replace(load(), membership=members, successions=successions, editions=())


MOVED = catalogue(
    member("a", ALLIANCE),
    member("b", SEVENFIELDS),
    member("c", ALLIANCE, end="2024-07-30"),
    member("c", SEVENFIELDS, start="2024-07-31", end="2025-09-30"),
    absorbed("c", "b", "2025-03-31"),
)


def test_a_practice_that_moved_and_merged_counts_throughout_where_its_patients_are_now() -> None:
    same = SamePractices(MOVED)
    assert same.heirs() == {"a": ALLIANCE, "b": SEVENFIELDS, "c": SEVENFIELDS}
    assert same.absorbed(SEVENFIELDS) == {"c": "b"}
    assert same.absorbed(ALLIANCE) == {}


def test_membership_is_changed_before_the_move_in_both_pcns_and_not_after() -> None:
    same = SamePractices(MOVED)
    for pcn in (ALLIANCE, SEVENFIELDS):
        assert [same.changed(pcn, on) for on in MARCHES] == [True, True, True, False]
    assert not any(same.changed(NORTH, on) for on in MARCHES)


def test_a_move_is_named_once_with_its_date_in_both_pcns() -> None:
    same, move = SamePractices(MOVED), Move("c", date(2024, 7, 31), ALLIANCE, SEVENFIELDS)
    assert same.moves(ALLIANCE, MARCHES) == same.moves(SEVENFIELDS, MARCHES) == (move,)
    assert same.moves(NORTH, MARCHES) == same.moves(ALLIANCE, MARCHES[:3]) == ()


def test_a_move_there_and_back_between_two_dates_is_no_move() -> None:
    there_and_back = SamePractices(catalogue(
        member("c", ALLIANCE, end="2022-09-30"),
        member("c", SEVENFIELDS, start="2022-10-01", end="2022-10-02"),
        member("c", ALLIANCE, start="2022-10-03"),
    ))  # fmt: skip
    assert there_and_back.moves(ALLIANCE, MARCHES) == ()
    assert not there_and_back.changed(ALLIANCE, MARCHES[0])


def test_a_chain_of_successors_is_followed_to_its_end() -> None:
    chain = SamePractices(catalogue(
        member("a", NORTH), member("b", NORTH, end="2023-06-30"), member("c", ALLIANCE, end="2021-12-31"),
        absorbed("c", "b", "2022-01-01"), absorbed("b", "a", "2023-07-01"),
    ))  # fmt: skip
    assert chain.heir("c") == NORTH
    assert chain.moves(NORTH, MARCHES) == ()  # its last PCN by membership was the other
    assert chain.changed(ALLIANCE, MARCHES[0])


def test_where_the_successor_is_unknown_the_same_practices_are_followed_only_from_after_the_event() -> None:
    unknown = SamePractices(catalogue(member("a", NORTH), member("c", NORTH), absorbed("c", None, "2022-06-01")))
    assert unknown.followed_from(NORTH) == date(2022, 6, 1)
    assert [unknown.changed(NORTH, on) for on in MARCHES] == [True, True, False, False]
    closed = SamePractices(catalogue(member("a", NORTH), member("c", NORTH, end="2022-06-30")))
    assert closed.followed_from(NORTH) == date(2022, 7, 1)


def test_the_newest_practice_map_says_who_is_a_member() -> None:
    real = load()
    assert SamePractices(real).latest == max(e.period_end for e in real.editions if e.format == "practice-map")


def test_every_practice_of_the_bundle_that_left_has_a_successor_or_is_said_to_have_none() -> None:
    real = load()
    same, told = SamePractices(real), {one.practice_code for one in real.successions}
    lost = {m.practice_code for m in real.membership if same.heir(m.practice_code) is None}
    assert lost <= told
    assert lost == {one.practice_code for one in real.successions if one.successor_code is None}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([absorbed("G85008", "G85020", "2022-01-01")] * 2, "is used twice"),
        ([absorbed("G85008", "X", "2022-01-01")], "add it to practices.csv"),
        ([absorbed("G85008", "G85020", "2022-01-01"), absorbed("G85020", "G85008", "2023-01-01")], "succeeds itself"),
        (
            [absorbed("G85008", None, "2022-01-01").model_copy(update={"certainty": "lists"})],
            "unknown where that is blank",
        ),
        (
            [absorbed("G85008", "G85020", "2022-01-01").model_copy(update={"after": date(2022, 1, 1)})],
            "is not later than `after`",
        ),
    ],
)
def test_successions_that_cannot_be_are_refused(rows: list[Succession], said: str) -> None:
    with pytest.raises(CatalogueError, match=said):
        check_successions(rows, load().areas, "data/areas/successions.csv")
