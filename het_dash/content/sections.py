"""Pages and packs are data: sections, each with its typed questions and the rule that makes blocks of the answers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from het_dash.catalogue import Catalogue
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart
from het_dash.content.asks import Asks, Choice, answered, questions_of
from het_dash.content.blocks import Block, Composed, Words
from het_dash.figures import Answer
from het_dash.store import Asks as Store
from het_dash.store import Listed, Question

Rule = Callable[..., Block | None]
Asked = TypeVar("Asked", bound=Asks)


@dataclass(frozen=True)
class TypedSection(Generic[Asked]):
    """A section that declares its questions in a class; `rule` is given an object of that class and the view.

    `choice` fills the fields that ask for what the reader chose. A block that is None is left out.
    """

    id: str
    short: str
    heading: str
    asks: type[Asked]
    rule: Callable[[Asked, View], Iterable[Block | None]]
    choice: Choice = field(default_factory=dict, hash=False)
    side_by_side: bool = False

    def questions(self, view: View) -> Iterator[Question]:
        return questions_of(self.asks, view, self.choice)

    def defined(self, view: View) -> Iterator[Question]:
        """Questions whose indicators a pack's definitions and sources include."""
        return questions_of(self.asks, view, self.choice, defined_only=True)

    def blocks(self, view: View, store: Store) -> Iterator[Block]:
        """Blocks in order. A chart without a single figure, not even a suppressed one, is said and not drawn."""
        asked = answered(self.asks, view, self.choice, store)
        for block in self.rule(asked, view):
            if isinstance(block, Chart) and not block.table.rows:
                drawn = (q for q in self.questions(view) if q.indicator in block.measures)
                yield _in_words(block, drawn, view)
            elif block is not None:
                yield block


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

    def questions(self, view: View) -> Iterator[Question]:
        return (question for item in self.items for question in _asked(item, view))

    def blocks(self, view: View, store: Store) -> Iterator[Block]:
        known = store.ask_all(self.questions(view))
        made = (_block(item, known, view, store) for item in self.items)
        return (block for block in made if block is not None)


AnySection = Section | TypedSection[Any]


def compose(section: AnySection, area: str, store: Store) -> Composed:
    """The section for one PCN, or for Lewisham. A rule that has nothing to say leaves no block."""
    view = View(store.catalogue, store.catalogue.areas[area], store.members)
    blocks = tuple(section.blocks(view, store))
    return Composed(section.id, section.short, section.heading, blocks, section.side_by_side)


def compose_all(sections: Sequence[AnySection], area: str, store: Store) -> list[Composed]:
    """Sections in order; one without a block is left out."""
    view = View(store.catalogue, store.catalogue.areas[area], store.members)
    store.ask_all(question for section in sections for question in section.questions(view))  # in one trip
    return [composed for section in sections if (composed := compose(section, area, store)).blocks]


def _asked(item: Item, view: View) -> list[Question]:
    words = (*item.questions, *item.also(view.catalogue))
    return [question.at(view.pcn.code, view.catalogue) for question in words]


def _block(item: Item, known: Mapping[Question, Answer], view: View, store: Store) -> Block | None:
    answers = (known[question] for question in _asked(item, view))
    listings = (store.listing(one.at(view.pcn.code, store.catalogue)) for one in item.listed)
    block = item.rule(*answers, *listings, view)
    return block if block is None else _or_what_is_missing(block, item, view)


def _or_what_is_missing(block: Block, item: Item, view: View) -> Block:
    """A chart without a single figure, not even a hidden one, is said and not drawn."""
    if not isinstance(block, Chart) or block.table.rows:
        return block
    return _in_words(block, item.questions, view)


def _in_words(chart: Chart, empty: Iterable[Question], view: View) -> Words:
    """What a chart would show, and where its figures would come from."""
    asked = [(source, q.layer) for q in empty for source in view.catalogue.indicators[q.indicator].sources]
    sources = [(view.catalogue.sources[source], layer) for source, layer in asked]
    real = (one for one, layer in sources if one.layer == layer and not one.is_example)
    titles = dict.fromkeys(source.title for source in real)
    return Words((chart.sentence, f"Figures would come from: {'; '.join(titles)}."), heading=chart.title)
