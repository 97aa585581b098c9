"""A document composed for one place, ready for any file format."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from het_dash.catalogue import EXAMPLE, Area, Catalogue
from het_dash.charts.text import wording
from het_dash.content.blocks import Composed
from het_dash.content.recording_store import Asked
from het_dash.content.sections import AnySection, compose_all
from het_dash.figures import Answer
from het_dash.store import Store


@dataclass(frozen=True)
class Document:
    """`id` stands in file names. `sides`: how many sides of paper it may take, then with no index and no appendix.

    `of_lewisham`: about the six teams together, not one PCN.
    """

    id: str
    title: str
    question: str
    sections: tuple[AnySection, ...]
    sides: int | None = None
    of_lewisham: bool = False

    def only(self, chosen: Collection[str]) -> "Document":
        """The same with the sections whose ids are chosen, in its own order."""
        return replace(self, sections=tuple(s for s in self.sections if s.id in chosen))


@dataclass(frozen=True)
class Pack:
    """A document for one place, from published figures only. `answers`: every figure that its rules were given."""

    document: Document
    place: Area
    sections: tuple[Composed, ...]
    answers: tuple[Answer, ...]
    built_on: date
    store: str
    catalogue: Catalogue

    @property
    def example(self) -> bool:
        """Whether any part of it is example data."""
        return any(f.nature == EXAMPLE for a in self.answers for f in a.figures)

    @property
    def title(self) -> str:
        return f"{self.place.name} · {self.document.title}"

    @property
    def period_end(self) -> date:
        """The last day that a figure in it is of."""
        return max((f.period_end for a in self.answers for f in a.figures), default=self.built_on)

    @property
    def period(self) -> str:
        return f"Figures up to {self.period_end:%B %Y}"

    @property
    def built(self) -> str:
        return f"Built on {self.built_on.day} {self.built_on:%B %Y}"

    @property
    def label(self) -> str:
        """Printed on every page of a file with example data. Real figures in it are results, so it says no more."""
        return "Contains example data, marked where it appears" if self.example else ""

    @property
    def standing(self) -> str:
        return wording.STANDING

    @property
    def stem(self) -> str:
        """'north-lewisham_data-pack_to-2026-07_built-2026-11-26': place, document, period, date of the store."""
        place = self.place.label.lower().replace(" ", "-")
        parts = [place, self.document.id, f"to-{self.period_end:%Y-%m}", f"built-{self.built_on:%Y-%m-%d}"]
        return "_".join([*parts, *(["with-example-data"] if self.example else [])])


def pack_of(document: Document, place: Area, store: Store, with_example: bool = False) -> Pack:
    """A document composed for one place."""
    asked = Asked(store, with_example)
    sections = tuple(compose_all(document.sections, place.code, asked))
    return Pack(document, place, sections, asked.answers, store.built_on, store.name, store.catalogue)
