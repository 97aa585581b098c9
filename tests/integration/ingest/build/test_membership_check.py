"""Dated membership against NHS England's practice map: where they disagree the build stops, unknown dates stay open."""

import pytest

from het_dash.catalogue import load
from het_dash.content.pages import data_quality
from het_dash.ingest.build import membership_check
from het_dash.ingest.build.run import build
from het_dash.ingest.problems import ImportProblem
from het_dash.store import Store
from tests.support.small_bundle import QOF_2024_25, SmallData

HEADER = "practice_code,practice_name,postcode,pcn_code,icb_code,as_at"


def mapped(small: SmallData, *places: str, edition: str = "2026-07", day: str = "2026-07-01") -> None:
    """A practice map of one day, as taken in: 'practice pcn'."""
    folder = small.folder / "observations/practice_map" / edition
    folder.mkdir(parents=True)
    rows = (f"{practice},A,SE1,{pcn},E54000030,{day}" for practice, pcn in (place.split() for place in places))
    (folder / "members.csv").write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    small.source_file(f"practice_map/{edition}", day, day, format="practice-map")


def refusal(small: SmallData) -> str:
    with pytest.raises(ImportProblem) as wrong:
        membership_check.check(small.catalogue)
    return str(wrong.value)


def test_a_map_that_agrees_is_passed_in_silence(small: SmallData) -> None:
    mapped(small, "G85085 U53896", "G85032 U58020")
    membership_check.check(small.catalogue)


def test_a_practice_that_moved_unnoticed_is_named(small: SmallData) -> None:
    mapped(small, "G85085 U53896", "G85023 U53896")
    assert refusal(small) == (
        "data/areas/membership.csv, column pcn_code: 'G85023' is in U53896 by NHS England's practice map of 2026-07, "
        "and not here. Add its row, or correct the dates."
    )


def test_a_practice_that_the_programme_does_not_know_is_named(small: SmallData) -> None:
    mapped(small, "G99999 U23546")
    assert "'G99999' is in U23546 by NHS England's practice map" in refusal(small)


def test_practices_of_other_boroughs_are_nobodys_business(small: SmallData) -> None:
    mapped(small, "G83001 U00254")
    membership_check.check(small.catalogue)


@pytest.mark.parametrize("pcn", ["U58020", "U42936"])
def test_a_blank_date_keeps_both_possibilities_open(small: SmallData, pcn: str) -> None:
    mapped(small, f"G85104 {pcn}")
    membership_check.check(small.catalogue)


@pytest.mark.parametrize(
    ("day", "agrees"), [("2024-07-30", False), ("2024-07-31", True), ("2025-09-30", True), ("2025-10-01", False)]
)
def test_membership_is_that_of_the_day_of_the_map(small: SmallData, day: str, agrees: bool) -> None:
    mapped(small, "G85027 U58020", day=day)
    if agrees:
        membership_check.check(small.catalogue)
    else:
        assert "'G85027' is in U58020" in refusal(small)


def test_every_disagreement_of_every_map_is_told_at_once(small: SmallData) -> None:
    mapped(small, "G85023 U53896", "G85046 U53896")
    mapped(small, "G85120 U53896", edition="2026-04", day="2026-04-01")
    assert [line.split("'")[1] for line in refusal(small).splitlines()] == ["G85120", "G85023", "G85046"]


def test_a_disagreement_stops_the_build(small: SmallData) -> None:
    mapped(small, "G85023 U53896")
    with pytest.raises(ImportProblem, match=r"membership\.csv"):
        small.build()
    assert not small.stores


def test_a_map_whose_members_are_gone_is_not_passed_over(small: SmallData) -> None:
    mapped(small, "G85085 U53896")
    (small.folder / "observations/practice_map/2026-07/members.csv").unlink()
    with pytest.raises(ImportProblem, match=r"practice_map/2026-07/observations\.csv: is missing"):
        small.build()


def all_members(small: SmallData, without: str) -> list[str]:
    """'practice pcn' for every practice with an open membership, except one."""
    found = {m.practice_code: m.pcn_code for m in small.catalogue.membership if m.end is None}
    return [f"{practice} {pcn}" for practice, pcn in found.items() if practice != without]


LEE_ROAD_IS_GONE = (
    "NHS England's practice map of July 2026 does not list Lee Road Surgery (G85046) in Lewisham Alliance PCN "
    "(U21222), where its membership has no end date; enter the date it left in data/areas/membership.csv."
)


def test_an_open_member_that_the_newest_map_does_not_list_is_reported_in_one_sentence(small: SmallData) -> None:
    mapped(small, *all_members(small, without="G85046"))
    assert membership_check.open_but_absent(small.catalogue) == [LEE_ROAD_IS_GONE]


def test_a_member_that_the_map_has_in_a_pcn_of_another_borough_is_reported_too(small: SmallData) -> None:
    mapped(small, *all_members(small, without="G85046"), "G85046 U00254")
    assert membership_check.open_but_absent(small.catalogue) == [LEE_ROAD_IS_GONE]


def test_only_the_newest_map_decides_who_is_absent(small: SmallData) -> None:
    mapped(small, *all_members(small, without="G85046"), edition="2026-04", day="2026-04-01")
    mapped(small, *all_members(small, without=""))
    assert membership_check.open_but_absent(small.catalogue) == []


def test_every_open_member_of_the_bundle_is_in_its_newest_map() -> None:
    assert membership_check.open_but_absent(load()) == []


def test_an_absent_member_is_told_by_the_build_and_shown_on_data_quality(small: SmallData) -> None:
    small.observe("qof/2024-25", "area_code numerator denominator\nG85085 1000 9000", **QOF_2024_25)
    mapped(small, *all_members(small, without="G85046"))
    said: list[str] = []
    build(said.append)
    assert LEE_ROAD_IS_GONE in said
    shown = data_quality.noticed(Store(small.current))
    assert shown is not None
    assert shown.sentences == (LEE_ROAD_IS_GONE,)
