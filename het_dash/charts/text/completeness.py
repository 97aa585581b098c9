"""Words for how complete recorded ethnic group is (or sex, or deprivation of area)."""

from math import isnan, nan

from het_dash.catalogue import Breakdown
from het_dash.catalogue.source import OWN_NATURES
from het_dash.charts.text import wording
from het_dash.figures import Answer
from het_dash.figures.completeness import completeness
from het_dash.figures.share_bounds import Between, completeness_between
from het_dash.figures.totals import Counted, counted_in

RECORDED = {"sex": "Sex", "age": "Age", "deprivation": "Deprivation of area"}  # by kind of breakdown
WIDEST_OF_USE = 0.2  # a range such as "17% to 100%" is too wide to inform


def recorded(breakdown: Breakdown, *, by_group: Answer, everyone: Answer | None) -> str:
    """For example 'Ethnic group is recorded for 96.2% of the 3,450 patients counted here: 80 asked and not stated, 50
    not known.'

    `by_group` holds one area and period. If `everyone` is None, every group must have a value.
    """
    unknown = [f for f in by_group.figures if breakdown.group(f.group_id).unknown]
    if not unknown or not any(f.denominator is not None for f in by_group.figures):
        return ""
    what = RECORDED.get(breakdown.kind, "Ethnic group")
    told = ", ".join(f"{_people(f.denominator)} {_of(f.group_id, breakdown)}" for f in unknown)
    share, people = (
        recorded_share(breakdown, by_group=by_group, everyone=everyone),
        _everyone(by_group=by_group, everyone=everyone),
    )
    if not share:
        return f"How complete recorded {wording.lead_lower(what)} is cannot be computed from what is shown: {told}."
    return f"{what} is recorded for {share} of the {people:,.0f} patients counted here: {told}."


def recorded_share(breakdown: Breakdown, *, by_group: Answer, everyone: Answer | None) -> str:
    """For example '96.2%', or 'about 96% to 98%' if part of the unknown is suppressed; empty if neither is known."""
    part = recorded_percent(breakdown, by_group=by_group, everyone=everyone)
    if not isnan(part):
        return wording.number(part, "percent")
    between = recorded_between(breakdown, by_group=by_group, everyone=everyone)
    return wording.about(between.low, between.high, "percent") if between else ""


def recorded_between(breakdown: Breakdown, *, by_group: Answer, everyone: Answer | None) -> Between | None:
    """Range in per cent, if it is narrow enough to inform.

    For our own counts only: publishers suppress and round by other rules.
    """
    people = _everyone(by_group=by_group, everyone=everyone) if by_group.figures else nan
    if isnan(people) or any(f.nature not in OWN_NATURES for f in by_group.figures):
        return None
    counts = [(breakdown.group(f.group_id).unknown, counted_in(f)) for f in by_group.figures]
    known, unknown = ([count for is_unknown, count in counts if is_unknown == which] for which in (False, True))
    found = completeness_between(known, unknown, Counted(people)) if unknown else None
    return found.times(100) if found and found.high - found.low <= WIDEST_OF_USE else None


def recorded_percent(breakdown: Breakdown, *, by_group: Answer, everyone: Answer | None) -> float:
    """Percentage of counted patients with a known group; NaN if that is not shown."""
    unknown = [_or_nan(f.denominator) for f in by_group.figures if breakdown.group(f.group_id).unknown]
    return 100 * float(completeness(unknown, _everyone(by_group=by_group, everyone=everyone))) if unknown else nan


def _everyone(*, by_group: Answer, everyone: Answer | None) -> float:
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
