"""Questions of one field of a section, and the value that a rule finds in it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from het_dash.catalogue import Catalogue, Layer
from het_dash.catalogue.indicator import IndicatorRole
from het_dash.catalogue.same_practices import Members
from het_dash.charts.ground import Ground
from het_dash.charts.perspective import View
from het_dash.content import boundaries
from het_dash.figures import Answer
from het_dash.figures.records import Listing
from het_dash.geo.layers import LayerKind
from het_dash.store import Asks as Store
from het_dash.store import Listed, Question

# What the reader chose on the page: a name that a field asks by -> an indicator's id, an area or a breakdown.
Choice = Mapping[str, str]
Answers = Mapping[str, Answer]


class Wanted(Protocol):
    """Questions and rule of one field."""

    @property
    def defined(self) -> bool:
        """Whether a pack's definitions include the indicators that it asks for."""

    def questions(self, view: View, choice: Choice) -> Mapping[str, Question]:
        """The questions by the key under which the rule finds each answer."""

    def filled(self, answers: Answers, view: View, store: Store) -> Any:
        """The field's value, from the answers to its questions by the same keys."""


class _OneAnswer:
    def filled(self, answers: Answers, view: View, store: Store) -> Answer:  # noqa: ARG002
        return answers[""]


class _AnswersByKey:
    def filled(self, answers: Answers, view: View, store: Store) -> Answers:  # noqa: ARG002
        return answers


class _NoFigures:
    def questions(self, view: View, choice: Choice) -> Mapping[str, Question]:  # noqa: ARG002
        return {}


@dataclass(frozen=True)
class OfIndicator(_OneAnswer):
    """One Answer, of the indicator with a role or of the reader's choice."""

    role: IndicatorRole | None
    chosen: str
    areas: tuple[str, ...]
    by: str
    layer: Layer
    membership: Members = "dated"
    defined: bool = True

    def questions(self, view: View, choice: Choice) -> Mapping[str, Question]:
        indicator = view.catalogue.with_role(self.role).id if self.role else choice[self.chosen]
        areas = tuple(choice.get(area, area) for area in self.areas)
        asked = Question(indicator, areas, choice.get(self.by, self.by), self.layer, self.membership)
        return {"": asked.at(view.pcn.code, view.catalogue)}


@dataclass(frozen=True)
class OfCatalogue(_OneAnswer):
    """One Answer, to a question that the catalogue decides."""

    of: Callable[[Catalogue], Question]
    defined: bool = True

    def questions(self, view: View, choice: Choice) -> Mapping[str, Question]:  # noqa: ARG002
        return {"": self.of(view.catalogue).at(view.pcn.code, view.catalogue)}


@dataclass(frozen=True)
class Each(_AnswersByKey):
    """Answers by key, in order: the indicators of a pack's section or of a role, or whatever `of` lists."""

    of: Callable[[Catalogue, Choice], Mapping[str, Question]]
    defined: bool = True

    def questions(self, view: View, choice: Choice) -> Mapping[str, Question]:
        return {key: one.at(view.pcn.code, view.catalogue) for key, one in self.of(view.catalogue, choice).items()}


@dataclass(frozen=True)
class ByArea(_AnswersByKey):
    """Answers by area, each asked alone or with the areas that it is compared with."""

    each: OfIndicator
    beside: tuple[str, ...]
    defined: bool = True

    def questions(self, view: View, choice: Choice) -> Mapping[str, Question]:
        found = {}
        for area in self.each.areas:
            alone = replace(self.each, areas=tuple(dict.fromkeys((area, *self.beside))))
            question = alone.questions(view, choice)[""]
            found[question.areas[0]] = question
        return found


@dataclass(frozen=True)
class OfOtherSections:
    """Answers to every question of other sections, each once, in order."""

    of: Callable[[View], Iterable[Question]]
    defined: bool = True

    def questions(self, view: View, choice: Choice) -> Mapping[str, Question]:  # noqa: ARG002
        return {str(number): one for number, one in enumerate(dict.fromkeys(self.of(view)))}

    def filled(self, answers: Answers, view: View, store: Store) -> tuple[Answer, ...]:  # noqa: ARG002
        return tuple(answers.values())


@dataclass(frozen=True)
class Rows(_NoFigures):
    """Rows of a published table that holds no figures."""

    listed: Listed
    defined: bool = True

    def filled(self, answers: Answers, view: View, store: Store) -> Listing[Any]:  # noqa: ARG002
        return store.listing(self.listed.at(view.pcn.code, view.catalogue))


@dataclass(frozen=True)
class MapGround(_NoFigures):
    """The boundaries of a layer, which hold no figures; `of_pcn` adds the PCN's catchment and practices."""

    layer: LayerKind
    of_pcn: bool
    defined: bool = True

    def filled(self, answers: Answers, view: View, store: Store) -> Ground:  # noqa: ARG002
        if self.of_pcn and view.pcn.kind == "pcn":
            return boundaries.ground_of_pcn(self.layer, view.pcn, store.opened)
        return boundaries.ground(self.layer, store.opened)
