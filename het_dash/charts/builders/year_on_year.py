"""A share in successive Marches, compared with its comparator."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from het_dash.catalogue import Indicator
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Line, Point, Series, Table
from het_dash.charts.text import membership_text, tables, wording
from het_dash.figures import Answer, Figure
from het_dash.figures.intervals import proportion
from het_dash.figures.year_on_year import is_march

COLUMNS = ("Place", "March of", "Per cent", "Lower 95% limit", "Upper 95% limit", "Numerator", "Denominator")
REFERENCE_ONLY = "{} and {} are published figures and reference lines only."
Counts = dict[date, tuple[float, float]]


@dataclass(frozen=True)
class Together:
    """Counts summed over several areas: March -> (numerator, denominator)."""

    label: str
    counts: Counts


def marches(*, own: Answer, others: Together, published: Answer, said: str, view: View) -> Chart:
    """`own` has one PCN's figures; only March is drawn. `said` is the chart's sentence."""
    indicator = own.indicator
    ours = [f for f in own.figures if is_march(f)]
    references = tuple(one for one in _references(published, view) if one.points)
    series = (
        Series(view.pcn.label, "chosen", tuple(_point(f, view) for f in ours)),
        Series(others.label, "benchmark", tuple(_summed(on, *n) for on, n in sorted(others.counts.items())), "solid"),
        *references,
    )
    nature, drawn, breaks = tables.weakest_nature(own), own.only(ours), _breaks(indicator, series)
    return Chart(
        id=f"marches-{indicator.id}-{view.pcn.code}",
        kind="trend",
        title=_title(ours, indicator, view),
        subtitle=f"Per cent of {wording.lead_lower(indicator.denominator)}. Marches only.",
        axis=indicator.short,
        unit="percent",
        series=tuple(one for one in series if one.points),
        sentence=said,
        alt=f"Line chart. {wording.of_nature(said, nature)}",
        source=wording.source(own, published),
        files=wording.files(own, published),
        measures=wording.measures(own, published),
        table=Table(COLUMNS, (*_rows_of(ours, view), *_rows_together(others))),
        nature=nature,
        breaks=breaks,
        moves=membership_text.marks(drawn, view),
        notes=(
            *membership_text.notes(drawn, view),
            *(f"The series breaks in {on:%B %Y}: do not compare across it." for on, _ in breaks),
            *([reference_only(view)] if references else []),
            *(f"Break in {b.on:%B %Y}: {b.reason}" for b in indicator.breaks),
        ),
    )


def _title(ours: list[Figure], indicator: Indicator, view: View) -> str:
    """For example 'Fairfields, statins in ...: 62.1% in March 2026'."""
    shown = [f for f in ours if f.shown]
    now = f"{wording.written(shown[-1], 'percent')} in {shown[-1].period_end:%B %Y}" if shown else "hidden"
    return f"{view.pcn.label}, {wording.lead_lower(indicator.short)}: {now}"


def _point(f: Figure, view: View) -> Point:
    text = wording.with_interval(f, "percent") if f.shown else view.catalogue.statuses[f.status].chart
    return Point(f.period_end, f.value, f.lower, f.upper, text, f.status)


def _summed(on: date, part: float, whole: float) -> Point:
    value, lower, upper = (100 * float(x) for x in proportion(part, whole))
    low, high = wording.number(lower, "percent"), wording.number(upper, "percent")
    return Point(on, value, lower, upper, f"{wording.number(value, 'percent')} ({low} to {high})")


def reference_only(view: View) -> str:
    """Says that the larger areas are lines to look at."""
    return REFERENCE_ONLY.format(view.catalogue.icb.label, view.catalogue.nation.label)


def _references(published: Answer, view: View) -> tuple[Series, ...]:
    """The ICB (dotted) and the nation (dashed), for every March that is published."""
    lines: tuple[tuple[str, Line], ...] = ((view.catalogue.icb.code, "dotted"), (view.catalogue.nation.code, "dashed"))
    return tuple(
        Series(
            f"{view.label(code)} (published)",
            "benchmark",
            tuple(_point(f, view) for f in published.of(code).figures if is_march(f) and f.shown),
            line,
        )
        for code, line in lines
    )


def _rows_of(ours: list[Figure], view: View) -> Iterator[tuple[str, ...]]:
    for f in ours:
        value = wording.value_or_reason(f, "percent", view.catalogue)
        limits = ["" if x is None else wording.number(x, "percent") for x in (f.lower, f.upper)]
        counts = ["" if x is None else wording.number(x, "count") for x in (f.numerator, f.denominator)]
        yield (view.pcn.label, f"{f.period_end:%Y}", value, *limits, *counts)


def _rows_together(others: Together) -> Iterator[tuple[str, ...]]:
    for on, counts in sorted(others.counts.items()):
        shares = [wording.number(100 * float(x), "percent") for x in proportion(*counts)]
        yield (others.label, f"{on:%Y}", *shares, *(wording.number(x, "count") for x in counts))


def _breaks(indicator: Indicator, series: tuple[Series, ...]) -> tuple[tuple[date, str], ...]:
    """Breaks that have a March on both sides."""
    dates = [p.at for s in series for p in s.points if isinstance(p.at, date)]
    return tuple(
        (b.on, f"break in {b.on:%B %Y}, never compared across")
        for b in indicator.breaks
        if dates and min(dates) < b.on <= max(dates)
    )
