"""The store as one pack asks it: what was answered is remembered, and demonstration figures may be left out."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from het_dash.catalogue import Catalogue
from het_dash.figures import Answer
from het_dash.figures.records import Listing
from het_dash.store import Listed, Question, Store

DEMONSTRATION = "demonstration"


class Asked:
    """Without demonstration figures every rule sees what it would see had there never been any (METHODS 12)."""

    def __init__(self, store: Store, with_demonstration: bool) -> None:
        self.catalogue: Catalogue = store.catalogue
        self._store, self._with_demonstration = store, with_demonstration
        self._answers: dict[Question, Answer] = {}
        self.demonstration = False

    def members(self, on: date) -> Mapping[str, str]:
        return self._store.members(on)

    def ask(self, question: Question) -> Answer:
        return self.ask_all([question])[question]

    def ask_all(self, questions: Iterable[Question]) -> dict[Question, Answer]:
        asked = dict.fromkeys(questions)
        for question, answer in self._store.ask_all(q for q in asked if q not in self._answers).items():
            self._answers[question] = answer.only(f for f in answer.figures if self._wanted(f.nature))
        return {question: self._answers[question] for question in asked}

    def listing(self, listed: Listed) -> Listing[Any]:
        found = self._store.listing(listed)
        return found.only(lambda row: self._wanted(row.nature))

    def _wanted(self, nature: str) -> bool:
        """Notes that there is a demonstration in the pack."""
        wanted = self._with_demonstration or nature != DEMONSTRATION
        self.demonstration |= wanted and nature == DEMONSTRATION
        return wanted

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Every answer that holds a figure, in the order of the questions."""
        return tuple(a for a in self._answers.values() if a.figures)
