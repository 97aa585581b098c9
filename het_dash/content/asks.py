"""Typed questions: a section names what it asks for, and its rule receives one object with every answer under its name.

    class Overview(Asks):
        patients: Answer = ask("list_size", (THIS_PCN, PRACTICES))
        care: Mapping[str, Answer] = ask_each(section="care", areas=(PRACTICES,))

    def overview(asked: Overview, view: View) -> Iterator[Block]: ...

Fields are keyword-only, so that two answers cannot change places. Roles and sections are declared by the indicators
themselves (`roles`, `pack` in data/indicators): no indicator is named in Python.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from inspect import get_annotations
from typing import Any, ClassVar, Protocol, TypeVar, dataclass_transform

from het_dash.catalogue import WHOLE, Catalogue, Layer
from het_dash.catalogue.indicator import IndicatorRole, PackSection
from het_dash.catalogue.same_practices import Members
from het_dash.charts.ground import Ground
from het_dash.charts.perspective import View
from het_dash.content import boundaries
from het_dash.figures import Answer
from het_dash.figures.records import Listing
from het_dash.geo.layers import LayerKind
from het_dash.store import Asks as Store
from het_dash.store import Listed, Question
from het_dash.store.questions import THIS_PCN, ListedTable

# What the reader chose on the page: a name that a field asks by -> an indicator's id, an area or a breakdown.
Choice = Mapping[str, str]
HERE = (THIS_PCN,)


class Wanted(Protocol):
    """What one field asks for."""

    @property
    def defined(self) -> bool:
        """Whether a pack's definitions include the indicators that it asks for."""

    def questions(self, view: View, choice: Choice) -> Mapping[str, Question]:
        """The questions by the key under which the rule finds each answer."""

    def filled(self, view: View, choice: Choice, known: Mapping[Question, Answer], store: Store) -> Any:
        """The field's value, once the questions are answered."""


@dataclass(frozen=True)
class _One:
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

    def filled(self, view: View, choice: Choice, known: Mapping[Question, Answer], store: Store) -> Answer:  # noqa: ARG002
        return known[self.questions(view, choice)[""]]


@dataclass(frozen=True)
class _Of:
    """One Answer, to a question that the catalogue decides."""

    of: Callable[[Catalogue], Question]
    defined: bool = True

    def questions(self, view: View, choice: Choice) -> Mapping[str, Question]:  # noqa: ARG002
        return {"": self.of(view.catalogue).at(view.pcn.code, view.catalogue)}

    def filled(self, view: View, choice: Choice, known: Mapping[Question, Answer], store: Store) -> Answer:  # noqa: ARG002
        return known[self.questions(view, choice)[""]]


@dataclass(frozen=True)
class _Each:
    """Answers by key, in order: the indicators of a pack's section or of a role, or whatever `of` lists."""

    of: Callable[[Catalogue, Choice], Mapping[str, Question]]
    defined: bool = True

    def questions(self, view: View, choice: Choice) -> Mapping[str, Question]:
        return {key: one.at(view.pcn.code, view.catalogue) for key, one in self.of(view.catalogue, choice).items()}

    def filled(
        self,
        view: View,
        choice: Choice,
        known: Mapping[Question, Answer],
        store: Store,  # noqa: ARG002
    ) -> Mapping[str, Answer]:
        return {key: known[question] for key, question in self.questions(view, choice).items()}


@dataclass(frozen=True)
class _At:
    """Answers by area, each asked alone or with the areas that it is compared with."""

    each: _One
    beside: tuple[str, ...]
    defined: bool = True

    def questions(self, view: View, choice: Choice) -> Mapping[str, Question]:
        found = {}
        for area in self.each.areas:
            alone = replace(self.each, areas=tuple(dict.fromkeys((area, *self.beside))))
            question = alone.questions(view, choice)[""]
            found[question.areas[0]] = question
        return found

    def filled(
        self,
        view: View,
        choice: Choice,
        known: Mapping[Question, Answer],
        store: Store,  # noqa: ARG002
    ) -> Mapping[str, Answer]:
        return {area: known[question] for area, question in self.questions(view, choice).items()}


@dataclass(frozen=True)
class _All:
    """Answers to every question of other sections, each once, in order."""

    of: Callable[[View], Iterable[Question]]
    defined: bool = True

    def questions(self, view: View, choice: Choice) -> Mapping[str, Question]:  # noqa: ARG002
        return {str(number): one for number, one in enumerate(dict.fromkeys(self.of(view)))}

    def filled(
        self,
        view: View,
        choice: Choice,
        known: Mapping[Question, Answer],
        store: Store,  # noqa: ARG002
    ) -> tuple[Answer, ...]:
        return tuple(known[question] for question in self.questions(view, choice).values())


@dataclass(frozen=True)
class _Rows:
    """Rows of a published table that holds no figures."""

    listed: Listed
    defined: bool = True

    def questions(self, view: View, choice: Choice) -> Mapping[str, Question]:  # noqa: ARG002
        return {}

    def filled(self, view: View, choice: Choice, known: Mapping[Question, Answer], store: Store) -> Listing[Any]:  # noqa: ARG002
        return store.listing(self.listed.at(view.pcn.code, view.catalogue))


