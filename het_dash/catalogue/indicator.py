"""An indicator: what it measures, for which people, how it may be compared, and where it appears."""

from datetime import date
from typing import Literal

from pydantic import Field

from het_dash.catalogue.entry import Entry

Unit = Literal["percent", "per_1000", "per_100000", "count", "score", "ratio"]
Polarity = Literal["higher_is_better", "lower_is_better", "none"]
# `living_here`: patients of any practice who live in the borough; not the borough's own practices.
AreaKind = Literal[
    "practice", "ods_pcn", "pcn", "neighbourhood", "ward", "lsoa", "living_here", "borough", "icb", "region", "nation"
]  # fmt: skip
Stage = Literal[
    "population", "risk", "found", "not_yet_found", "monitored", "treated", "controlled", "outcome", "reached"
]
# Roles of an indicator on pages. Content asks for a role and never names an indicator.
IndicatorRole = Literal[
    "list_size", "homes_by_neighbourhood", "homes_by_deprivation", "home_coverage", "ethnic_mix",
    "deprivation_score_published", "deprivation_score_calculated", "residents", "residents_by_ethnic_group",
    "area_deprivation", "patients_by_small_area", "headline_register", "headline_check", "headline_care",
    "early_deaths", "modelled_missing", "people_reached", "contacts", "activities_held", "champions_recruited",
    "champions_trained", "champions_active", "champions_into_work", "reached_registered", "reached_living_here",
    "care_over_years", "cycle_1_people_reached", "cycle_1_champions", "cycle_1_champions_into_work",
]  # fmt: skip
SHARED_ROLES: frozenset[IndicatorRole] = frozenset({"care_over_years"})  # roles that several indicators may have
PackSection = Literal["found", "care", "unequal_care", "practices"]
AnalysisPage = Literal["explore", "inequality", "variation"]


class Break(Entry):
    """A break in a series. No change is calculated across this date."""

    on: date
    reason: str


class Indicator(Entry):
    """One measure, declared once in `data/indicators/<id>.yaml`."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    formerly: tuple[str, ...] = Field(default=(), description="Ids of before, so that older links still open it")
    title: str = Field(description="Finishes a chart's heading: 'Recorded hypertension'")
    short: str = Field(max_length=40, description="For axes, tiles and selectors")
    plain: str = Field(default="", description="In plain words, for first screens: 'Blood pressure controlled'")
    says: str = Field(default="", description="A clause for sentences by group: '... is given to {group} with ...'")
    meaning: str = Field(description="What it says about people, in plain words")
    numerator: str
    denominator: str
    unit: Unit
    polarity: Polarity
    condition: str = Field(description="Its topic, of data/conditions.yaml")
    stage: Stage
    ages: str
    population: Literal["registered", "resident"]
    time: Literal["snapshot", "flow", "unique_people"]
    named_by: Literal["end", "span", "months"] = Field(
        default="end",
        description="How readers name its period: by its end (March 2026), its span (2025), its months (April to June)",
    )
    of_people: bool = Field(default=True, description="Counts people: small numbers of our own are then hidden")
    interval: Literal["wilson", "byar", "published", "none"]
    built_from: Literal["practice", "lsoa", "none"] = Field(
        default="none", description="The small areas whose counts are summed to larger ones"
    )
    grains: tuple[AreaKind, ...]
    breakdowns: tuple[str, ...] = ("persons",)
    sources: tuple[str, ...] = Field(description="In order: a question is answered by the first that has it")
    codes: dict[str, str] = Field(default_factory=dict, description="The publisher's code, by source")
    age_adjusted: bool = False
    comparability: str
    breaks: tuple[Break, ...] = ()
    meaningful_change: float = 2.0
    weight: str | None = Field(
        default=None, description="The register (an indicator's id) that weighs practice values: methods 2"
    )
    related_qof: str | None = None
    expected_from: str | None = Field(
        default=None, description="The indicator whose rates by age give the expected register (methods 1)"
    )
    roles: tuple[IndicatorRole, ...] = Field(default=(), description="What pages ask for it as")
    pack: dict[PackSection, int] = Field(default_factory=dict, description="Sections of the pack, with its place there")
    analysis: tuple[AnalysisPage, ...] = Field(default=(), description="Pages of the analyst that offer it")

    @property
    def in_plain_words(self) -> str:
        return self.plain or self.short

    @property
    def by_members(self) -> bool:
        """Whether a PCN's figure depends on which practices are its members: it counts their patients at a date."""
        return self.time == "snapshot" and self.population == "registered"

    @property
    def is_prevalence(self) -> bool:
        """Whether it is a register as a share of practices' lists. Services are left out of it (methods 14)."""
        return self.unit == "percent" and self.built_from == "practice" and self.stage in ("found", "risk")
