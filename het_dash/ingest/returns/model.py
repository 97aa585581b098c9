"""Parsed quarterly return for one team: integer counts, labels replaced by ids."""

from datetime import date

from pydantic import Field, NonNegativeInt

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.outcomes_framework import Respondent
from het_dash.catalogue.quarter import QuarterField

ONLINE, OUTSIDE = "online", "outside"


class Activity(Entry):
    """One activity. `people` counts its contacts. `where` is a ward code, ONLINE or OUTSIDE."""

    on: date
    type: str
    name: str = ""
    where: str
    led_by: str
    people: NonNegativeInt
    opportunity: int | None = Field(default=None, description="Number of a BLACHIR opportunity for action")


class Totals(Entry):
    """Twelve totals for the quarter. The breakdowns in other sheets must add up to them."""

    people_new: NonNegativeInt = 0
    contacts: NonNegativeInt = 0
    registered_yes: NonNegativeInt = 0
    registered_no: NonNegativeInt = 0
    registered_not_known: NonNegativeInt = 0
    living_yes: NonNegativeInt = 0
    living_no: NonNegativeInt = 0
    living_not_known: NonNegativeInt = 0
    champions_recruited: NonNegativeInt = 0
    champions_trained: NonNegativeInt = 0
    champions_active: NonNegativeInt = 0
    champions_into_work: NonNegativeInt = 0


class Attended(Entry):
    """People new in this cycle, for one ethnic group, sex and age."""

    group: str
    sex: str
    age: str
    people: NonNegativeInt


class ChampionsOf(Entry):
    """Champions of one ethnic group."""

    group: str
    champions_recruited: NonNegativeInt = 0
    champions_trained: NonNegativeInt = 0
    champions_active: NonNegativeInt = 0
    champions_into_work: NonNegativeInt = 0


class Cohort(Entry):
    """People checked in one quarter for one condition, and how many reached each stage."""

    condition: str
    quarter: QuarterField
    counts: dict[str, NonNegativeInt]


class Said(Entry):
    """One answer to a framework question: a choice from its scale, or a number."""

    measure: str
    by: Respondent
    answer: str | None = None
    number: float | None = None


class Learnt(Entry):
    """Findings from residents, recommendations and their outcomes. The free text has been screened."""

    theme: str
    heard: str = ""
    recommendation: str = ""
    owner: str | None = None
    decision: str | None = None
    decided_on: date | None = None
    hef_agrees: bool = False
    vcso_agrees: bool = False


class Return(Entry):
    """Whole return. `condition` and `primary_measure` are blank until a team declares them."""

    pcn: str
    quarter: QuarterField
    condition: str | None = None
    primary_measure: str | None = None
    hef_agrees: bool = False
    vcso_agrees: bool = False
    disagreement: str = ""
    no_personal_data: bool = False
    activities: tuple[Activity, ...] = ()
    totals: Totals = Totals()
    attendance: tuple[Attended, ...] = ()
    contacts_by: dict[str, NonNegativeInt] = Field(default_factory=dict)
    champions: tuple[ChampionsOf, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    answers: tuple[Said, ...] = ()
    learning: tuple[Learnt, ...] = ()
