"""Typed questions: names in place of positions, and roles in place of indicators."""

from collections.abc import Mapping
from dataclasses import FrozenInstanceError

import pytest

from het_dash.catalogue import load
from het_dash.charts.perspective import View
from het_dash.content.asks import (
    Asks,
    ask,
    ask_at,
    ask_by,
    ask_each,
    ask_rates_by_age,
    ask_register_that_weighs,
    questions_of,
)
from het_dash.figures import Answer
from het_dash.store.questions import BOROUGH, NATION, PRACTICES, THIS_PCN, Question

CATALOGUE = load()
VIEW = View(CATALOGUE, CATALOGUE.areas["pcn:north-lewisham"], lambda _: {})


class Overview(Asks):
    patients: Answer = ask("list_size", (THIS_PCN, BOROUGH))
    care: Mapping[str, Answer] = ask_each(section="care", areas=(PRACTICES,))


class More(Overview):
    chosen: Answer = ask(chosen="measure")


def an_answer(indicator: str) -> Answer:
    return Answer(CATALOGUE.indicators[indicator], (), ())


def test_answers_have_names_and_cannot_change_places() -> None:
    with pytest.raises(TypeError):
        Overview(an_answer("registered_patients"), {})  # type: ignore[call-arg]
    asked = Overview(patients=an_answer("registered_patients"), care={})
    with pytest.raises(FrozenInstanceError):
        asked.patients = an_answer("contacts")  # type: ignore[misc]


def test_a_role_is_asked_of_the_indicator_that_declares_it() -> None:
    first, *care = questions_of(Overview, VIEW, {})
    assert first.indicator == CATALOGUE.with_role("list_size").id
    assert first.areas == ("pcn:north-lewisham", CATALOGUE.borough.code)
    assert [one.indicator for one in care] == [one.id for one in CATALOGUE.in_section("care")]


def test_a_section_may_add_to_another_and_ask_for_the_readers_choice() -> None:
    *same, chosen = questions_of(More, VIEW, {"measure": "cvdp002af"})
    assert same == list(questions_of(Overview, VIEW, {}))
    assert chosen.indicator == "cvdp002af"


def test_a_pack_defines_no_comparator_that_a_field_leaves_out() -> None:
    class Compared(Overview):
        beside: Mapping[str, Answer] = ask_by(lambda _: {"af": Question("cvdp002af", (THIS_PCN,))}, defined=False)

    *same, beside = questions_of(Compared, VIEW, {})
    assert beside.indicator == "cvdp002af"
    assert same == list(questions_of(Compared, VIEW, {}, defined_only=True)) == list(questions_of(Overview, VIEW, {}))


class OfAPlace(Asks):
    there: Answer = ask(chosen="measure", areas=("@place",), by="@scheme", layer="own")
    by_place: Mapping[str, Answer] = ask_at((THIS_PCN, BOROUGH), "measure", beside=(BOROUGH,))


def test_a_place_and_a_scheme_of_the_readers_choice_stand_for_what_was_chosen() -> None:
    choice = {"measure": "cvdp002af", "@place": "pcn:sevenfields", "@scheme": "ethnicity_broad"}
    there, *_ = questions_of(OfAPlace, VIEW, choice)
    assert there == Question("cvdp002af", ("pcn:sevenfields",), "ethnicity_broad", "own")


def test_each_place_is_asked_for_apart_from_the_others() -> None:
    _, here, lewisham = questions_of(OfAPlace, VIEW, {"measure": "cvdp002af"})
    assert here.areas == ("pcn:north-lewisham", CATALOGUE.borough.code)
    assert lewisham.areas == (CATALOGUE.borough.code,)


def test_rates_and_registers_are_those_that_an_indicator_declares() -> None:
    class Expected(Asks):
        rates: Answer = ask_rates_by_age("headline_register", (NATION,), "age_cvdprevent")
        register: Answer = ask_register_that_weighs("headline_care", (PRACTICES,))

    rates, register = questions_of(Expected, VIEW, {})
    assert rates.indicator == CATALOGUE.with_role("headline_register").expected_from
    assert register.indicator == CATALOGUE.with_role("headline_care").weight
