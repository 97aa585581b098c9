"""Interface of a store, as pages and packs use it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from het_dash.catalogue import Catalogue, Layer
from het_dash.figures import Answer
from het_dash.figures.records import Listing
from het_dash.store.questions import Listed, Question

if TYPE_CHECKING:
    from het_dash.store.store import Store


class Asks(Protocol):
    @property
    def opened(self) -> "Store":
        """The published store itself, for what holds no figures."""

    @property
    def catalogue(self) -> Catalogue: ...

    @property
    def built_on(self) -> date: ...

    def members(self, on: date) -> Mapping[str, str]: ...

    def ask(self, question: Question) -> Answer: ...

    def ask_all(self, questions: Iterable[Question]) -> Mapping[Question, Answer]: ...

    def listing(self, listed: Listed) -> Listing[Any]: ...

    def holdings(self, indicator: str, layer: Layer = "published") -> tuple[tuple[str, str, str, date], ...]: ...

    def areas_with(self, indicator: str, breakdown: str, layer: Layer = "published") -> tuple[str, ...]: ...
