"""The store as one page or pack asks it, with or without example data; it records the answers."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from het_dash.catalogue import Catalogue, Layer
from het_dash.figures import Answer
from het_dash.figures.records import Listing
from het_dash.store import Listed, Question, Store


class Asked:
    """Asks a store; without example data, rules see only real data.

    `answers` keeps every answer, for files that contain every figure.
    """

    def __init__(self, store: Store, with_example: bool) -> None:
        self.store, self.with_example = store, with_example
        self.catalogue: Catalogue = store.catalogue
        self._answers: dict[Question, Answer] = {}

    @property
    def opened(self) -> Store:
        return self.store

    @property
    def name(self) -> str:
        return self.store.name

    @property
    def built_on(self) -> date:
        return self.store.built_on

    @property
    def editions(self) -> tuple[tuple[Any, ...], ...]:
        """Every source edition behind the figures."""
        return tuple(
            row for row in self.store.editions if self.with_example or not self.catalogue.sources[row[0]].is_example
        )

    @property
    def coverage(self) -> tuple[tuple[Any, ...], ...]:
        return self.store.coverage

    @property
    def changed_by_hand(self) -> tuple[tuple[str, str], ...]:
        return self.store.changed_by_hand

    @property
    def build_warnings(self) -> tuple[str, ...]:
        return self.store.build_warnings

    def members(self, on: date) -> Mapping[str, str]:
        return self.store.members(on)

    def ask(self, question: Question) -> Answer:
        return self.ask_all([question])[question]

    def ask_all(self, questions: Iterable[Question]) -> dict[Question, Answer]:
        asked = dict.fromkeys(questions)
        self._answers |= self.store.ask_all((q for q in asked if q not in self._answers), self.with_example)
        return {question: self._answers[question] for question in asked}

    def listing(self, listed: Listed) -> Listing[Any]:
        return self.store.listing(listed, self.with_example)

    def holdings(self, indicator: str, layer: Layer = "published") -> tuple[tuple[str, str, str, date], ...]:
        return self.store.holdings(indicator, layer, self.with_example)

    def areas_with(self, indicator: str, breakdown: str, layer: Layer = "published") -> tuple[str, ...]:
        return self.store.areas_with(indicator, breakdown, layer, self.with_example)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Every answer that holds a figure, in the order of the questions."""
        return tuple(a for a in self._answers.values() if a.figures)


def by_default(store: Store) -> bool:
    """Whether example data is shown before anybody chooses: only until the first real return or extract."""
    return store.has_example and not store.has_real
