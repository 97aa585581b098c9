"""Answers in mixed states: what the switch lets through, and what a total is made of."""

from collections.abc import Callable

import pytest

from het_dash.catalogue import EXAMPLE, Status
from het_dash.content.recording_store import Asked, by_default
from het_dash.figures import Answer, Figure
from het_dash.store import Listed, Question, Store
from tests.integration.mixed.conftest import STATES
from tests.support.blocks import LEWISHAM, NORTH, PCNS, area

InState = Callable[[str], Store]
LISTED = ("event", "finding", "team", "return_receipt", "answer", "linked")
TEAMS = tuple(area(label).code for label in PCNS)
FIRST = area(NORTH).code


def own_questions(store: Store) -> list[Question]:
    """Everything that the store holds of our own, of the six PCNs and of Lewisham."""
    return [
        Question(indicator, (*TEAMS, LEWISHAM), breakdown, "own")
        for indicator in store.catalogue.indicators
        for breakdown in dict.fromkeys(by for _, by, _, _ in store.holdings(indicator, "own"))
    ]


def of_our_own(store: Store, with_example: bool) -> list[Figure]:
    answers = Asked(store, with_example).ask_all(own_questions(store))
    return [f for answer in answers.values() for f in answer.figures]


@pytest.mark.parametrize("state", STATES)
def test_example_data_is_off_until_somebody_asks_for_it(state: str, in_state: InState, bundle: Store) -> None:
    store = in_state(state)
    assert (store.has_example, store.has_real, by_default(store)) == (True, True, False)
    assert by_default(bundle)


@pytest.mark.parametrize("state", STATES)
def test_with_the_switch_off_nothing_is_example_data(state: str, in_state: InState) -> None:
    store = in_state(state)
    asked = Asked(store, with_example=False)
    assert not [f for f in of_our_own(store, with_example=False) if f.nature == EXAMPLE]
    for table in LISTED:
        rows = asked.listing(Listed(table, TEAMS)).rows  # type: ignore[arg-type]
        assert not [one for one in rows if one.nature == EXAMPLE], table
    held = {source for one in store.catalogue.indicators for _, _, source, _ in asked.holdings(one, "own")}
    assert not [source for source in held if store.catalogue.sources[source].is_example]
    assert not [row for row in asked.editions if store.catalogue.sources[row[0]].is_example]


def test_with_the_switch_off_only_the_team_that_sent_a_return_has_figures(in_state: InState) -> None:
    collected = [f for f in of_our_own(in_state("returned"), False) if f.status is not Status.NOT_COLLECTED]
    assert {f.area_code for f in collected} == {FIRST, LEWISHAM}


@pytest.mark.parametrize("state", STATES)
def test_with_the_switch_on_a_teams_figures_are_all_real_or_all_example_data(state: str, in_state: InState) -> None:
    """Nothing of the team that sent a return is example data, and everything of the others' returns is."""
    figures = of_our_own(in_state(state), with_example=True)
    returns = [f for f in figures if f.source_id in ("returns", "demo_returns")]
    natures = {(f.area_code, f.nature) for f in returns if f.status is not Status.NOT_COLLECTED}
    expected = {(team, EXAMPLE) for team in (*TEAMS, LEWISHAM)}
    if state != "extracted":
        expected.remove((FIRST, EXAMPLE))
    assert natures == expected | ({(FIRST, "programme")} if state == "returned" else set())


def test_a_total_with_an_example_part_is_example_data_and_says_how_many_teams_sent_returns(in_state: InState) -> None:
    question = Question("residents_reached", (LEWISHAM,), layer="own")
    store = in_state("returned")
    both = store.ask(question)
    real, invented = store.ask(question, with_example=False), example_alone(store, question)
    total, own, others = (answer.within(answer.spans[-1]).one(LEWISHAM) for answer in (both, real, invented))
    assert total
    assert own
    assert others
    assert own.value
    assert total.value == own.value + (others.value or 0)
    assert total.nature == EXAMPLE
    assert total.note == "Returns of 1 of 6 teams, and example data for 5."
    assert {line.nature for line in both.lineage} == {"programme", EXAMPLE}


def example_alone(store: Store, question: Question) -> Answer:
    (found,) = store.answering._found([question], [["demo_returns"]])
    return store.ask(question).only(sorted(found, key=lambda f: (f.period_end, -f.period_start.toordinal())))


def test_no_total_is_shown_where_the_real_part_is_hidden(in_state: InState) -> None:
    store = in_state("returned")
    hidden = 0
    for question in own_questions(store):
        total = {(f.period_start, f.period_end, f.group_id): f for f in store.ask(question).of(LEWISHAM).figures}
        for f in store.ask(question, with_example=False).of(LEWISHAM).figures:
            same = total.get((f.period_start, f.period_end, f.group_id))
            if same is not None and not f.shown and f.status is not Status.NOT_COLLECTED:
                hidden += 1
                assert not same.shown, (question, f.group_id)
    assert hidden > 10


def test_after_a_withdrawal_the_team_has_neither_real_nor_example_data(in_state: InState) -> None:
    figures = of_our_own(in_state("withdrawn"), with_example=True)
    own = [f for f in figures if f.source_id == "demo_returns" and f.area_code == FIRST]
    assert own
    assert {f.status for f in own} == {Status.NOT_COLLECTED}


def test_a_real_extract_leaves_no_example_extract_and_example_returns_stay_apart_from_it(in_state: InState) -> None:
    figures = of_our_own(in_state("extracted"), with_example=True)
    assert {f.source_id for f in figures} == {"gp_extract", "demo_returns"}
    assert {f.nature for f in figures if f.source_id == "gp_extract"} == {"local"}
