"""Counts without a denominator from accepted returns: what adds up to what, and what each says of the others."""

from pathlib import Path

from het_dash.ingest.release_memory import release_memory
from het_dash.ingest.returns.model import Return
from tests.support.arriving_returns import drawn, take, team
from tests.support.small_bundle import SmallData, rows_of

LEWISHAM = "E09000023"
Figures = dict[tuple[str, str, str, str, str], str]


def statuses(small: SmallData, indicator: str) -> Figures:
    """By area, breakdown, group and period."""
    return {
        (row["area_code"], row["breakdown"], row["group_id"], str(row["period_start"]), str(row["period_end"])):
        row["status"]
        for row in rows_of(small.current, "figure")
        if row["indicator_id"] == indicator and row["source_id"] == "returns"
    }  # fmt: skip


def without_contacts_by_group(given: Return) -> Return:
    return given.model_copy(update={"contacts_by": {}})


def test_a_team_that_does_not_divide_its_contacts_leaves_those_of_another_divided(
    small: SmallData, tmp_path: Path
) -> None:
    take(drawn(team(0), seed=0), tmp_path)
    take(without_contacts_by_group(drawn(team(1), seed=1)), tmp_path)
    small.build()
    found = statuses(small, "contacts")
    groups = {key[2]: status for key, status in found.items() if key[:2] == (team(0), "ethnicity_nhs16")}
    of_all = {key[2]: status for key, status in found.items() if key[:2] == (LEWISHAM, "ethnicity_nhs16")}
    assert groups == of_all, "they are the same people, so that they are published alike"
    assert "shown" in groups.values()
    divided = [status for key, status in found.items() if key[:2] == (team(1), "ethnicity_nhs16")]
    assert set(divided) == {"not_collected"}


def without_champions(given: Return) -> Return:
    nobody = given.totals.model_copy(update={"champions_recruited": 0, "champions_active": 0})
    return given.model_copy(update={"champions": (), "totals": nobody})


def test_a_breakdown_of_fewer_than_twenty_people_is_hidden_where_it_spans_fewer_quarters_than_everyone(
    small: SmallData, tmp_path: Path
) -> None:
    """A quarter without champions is in everyone's cycle so far, and has no groups."""
    take(without_champions(drawn(team(0), seed=0, quarter="2025-26Q4")), tmp_path)
    take(drawn(team(0), seed=1, quarter="2026-27Q1"), tmp_path, 1)
    take(drawn(team(0), seed=2, quarter="2026-27Q2"), tmp_path, 2)
    small.build()
    found = statuses(small, "champions_recruited")
    spans = {by: {key[3:] for key in found if key[1] == by} for by in ("persons", "ethnicity_nhs16")}
    assert ("2026-04-01", "2026-09-30") in spans["ethnicity_nhs16"] - spans["persons"]
    divided = {status for key, status in found.items() if key[0] == team(0) and key[1] == "ethnicity_nhs16"}
    assert divided == {"hidden_total_too_small"}


def test_a_single_team_s_figures_and_lewisham_s_are_one_and_the_same_in_the_memory(
    small: SmallData, tmp_path: Path
) -> None:
    take(drawn(team(0), seed=0), tmp_path)
    small.build()
    kept = release_memory().figures()
    assert not kept.duplicated(["indicator_id", "breakdown", "group_id", "whose"]).any()
    assert {unit.partition("/")[0] for whose in kept["whose"] for unit in whose.split("\n")} == {team(0)}
    reached = statuses(small, "residents_reached")
    by_area = [{key[1:]: status for key, status in reached.items() if key[0] == area} for area in (team(0), LEWISHAM)]
    assert by_area[0] == by_area[1]


def test_people_at_activities_are_remembered_as_figures(small: SmallData, tmp_path: Path) -> None:
    given = drawn(team(0), seed=0)
    take(given, tmp_path)
    small.build()
    kept = release_memory().figures()
    came = kept[kept["breakdown"] == "activity"]
    assert len(came) == len(given.activities) + 1, "and that nobody came to none of them"
    published = {(row["status"], row["people"]) for row in rows_of(small.current, "event")}
    told = came[came["group_id"] != "0.elsewhere"]
    assert {
        (status, None if status != "shown" else people)
        for status, people in zip(told["status"], told["numerator"], strict=True)
    } == published
