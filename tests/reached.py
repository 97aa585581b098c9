"""Returns by hand: whom a team reached, in figures as the store would publish them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from het_dash.catalogue import EVERYONE, WHOLE, Status, load
from het_dash.figures import Answer, Figure, Lineage

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


def counts(
    given: Counts,
    breakdown: str = WHOLE,
    indicator: str = "residents_reached",
    span: tuple[date, date] = TO_DATE,
    **more: Any,
) -> Answer:
    """One answer; a status in place of a number is a hidden figure."""
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
