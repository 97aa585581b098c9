"""People found: registers over time, compared with what the list's ages would lead us to expect."""

from collections.abc import Iterator, Mapping

from het_dash.charts.builders.trend import trend
from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, ask, ask_each, ask_rates_by_age
from het_dash.content.blocks import Block
from het_dash.content.rules.recorded_against_ages import modelled_missing, recorded_and_expected
from het_dash.figures import Answer
from het_dash.store.questions import ALL_PCNS, BOROUGH, NATION, THIS_PCN


class Found(Asks):
    register: Answer = ask("headline_register", (ALL_PCNS,))
    ages: Answer = ask("list_size", (ALL_PCNS,), "age_5yr")
    rates_by_age: Answer = ask_rates_by_age("headline_register", (NATION,), "age_cvdprevent")
    registers: Mapping[str, Answer] = ask_each(
        section="found", areas=(THIS_PCN, BOROUGH, NATION), membership="constant"
    )
    early_deaths: Answer = ask("early_deaths", (BOROUGH, NATION))
    modelled_missing: Answer = ask("modelled_missing", (BOROUGH,))


def found(asked: Found, view: View) -> Iterator[Block]:
    yield recorded_and_expected(register=asked.register, patients=asked.ages, rates=asked.rates_by_age, view=view)
    yield from (trend(register, view) for register in asked.registers.values())
    yield trend(asked.early_deaths, view)
    yield modelled_missing(asked.modelled_missing, view)
