"""A pack is data: sections of items, each some questions and the rule that makes a block of their answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from het_dash.catalogue import Catalogue
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart
from het_dash.content.blocks import Block, Composed, Words
from het_dash.figures import Answer
from het_dash.store import Asks, Listed, Question

Rule = Callable[..., Block | None]


def nothing_more(_: Catalogue) -> tuple[Question, ...]:
    """Most items ask what stands in the description and no more."""
    return ()


@dataclass(frozen=True)
class Item:
    """Questions, with words such as THIS_PCN in place of areas, and what to make of their answers.

    `also` are questions that the catalogue's own files decide, `listed` are asked for what is no figure; the rule is
    given all answers in this order. A rule that has nothing to say gives None.
    """

    questions: tuple[Question, ...]
    rule: Rule
    listed: tuple[Listed, ...] = ()
    also: Callable[[Catalogue], tuple[Question, ...]] = nothing_more


@dataclass(frozen=True)
class Section:
    id: str
    short: str
    heading: str
    items: tuple[Item, ...]
    side_by_side: bool = False


def compose(section: Section, area: str, store: Asks) -> Composed:
    """The section for one PCN, or for Lewisham. A rule that has nothing to say leaves no block."""
    view = View(store.catalogue, store.catalogue.areas[area], store.members)
    known = store.ask_all(question for item in section.items for question in _asked(item, view))
    made = (_block(item, known, view, store) for item in section.items)
    blocks = tuple(block for block in made if block is not None)
    return Composed(section.id, section.short, section.heading, blocks, section.side_by_side)


def compose_all(sections: Sequence[Section], area: str, store: Asks) -> list[Composed]:
    """Sections in order; one without a block is left out."""
    view = View(store.catalogue, store.catalogue.areas[area], store.members)
    store.ask_all(question for section in sections for item in section.items for question in _asked(item, view))
    return [composed for section in sections if (composed := compose(section, area, store)).blocks]


def _asked(item: Item, view: View) -> list[Question]:
    words = (*item.questions, *item.also(view.catalogue))
    return [question.at(view.pcn.code, view.catalogue) for question in words]


def _block(item: Item, known: Mapping[Question, Answer], view: View, store: Asks) -> Block | None:
    answers = (known[question] for question in _asked(item, view))
    listings = (store.listing(one.at(view.pcn.code, store.catalogue)) for one in item.listed)
    block = item.rule(*answers, *listings, view)
    return block if block is None else _or_what_is_missing(block, item, view)


def _or_what_is_missing(block: Block, item: Item, view: View) -> Block:
    """A chart without a single figure, not even a hidden one, is said and not drawn."""
    if not isinstance(block, Chart) or block.table.rows:
        return block
    asked = [(source, q.layer) for q in item.questions for source in view.catalogue.indicators[q.indicator].sources]
    sources = [(view.catalogue.sources[source], layer) for source, layer in asked]
    real = (one for one, layer in sources if one.layer == layer and one.nature != "demonstration")
    titles = dict.fromkeys(source.title for source in real)
    return Words((block.sentence, f"Figures would come from: {'; '.join(titles)}."), heading=block.title)
