"""A pack is data: sections of items, each some questions and the rule that makes a block of their answers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from het_dash.catalogue import Catalogue
from het_dash.charts.chart import Chart
from het_dash.charts.view import View
from het_dash.figures import Answer
from het_dash.packs.blocks import Block, Composed, Words
from het_dash.store import Question

Rule = Callable[..., Block | None]


class Asks(Protocol):
    """What a section needs of a store."""

    @property
    def catalogue(self) -> Catalogue: ...

    def members(self, on: date) -> Mapping[str, str]: ...

    def ask(self, question: Question) -> Answer: ...


@dataclass(frozen=True)
class Item:
    """Questions, with words such as THIS_PCN in place of areas, and what to make of their answers, if anything."""

    questions: tuple[Question, ...]
    rule: Rule


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
    made = (
        (item, item.rule(*(store.ask(q.at(area, store.catalogue)) for q in item.questions), view))
        for item in section.items
    )
    blocks = tuple(_or_what_is_missing(block, item, view) for item, block in made if block is not None)
    return Composed(section.id, section.short, section.heading, blocks, section.side_by_side)


def compose_all(sections: Iterable[Section], area: str, store: Asks) -> list[Composed]:
    """Sections in order; one without a block is left out."""
    return [composed for section in sections if (composed := compose(section, area, store)).blocks]


def _or_what_is_missing(block: Block, item: Item, view: View) -> Block:
    """A chart without a single figure, not even a hidden one, is said and not drawn."""
    if not isinstance(block, Chart) or block.table.rows:
        return block
    asked = [(source, q.layer) for q in item.questions for source in view.catalogue.indicators[q.indicator].sources]
    sources = [
        view.catalogue.sources[source] for source, layer in asked if view.catalogue.sources[source].layer == layer
    ]
    titles = dict.fromkeys(source.title for source in sources)
    return Words((block.sentence, f"Figures would come from: {'; '.join(titles)}."), heading=block.title)
