"""Variation: practices or PCNs of one condition side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

from het_dash.catalogue import Catalogue, Indicator
from het_dash.charts.builders.ranked import ranked
from het_dash.charts.perspective import View
from het_dash.content import wanted
from het_dash.content.asks import Asks, NoQuestions, ask, ask_by_choice
from het_dash.content.blocks import Block, Composed, Words
from het_dash.content.rules import practice_variation
from het_dash.content.rules.care_by_practice import care_of_condition
from het_dash.content.sections import AnySection, Page, Section, Tab, compose_all
from het_dash.figures import Answer
from het_dash.store import Asks as Store
from het_dash.store import Question
from het_dash.store.questions import ALL_PCNS, BOROUGH, NATION, PRACTICES

Kind = Literal["practices", "PCNs"]
AREAS: dict[Kind, str] = {"practices": PRACTICES, "PCNs": ALL_PCNS}
# Names that the sections' fields ask by.
CONDITION, SIDE_BY_SIDE, CARE = "condition", "@side by side", "care"
NOT_FOR_PRACTICES = "Local records show PCNs and {} only, never a practice, so that nobody can be identified."
LIMITS = (
    "These figures do not show how good a practice is. Practices serve people of different ages, backgrounds and "
    "needs. Only recorded hypertension compared with what ages predict takes account of age.",
    "NHS England does not publish care by ethnic group for a practice.",
    "This page shows one period. Explore shows others.",
)


@dataclass(frozen=True)
class Choice:
    """`care`: the measure compared with chance; None where the condition has none."""

    condition: str
    kind: Kind
    care: str | None

    @property
    def asked(self) -> wanted.Choice:
        """Questions of the sections' fields."""
        return {CONDITION: self.condition, SIDE_BY_SIDE: AREAS[self.kind], CARE: self.care or ""}


def registers(catalogue: Catalogue, condition: str) -> tuple[Indicator, ...]:
    """Recorded prevalence: sorted bars, no better or worse, no funnel (methods 1)."""
    return tuple(i for i in _measures(catalogue, condition) if i.polarity == "none")


def care(catalogue: Catalogue, condition: str) -> tuple[Indicator, ...]:
    """Measures of care; those of the pack's pathway first."""
    found = [i for i in _measures(catalogue, condition) if i.polarity != "none"]
    return tuple(sorted(found, key=lambda i: i.pack.get("care", len(catalogue.indicators))))


def care_with_figures(condition: str, store: Store) -> tuple[Indicator, ...]:
    """Measures of care that the store has for practices or PCNs."""
    held = {one.id: {kind for kind, *_ in store.holdings(one.id)} for one in care(store.catalogue, condition)}
    return tuple(one for one in care(store.catalogue, condition) if held[one.id] & {"practice", "pcn"})


def _measures(catalogue: Catalogue, condition: str) -> list[Indicator]:
    return [i for i in catalogue.on_page("variation") if i.condition == condition]


def _registers_and_borough(catalogue: Catalogue, chosen: wanted.Choice) -> dict[str, Question]:
    areas = (chosen[SIDE_BY_SIDE], BOROUGH)
    return {one.id: Question(one.id, areas) for one in registers(catalogue, chosen[CONDITION])}


def _registers_with_rates(catalogue: Catalogue, chosen: wanted.Choice) -> dict[str, Question]:
    with_rates = (one for one in registers(catalogue, chosen[CONDITION]) if one.expected_from)
    return {one.id: Question(one.id, (chosen[SIDE_BY_SIDE],)) for one in with_rates}


def _rates_by_age(catalogue: Catalogue, chosen: wanted.Choice) -> dict[str, Question]:
    rates = {one.id: one.expected_from for one in registers(catalogue, chosen[CONDITION])}
    return {register: Question(rate, (NATION,), "age_cvdprevent") for register, rate in rates.items() if rate}


def _care_of_practices(catalogue: Catalogue, chosen: wanted.Choice) -> dict[str, Question]:
    return {one.id: Question(one.id, (PRACTICES,)) for one in care(catalogue, chosen[CONDITION])}


def _registers_that_weigh(catalogue: Catalogue, chosen: wanted.Choice) -> dict[str, Question]:
    weights = (one.weight for one in care(catalogue, chosen[CONDITION]))
    return {weight: Question(weight, (PRACTICES,)) for weight in weights if weight}


def _register_that_weighs(catalogue: Catalogue, chosen: wanted.Choice) -> dict[str, Question]:
    weight = catalogue.indicators[chosen[CARE]].weight
    return {weight: Question(weight, (PRACTICES,))} if weight else {}


def _register_side_by_side(catalogue: Catalogue, chosen: wanted.Choice) -> dict[str, Question]:
    weight = catalogue.indicators[chosen[CARE]].weight
    return {weight: Question(weight, (chosen[SIDE_BY_SIDE],))} if weight else {}


class InShort(Asks):
    """A measure of care of practices, and the counts of those side by side."""

    care: Answer = ask(chosen=CARE, areas=(PRACTICES,))
    counts: Answer = ask(chosen=CARE, areas=(SIDE_BY_SIDE,))
    registers: Mapping[str, Answer] = ask_by_choice(_register_side_by_side)


class Found(Asks):
    """Registers, and those with rates by age against what the ages of the list lead us to expect (methods 1)."""

    registers: Mapping[str, Answer] = ask_by_choice(_registers_and_borough)
    against_ages: Mapping[str, Answer] = ask_by_choice(_registers_with_rates)
    ages: Answer = ask("list_size", (SIDE_BY_SIDE,), "age_5yr")
    rates: Mapping[str, Answer] = ask_by_choice(_rates_by_age)


