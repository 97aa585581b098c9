"""Returns by hand: whom a team reached, in figures as the store would publish them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from het_dash.catalogue import EVERYONE, WHOLE, Catalogue, Nature, Status, load
from het_dash.content.blocks import Composed
from het_dash.content.sections import AnySection, compose
from het_dash.figures import Answer, Figure, Lineage
from het_dash.figures.records import Event, Finding, Listing
from het_dash.store import Listed, Question, Store

NORTH, LEWISHAM = "pcn:north-lewisham", "E09000023"
TO_DATE = (date(2025, 4, 1), date(2026, 9, 30))
Counts = Mapping[str, float | Status]

# 440 people, 40 of unknown group: of 400, 120 Black African and 80 Black Caribbean.
GROUPS: Counts = {
    "N": 120, "M": 80, "P": 20, "E": 10, "D": 20, "F": 0, "G": Status.HIDDEN_SMALL, "K": 10, "R": 10, "H": 10, "J": 10,
    "L": 10, "A": 60, "B": 10, "C": 15, "S": 10, "Z": 15, "99": 25,
}  # fmt: skip
BROAD: Counts = {"black": 220, "asian": 50, "mixed": 35, "white": 85, "other": 10, "not_stated": 15, "not_known": 25}
TOLD: Counts = {EVERYONE: 440}

QUARTERS = tuple(
    (date(year, month, 1), date(year, month + 2, 30 if month in (4, 7) else 31))
    for year, month in ((2025, 4), (2025, 7), (2025, 10), (2026, 1), (2026, 4), (2026, 7))
)
HIDDEN = Status.HIDDEN_SMALL
FOLLOWED: Mapping[str, tuple[float | Status, ...]] = {
    "checked": (60, 80, 75, 90, 85, 70),
    "follow_up": (20, 25, 25, 30, 25, 20),
    "no_record": (10, HIDDEN, 10, 10, 10, 15),
    "seen": (10, 20, 15, 20, 15, HIDDEN),
    "newly_diagnosed": (HIDDEN,) * 6,
    "known_uncontrolled": (HIDDEN, 10, 10, 10, HIDDEN, 0),
    "treated": (10, 15, 10, 15, 10, 0),
    "outcome_6_months": (HIDDEN, 10, 10, 10, 0, 0),
    "outcome_12_months": (HIDDEN, HIDDEN, 0, 0, 0, 0),
}
TOTALS: Counts = {
    "checked": 460, "follow_up": 145, "no_record": 60, "seen": 85, "newly_diagnosed": 25, "known_uncontrolled": 45,
    "treated": 60, "outcome_6_months": 35, "outcome_12_months": 10,
}  # fmt: skip


def counts(
    given: Counts,
    breakdown: str = WHOLE,
    indicator: str = "residents_reached",
    span: tuple[date, date] = TO_DATE,
    **more: Any,
) -> Answer:
    """One answer. A status instead of a number gives a hidden figure."""
    figures = tuple(a_count(n, group, breakdown, indicator, span, **more) for group, n in given.items())
    return Answer(load().indicators[indicator], figures, (a_lineage(figures[0]),) if figures else ())


def a_count(
    number: float | Status, group: str, breakdown: str, indicator: str, span: tuple[date, date] = TO_DATE, **more: Any
) -> Figure:
    value, status = (None, number) if isinstance(number, Status) else (float(number), Status.SHOWN)
    written: dict[str, Any] = {
        "indicator_id": indicator, "area_code": NORTH, "breakdown": breakdown, "group_id": group,
        "period_start": span[0], "period_end": span[1], "status": status, "value": value, "lower": None, "upper": None,
        "numerator": value, "denominator": None, "interval_kind": "none", "qualifier": "exact", "nature": "programme",
        "source_id": "returns", "lineage_id": "returned",
    }  # fmt: skip
    return Figure(**{**written, **more})


def a_lineage(figure: Figure) -> Lineage:
    written: dict[str, Any] = {
        "lineage_id": figure.lineage_id, "source_id": figure.source_id, "edition": "2026-27Q2",
        "title": "Quarterly returns", "publisher": "Health Equity Teams programme, Lewisham", "short": "Returns",
        "file": "return.xlsx", "sha256": "0" * 64, "imported_on": figure.period_end,
        "period_start": figure.period_start, "period_end": figure.period_end, "nature": figure.nature,
        "rule": "Added up over the teams.", "statement": "Counts from returns.",
    }  # fmt: skip
    return Lineage(**written)


def pathway_answer(
    pathway: str = "pathway_hypertension",
    cohorts: Mapping[str, tuple[float | Status, ...]] | None = None,
    to_date: Counts | None = None,
    **more: Any,
) -> Answer:
    """People at each stage by cohort, and the published totals of the cycle to date."""
    given = FOLLOWED if cohorts is None else cohorts
    whole = (QUARTERS[0][0], QUARTERS[max(map(len, given.values())) - 1][1])
    figures = [
        a_count(n, stage, pathway, pathway, span, **more)
        for stage, people in given.items()
        for n, span in zip(people, QUARTERS, strict=False)
    ]
    totals = TOTALS if cohorts is None else to_date or {}
    figures += [a_count(n, stage, pathway, pathway, whole, **more) for stage, n in totals.items()]
    return Answer(load().indicators[pathway], tuple(figures), (a_lineage(figures[0]),))


EVENTS = (
    ("health_fair", date(2025, 5, 17), "E05013726"), ("health_check_session", date(2025, 6, 7), "E05013726"),
    ("health_check_session", date(2025, 9, 13), "online"), ("health_workshop", date(2025, 11, 22), "E05013730"),
    ("health_check_session", date(2026, 2, 14), "outside"), ("health_check_session", date(2026, 2, 14), "E05013730"),
    ("community_forum", date(2026, 7, 4), "E05013730"),
)  # fmt: skip
HEARD = (
    ("trust", "[example theme] The same face twice.", "Hold checks with one nurse.", "practice", "adopted",
     date(2025, 9, 1)),
    ("information", "[example theme] Letters are hard to read.", "", "", "", None),
    ("trust", "[example theme] A familiar place helps.", "Keep the hall for next year.", "council", "", None),
)  # fmt: skip


def events(nature: Nature = "programme", pcn: str = NORTH) -> Listing[Event]:
    source = "demo_returns" if nature == "demonstration" else "returns"
    shown = Status.SHOWN
    return Listing(tuple(Event(pcn, on, kind, "", where, shown, 60.0, source, nature) for kind, on, where in EVENTS))


def findings(nature: Nature = "programme", pcn: str = NORTH) -> Listing[Finding]:
    source = "demo_returns" if nature == "demonstration" else "returns"
    rows = tuple(
        Finding(pcn, *QUARTERS[n], theme, said, ask, owner, decision, on, source, nature)
        for n, (theme, said, ask, owner, decision, on) in enumerate(HEARD)
    )
    return Listing(rows)


QUARTERLY: tuple[float | Status, ...] = (60, 85, 75, Status.HIDDEN_SMALL, 90, 70)
AGES: Counts = {"under_18": 10, "18_39": 130, "40_59": 160, "60_79": 110, "80_plus": 20, "not_known": 10}
LIVING: Counts = {"yes": 360, "no": 45, "not_known": 35}
CHAMPIONS: Counts = {"N": 40, "M": 30, "P": 10, "A": 10, "Z": 0, "99": 0}
CHAMPIONS_BROAD: Counts = {
    "black": 80,
    "asian": 0,
    "mixed": 0,
    "white": 10,
    "other": 0,
    "not_stated": 0,
    "not_known": 0,
}


def quarterly(indicator: str, whole: float, **more: Any) -> Answer:
    """A count by quarter, and its total for the cycle to date."""
    each = [a_count(n, EVERYONE, WHOLE, indicator, span, **more) for n, span in zip(QUARTERLY, QUARTERS, strict=True)]
    figures = (*each, a_count(whole, EVERYONE, WHOLE, indicator, **more))
    return Answer(load().indicators[indicator], figures, (a_lineage(figures[0]),))


@dataclass(frozen=True)
class Returned:
    """The bundle's store with one team's made-up returns, or with none."""

    store: Store
    nature: Nature = "programme"
    nothing: bool = False

    @property
    def catalogue(self) -> Catalogue:
        return self.store.catalogue

    @property
    def opened(self) -> Store:
        return self.store.opened

    @property
    def built_on(self) -> date:
        return self.store.built_on

    def members(self, on: date) -> dict[str, str]:
        return self.store.members(on)

    def ask_all(self, questions: Iterable[Question]) -> dict[Question, Answer]:
        return {question: self.ask(question) for question in questions}

    def ask(self, question: Question) -> Answer:
        if question.layer == "published":
            return self.store.ask(question)
        if self.nothing:
            return Answer(self.catalogue.indicators[question.indicator], (), ())
        return self._made(question.indicator, question.breakdown, area_code=question.areas[-1], nature=self.nature)

    def listing(self, listed: Listed) -> Listing[Any]:
        if self.nothing:
            return Listing()
        return events(self.nature) if listed.table == "event" else findings(self.nature)

    def compose(self, section: AnySection, place: str = NORTH) -> Composed:
        return compose(section, place, cast(Store, self))

    def _made(self, indicator: str, breakdown: str, **more: Any) -> Answer:
        if indicator.startswith("pathway_hyp"):
            return pathway_answer(indicator, **more)
        if breakdown == WHOLE and not indicator.startswith("cvdp"):
            return quarterly(indicator, 90 if "champions" in indicator else 440, **more)
        by = {"ethnicity_nhs16": GROUPS, "ethnicity_broad": BROAD, "age_reach": AGES, "yes_no_not_known": LIVING}
        if indicator.startswith("champions"):
            by |= {"ethnicity_nhs16": CHAMPIONS, "ethnicity_broad": CHAMPIONS_BROAD}
        return counts(by.get(breakdown, {}), breakdown, indicator, **more)
