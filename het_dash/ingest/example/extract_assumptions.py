"""Assumptions of the example extract, from data/demo/gp_extract.yaml."""

from datetime import timedelta
from typing import Self

from pydantic import Field, model_validator

from het_dash.catalogue import Catalogue
from het_dash.catalogue.entry import Entry
from het_dash.catalogue.yaml_files import read_entry
from het_dash.ingest.example.assumption import Assumed, Day, Number, Rates, must_be

Ages = tuple[float, float, float, float]


class AgeRates(Assumed):
    rates: dict[str, Ages]


class People(Entry):
    ethnic_mix: Assumed
    ages: AgeRates
    sex_not_known: Number


class AmongGroups(Entry):
    """Distribution of a register over groups, where none is published."""

    ages: AgeRates
    groups: Rates
    not_stated: Number
    not_known: Number


class Register(Entry):
    """A population that indicators use as denominator: as audited in the ICB, or assumed."""

    qof: tuple[str, ...] = ()
    audit: str = ""
    part: Number | None = None
    within: Rates | None = None
    assumed: AmongGroups | None = None
    growth: Number
    rise_at_break: Number | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.assumed is None) == (not self.audit):
            raise ValueError("give either an audit's indicator or what is assumed")
        return self


class Part(Assumed):
    """Part of a register or of another part: a percentage by age (`rates`), or all who are not in a third part
    (`less`)."""

    of: str
    also: str = Field(default="", description="Another register that they are all on")
    rates: Ages = (100, 100, 100, 100)
    less: str = ""


class Completeness(Entry):
    between_pcns: Number
    fall: Number


class Gradient(Assumed):
    """Differences between groups: those of a published indicator in points, or odds ratios."""

    like: str = ""
    part: float = 1.0
    odds: dict[str, float] = Field(default_factory=dict)
    ages: Ages = (1.0, 1.0, 1.0, 1.0)


class Season(Assumed):
    """Points below March of the same year, in June, September and December."""

    points: tuple[float, float, float]

    def below_march(self, month: int) -> float:
        return (0.0, *self.points)[month // 3 - 1]


class Chance(Entry):
    between_groups: Number
    within_groups: Number
    between_quarters: Number


class Measure(Assumed):
    """One indicator of the extract."""

    id: str
    among: str
    within: str = ""
    value: float | None = None
    gradient: str
    detail: str
    season: str
    break_: float = Field(default=0.0, alias="break")
    trend: float


class Deprivation(Entry):
    """`not_known`: percentage without a fifth; `differences`: part of the published differences between fifths."""

    homes: Assumed
    not_known: Number
    differences: Number


class Assumptions(Entry):
    seed: Number
    first_quarter: Day
    last_quarter: Day
    practice_values: Day
    registers_at: Day
    audit_break: Day
    people: People
    registers: dict[str, Register]
    parts: dict[str, Part]
    completeness: Completeness
    deprivation: Deprivation
    gradients: dict[str, Gradient]
    detail: dict[str, Rates]
    seasons: dict[str, Season]
    chance: Chance
    indicators: tuple[Measure, ...]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        first, then, last = self.first_quarter.on, self.practice_values.on, self.last_quarter.on
        for day in (first, then, last):
            if day.month % 3 or (day + timedelta(days=1)).day != 1:
                raise ValueError(f"{day} is not the last day of a quarter")
        if not first <= then <= last:
            raise ValueError(f"the practices' values ({then}) lie outside the quarters {first} to {last}")
        return self

    @model_validator(mode="after")
    def _agree(self) -> Self:
        people = set(self.registers)
        for name, part in self.parts.items():
            _declared(f"parts, {name}", {part.of, part.also or part.of, part.less or part.of}, people)
            people.add(name)
        before: set[str] = set()
        for one in self.indicators:
            where = f"indicators, {one.id}"
            _declared(where, {one.among}, people)
            _declared(where, {one.within} - {""}, before)
            _declared(where, {one.gradient, one.detail, one.season}, {*self.gradients, *self.detail, *self.seasons})
            before.add(one.id)
        return self

    def register_of(self, name: str) -> Register:
        """The register itself, or the register of a part."""
        return self.register_of(self.parts[name].of) if name in self.parts else self.registers[name]


def _declared(where: str, names: set[str], known: set[str]) -> None:
    for name in sorted(names - known):
        raise ValueError(f"{where} names {name!r}, which is not declared before it")


def assumptions(catalogue: Catalogue) -> Assumptions:
    """Assumptions from the file. Raises CatalogueError for any fault in it."""
    path = catalogue.folder / "demo" / "gp_extract.yaml"
    assumed = read_entry(Assumptions, path)
    known = {group.id for group in catalogue.breakdowns["ethnicity_nhs16"].groups if not group.unknown}
    must_be(path, "people, ages", assumed.people.ages.rates, known)
    return assumed
