"""What changed since the quarter before: only beyond chance, only of the same teams, only whole quarters."""

from het_dash.catalogue.quarter import Quarter
from het_dash.content.rules.quarter_change import since_last
from het_dash.store import Store
from tests.support.blocks import slips, texts, view_of
from tests.support.programme_returns import FIRST, PCN_CODES, in_quarters

NEXT = FIRST.plus(1)


def said(
    store: Store, given: dict[str, dict[Quarter, float]], demonstration: bool = False, **more: object
) -> list[str]:
    answer = in_quarters("residents_reached", given, **more)
    pcns = answer.only(f for f in answer.figures if f.area_code in PCN_CODES)
    block = since_last(pcns, view_of(store), demonstration=demonstration)
    return [] if block is None else [text for text in texts(block) if text]


def test_more_beyond_chance_is_told_with_its_interval(bundle: Store) -> None:
    heading, told, _ = said(bundle, {pcn: {FIRST: 100, NEXT: 140} for pcn in PCN_CODES})
    assert heading == "What changed since the quarter before?"
    assert told.startswith(
        "Residents reached, the same 6 teams: 840 in July to September 2025, 600 in April to June 2025: more, beyond "
    )
    assert "(1.40 times; 1.26 to 1.55)" in told


def test_fewer_is_told_alike(bundle: Store) -> None:
    assert "fewer, beyond what chance" in said(bundle, {PCN_CODES[0]: {FIRST: 200, NEXT: 100}})[1]


def test_noise_is_not_told_and_not_called_no_change(bundle: Store) -> None:
    told = said(bundle, {PCN_CODES[0]: {FIRST: 100, NEXT: 115}})[1]
    assert told.startswith("Nothing stands out from chance between April to June 2025 and July to September 2025.")
    assert told.endswith("That is not to say that nothing changed.")


def test_a_team_that_returned_one_quarter_only_is_left_out(bundle: Store) -> None:
    told = said(bundle, {PCN_CODES[0]: {FIRST: 100, NEXT: 100}, PCN_CODES[1]: {NEXT: 500}})[1]
    assert told.startswith("Nothing stands out")


def test_a_floor_is_not_compared(bundle: Store) -> None:
    assert said(bundle, {PCN_CODES[0]: {FIRST: 100, NEXT: 300}}, qualifier="at_least")[1].startswith(
        "Nothing stands out"
    )


def test_one_quarter_is_no_change_and_each_kind_has_its_own_block(bundle: Store) -> None:
    assert said(bundle, {PCN_CODES[0]: {FIRST: 100}}) == []
    two: dict[str, dict[Quarter, float]] = {PCN_CODES[0]: {FIRST: 100, NEXT: 300}}
    assert said(bundle, two, demonstration=True) == []
    told = said(bundle, two, demonstration=True, nature="demonstration", source_id="demo_returns")
    assert told[1].startswith("Example data, not Lewisham results.")
    assert not [text for text in told if slips(text)]
