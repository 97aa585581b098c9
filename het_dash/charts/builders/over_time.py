"""Several areas or several groups over time, one line each; in a panel one of them, with the others in grey."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from het_dash.catalogue import Breakdown
from het_dash.charts.builders.by_area import LINES
from het_dash.charts.builders.by_group import role_of_groups
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Role, Series
from het_dash.charts.text import fallback_text, membership_text, tables, wording
from het_dash.charts.text.example_marks import marked, nature_of, partly_example
from het_dash.figures import Answer, Figure

MOST_WITH_LIMITS = 3  # more lines with their limits would hide one another
NEAR_ZERO = 0.5  # a scale starts at zero unless all values lie above this share of the highest
NOT_FROM_0 = "The scale starts at {}."
BREAK = "Break at {:%B %Y}: not compared across it"
Limits = tuple[float, float]
Named = tuple[str, Answer]


@dataclass(frozen=True)
class Lines:
    """Lines of a chart. `told` are those that its title is about, `beside` larger places; `place` is that of groups."""

    id: str
    series: list[Series]
    told: list[Named]
    beside: Sequence[Named] = ()
    place: str = ""


def areas_over_time(answer: Answer, view: View, *, of: str = "", limits: Limits | None = None) -> Chart:
    """A line for each area, the chosen PCN's in bold. `of`: the area of a panel."""
    areas, partly = view.catalogue.areas, partly_example(answer)
    lines: list[Series] = []
    told: dict[str, Named] = {}
    for code in dict.fromkeys(f.area_code for f in answer.figures):
        own, role = answer.of(code), view.role(code)
        label = marked(view.label(code), nature_of(own) if partly else None)
        minor, style = bool(of) and code != of and role != "benchmark", LINES.get(areas[code].kind)
        drawn: Role = "chosen" if code == of else "other" if minor else role
        lines.append(Series(label, drawn, _points(own, view), style if drawn == "benchmark" else None, minor))
        told[code] = (label, own)
    smaller = [one for code, one in told.items() if view.role(code) != "benchmark"] or list(told.values())
    larger = [one for one in told.values() if one not in smaller]
    groups = "-".join(dict.fromkeys(f.group_id for f in answer.figures))
    by = answer.figures[0].breakdown
    id_ = f"over-time-{answer.indicator.id}-{by}-{groups}-{of}"
    return _chart(answer, Lines(id_, lines, [told[of]] if of else smaller, larger), view, limits)


def groups_over_time(answer: Answer, view: View, *, of: str = "", limits: Limits | None = None) -> Chart:
    """A line for each group of one area. `of`: the group of a panel."""
    area, breakdown = answer.figures[0].area_code, view.catalogue.breakdowns[answer.figures[0].breakdown]
    roles = role_of_groups(breakdown, "other", alone=True)
    lines, told = [], []
    for group in _known(answer, breakdown):
        own, label = answer.only(f for f in answer.figures if f.group_id == group), breakdown.group(group).tick
        role: Role = "chosen" if group == of else "other" if of else roles.get(group, "other")
        lines.append(Series(label, role, _points(own, view), minor=bool(of) and group != of))
        told += [(label, own)] if of in ("", group) else []
    id_ = f"over-time-{answer.indicator.id}-{breakdown.id}-{area}-{of}"
    return _chart(answer, Lines(id_, lines, told, place=view.label(area)), view, limits)


def _known(answer: Answer, breakdown: Breakdown) -> list[str]:
    """Groups to draw: those of people whose group is not known only if there are no others. The table has all."""
    groups = list(dict.fromkeys(f.group_id for f in answer.figures))
    return [group for group in groups if not breakdown.group(group).unknown] or groups


def scale_of(figures: Sequence[Figure], unit: str) -> Limits | None:
    """Ends of a value axis around these figures: from zero, unless all values are far above it."""
    few = len({(f.area_code, f.group_id) for f in figures}) <= MOST_WITH_LIMITS
    drawn = [x for f in figures if f.value is not None for x in ((f.value, f.lower, f.upper) if few else (f.value,))]
    known = [x for x in drawn if x is not None]
    if not known or max(known) <= 0:
        return None
    low, high = min(known), max(known)
    low = 0.0 if low < NEAR_ZERO * high else low
    step = 10.0 ** floor(log10((high - low) or high))
    high = step * ceil(high / step)
    return max(0.0, step * floor(low / step)), min(100.0, high) if unit == "percent" else high


