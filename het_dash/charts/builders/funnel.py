"""Funnel plot of practices or PCNs."""

import numpy as np

from het_dash.charts.builders.ranked import first_columns, pcn_of
from het_dash.charts.peer_group import Units, counting
from het_dash.charts.spec import Benchmark, Chart, Curve, Point, Role, Series, Table
from het_dash.charts.text import tables, wording
from het_dash.charts.text.funnel_text import PLACE_WORDS, alternative, notes, percent, sentence, title
from het_dash.figures import Answer, Figure
from het_dash.figures.funnel_position import Standing

STEPS = 60
ALL_NAMED = 8  # every unit is labelled if there are no more than this


def funnel(shown: Units, standing: Standing, chart_id: str) -> Chart:
    """Units at their denominators, with the control limits as curves. The notes name units that cannot be placed."""
    answer, indicator = shown.answer, shown.answer.indicator
    average = 100 * standing.average
    return Chart(
        id=f"funnel-{chart_id}-{shown.one}-{indicator.id}",
        kind="funnel",
        title=title(shown, standing),
        subtitle=f"{tables.measure(indicator)} {_where(shown)}, {wording.periods(answer)}.",
        axis=f"{indicator.short}, per cent",
        across=f"{indicator.denominator}: how many there are",
        unit=indicator.unit,
        series=_series(shown, standing),
        benchmarks=(Benchmark(f"Average of {_together(shown, standing)}: {percent(average)}", average),),
        curves=_curves(standing),
        sentence=sentence(shown, standing),
        alt=alternative(shown, standing),
        source=_source(standing, answer),
        measures=wording.measures(answer),
        table=_table(shown, standing),
        nature=tables.weakest_nature(answer),
        notes=notes(shown, standing),
    )


def _source(standing: Standing, answer: Answer) -> str:
    if standing.register is None:
        return wording.source(answer)
    return f"{wording.source(answer)} Numbers of people. {wording.source(standing.register.latest)}"


def _where(shown: Units) -> str:
    return f"{'Practices' if shown.practices else 'PCNs'} of {shown.view.catalogue.borough.label}"


def _together(shown: Units, standing: Standing) -> str:
    return f"these {counting(len(standing.counted))} {shown.one}s together"


def _series(shown: Units, standing: Standing) -> tuple[Series, ...]:
    own = tuple(_point(f, shown, standing) for f in standing.counted if f.area_code in shown.own)
    rest = tuple(_point(f, shown, standing) for f in standing.counted if f.area_code not in shown.own)
    pcn = shown.view.pcn.label
    named: tuple[tuple[str, Role, tuple[Point, ...]], ...] = (
        (f"Other {shown.one}s", "other", rest),
        (f"Practices of {pcn}" if shown.practices else pcn, "chosen", own),
    )
    return tuple(Series(label, role, points) for label, role, points in named if points)


def _point(f: Figure, shown: Units, standing: Standing) -> Point:
    outside = standing.places[f.area_code] != "inside"
    few = len(standing.counted) <= ALL_NAMED
    return Point(
        shown.view.label(f.area_code),
        f.value,
        text=f"{percent(f.value or 0.0)} of {_people(f, standing)}",
        denominator=standing.people[f.area_code],
        named=outside or few,
    )


def _people(f: Figure, standing: Standing) -> str:
    about = "about " if standing.register else ""
    return f"{about}{wording.number(standing.people[f.area_code], 'count')}"


def _curves(standing: Standing) -> tuple[Curve, ...]:
    """The limits run from just below the smallest denominator to just above the largest."""
    people = [standing.people[f.area_code] for f in standing.counted]
    across = np.linspace(0.7 * min(people), 1.03 * max(people), STEPS)
    limits = standing.limits(across)
    drawn = (
        ("95% limits", limits.lower_95, "dashed"),
        ("95% limits", limits.upper_95, "dashed"),
        ("99.8% limits", limits.lower_998, "dotted"),
        ("99.8% limits", limits.upper_998, "dotted"),
    )
    places = tuple(float(x) for x in across)
    return tuple(
        Curve(label, places, tuple(float(100 * y) for y in up), "dashed" if line == "dashed" else "dotted")
        for label, up, line in drawn
    )


def _table(shown: Units, standing: Standing) -> Table:
    """Units from the highest value, then units that cannot be placed, each with its reason."""
    order = sorted(standing.counted, key=lambda f: -(f.value or 0.0))
    return Table(
        (*first_columns(shown), "Per cent", "Numerator", "Denominator", "95% limits", "99.8% limits", "Place"),
        (*(_row(f, shown, standing) for f in order), *(_reason(f, shown) for f in standing.not_placed)),
    )


def _row(f: Figure, shown: Units, standing: Standing) -> tuple[str, ...]:
    limits = standing.limits([standing.people[f.area_code]])
    pairs = ((limits.lower_95, limits.upper_95), (limits.lower_998, limits.upper_998))
    return (
        shown.view.label(f.area_code), *pcn_of(f, shown), percent(f.value or 0.0),
        wording.number(f.numerator, "count") if f.numerator is not None else "Not published", _people(f, standing),
        *(f"{percent(100 * float(low[0]))} to {percent(100 * float(high[0]))}" for low, high in pairs),
        PLACE_WORDS[standing.places[f.area_code]],
    )  # fmt: skip


def _reason(f: Figure, shown: Units) -> tuple[str, ...]:
    said = wording.value_or_reason(f, "percent", shown.view.catalogue)
    return (shown.view.label(f.area_code), *pcn_of(f, shown), said, "", "", "", "", "No place: counts not shown")
