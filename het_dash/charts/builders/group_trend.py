"""Trend of a few groups in one area, with their comparator."""

from collections.abc import Sequence
from datetime import date
from math import ceil, floor

from het_dash.charts.builders.by_group import role_of_groups
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Role, Series
from het_dash.charts.text import fallback_text, membership_text, tables, wording
from het_dash.figures import Answer, Figure

MOST_LINES = 3
STEP = 10
BREAK = "Break at {:%B %Y}: not compared across it"
NOT_FROM_0 = "The axis does not start at 0."


def group_trend(answer: Answer, *, against: Answer, against_label: str, view: View) -> Chart:
    """`answer` holds one area's groups in every period; `against` holds their comparator in the same periods."""
    indicator, area = answer.indicator, answer.figures[0].area_code
    every = answer.only((*answer.figures, *against.figures))
    nature = tables.weakest_nature(every)
    own = [_series(answer, group, view) for group in dict.fromkeys(f.group_id for f in answer.figures)]
    reference = Series(against_label, "benchmark", tuple(_point(f, answer, view) for f in against.figures))
    sentence = _sentence(answer, view)
    limits = _limits(own, reference) if indicator.unit == "percent" else None
    breaks = [b for b in indicator.breaks if _spans(every, b.on)]
    return Chart(
        id=f"group-trend-{indicator.id}-{area}-{'-'.join(dict.fromkeys(f.group_id for f in answer.figures))}",
        kind="trend",
        title=f"{indicator.short}: {', '.join(s.label for s in own)}",
        subtitle=f"{tables.measure(indicator)} {view.label(area)}, {wording.periods(every)}.",
        axis=indicator.short,
        unit=indicator.unit,
        named_by="end",
        series=(*own, *([reference] if reference.points else [])),
        sentence=sentence,
        alt=f"Line chart. {wording.of_nature(sentence, nature)}",
        source=wording.source(answer, against),
        files=wording.files(answer, against),
        measures=wording.measures(answer, against),
        table=tables.by_group_over_time(every, view),
        nature=nature,
        breaks=tuple((b.on, BREAK.format(b.on)) for b in breaks),
        moves=membership_text.marks(answer, view),
        notes=(
            *membership_text.notes(answer, view),
            *([NOT_FROM_0] if limits and limits[0] > 0 else []),
            *(f"{BREAK.format(b.on)}. {b.reason}" for b in breaks),
            *fallback_text.notes(answer, view.catalogue),
        ),
        limits=limits,
    )


def _series(answer: Answer, group: str, view: View) -> Series:
    figures = [f for f in answer.figures if f.group_id == group]
    breakdown = view.catalogue.breakdowns[figures[0].breakdown]
    role: Role = role_of_groups(breakdown, "other", alone=True).get(group, "other")
    return Series(breakdown.group(group).tick, role, tuple(_point(f, answer, view) for f in figures))


def _point(f: Figure, answer: Answer, view: View) -> Point:
    unit, statuses = answer.indicator.unit, view.catalogue.statuses
    text = wording.with_interval(f, unit) if f.shown else statuses[f.status].chart
    return Point(f.period_end, f.value, f.lower, f.upper, text, f.status)


def _limits(own: Sequence[Series], reference: Series) -> tuple[float, float] | None:
    """Multiples of ten that enclose every point, within 0 and 100; None if no point has a value."""
    drawn = [x for s in (*own, reference) for p in s.points for x in (p.value, p.lower, p.upper) if x is not None]
    if not drawn:
        return None
    return max(0.0, STEP * floor(min(drawn) / STEP)), min(100.0, max(STEP * ceil(max(drawn) / STEP), STEP))


def _spans(answer: Answer, on: date) -> bool:
    ends = [f.period_end for f in answer.figures]
    return min(ends) < on <= max(ends)


def _sentence(answer: Answer, view: View) -> str:
    """For example 'Black African: 60.1% in March 2024, 58.0% in March 2025.'"""
    told = []
    for group in dict.fromkeys(f.group_id for f in answer.figures):
        figures = [f for f in answer.figures if f.group_id == group]
        label = view.catalogue.breakdowns[figures[0].breakdown].group(group).label
        told.append(f"{label}: {', '.join(_told(f, answer, view) for f in figures)}.")
    return " ".join(told)


def _told(f: Figure, answer: Answer, view: View) -> str:
    value = wording.written(f, answer.indicator.unit) if f.value is not None else ""
    reason = wording.lead_lower(view.catalogue.statuses[f.status].words)
    return f"{value or reason} in {wording.period_of(f, answer.indicator)}"
