"""How complete recorded groups are, in words: stands beside every chart by ethnic group."""

from math import isnan

from het_dash.catalogue import Breakdown
from het_dash.charts import words
from het_dash.figures import Answer
from het_dash.figures.recording import completeness


def recorded(by_group: Answer, everyone: Answer | None, breakdown: Breakdown) -> str:
    """'Ethnic group is recorded for 96.2% of the 3,450 patients counted here: 80 asked and not stated, 50 not known.'

    `by_group` is of one area and period. Without everyone's figure its groups must all be shown.
    """
    unknown = [f for f in by_group.figures if breakdown.group(f.group_id).unknown]
    if not unknown or not any(f.denominator is not None for f in by_group.figures):
        return ""
    told = ", ".join(f"{_people(f.denominator)} {_of(f.group_id, breakdown)}" for f in unknown)
    people = _everyone(by_group, everyone)
    part = float(completeness([_or_nan(f.denominator) for f in unknown], people))
    if isnan(part):
        return f"How complete recorded ethnic group is cannot be computed from what is shown: {told}."
    share = words.number(100 * part, "percent")
    return f"Ethnic group is recorded for {share} of the {people:,.0f} patients counted here: {told}."


def _everyone(by_group: Answer, everyone: Answer | None) -> float:
    area = by_group.figures[0].area_code
    whole = everyone.latest.one(area) if everyone else None
    if whole is not None and whole.denominator is not None and whole.period_end == by_group.figures[0].period_end:
        return whole.denominator
    return sum(_or_nan(f.denominator) for f in by_group.figures)


def _of(group_id: str, breakdown: Breakdown) -> str:
    return words.lead_lower(breakdown.group(group_id).label)


def _people(count: float | None) -> str:
    return "a number that is hidden of" if count is None else f"{count:,.0f}"


def _or_nan(count: float | None) -> float:
    return float("nan") if count is None else count