class CareOfPractices(Asks):
    """Every measure of the condition, and the registers that weigh them."""

    values: Mapping[str, Answer] = ask_by_choice(_care_of_practices)
    registers: Mapping[str, Answer] = ask_by_choice(_registers_that_weigh)


class CareWithinPcns(Asks):
    values: Answer = ask(chosen=CARE, areas=(PRACTICES,))
    registers: Mapping[str, Answer] = ask_by_choice(_register_that_weighs)


class Chance(Asks):
    counts: Answer = ask(chosen=CARE, areas=(SIDE_BY_SIDE,))
    registers: Mapping[str, Answer] = ask_by_choice(_register_side_by_side)


class OwnRecords(Asks):
    counts: Answer = ask(chosen=CARE, areas=(ALL_PCNS,), layer="own")


def page(condition: str, care: str | None, title: str, catalogue: Catalogue) -> Page:
    """How far practices differ in a sentence, and tabs for what was found, care, chance, PCNs and local records."""
    practices, pcns = Choice(condition, "practices", care), Choice(condition, "PCNs", care)
    tabs = (
        Tab("found", "Found", tuple(_found(practices, catalogue))),
        Tab("care", "Care", tuple(_care(practices, title))),
        Tab("chance", "More than chance", (*_chance(practices), *_limits())),
        Tab("pcns", "PCNs", (*_found(pcns, catalogue), *_care(pcns, title), *_chance(pcns))),
        Tab("local", "Local records", (*_own(pcns), *_own(practices))),
    )
    return Page(tuple(_in_short(practices)), tuple(tab for tab in tabs if tab.sections), chosen=True)


def composed(choice: Choice, title: str, pcn: str, store: Store) -> tuple[Composed, ...]:
    """Sections of practices or of PCNs: found, care, whether it is more than chance, and local records."""
    sections = [
        *_in_short(choice), *_found(choice, store.catalogue), *_care(choice, title), *_chance(choice), *_own(choice),
        *_limits(),
    ]  # fmt: skip
    return tuple(compose_all(sections, pcn, store))


def _in_short(choice: Choice) -> list[AnySection]:
    """The page's question answered first."""
    if choice.care is None:
        return []

    def rule(asked: InShort, view: View) -> Iterator[Block | None]:
        register = practice_variation.weight(asked.counts, asked.registers)
        yield practice_variation.lead(asked.care, counts=asked.counts, register=register, view=view)

    return [Section("in-short", "In short", "", InShort, rule, choice.asked)]


def _found(choice: Choice, catalogue: Catalogue) -> list[AnySection]:
    if not registers(catalogue, choice.condition):
        return []
    return [Section("found", "Found", "", Found, found, choice.asked)]


def found(asked: Found, view: View) -> Iterator[Block]:
    yield from (ranked(register, view) for register in asked.registers.values())
    for register, answer in asked.against_ages.items():
        yield practice_variation.recorded_against_ages(
            register=answer, patients=asked.ages, rates=asked.rates[register], view=view
        )


def _care(choice: Choice, title: str) -> list[AnySection]:
    """Of practices, every measure of the condition; of PCNs, the chosen one, a row a PCN."""
    if choice.care is None:
        return []
    if choice.kind == "practices":
        rule = partial(_care_of_condition, title=title)
        return [Section("care", "Care", "", CareOfPractices, rule, choice.asked)]
    return [Section("care", "Care", "", CareWithinPcns, _within_pcns, choice.asked)]


def _care_of_condition(asked: CareOfPractices, view: View, *, title: str) -> Iterator[Block]:
    values = [one for one in asked.values.values() if one.figures]
    yield care_of_condition(title, values=values, registers=asked.registers, view=view)


def _within_pcns(asked: CareWithinPcns, view: View) -> Iterator[Block]:
    register = next(iter(asked.registers.values()), None)
    yield practice_variation.within_pcns(values=asked.values, register=register, view=view)


def _chance(choice: Choice) -> list[AnySection]:
    if choice.care is None:
        return []

    def rule(asked: Chance, view: View) -> Iterator[Block | None]:
        register = practice_variation.weight(asked.counts, asked.registers)
        yield practice_variation.funnel_or_why_not(asked.counts, view, choice.kind, register=register)
        yield practice_variation.worth_asking_about(asked.counts, view, register=register)

    return [Section("chance", "More than chance", "", Chance, rule, choice.asked)]


def _own(choice: Choice) -> list[AnySection]:
    """Figures of our own, in a section of their own."""
    if choice.care is None:
        return []
    if choice.kind == "practices":
        return [Section("own", "Local records", "", NoQuestions, _not_for_practices)]
    return [Section("own", "Local records", "", OwnRecords, _own_pcns, choice.asked)]


def _limits() -> list[AnySection]:
    return [Section("limits", "Limits", "", NoQuestions, lambda _, __: iter((Words(LIMITS, quiet=True),)))]


def _not_for_practices(_: Asks, view: View) -> Iterator[Block]:
    yield Words((NOT_FOR_PRACTICES.format(view.catalogue.borough.label),))


def _own_pcns(asked: OwnRecords, view: View) -> Iterator[Block]:
    yield practice_variation.pcns_from_own_records(asked.counts, view)