def _points(own: Answer, view: View) -> tuple[Point, ...]:
    return tuple(_point(f, own, view) for f in own.figures)


def _point(f: Figure, own: Answer, view: View) -> Point:
    text = wording.with_interval(f, own.indicator.unit) if f.shown else view.catalogue.statuses[f.status].chart
    return Point(f.period_end, f.value, f.lower, f.upper, text, f.status)


def _chart(answer: Answer, lines: Lines, view: View, limits: Limits | None) -> Chart:
    indicator, nature, series = answer.indicator, tables.weakest_nature(answer), lines.series
    limits, sentence = limits or scale_of(answer.figures, indicator.unit), _sentence([*lines.told, *lines.beside])
    breaks = [b for b in indicator.breaks if _spans(answer, b.on)]
    drawn = series if len(series) <= MOST_WITH_LIMITS else [_without_limits(line) for line in series]
    return Chart(
        id=lines.id,
        kind="trend",
        title=_title(lines.told, answer),
        subtitle=f"{tables.measure(indicator)} {f'{lines.place}, ' if lines.place else ''}{wording.periods(answer)}. "
        f"{membership_text.words(answer)}".strip(),
        axis=indicator.short,
        unit=indicator.unit,
        named_by=indicator.named_by,
        series=tuple(drawn),
        sentence=sentence,
        alt=f"Line chart. {wording.of_nature(sentence, nature)}",
        source=wording.source(answer),
        files=wording.files(answer),
        measures=wording.measures(answer),
        table=tables.by_group_over_time(answer, view) if lines.place else tables.over_time(answer, view),
        nature=nature,
        partly=partly_example(answer),
        breaks=tuple((b.on, BREAK.format(b.on)) for b in breaks),
        moves=membership_text.marks(answer, view),
        notes=(
            *([NOT_FROM_0.format(wording.number(limits[0], indicator.unit))] if limits and limits[0] else []),
            *(f"{BREAK.format(b.on)}. {b.reason}" for b in breaks),
            *membership_text.notes(answer, view),
            *fallback_text.notes(answer, view.catalogue),
        ),
        limits=limits,
    )


def _without_limits(line: Series) -> Series:
    """The same line without whiskers; the text of each point keeps its limits."""
    points = tuple(Point(p.at, p.value, text=p.text, status=p.status) for p in line.points)
    return Series(line.label, line.role, points, line.line, line.minor)


def _title(told: list[Named], answer: Answer) -> str:
    """For example 'North Anytown: 9.2% in March 2025', or the lowest and highest of several."""
    indicator, last = answer.indicator, max(f.period_end for f in answer.figures)
    found = [(f, label) for label, own in told for f in own.figures if f.period_end == last and f.value is not None]
    if not found:
        return f"{indicator.title} over time"
    when = wording.period_of(found[0][0], indicator)
    if len(told) == 1:
        rate = " per 100,000" if indicator.unit == "per_100000" else ""
        return f"{told[0][0]}: {wording.written(found[0][0], indicator.unit)}{rate} in {when}"
    ends = [pick(found, key=_value) for pick in (min, max)]
    low, high = (f"{wording.written(f, indicator.unit)} ({label})" for f, label in ends)
    return f"{indicator.title}: {low} to {high} in {when}"


def _value(one: tuple[Figure, str]) -> float:
    return one[0].value or 0.0


def _sentence(told: list[Named]) -> str:
    """The first and the last value of each line."""
    said = [f"{label}: {_ends(own)}" for label, own in told if any(f.shown for f in own.figures)]
    return wording.ended("; ".join(said), told[0][1].indicator) if said else "We have no figure to show."


def _ends(own: Answer) -> str:
    shown, indicator = [f for f in own.figures if f.shown], own.indicator
    ends = shown if len(shown) == 1 else [shown[0], shown[-1]]
    return " and ".join(f"{wording.written(f, indicator.unit)} in {wording.period_of(f, indicator)}" for f in ends)


def _spans(answer: Answer, on: date) -> bool:
    ends = [f.period_end for f in answer.figures]
    return min(ends) < on <= max(ends)
