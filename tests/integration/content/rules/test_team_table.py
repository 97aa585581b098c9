"""The six teams at a glance: what is published or returned, example data marked team by team, nothing guessed."""

from typing import Any

from het_dash.content.blocks import Tabled
from het_dash.content.rules.team_table import at_a_glance
from het_dash.figures import Answer
from het_dash.figures.records import Listing
from het_dash.store import Store
from tests.support.blocks import slips, texts, view_of
from tests.support.programme_returns import FIRST, NORTH, PCN_CODES, declared, in_quarters, receipt, receipts
from tests.support.returns import pathway_answer

DEMO: dict[str, Any] = {"nature": "demonstration", "source_id": "demo_returns"}


def table_of(store: Store, people: Answer | None = None, **more: Any) -> Tabled:
    """The people reached and what followed, declared and received of one team; `people` in place of these."""
    reached = in_quarters("residents_reached", {NORTH: {FIRST: 100, FIRST.plus(1): 150}}, **more)
    nothing = pathway_answer("pathway_atrial_fibrillation", **more).only(())
    pathways = [pathway_answer("pathway_hypertension", area_code=NORTH, **more), nothing]
    return at_a_glance(
        people=people or reached.of(NORTH),
        pathways=pathways,
        teams=Listing((declared(**more),)),
        receipts=receipts(receipt(**more)),
        view=view_of(store),
    )


def rows(table: Tabled) -> dict[str, tuple[str, ...]]:
    assert not [text for text in texts(table) if slips(text)]
    return {row[0]: row[1:] for row in table.table.rows}


def test_a_team_that_returned_shows_what_it_returned_and_the_others_say_not_yet(bundle: Store) -> None:
    told = rows(table_of(bundle))
    condition, partner, came, people, followed = told["North Lewisham"]
    assert (condition, partner, came) == ("Chronic kidney disease", "not published", "1 of 1 quarters")
    assert people in ("100", "150")
    assert followed.startswith("Checked ")
    assert "needing follow-up" in followed
    assert told["Sevenfields"] == (
        "not published", "not published", "none yet", "not collected yet", "not collected yet"
    )  # fmt: skip
    assert told["Lewisham Alliance"][1] == "Coco Collective"


def test_example_data_is_marked_and_names_no_organisation(bundle: Store) -> None:
    table = table_of(bundle, **DEMO)
    assert (table.mark, table.partly) == ("Contains example data", True)
    told = rows(table)
    assert told["North Lewisham (example data)"][1] == "not named beside example data"
    assert told["North Lewisham (example data)"][3] in ("100", "150")
    assert told["Sevenfields"][2:] == ("none yet", "not collected yet", "not collected yet")
    assert told["Lewisham Alliance"][1] == "Coco Collective", "nothing of this team is example data"


def test_where_everything_is_example_data_the_table_says_so_once(bundle: Store) -> None:
    given_by = {pcn: {FIRST: 100.0, FIRST.plus(1): 150.0} for pcn in PCN_CODES}
    people = in_quarters("residents_reached", given_by, **DEMO)
    table = table_of(bundle, people.only(f for f in people.figures if f.area_code in PCN_CODES), **DEMO)
    assert (table.mark, table.partly) == ("Example data", False)
    assert not [cell for row in table.table.rows for cell in row if "(example data)" in cell]
    assert "Coco Collective" not in " ".join(texts(table))


def test_real_rows_beside_example_rows_are_not_marked(bundle: Store) -> None:
    people = in_quarters("residents_reached", {NORTH: {FIRST: 100, FIRST.plus(1): 150}})
    invented = in_quarters("residents_reached", {PCN_CODES[1]: {FIRST: 40, FIRST.plus(1): 50}}, **DEMO)
    both = people.only((*people.of(NORTH).figures, *invented.of(PCN_CODES[1]).figures))
    table = table_of(bundle, both)
    told = rows(table)
    assert told["North Lewisham"][3] == "150"
    assert told["Aplos Health (example data)"][3] == "50"
    assert table.mark == "Contains example data"
