"""Counts of our own by hand, in the shape that the build publishes them: rounded, with limits, some hidden."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from math import isnan
from typing import Any

from het_dash.catalogue import Catalogue, Group, Layer, Nature, Status, load
from het_dash.figures import Answer, Figure, Lineage
from het_dash.figures.disclosure.small_numbers import protect
from het_dash.figures.records import Listing
from het_dash.figures.rounded_rates import rounded_percent
from het_dash.store import Listed, Question, Store
from tests.support.blocks import LEWISHAM, NORTH, a_figure, area, hidden

PCN = area(NORTH).code
MARCH_2024, MARCH_2025, MARCH_2026 = date(2024, 3, 31), date(2025, 3, 31), date(2026, 3, 31)
SOURCES: dict[Nature, str] = {"demonstration": "demo_gp_extract", "local": "gp_extract"}


def counted(
    breakdown: str,
    group: str,
    numerator: float,
    denominator: float,
    where: str = PCN,
    on: date = MARCH_2026,
    nature: Nature = "demonstration",
) -> Figure:
    """Percentage with limits that cover rounding, or too few people for a rate, from rounded counts."""
    value, lower, upper = (None if isnan(x) else float(x) for x in rounded_percent(numerator, denominator))
    few = value is None
    return a_figure(
        value, status=Status.TOO_FEW_FOR_RATE if few else Status.SHOWN, numerator=numerator, denominator=denominator,
        lower=lower, upper=upper, interval_kind="none" if few else "rounded", indicator_id="cvdp007hyp",
        area_code=where, breakdown=breakdown, group_id=group, period_start=date(on.year - 1, 4, 1), period_end=on,
        nature=nature, source_id=SOURCES[nature], lineage_id=nature,
    )  # fmt: skip


def kept_back(
    breakdown: str, group: str, instead: Figure | None = None, status: Status = Status.HIDDEN_SMALL, where: str = PCN
) -> Figure:
    """Hidden figure, with the figure that may replace it."""
    return replace(hidden(counted(breakdown, group, 5, 10, where), status), instead=instead)


def answered(*figures: Figure, indicator: str = "cvdp007hyp") -> Answer:
    """Answer with the figures in the given order, and the lineage of each nature among them."""
    natures = dict.fromkeys(f.nature for f in figures)
    return Answer(load().indicators[indicator], figures, tuple(_lineage(nature) for nature in natures))


def _lineage(nature: Nature) -> Lineage:
    source = load().sources[SOURCES[nature]]
    return Lineage(
        nature, source.id, "2026", source.title, source.publisher, source.short, "extract.csv", "0" * 64,
        date(2026, 11, 1), date(2023, 4, 1), MARCH_2026, nature, "Counted, hidden and rounded.", source.statement,
    )  # fmt: skip


def everywhere(breakdown: str, counts: Mapping[str, tuple[float, float]], where: str = PCN) -> tuple[Figure, ...]:
    return tuple(counted(breakdown, group, *pair, where) for group, pair in counts.items())


GROUPS = {  # code: people with the condition in North Lewisham, share at threshold
    "N": (610, 0.62), "M": (830, 0.60), "P": (150, 0.61), "E": (45, 0.64), "D": (95, 0.63), "F": (6, 0.7),
    "G": (60, 0.66), "K": (40, 0.71), "R": (130, 0.74), "H": (90, 0.75), "J": (25, 0.72), "L": (170, 0.73),
    "A": (1900, 0.72), "B": (160, 0.71), "C": (420, 0.70), "S": (150, 0.68), "Z": (90, 0.62), "99": (60, 0.58),
}  # fmt: skip
AGE_SHARES = {"18_39": (0.06, -0.12), "40_59": (0.30, -0.05), "60_79": (0.44, 0.03), "80_plus": (0.20, 0.05)}
QUARTERS = (MARCH_2024, MARCH_2025, date(2025, 6, 30), MARCH_2026)
BREAKDOWNS = ("persons", "ethnicity_nhs16", "ethnicity_broad", "age_cvdprevent", "ethnicity_broad_x_age")


@dataclass(frozen=True)
class WithOwn:
    """A store whose own layer holds blood pressure treated to threshold of one PCN and of Lewisham, made by a formula.

    Counts go through the production disclosure control.
    """

    store: Store
    nature: Nature = "demonstration"
    places: tuple[str, ...] = (PCN, LEWISHAM)

    @property
    def catalogue(self) -> Catalogue:
        return self.store.catalogue

    @property
    def built_on(self) -> date:
        return self.store.built_on

    @property
    def opened(self) -> Store:
        return self.store

    def members(self, on: date) -> dict[str, str]:
        return self.store.members(on)

    def listing(self, listed: Listed) -> Listing[Any]:
        return self.store.listing(listed)

    def holdings(self, indicator: str, layer: Layer = "published") -> tuple[tuple[str, str, str, date], ...]:
        if layer == "published":
            return self.store.holdings(indicator)
        held = indicator == "cvdp007hyp" and self.places
        kinds = {self.catalogue.areas[place].kind for place in self.places}
        return tuple((k, by, SOURCES[self.nature], MARCH_2026) for k in kinds for by in BREAKDOWNS) if held else ()

    def areas_with(self, indicator: str, breakdown: str, layer: Layer = "published") -> tuple[str, ...]:
        if layer == "published":
            return self.store.areas_with(indicator, breakdown)
        return self.places if indicator == "cvdp007hyp" and breakdown in BREAKDOWNS else ()

    def ask_all(self, questions: Iterable[Question]) -> dict[Question, Answer]:
        return {question: self.ask(question) for question in questions}

    def ask(self, question: Question) -> Answer:
        if question.layer == "published":
            return self.store.ask(question)
        if question.indicator != "cvdp007hyp" or question.breakdown not in BREAKDOWNS:
            return answered(indicator=question.indicator)
        places = [place for place in question.areas if place in self.places]
        figures = [f for place in places for on in QUARTERS for f in made(question.breakdown, place, on, self.nature)]
        return answered(*figures)


@cache
def made(breakdown: str, place: str, on: date, nature: Nature) -> tuple[Figure, ...]:
    """Figures of a breakdown at a place and date, as the build would publish them."""
    return tuple(_made(breakdown, group, place, on, nature) for group in load().breakdowns[breakdown].groups)


def _made(breakdown: str, group: Group, place: str, on: date, nature: Nature) -> Figure:
    found = protect(*_counts(breakdown, group.id, place, on))
    if found.status.item() == Status.SHOWN:
        return counted(breakdown, group.id, float(found.numerator), float(found.denominator), place, on, nature)
    shape = counted(breakdown, group.id, 5, 10, place, on, nature)
    return replace(hidden(shape, Status(found.status.item())), instead=_instead(breakdown, group, place, on, nature))


def _instead(breakdown: str, group: Group, place: str, on: date, nature: Nature) -> Figure | None:
    if breakdown != "ethnicity_nhs16" or group.parent is None:
        return None
    return next(f for f in made("ethnicity_broad", place, on, nature) if f.group_id == group.parent)


def _counts(breakdown: str, group: str, place: str, on: date) -> tuple[int, int]:
    """Unrounded counts. Lewisham has seven times as many people. Treatment is five points higher before the break."""
    parents = {g.id: g.parent for g in load().breakdowns["ethnicity_nhs16"].groups}
    ethnic, _, age = group.rpartition("|") if "|" in group else (group, "", group)
    size = 1 if place != LEWISHAM else 7
    n = d = 0
    for code, (people, share) in GROUPS.items():
        if breakdown == "ethnicity_nhs16" and code != ethnic:
            continue
        if breakdown.startswith("ethnicity_broad") and parents[code] != ethnic:
            continue
        for band, (part, more) in AGE_SHARES.items():
            if "age" in breakdown and band != age:
                continue
            here = round(people * size * part)
            d, n = d + here, n + round(here * (share + more + (0.05 if on < date(2024, 6, 1) else 0.0)))
    return n, d
