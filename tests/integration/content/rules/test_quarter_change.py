"""What changed since the quarter before: only beyond chance, only of the same teams, only whole quarters."""

from het_dash.catalogue.quarter import Quarter
from het_dash.content.blocks import Words
from het_dash.content.rules.quarter_change import since_last
from het_dash.store import Store
from tests.support.blocks import texts, view_of
from tests.support.programme_returns import FIRST, PCN_CODES, in_quarters

NEXT = FIRST.plus(1)
WHEN = "July to September 2025 compared with April to June 2025"


def made(store: Store, given: dict[str, dict[Quarter, float]], **more: object) -> Words | None:
    answer = in_quarters("residents_reached", given, **more)
    return since_last([answer.only(f for f in answer.figures if f.area_code in PCN_CODES)], view_of(store))


def said(store: Store, given: dict[str, dict[Quarter, float]], **more: object) -> list[str]:
    block = made(store, given, **more)
    return [] if block is None else [text for text in texts(block) if text]


def test_more_beyond_chance_is_told_with_its_interval(bundle: Store) -> None:
    told, _ = said(bundle, {pcn: {FIRST: 100, NEXT: 140} for pcn in PCN_CODES})
    assert told == (
        "July to September 2025 compared with April to June 2025: residents reached rose from 600 to 840 in the same "
        "6 teams, more than chance explains (1.40 times; 1.26 to 1.55)."
    )


def test_fewer_is_told_alike(bundle: Store) -> None:
    assert "residents reached fell from 200 to 100 in" in said(bundle, {PCN_CODES[0]: {FIRST: 200, NEXT: 100}})[0]


def test_noise_is_not_told_and_not_called_no_change(bundle: Store) -> None:
    told = said(bundle, {PCN_CODES[0]: {FIRST: 100, NEXT: 115}})[0]
    assert told == f"{WHEN}: no clear change. That does not prove there was none."


def test_a_team_that_returned_one_quarter_only_is_left_out(bundle: Store) -> None:
    told = said(bundle, {PCN_CODES[0]: {FIRST: 100, NEXT: 100}, PCN_CODES[1]: {NEXT: 500}})[0]
    assert told.startswith(f"{WHEN}: no clear change.")


def test_a_minimum_figure_is_not_compared(bundle: Store) -> None:
    assert said(bundle, {PCN_CODES[0]: {FIRST: 100, NEXT: 300}}, qualifier="at_least") == []


def test_one_quarter_is_no_change(bundle: Store) -> None:
    assert said(bundle, {PCN_CODES[0]: {FIRST: 100}}) == []


def test_only_the_teams_compared_decide_whether_it_is_example_data(bundle: Store) -> None:
    """The second team sent one quarter, so nothing of it is compared."""
    two: dict[str, dict[Quarter, float]] = {PCN_CODES[0]: {FIRST: 100, NEXT: 300}}
    example = {"nature": "demonstration", "source_id": "demo_returns"}
    one = in_quarters("residents_reached", {PCN_CODES[1]: {NEXT: 300}}, **example)
    real = in_quarters("residents_reached", two)
    block = since_last([real.only((*real.of(PCN_CODES[0]).figures, *one.of(PCN_CODES[1]).figures))], view_of(bundle))
    assert block is not None
    assert block.mark == ""
    invented = made(bundle, two, **example)
    assert invented is not None
    assert invented.mark == "Example data"
