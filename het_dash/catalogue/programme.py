"""Facts about the programme: its name and comparators, cycles, teams, timeline, lessons."""

from datetime import date
from typing import Literal

from pydantic import Field

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.quarter import Quarter, QuarterField

ADDRESS = r"^([A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)?$"


class Comparator(Entry):
    """A larger area that PCNs are compared with. `label` is its name on pages, `short` its abbreviation in files."""

    code: str
    label: str
    short: str = ""


class Programme(Entry):
    """The programme's name, the council that publishes about it, and its comparators by role.

    `report_to` is the e-mail address for reports of a problem; without it the app keeps reports itself.
    """

    id: str
    name: str
    council: str
    borough: Comparator
    icb: Comparator
    nation: Comparator
    report_to: str = Field(default="", pattern=ADDRESS)

    @property
    def comparators(self) -> tuple[Comparator, ...]:
        return (self.borough, self.icb, self.nation)


class DatedFact(Entry):
    """A date of the programme and its certainty. `when` is the date in the words of its source."""

    what: str
    when: str
    on: date | None = None
    certainty: Literal["published", "published elsewhere", "inferred"]
    source: str


class Cycle(Entry):
    """A cycle of the programme."""

    id: Literal["cycle_1", "cycle_2"]
    title: str
    focus: str
    starts: DatedFact
    ends: DatedFact
    dates: tuple[DatedFact, ...] = ()
    clinical: str
    first_quarter: QuarterField
    last_quarter: QuarterField

    def __contains__(self, quarter: Quarter) -> bool:
        return self.first_quarter <= quarter <= self.last_quarter

    @property
    def first_day(self) -> date:
        return self.first_quarter.start

    @property
    def last_day(self) -> date:
        return self.last_quarter.end


class Team(Entry):
    """A PCN's team in one cycle. Blank means not published; never fill it with a guess."""

    pcn: str
    cycle: Literal["cycle_1", "cycle_2"]
    condition: str | None = None
    primary_measure: str | None = None
    partner: str | None = None
    source: str | None = None
    recorded_on: date | None = None


class Lesson(Entry):
    """A lesson of cycle 1, the change in cycle 2 (blank: not published), and the measures that track it."""

    lesson: str
    changed: str | None = None
    measures: tuple[str, ...]
    source: str
