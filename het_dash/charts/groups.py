"""One place by group: ethnic groups, ages, fifths of deprivation, neighbourhoods."""

from het_dash.catalogue import Breakdown
from het_dash.charts import tables, words
from het_dash.charts.areas import benchmark
from het_dash.charts.chart import Chart, Point, Role, Series
from het_dash.charts.view import View
from het_dash.figures import Answer, Figure


def groups(answer: Answer, whole: Answer | None, area: str, view: View, compared: str | None = None) -> Chart:
    """Bars in the configured order, for `area`, beside `compared` if named; everyone's figure (`whole`) is a line."""
    now = answer.latest
    indicator, own = now.indicator, now.of(area)
    breakdown = view.catalogue.breakdowns[own.figures[0].breakdown] if own.figures else None
    everyone = whole.latest.one(area) if whole else None
    role: Role = "chosen" if area == view.pcn.code else "other"
    series = [_series(own, role, view, breakdown)]
    if compared:
        series.append(_series(now.of(compared), "benchmark", view, breakdown))
    sentence = sentence_of_groups(own, view, breakdown)
    return Chart(
        id=f"groups-{indicator.id}-{breakdown.id if breakdown else 'none'}-{area}",
        kind="bars",
        title=_title(answer, breakdown),
        subtitle=f"{tables.measure(indicator)} {view.catalogue.areas[area].label}, {words.periods(now)}.",
        axis=indicator.short,
        unit=indicator.unit,
        series=tuple(series),
        categories=tuple(p.at for p in series[0].points if isinstance(p.at, str)),
        benchmarks=benchmark(everyone, view, indicator.unit) if everyone else (),
        sentence=sentence,
        alt=f"Bar chart. {sentence}",
        source=words.source(now),
        table=tables.by_group(now, view),
        nature=tables.weakest_nature(now),
        notes=(*((breakdown.note,) if breakdown and breakdown.note else ()), *words.notes(now, only=[area])),
    )


def sentence_of_groups(own: Answer, view: View, breakdown: Breakdown | None) -> str:
    """The groups with the lowest and the highest number, each with its interval."""
    if breakdown is None or not own.figures:
        return "No figures are to hand by group."
    place, unit = view.label(own.figures[0].area_code), own.indicator.unit
    known = [f for f in own.figures if f.value is not None and not breakdown.group(f.group_id).unknown]
    if not known:
        return f"{place}: {view.catalogue.statuses[own.figures[0].status].words.lower()}."
    low, high = (pick(known, key=lambda f: f.value or 0.0) for pick in (min, max))
    named = [f"{words.with_interval(f, unit)} ({breakdown.group(f.group_id).label})" for f in (low, high)]
    by_age = any(part.startswith("age") for part in (breakdown.id, *breakdown.parts))
    said = f"from {named[0]} to {named[1]}" if low != high else named[0]
    return words.ended(f"{place}: {said}", own.indicator, by_age)


def _series(answer: Answer, role: Role, view: View, breakdown: Breakdown | None) -> Series:
    label = view.label(answer.figures[0].area_code) if answer.figures else ""
    return Series(label, role, tuple(_bar(f, answer, role, view, breakdown) for f in answer.figures))


def _bar(f: Figure, answer: Answer, role: Role, view: View, breakdown: Breakdown | None) -> Point:
    group = breakdown.group(f.group_id) if breakdown else None
    shown = f.value is not None
    text = words.number(f.value or 0.0, answer.indicator.unit) if shown else view.catalogue.statuses[f.status].chart
    stands_out = role == "other" and group is not None and group.programme
    return Point(
        group.tick if group else f.group_id, f.value, f.lower, f.upper, text, f.status,
        "programme_1" if stands_out else role,
    )  # fmt: skip


def _title(answer: Answer, breakdown: Breakdown | None) -> str:
    """'Blood pressure treated to threshold, by age'; a measure that exists only by these groups says so itself."""
    if breakdown is None or "persons" not in answer.indicator.breakdowns:
        return answer.indicator.title
    return f"{answer.indicator.title}, by {words.lead_lower(breakdown.title)}"
