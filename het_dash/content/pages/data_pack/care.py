"""Care by condition: the practices' published values, with an estimate for the PCN where methods 2 allows one."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from het_dash.catalogue import Catalogue
from het_dash.charts.perspective import View
from het_dash.content.asks import ask_by, ask_each
from het_dash.content.blocks import Block
from het_dash.content.pages.data_pack import people_lost
from het_dash.content.rules.care_by_practice import care_of_condition
from het_dash.content.rules.definitions import diabetes
from het_dash.figures import Answer
from het_dash.store import Question
from het_dash.store.questions import PRACTICES


def registers_that_weigh(catalogue: Catalogue) -> dict[str, Question]:
    """Registers that weight the section's practice values."""
    weights = (one.weight for one in catalogue.in_section("care"))
    return {weight: Question(weight, (PRACTICES,)) for weight in weights if weight}


class Care(people_lost.PeopleLost):
    values: Mapping[str, Answer] = ask_each(section="care", areas=(PRACTICES,))
    registers: Mapping[str, Answer] = ask_by(registers_that_weigh)


def care(asked: Care, view: View) -> Iterator[Block | None]:
    yield from people_lost.blocks(asked, view)
    for condition, answers in groupby(asked.values.values(), key=lambda answer: answer.indicator.condition):
        title = condition.replace("_", " ").capitalize()
        yield care_of_condition(title, values=list(answers), registers=asked.registers, view=view)
    yield diabetes()
