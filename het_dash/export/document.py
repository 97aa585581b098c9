"""A document composed for one place, ready for any file format."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from het_dash.catalogue import EXAMPLE, Area, Catalogue
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import nature_of
from het_dash.content.blocks import Composed, in_files, is_example
from het_dash.content.recording_store import Asked
from het_dash.content.sections import AnySection, compose_all
from het_dash.figures import Answer
from het_dash.store import Store

Look = Literal["pages", "sheet", "side", "tables"]


@dataclass(frozen=True)
class Document:
    """A document for one place, in any file format. `id` is part of file names.

    `look` is how its pages are set on paper, and `sides` the maximum number of them; a document of one or two sides has
    no index. `of_borough` marks a document about all six teams rather than one PCN. `annex` is the id of the document
    with the tables behind its pages. `own` has, by format id, the sections of a format that shows fewer
    or others; their ids are those of `sections`.
    """

    id: str
    title: str
    question: str
    sections: tuple[AnySection, ...]
    sides: int | None = None
    look: Look = "pages"
    annex: str = ""
    of_borough: bool = False
    own: Mapping[str, tuple[AnySection, ...]] = field(default_factory=dict, hash=False)

    def in_format(self, format_id: str) -> "Document":
        """The document with the sections of one format."""
        return replace(self, sections=self.own.get(format_id, self.sections), own={})

    def only(self, chosen: Collection[str]) -> "Document":
        """The document with only these sections, in its own order. A format without any of them has the usual ones."""
        usual = tuple(s for s in self.sections if s.id in chosen)
        own = {name: tuple(s for s in sections if s.id in chosen) or usual for name, sections in self.own.items()}
        return replace(self, sections=usual, own=own)


@dataclass(frozen=True)
class Pack:
    """A document filled with one place's published figures. `answers` has every figure that its rules received.

    `drawn` are its sections with blocks that only some formats draw, `sections` the same in words and tables.
    `received` has the answers behind each tab of a web page or sheet of a workbook.
    """

    document: Document
    place: Area
    sections: tuple[Composed, ...]
    answers: tuple[Answer, ...]
    built_on: date
    store: str
    catalogue: Catalogue
    drawn: tuple[Composed, ...] = ()
    received: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict, hash=False)

    @property
    def example(self) -> bool:
        """True if any part is example data."""
        blocks = (block for section in self.sections for block in section.blocks)
        return any(is_example(b) for b in blocks) or any(nature_of(answer) == EXAMPLE for answer in self.answers)

    @property
    def title(self) -> str:
        return f"{self.place.name} · {self.document.title}"

    @property
    def period_end(self) -> date:
        """Latest period end of its figures."""
        return max((f.period_end for a in self.answers for f in a.figures), default=self.built_on)

    @property
    def period(self) -> str:
        return f"Figures up to {self.period_end:%B %Y}"

    @property
    def built(self) -> str:
        return f"Built on {self.built_on.day} {self.built_on:%B %Y}"

    @property
    def author(self) -> str:
        """Author in a file's properties."""
        return f"{self.catalogue.programme.name}, {self.catalogue.borough.label}"

    @property
    def label(self) -> str:
        """Label for every page of a file with example data. It makes no claim about real figures in the same file."""
        return "Contains example data, marked where it appears" if self.example else ""

    @property
    def standing(self) -> str:
        return wording.STANDING

    @property
    def stem(self) -> str:
        """File name without ending (place, document, period, store date): 'north-anytown_data-
        pack_to-2026-07_built-2026-11-26'."""
        parts = [self.place.slug, self.document.id, f"to-{self.period_end:%Y-%m}", f"built-{self.built_on:%Y-%m-%d}"]
        return "_".join([*parts, *(["with-example-data"] if self.example else [])])


def pack_of(document: Document, place: Area, store: Store, with_example: bool = False) -> Pack:
    """A pack of a document for one place."""
    asked = Asked(store, with_example)
    composed = compose_all(document.sections, place.code, asked)
    sections = tuple(replace(one, blocks=tuple(map(in_files, one.blocks))) for one in composed)
    received = {one.on_tab: _received(one.on_tab, document, place, asked) for one in composed}
    return Pack(
        document, place, sections, asked.answers, store.built_on, store.name, store.catalogue, tuple(composed), received
    )


def _received(tab: str, document: Document, place: Area, asked: Asked) -> tuple[Answer, ...]:
    """Answers with figures that a tab's sections show, without those of definitions and sources, which ask again."""
    view = View(asked.catalogue, place, asked.members, asked.built_on)
    own = [one for one in document.sections if one.on_tab == tab and not one.asks_again]
    answers = asked.ask_all(question for section in own for question in section.defined(view))
    return tuple(answer for answer in answers.values() if answer.figures)
