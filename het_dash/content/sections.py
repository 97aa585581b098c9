"""Pages and packs are data: sections, each with its typed questions and the rule that makes blocks of the answers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart
from het_dash.content.asks import Asks, answered, questions_of
from het_dash.content.blocks import Block, Composed, Layout, Words
from het_dash.content.wanted import Choice, OfOtherSections
from het_dash.store import Asks as Store
from het_dash.store import Question

Asked = TypeVar("Asked", bound=Asks)


@dataclass(frozen=True)
class Section(Generic[Asked]):
    """A section that declares its questions in a class; `rule` is given an object of that class and the view.

    `choice` fills the fields that ask for what the reader chose. A block that is None is left out. `layout` places the
    first blocks on the screen, and `folded` shows only the heading until a reader opens it: see `Composed`. `tab` names
    the tab of a web page, and the sheet of a workbook, that it shares with others.
    """

    id: str
    short: str
    heading: str
    asks: type[Asked]
    rule: Callable[[Asked, View], Iterable[Block | None]]
    choice: Choice = field(default_factory=dict, hash=False)
    side_by_side: bool = False
    layout: Layout = ()
    folded: bool = False
    tab: str = ""

    @property
    def on_tab(self) -> str:
        """See `Composed`."""
        return self.tab or self.short

    @property
    def asks_again(self) -> bool:
        """Whether it asks what other sections ask, for their definitions or sources."""
        return any(isinstance(one, OfOtherSections) for one in self.asks.wanted.values())

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


AnySection = Section[Any]


@dataclass(frozen=True)
class Tab:
    """A tab of a page. Its id is in the link."""

    id: str
    label: str
    sections: tuple[AnySection, ...]


@dataclass(frozen=True)
class Page:
    """What a page shows: `first` always, and below it the open tab. Only the open tab is composed.

    `chosen` if its sections depend on a choice of the reader.
    """

    first: tuple[AnySection, ...] = ()
    tabs: tuple[Tab, ...] = ()
    chosen: bool = False

    @property
    def sections(self) -> tuple[AnySection, ...]:
        """All sections, in the order of the page."""
        return (*self.first, *(section for tab in self.tabs for section in tab.sections))


def compose(section: AnySection, area: str, store: Store) -> Composed:
    """The section for one PCN, or for the borough. A rule that has nothing to say leaves no block."""
    view = View(store.catalogue, store.catalogue.areas[area], store.members, store.built_on)
    blocks = tuple(section.blocks(view, store))
    heading = section.heading.format(review=store.catalogue.blachir.title)  # the review's name is data
    return Composed(
        section.id, section.short, heading, blocks, section.side_by_side, section.layout, section.folded, section.tab
    )


def compose_all(sections: Sequence[AnySection], area: str, store: Store) -> list[Composed]:
    """Sections in order; one without a block is left out."""
    view = View(store.catalogue, store.catalogue.areas[area], store.members, store.built_on)
    store.ask_all(question for section in sections for question in section.questions(view))  # in one trip
    return [composed for section in sections if (composed := compose(section, area, store)).blocks]


def _in_words(chart: Chart, empty: Iterable[Question], view: View) -> Words:
    """Placeholder for a chart: what it would show, and where its figures would come from."""
    asked = [(source, q.layer) for q in empty for source in view.catalogue.indicators[q.indicator].sources]
    sources = [(view.catalogue.sources[source], layer) for source, layer in asked]
    real = (one for one, layer in sources if one.layer == layer and not one.is_example)
    titles = dict.fromkeys(source.title for source in real)
    return Words((chart.sentence, f"Figures would come from: {'; '.join(titles)}."), heading=chart.title)
