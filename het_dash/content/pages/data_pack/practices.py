"""Differences between the PCN's practices: registers with intervals, and funnel plots where counts are published."""

from collections.abc import Iterator, Mapping

from het_dash.catalogue import Catalogue
from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, ask, ask_by, ask_rates_by_age
from het_dash.content.blocks import Block
from het_dash.content.rules.practice_variation import (
    counts_missing,
    funnel_of,
    own_against_ages,
    own_practices,
    weight,
)
from het_dash.figures import Answer
from het_dash.store import Question
from het_dash.store.questions import BOROUGH, NATION, PRACTICES


def registers(catalogue: Catalogue) -> dict[str, Question]:
    """Recorded prevalence, which has no funnel plot (methods 1)."""
    found = (one.id for one in catalogue.in_section("practices") if one.stage == "found")
    return {one: Question(one, (PRACTICES, BOROUGH)) for one in found}


def care(catalogue: Catalogue) -> dict[str, Question]:
    """One care measure for each condition."""
    found = (one.id for one in catalogue.in_section("practices") if one.stage != "found")
    return {one: Question(one, (PRACTICES,)) for one in found}


def weights(catalogue: Catalogue) -> dict[str, Question]:
    """Registers of the conditions that the measures of care are about: approximate denominators."""
    found = (catalogue.indicators[one].weight for one in care(catalogue))
    return {one: Question(one, (PRACTICES,)) for one in found if one}


class Practices(Asks):
    registers: Mapping[str, Answer] = ask_by(registers)
    register: Answer = ask("headline_register", (PRACTICES,))
    ages: Answer = ask("list_size", (PRACTICES,), "age_5yr")
    rates_by_age: Answer = ask_rates_by_age("headline_register", (NATION,), "age_cvdprevent")
    care: Mapping[str, Answer] = ask_by(care)
    weights: Mapping[str, Answer] = ask_by(weights)


def practices(asked: Practices, view: View) -> Iterator[Block | None]:
    for register in asked.registers.values():
        yield own_practices(register, view)
        if register.indicator.id == asked.register.indicator.id:
            yield own_against_ages(register=asked.register, patients=asked.ages, rates=asked.rates_by_age, view=view)
    for answer in asked.care.values():
        yield funnel_of(answer, view, register=weight(answer, asked.weights))
    yield counts_missing(list(asked.care.values()), registers=asked.weights, view=view)
