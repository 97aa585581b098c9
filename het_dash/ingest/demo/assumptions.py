"""What the demonstration extract assumes beyond published figures: data/demo/gp_extract.yaml, as it reads."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from het_dash.catalogue import Catalogue
from het_dash.catalogue.files import read_entry
from het_dash.catalogue.model import Entry

Ages = tuple[float, float, float, float]


class Assumed(Entry):
    """A sentence, and where what it says is from."""

    says: str
    source: str


class Number(Assumed):
    number: float


class Day(Assumed):
    on: date


class Rates(Assumed):
    """A number for some groups; the others have none of it, or are the ones compared with."""

    rates: dict[str, float]


class AgeRates(Assumed):
    rates: dict[str, Ages]


class ByAge(Assumed):
    rates: Ages


class Codes(Assumed):
    codes: dict[str, str]


class People(Entry):
    ethnic_mix: Assumed
    census_groups: Codes
    ages: AgeRates
    sex_not_known: Number


class AmongGroups(Entry):
    """How a register lies among groups, where that is not published."""

    ages: AgeRates
    groups: Rates
    not_stated: Number
    not_known: Number


class Register(Entry):
    """The people that indicators count among: as the audit counts them in South East London, or as assumed."""

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


class Parts(Entry):
    kidney_and_hypertension: ByAge
    protein: Number
    acr_below_70: Number


class Completeness(Entry):
    between_pcns: Number
    fall: Number


class Gradient(Assumed):
    """How groups differ: as a published indicator's groups do in points, or by odds."""

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
    between_quarters: Number


class Measure(Assumed):
    """One indicator of the extract."""

    id: str
    among: str
    weighed_by: str = ""
    within: str = ""
    value: float | None = None
    gradient: str
    detail: str
    season: Literal["looks_back", "current", "steady"]
    break_: float = Field(default=0.0, alias="break")
    trend: float


class Assumptions(Entry):
    seed: Number
    first_quarter: Day
    last_quarter: Day
    practice_values: Day
    registers_at: Day
    audit_break: Day
    people: People
    registers: dict[str, Register]
    parts: Parts
    completeness: Completeness
    gradients: dict[str, Gradient]
    detail: dict[str, Rates]
    seasons: dict[Literal["looks_back", "current", "steady"], Season]
    chance: Chance
    indicators: tuple[Measure, ...]


def assumptions(catalogue: Catalogue) -> Assumptions:
    """Raises CatalogueError for whatever is wrong in the file."""
    return read_entry(Assumptions, catalogue.folder / "demo" / "gp_extract.yaml")