@dataclass(frozen=True)
class _Ground:
    """The boundaries of a layer, which hold no figures; `of_pcn` adds the PCN's catchment and practices."""

    layer: LayerKind
    of_pcn: bool
    defined: bool = True

    def questions(self, view: View, choice: Choice) -> Mapping[str, Question]:  # noqa: ARG002
        return {}

    def filled(self, view: View, choice: Choice, known: Mapping[Question, Answer], store: Store) -> Ground:  # noqa: ARG002
        if self.of_pcn and view.pcn.kind == "pcn":
            return boundaries.ground_of_pcn(self.layer, view.pcn, store.opened)
        return boundaries.ground(self.layer, store.opened)


def ask(
    role: IndicatorRole | None = None,
    areas: tuple[str, ...] = HERE,
    by: str = WHOLE,
    layer: Layer = "published",
    chosen: str = "",
    membership: Members = "dated",
) -> Any:
    """One Answer: of the indicator that has this role, or of the reader's choice of this name.

    An area or breakdown that names a part of the choice is replaced by what was chosen.
    """
    return _One(role, chosen, areas, by, layer, membership)


def ask_at(
    areas: tuple[str, ...],
    chosen: str,
    by: str = WHOLE,
    layer: Layer = "published",
    *,
    beside: tuple[str, ...] = (),
) -> Any:
    """An Answer for each area by its code, for the chosen indicator; `beside` names the areas to compare with."""
    return _At(_One(None, chosen, areas, by, layer), beside)


def ask_each(
    *,
    section: PackSection | None = None,
    role: IndicatorRole | None = None,
    areas: tuple[str, ...] = HERE,
    by: str = WHOLE,
    layer: Layer = "published",
    membership: Members = "dated",
) -> Any:
    """An Answer for every indicator that declares this section of the pack, or this role, by indicator id in order."""

    def of(catalogue: Catalogue, _: Choice) -> Mapping[str, Question]:
        in_section = catalogue.in_section(section) if section else ()
        found = (*in_section, *(catalogue.each_with_role(role) if role else ()))
        return {one.id: Question(one.id, areas, by, layer, membership) for one in found}

    return _Each(of)


def ask_rates_by_age(role: IndicatorRole, areas: tuple[str, ...], by: str) -> Any:
    """The rates by age that a register is expected from (methods 1), as its indicator declares."""

    def of(catalogue: Catalogue) -> Question:
        register = catalogue.with_role(role)
        return Question(register.expected_from or register.id, areas, by)

    return _Of(of)


def ask_register_that_weighs(role: IndicatorRole, areas: tuple[str, ...]) -> Any:
    """The register that weighs the practice values of an indicator (methods 2), as the indicator declares."""

    def of(catalogue: Catalogue) -> Question:
        values = catalogue.with_role(role)
        return Question(values.weight or values.id, areas)

    return _Of(of)


def ask_by(of: Callable[[Catalogue], Mapping[str, Question]], *, defined: bool = True) -> Any:
    """Answers to questions that the catalogue's own files list, by a key of the caller's.

    A pack's definitions leave out what is not `defined`: comparators and candidates that the section does not chart.
    """
    return _Each(lambda catalogue, _: of(catalogue), defined)


def ask_by_choice(of: Callable[[Catalogue, Choice], Mapping[str, Question]]) -> Any:
    """Answers to questions that follow from what the reader chose, by a key of the caller's."""
    return _Each(of)


def ask_again(of: Callable[[View], Iterable[Question]]) -> Any:
    """A tuple of Answers to what other sections ask: for definitions and sources."""
    return _All(of)


def rows(table: ListedTable) -> Any:
    """Rows of a published table that holds no figures: events, findings, receipts, declarations, answers."""
    return _Rows(Listed(table))


def ask_ground(layer: LayerKind, *, of_pcn: bool = False) -> Any:
    """The ground of a map: areas of a layer, with the PCN's catchment and practices if asked for."""
    return _Ground(layer, of_pcn)


@dataclass_transform(
    kw_only_default=True,
    frozen_default=True,
    field_specifiers=(
        ask,
        ask_at,
        ask_each,
        ask_by,
        ask_by_choice,
        ask_rates_by_age,
        ask_register_that_weighs,
        ask_again,
        ask_ground,
        rows,
    ),
)
class Asks:
    """The base of every section's questions. Subclasses declare fields; they become keyword-only and frozen."""

    wanted: ClassVar[Mapping[str, Wanted]] = {}

    def __init_subclass__(cls) -> None:
        own = {name: cls.__dict__[name] for name in get_annotations(cls) if name in cls.__dict__}
        for name in own:
            delattr(cls, name)
        inherited: dict[str, Wanted] = {}
        for base in cls.__bases__:
            for name, one in getattr(base, "wanted", {}).items():
                inherited.setdefault(name, one)
        cls.wanted = inherited | own
        dataclass(frozen=True, kw_only=True)(cls)


class NoQuestions(Asks):
    """Of a section that asks for nothing: its rule needs the catalogue only."""


Some = TypeVar("Some", bound=Asks)


def questions_of(kind: type[Asks], view: View, choice: Choice, defined_only: bool = False) -> Iterator[Question]:
    """Every question that a section asks, so that many sections can be answered in one trip.

    `defined_only`: without those of fields that a pack's definitions leave out.
    """
    for field in kind.wanted.values():
        if field.defined or not defined_only:
            yield from field.questions(view, choice).values()


def answered(kind: type[Some], view: View, choice: Choice, store: Store) -> Some:
    """The section's questions with their answers."""
    known = store.ask_all(questions_of(kind, view, choice))
    return kind(**{name: field.filled(view, choice, known, store) for name, field in kind.wanted.items()})
