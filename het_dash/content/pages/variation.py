"""Variation: practices or PCNs of one condition side by side."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from het_dash.catalogue import Catalogue, Indicator
from het_dash.charts.builders.ranked import ranked
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart
from het_dash.content.blocks import Composed, Words
from het_dash.content.pages.data_pack import AGES, ENGLAND_RATES, HYPERTENSION
from het_dash.content.rules import practice_variation
from het_dash.content.rules.care_by_practice import care_of_condition
from het_dash.content.sections import Item, Section, compose
from het_dash.figures import Answer
from het_dash.store import Asks, Question
from het_dash.store.questions import ALL_PCNS, LEWISHAM, PRACTICES

Kind = Literal["practices", "PCNs"]
AREAS: dict[Kind, str] = {"practices": PRACTICES, "PCNs": ALL_PCNS}
NOT_FOR_PRACTICES = (
    "Figures of our own from local records are made for PCNs and Lewisham only, never for a practice, so that nobody "
    "can be identified. Choose PCNs above to see them."
)
CANNOT_SAY = Composed("cannot-say", "Limits", "What this page cannot say", (
    Words((
        "Which practice is good at its work. Practices serve people of different ages, backgrounds and needs; only "
        "recorded hypertension against what ages predict takes account of age.",
        "How people of different ethnic groups fare at a practice: nothing published says so. The PCN data pack shows "
        "what is known, and for which larger area.",
        "How things changed. One period stands here; Explore shows others.",
    )),
))  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """`care`: the measure whose differences are set against chance; None where the condition has none."""

    condition: str
    kind: Kind
    care: str | None


def registers(catalogue: Catalogue, condition: str) -> tuple[Indicator, ...]:
    """Recorded prevalence: sorted bars, no better or worse, no funnel (methods 1)."""
    return tuple(i for i in _measures(catalogue, condition) if i.polarity == "none")


def care(catalogue: Catalogue, condition: str) -> tuple[Indicator, ...]:
    """Measures of care; those of the pack's pathway first."""
    found = [i for i in _measures(catalogue, condition) if i.polarity != "none"]
    return tuple(sorted(found, key=lambda i: i.pack.get("care", len(catalogue.indicators))))


def conditions(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i.condition for i in catalogue.on_page("variation")))


def _measures(catalogue: Catalogue, condition: str) -> list[Indicator]:
    return [i for i in catalogue.on_page("variation") if i.condition == condition]


def composed(choice: Choice, title: str, pcn: str, store: Asks) -> tuple[Composed, ...]:
    """What was found, how care differs, whether it is more than chance, and our own records apart."""
    catalogue = store.catalogue
    sections = [*_found(choice, catalogue), *_care(choice, title, catalogue), *_chance(choice)]
    made = [compose(one, pcn, store) for one in (*_in_short(choice, catalogue), *sections)]
    return (*made, *_own(choice, pcn, store), CANNOT_SAY)


def _in_short(choice: Choice, catalogue: Catalogue) -> list[Section]:
    """The page's question answered first."""
    if choice.care is None:
        return []
    areas, recorded = AREAS[choice.kind], registers(catalogue, choice.condition)[:1]
    asked = (*(Question(one.id, (areas,)) for one in recorded), Question(choice.care, (PRACTICES,)))
    item = Item((*asked, Question(choice.care, (areas,))), practice_variation.in_short)
    return [Section("in-short", "In short", "In short", (item,))]


def _found(choice: Choice, catalogue: Catalogue) -> list[Section]:
    found, areas = registers(catalogue, choice.condition), AREAS[choice.kind]
    items = [Item((Question(one.id, (areas, LEWISHAM)),), ranked) for one in found]
    if HYPERTENSION.indicator in [one.id for one in found]:
        against = (Question(HYPERTENSION.indicator, (areas,)), Question(AGES.indicator, (areas,), AGES.breakdown))
        items.append(Item((*against, ENGLAND_RATES), _against_ages))
    heading = f"How many people have been found, by {choice.kind[:-1]}?"
    return [Section("found", "Found", heading, tuple(items))] if items else []


def _care(choice: Choice, title: str, catalogue: Catalogue) -> list[Section]:
    """Of practices, every measure of the condition; of PCNs, the chosen one, a row a PCN."""
    if choice.care is None:
        return []
    if choice.kind == "practices":
        measures = care(catalogue, choice.condition)
        weights = dict.fromkeys(one.weight for one in measures if one.weight)
        item = Item(
            tuple(Question(one, (PRACTICES,)) for one in (*(m.id for m in measures), *weights)), _pathway(title)
        )
        return [Section("care", "Care", "How far does care differ between practices?", (item,))]
    weight = catalogue.indicators[choice.care].weight
    asked = tuple(Question(one, (PRACTICES,)) for one in (choice.care, weight) if one)
    heading = "How far does care differ between the practices of each PCN?"
    return [Section("care", "Care", heading, (Item(asked, practice_variation.within_pcns),))]


def _chance(choice: Choice) -> list[Section]:
    if choice.care is None:
        return []
    item = Item((Question(choice.care, (AREAS[choice.kind],)),), practice_variation.funnel_or_why_not(choice.kind))
    return [Section("chance", "Chance", practice_variation.NO_COUNTS, (item,))]


def _own(choice: Choice, pcn: str, store: Asks) -> list[Composed]:
    """Figures of our own, in a section of their own."""
    if choice.care is None:
        return []
    if choice.kind == "practices":
        return [Composed("own", "Local records", practice_variation.LOCAL, (Words((NOT_FOR_PRACTICES,)),))]
    question = Question(choice.care, (ALL_PCNS,), layer="own")
    item = Item((question,), practice_variation.pcns_from_own_records)
    return [compose(Section("own", "Local records", practice_variation.LOCAL, (item,)), pcn, store)]


def _against_ages(register: Answer, patients: Answer, rates: Answer, view: View) -> Chart:
    return practice_variation.recorded_against_ages(register=register, patients=patients, rates=rates, view=view)


def _pathway(title: str) -> Callable[..., Chart]:
    """The rule for one condition's chart: practice values, then the registers that weigh them."""

    def rule(*given: Answer | View) -> Chart:
        view = next(g for g in given if isinstance(g, View))
        answers = [g for g in given if isinstance(g, Answer)]
        registers = {one.indicator.id: one for one in answers if one.indicator.stage == "found"}
        values = [one for one in answers if one.indicator.id not in registers]
        return care_of_condition(title, values=values, registers=registers, view=view)

    return rule
