"""How complete recorded groups are, in words: stands beside every chart by ethnic group."""

from math import isnan, nan

from het_dash.catalogue import Breakdown
from het_dash.charts.text import wording
from het_dash.figures import Answer
from het_dash.figures.completeness import completeness


def recorded(by_group: Answer, everyone: Answer | None, breakdown: Breakdown) -> str:
    """'Ethnic group is recorded for 96.2% of the 3,450 patients counted here: 80 asked and not stated, 50 not known.'

    `by_group` is of one area and period. Without everyone's figure its groups must all be shown.
    """
    unknown = [f for f in by_group.figures if breakdown.group(f.group_id).unknown]
    if not unknown or not any(f.denominator is not None for f in by_group.figures):
        return ""
    told = ", ".join(f"{_people(f.denominator)} {_of(f.group_id, breakdown)}" for f in unknown)
    part = recorded_percent(by_group, everyone, breakdown)
    if isnan(part):
        return f"How complete recorded ethnic group is cannot be computed from what is shown: {told}."
    share, people = wording.number(part, "percent"), _everyone(by_group, everyone)
    return f"Ethnic group is recorded for {share} of the {people:,.0f} patients counted here: {told}."


def recorded_percent(by_group: Answer, everyone: Answer | None, breakdown: Breakdown) -> float:
    """Per cent of the patients counted whose group is known; NaN where that is not shown."""
    unknown = [_or_nan(f.denominator) for f in by_group.figures if breakdown.group(f.group_id).unknown]
    return 100 * float(completeness(unknown, _everyone(by_group, everyone))) if unknown else nan


def _everyone(by_group: Answer, everyone: Answer | None) -> float:
    area = by_group.figures[0].area_code
    whole = everyone.latest.one(area) if everyone else None
    if whole is not None and whole.denominator is not None and whole.period_end == by_group.figures[0].period_end:
        return whole.denominator
    return sum(_or_nan(f.denominator) for f in by_group.figures)


def _of(group_id: str, breakdown: Breakdown) -> str:
    return wording.lead_lower(breakdown.group(group_id).label)


def _people(count: float | None) -> str:
    return "a number that is hidden of" if count is None else f"{count:,.0f}"


def _or_nan(count: float | None) -> float:
    return float("nan") if count is None else count
