"""The six teams at a glance: what is published or returned, a demonstration apart, nothing guessed."""

from typing import Any

from het_dash.content.blocks import Tabled
from het_dash.content.rules.team_table import at_a_glance
from het_dash.figures.records import Listing
from het_dash.store import Store
from tests.support.blocks import slips, texts, view_of
from tests.support.programme_returns import FIRST, NORTH, declared, in_quarters, receipt, receipts
from tests.support.returns import pathway_answer

DEMO: dict[str, Any] = {"nature": "demonstration", "source_id": "demo_returns"}


def given(store: Store, **more: Any) -> list[Any]:
    people = in_quarters("residents_reached", {NORTH: {FIRST: 100, FIRST.plus(1): 150}}, **more)
    nothing = pathway_answer("pathway_atrial_fibrillation", **more).only(())
    pathways = [pathway_answer("pathway_hypertension", area_code=NORTH, **more), nothing]
    return [
        people.of(NORTH), *pathways, Listing((declared(**more),)), receipts(receipt(**more)), view_of(store)
    ]  # fmt: skip


def rows(table: Tabled | None) -> dict[str, tuple[str, ...]]:
    assert table is not None
    assert not [text for text in texts(table) if slips(text)]
    return {row[0]: row[1:] for row in table.table.rows}


def test_a_team_that_returned_shows_what_it_returned_and_the_others_say_not_yet(bundle: Store) -> None:
    told = rows(at_a_glance(*given(bundle), demonstration=False))
    condition, partner, came, people, followed = told["North Lewisham"]
    assert (condition, partner, came) == ("Chronic kidney disease", "not published", "1 of 1 quarters")
    assert people in ("100", "150")
    assert followed.startswith("Checked ")
    assert "needing follow-up" in followed
    assert told["Sevenfields"] == (
        "not published", "not published", "none yet", "not collected yet", "not collected yet"
    )  # fmt: skip
    assert told["Lewisham Alliance"][1] == "Coco Collective"


def test_a_demonstration_is_a_table_of_its_own_that_says_so(bundle: Store) -> None:
    upper = rows(at_a_glance(*given(bundle, **DEMO), demonstration=False))
    assert {row[2:] for row in upper.values()} == {("none yet", "not collected yet", "not collected yet")}
    lower = at_a_glance(*given(bundle, **DEMO), demonstration=True)
    assert lower is not None
    assert lower.title == "Team by team (example data)"
    assert rows(lower)["North Lewisham"][3] in ("100", "150")
    assert "Coco Collective" not in " ".join(texts(lower)), "methods 12: example data names no organisation"


def test_real_returns_make_no_demonstration(bundle: Store) -> None:
    assert at_a_glance(*given(bundle), demonstration=True) is None
