"""Typed questions: a section names what it asks for, and its rule receives one object with every answer under its name.

    class Overview(Asks):
        patients: Answer = ask("list_size", (THIS_PCN, PRACTICES))
        care: Mapping[str, Answer] = ask_each(section="care", areas=(PRACTICES,))

    def overview(asked: Overview, view: View) -> Iterator[Block]: ...

Fields are keyword-only, so that two answers cannot change places. Roles and sections are declared by the indicators
themselves (`roles`, `pack` in data/indicators): no indicator is named in Python.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from inspect import get_annotations
from typing import Any, ClassVar, TypeVar, dataclass_transform

from het_dash.catalogue import WHOLE, Catalogue, Layer
from het_dash.catalogue.indicator import IndicatorRole, PackSection
from het_dash.catalogue.same_practices import Members
from het_dash.charts.perspective import View
from het_dash.content.wanted import (
    ByArea,
    Choice,
    Each,
    MapGround,
    OfCatalogue,
    OfIndicator,
    OfOtherSections,
    Rows,
    Wanted,
)
from het_dash.geo.layers import LayerKind
from het_dash.store import Asks as Store
from het_dash.store import Listed, Question
from het_dash.store.questions import THIS_PCN, ListedTable

HERE = (THIS_PCN,)


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
    return OfIndicator(role, chosen, areas, by, layer, membership)


def ask_at(
    areas: tuple[str, ...],
    chosen: str,
    by: str = WHOLE,
    layer: Layer = "published",
    *,
    beside: tuple[str, ...] = (),
) -> Any:
    """An Answer for each area by its code, for the chosen indicator; `beside` names the areas to compare with."""
    return ByArea(OfIndicator(None, chosen, areas, by, layer), beside)


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

    return Each(of)


def ask_rates_by_age(role: IndicatorRole, areas: tuple[str, ...], by: str) -> Any:
    """The rates by age that a register is expected from (methods 1), as its indicator declares."""

    def of(catalogue: Catalogue) -> Question:
        register = catalogue.with_role(role)
        return Question(register.expected_from or register.id, areas, by)

    return OfCatalogue(of)


def ask_register_that_weighs(role: IndicatorRole, areas: tuple[str, ...]) -> Any:
    """The register that weighs the practice values of an indicator (methods 2), as the indicator declares."""

    def of(catalogue: Catalogue) -> Question:
        values = catalogue.with_role(role)
        return Question(values.weight or values.id, areas)

    return OfCatalogue(of)


def ask_by(of: Callable[[Catalogue], Mapping[str, Question]], *, defined: bool = True) -> Any:
    """Answers to questions that the catalogue's own files list, by a key of the caller's.

    A pack's definitions leave out what is not `defined`: comparators and candidates that the section does not chart.
    """
    return Each(lambda catalogue, _: of(catalogue), defined)


def ask_by_choice(of: Callable[[Catalogue, Choice], Mapping[str, Question]]) -> Any:
    """Answers to questions that follow from what the reader chose, by a key of the caller's."""
    return Each(of)


def ask_again(of: Callable[[View], Iterable[Question]]) -> Any:
    """A tuple of Answers to what other sections ask: for definitions and sources."""
    return OfOtherSections(of)


def rows(table: ListedTable) -> Any:
    """Rows of a published table that holds no figures: events, findings, receipts, declarations, answers."""
    return Rows(Listed(table))


def ask_ground(layer: LayerKind, *, of_pcn: bool = False) -> Any:
    """The ground of a map: areas of a layer, with the PCN's catchment and practices if asked for."""
    return MapGround(layer, of_pcn)


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
    values = {}
    for name, field in kind.wanted.items():
        answers = {key: known[question] for key, question in field.questions(view, choice).items()}
        values[name] = field.filled(answers, view, store)
    return kind(**values)
