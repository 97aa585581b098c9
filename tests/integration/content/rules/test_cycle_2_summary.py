"""What returns show of cycle 2: every tile with the nature of its own figures, and no verdict from example data."""

import re
from dataclasses import replace
from typing import Any

from het_dash.catalogue import Nature, Status
from het_dash.content.blocks import Tile, Tiles, Words
from het_dash.content.rules.cycle_2_summary import NOT_COLLECTED, SoFar, returns, told
from het_dash.figures.care_pathway import CHECKED
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, asked, of_tile, slips, view_of
from tests.support.programme_returns import FIRST, PCN_CODES, in_quarters, receipt, receipts
from tests.support.returns import BROAD, GROUPS, TOLD, Counts, counts, pathway_answer

CYCLE_1 = FIRST.plus(-4)


def given(store: Store, groups: dict[str, Any] | None = None, nature: Nature = "programme") -> SoFar:
    """All of Lewisham: five of six teams returned, one of them late."""
    source = "demo_returns" if nature == "demonstration" else "returns"
    more: dict[str, Any] = {"area_code": LEWISHAM, "nature": nature, "source_id": source}
    empty = [a.only(()) for a in (counts(TOLD, indicator=f"pathway_{c}", **more) for c in
             ("atrial_fibrillation", "chronic_kidney_disease", "type_2_diabetes"))]  # fmt: skip
    return SoFar(
        people=counts(TOLD, **more),
        by_group=counts({**GROUPS, **(groups or {})}, "ethnicity_nhs16", **more),
        by_broad=counts(BROAD, "ethnicity_broad", **more),
        trained=counts({"all": 90}, indicator="champions_trained", **more),
        active=counts({"all": 60}, indicator="champions_active", **more),
        into_work=counts({"all": 10}, indicator="champions_into_work", **more),
        residents=asked(store, "residents_ethnic_group", LEWISHAM, by="ethnicity_census19"),
        pathways=(pathway_answer("pathway_hypertension", **more), *empty),
        receipts=receipts(
            *(receipt(pcn=pcn, nature=nature, source_id=source, late=pcn == PCN_CODES[2]) for pcn in PCN_CODES[:5])
        ),
        view=view_of(store),
    )


def every(found: SoFar) -> tuple[Tile, ...]:
    """The tiles of this page and of Cycle 1 and cycle 2."""
    made = told(found)
    assert made is not None
    return made.people, made.share, made.checked, made.champions, made.on_time


def tiles(store: Store, **more: Any) -> tuple[Tile, ...]:
    return every(given(store, **more))


def test_real_returns_are_five_tiles_each_with_its_source(bundle: Store) -> None:
    people, share, followed, champions, on_time = tiles(bundle)
    assert (people.label, people.value, people.verdict) == ("Residents reached", "440", "")
    assert "people new in this cycle; April 2025 to September 2026" in people.below
    assert share.label == "Black African and Black Caribbean"
    assert (share.value, share.below) == ("50%", "of people reached, against 23% of residents")
    assert share.verdict == "A larger share than of residents"
    assert re.fullmatch(r"\d\.\d\d times their share of residents; \d\.\d\d to \d\.\d\d", share.comparison)
    assert re.fullmatch(r"Blood pressure: \d+ of 460 needed follow-up", followed.comparison)
    assert (champions.value, on_time.value) == ("90", "4 of 6")
    assert on_time.below == "late 1; not received 1"
    for tile in (people, share, followed, champions, on_time):
        assert tile.evidence == "Counted"
        assert tile.behind
        assert tile.source.startswith("Source: ")
        assert not [text for text in of_tile(tile) if slips(text)]


def test_example_data_is_marked_on_every_tile_and_has_no_verdict(bundle: Store) -> None:
    made = tiles(bundle, nature="demonstration")
    assert {tile.verdict for tile in made} == {""}
    assert {tile.mark for tile in made} == {"Example data"}


def test_a_tile_is_example_data_only_if_its_own_figures_are(bundle: Store) -> None:
    """People and groups are real; the pathways and some receipts are not."""
    real, example = given(bundle), given(bundle, nature="demonstration")
    invented = receipt(pcn=PCN_CODES[5], nature="demonstration", source_id="demo_returns")
    more = receipts(*real.receipts.rows, invented)
    made = every(replace(real, pathways=(example.pathways[0], *real.pathways[1:]), receipts=more))
    assert [tile.mark for tile in made] == ["", "", "Example data", "", "Example data"]


def test_totals_say_of_how_many_teams_they_are(bundle: Store) -> None:
    real = given(bundle)
    assert all("returns of 5 of 6 teams" in tile.below for tile in (tiles(bundle)[n] for n in (0, 2, 3)))
    invented = receipt(pcn=PCN_CODES[5], nature="demonstration", source_id="demo_returns")
    made = every(replace(real, receipts=receipts(*real.receipts.rows, invented)))
    assert made[0].below.endswith("; returns of 5 of 6 teams, example data for 1")


def test_a_share_is_larger_only_where_its_limits_say_so(bundle: Store) -> None:
    alike = tiles(bundle, groups={"N": 55, "M": 40})[1]
    assert alike.verdict == "Cannot tell"
    assert tiles(bundle, groups={"N": 20, "M": 10})[1].verdict == "A smaller share than of residents"


def test_a_suppressed_number_of_unknown_leaves_the_share_and_its_ratio_as_ranges(bundle: Store) -> None:
    share = tiles(bundle, groups={"Z": Status.HIDDEN_SMALL})[1]
    assert share.value == "about 47% to 50%"
    assert share.comparison == "about 2.0 to 2.2 times their share of residents: 200 (196 to 204) of 404 to 418 people"
    assert share.verdict == "A larger share than of residents"


def test_people_checked_lie_between_two_numbers_where_one_condition_has_few(bundle: Store) -> None:
    """460 is 458 to 462; with 1 to 7 checked for atrial fibrillation 459 to 469."""
    real, more = given(bundle), {"area_code": LEWISHAM, "source_id": "returns", "nature": "programme"}
    few: Counts = {CHECKED: Status.HIDDEN_SMALL}
    fibrillation = pathway_answer("pathway_atrial_fibrillation", {CHECKED: (Status.HIDDEN_SMALL,)}, few, **more)
    first, _, *rest = real.pathways
    made = every(replace(real, pathways=(first, fibrillation, *rest)))
    assert made[2].value == "459 to 469"


def test_the_page_shows_what_its_first_tiles_do_not_have(bundle: Store) -> None:
    made = returns(given(bundle))
    assert isinstance(made, Tiles)
    assert made.tiles == tuple(tiles(bundle)[n] for n in (1, 2, 4))


def test_without_any_returns_it_says_what_is_missing_and_who_can_supply_it(bundle: Store) -> None:
    nothing = replace(given(bundle), people=counts({}))
    assert returns(nothing) == Words(NOT_COLLECTED, missing=True)


def test_no_example_total_of_cycle_1_is_beside_the_published_minimum_figures(bundle: Store) -> None:
    example = given(bundle, nature="demonstration")
    both = in_quarters(
        "residents_reached",
        {PCN_CODES[0]: {CYCLE_1: 901, CYCLE_1.plus(1): 902, FIRST: 100, FIRST.plus(1): 200}},
        nature="demonstration",
        source_id="demo_returns",
    )
    made = every(replace(example, people=both.of(LEWISHAM)))
    cells = [text for tile in made for text in of_tile(tile)]
    assert "300" in cells
    assert not [cell for cell in cells if re.search(r"90[12]|1,803|202[234]\b", cell.replace("Census 2021", ""))]
