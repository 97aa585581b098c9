"""Rows of the summary table: every measure of one PCN, or one measure of every PCN or practice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from het_dash.catalogue import Nature
from het_dash.charts.builders.practice_dots import whole
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.content.blocks.spine import COUNTED, ESTIMATE, NO_LIMITS, Dot, Picture, Spark, SpineGroup, SpineRow
from het_dash.content.rules import summary_words
from het_dash.content.rules.summary_measure import Measure, Value
from het_dash.figures import Figure

AROUND = 1.12  # the scale reaches this much further than the furthest value
DIAGNOSES = "Recorded diagnoses"
LONGEST_STEP = 366 * 1.5  # days between points of one piece of a line


def by_topic(measures: Sequence[Measure], view: View) -> Iterator[SpineGroup]:
    """Diagnoses first, then care by condition."""
    diagnoses = [one for one in measures if one.pcns.indicator.polarity == "none"]
    care = [one for one in measures if one.pcns.indicator.polarity != "none"]
    if diagnoses:
        yield _group(DIAGNOSES, diagnoses, view)
    conditions = view.catalogue.conditions
    for condition, label in ((one.id, one.label) for one in conditions.values()):
        if found := [one for one in care if one.pcns.indicator.condition == condition]:
            yield _group(f"{label}: care", sorted(found, key=lambda one: _has_no_value(one, view)), view)


def _has_no_value(measure: Measure, view: View) -> bool:
    return measure.values[view.pcn.code].number is None


def _group(label: str, measures: Sequence[Measure], view: View) -> SpineGroup:
    """Rows with what they share in the note: the periods, and whether figures are estimates."""
    published, local = (_shared(one for one in measures if one.layer == layer) for layer in ("published", "own"))
    own = [one.values[view.pcn.code] for one in measures]
    nation = any(one.whole_nation for one in measures)
    note = (
        published,
        _basis(own),
        "" if nation else f"no figure for {view.catalogue.nation.label} at this date",
        f"local records: {local}" if local else "",
    )
    rows = tuple(_row(one, view, published if one.layer == "published" else local) for one in measures)
    return SpineGroup(label, " · ".join(filter(None, note)), rows)


def _shared(measures: Iterable[Measure]) -> str:
    """The period of most of the measures; empty without any."""
    periods = Counter(wording.periods(one.shown) for one in measures)
    return max(periods, key=lambda period: periods[period], default="")


def _basis(values: Sequence[Value]) -> str:
    """Basis of a group's values, where they are not counts of the PCN."""
    ranges = [value for value in values if value.limits_are == ESTIMATE]
    if any(value.number is not None for value in ranges):
        return "estimated from practices"
    return "practices' values only" if ranges else ""


def name_of(measure: Measure) -> str:
    """The measure in plain words; a figure from local records says so."""
    indicator = measure.pcns.indicator
    return f"{indicator.in_plain_words}{', local' if measure.layer == 'own' else ''}"


def _row(measure: Measure, view: View, shared: str) -> SpineRow:
    """A row. Its label names a period that its group does not share."""
    code = view.pcn.code
    own, indicator, place = measure.values[code], measure.pcns.indicator, measure.place(code)
    period = wording.periods(measure.shown)
    return SpineRow(
        label=name_of(measure) if period == shared else f"{name_of(measure)} ({period})",
        value=own.words,
        limits=own.limits,
        limits_are=own.limits_are,
        compared=tuple(one.words if one else "" for one in (measure.borough, measure.whole_nation)),
        between=_between(measure, view),
        place=summary_words.place_words(place) if place else "",
        judgement=measure.judged(code),
        direction=indicator.polarity,
        period=period,
        picture=_of_pcns(measure, view) or _of_practices(measure, view),
        spark=spark(measure, code),
        nature=_nature(measure, own),
    )


def _nature(measure: Measure, own: Value) -> Nature:
    natures = {own.nature, *(f.nature for f in measure.shown.figures)} if measure.layer == "own" else {own.nature}
    return "demonstration" if "demonstration" in natures else own.nature


def _between(measure: Measure, view: View) -> str:
    known = sorted((v.number, v.words) for v in measure.values.values() if v.number is not None)
    if measure.enough_pcns:
        return f"{known[0][1]} to {known[-1][1]}"
    ends = sorted(f.value for f in measure.practices_now.figures if f.value is not None)
    return f"{whole(ends[0])} to {whole(ends[-1])}, {view.catalogue.borough.label} practices" if ends else ""


def _of_pcns(measure: Measure, view: View) -> Picture | None:
    """The PCNs around the borough. None if too few PCNs have a value."""
    known = {code: v.number for code, v in measure.values.items() if v.number is not None}
    if not measure.enough_pcns:
        return None
    kinds = {code: "own" if code == view.pcn.code else "other" for code in known}
    dots = [
        Dot(number, "own" if kinds[code] == "own" else "other", f"{view.label(code)} {measure.values[code].words}")
        for code, number in sorted(known.items(), key=lambda pair: kinds[pair[0]] == "own")
    ]
    return _picture(measure, dots, _limits_of(measure.values[view.pcn.code]), view)


def _picture(measure: Measure, dots: list[Dot], limits: tuple[float, float] | None, view: View) -> Picture:
    line = measure.borough.number if measure.borough else None
    values = [*(dot.value for dot in dots), *(limits or ())]
    centre = line if line is not None else (min(values) + max(values)) / 2
    half = AROUND * max(abs(value - centre) for value in values) or 1.0
    if measure.whole_nation and measure.whole_nation.number is not None:
        words = f"{view.catalogue.nation.label} {measure.whole_nation.words}"
        dots = [Dot(measure.whole_nation.number, "nation", words), *dots]
    return Picture(centre - half, centre + half, tuple(dots), line, limits)


def _limits_of(value: Value) -> tuple[float, float] | None:
    figure = value.figure
    if figure is None or figure.lower is None or figure.upper is None:
        return None
    return figure.lower, figure.upper


def _of_practices(measure: Measure, view: View) -> Picture | None:
    """The PCN's practices among the borough's, where the PCN has no figure."""
    shown = [f for f in measure.practices_now.figures if f.value is not None]
    if len(shown) < 2:
        return None
    own = {f.area_code for f in measure.of_pcn(view.pcn.code)}
    kind_of = {True: "practice", False: "other"}
    dots = [
        Dot(f.value or 0.0, "practice" if kind_of[f.area_code in own] == "practice" else "other", _named(f, view))
        for f in sorted(shown, key=lambda f: f.area_code in own)
    ]
    return _picture(measure, dots, None, view)


def _named(figure: Figure, view: View) -> str:
    return f"{view.label(figure.area_code)} {whole(figure.value or 0.0)}"


def spark(measure: Measure, code: str) -> Spark | None:
    """The PCN's line over time, apart where a year is missing or at a break. None with fewer than two points.

    Local records are sent for a PCN as it was at each date, so they have no line of the same practices.
    """
    points = [f for f in measure.trend.of(code).figures if f.value is not None and measure.layer == "published"]
    if len(points) < 2:
        return None
    pieces: list[list[tuple[float, float]]] = []
    for number, f in enumerate(points):
        if number == 0 or _apart(points[number - 1].period_end, f.period_end, measure):
            pieces.append([])
        pieces[-1].append((f.period_end.year + f.period_end.month / 12, f.value or 0.0))
    ends = (
        f"{wording.written(f, measure.unit)} in {wording.period_of(f, measure.pcns.indicator)}"
        for f in (points[0], points[-1])
    )
    return Spark(tuple(tuple(piece) for piece in pieces), f"from {' to '.join(ends)}")


def _apart(before: date, after: date, measure: Measure) -> bool:
    broken = any(before < one.on <= after for one in measure.pcns.indicator.breaks)
    return broken or (after - before).days > LONGEST_STEP


def by_pcn(measure: Measure, view: View) -> SpineGroup:
    """One measure: a row for each PCN, the highest value first."""
    order = sorted(measure.values, key=lambda code: -(measure.values[code].number or -1.0))
    numbers = [v.number for v in measure.values.values() if v.number is not None]
    limits = [end for v in measure.values.values() for end in _limits_of(v) or ()]
    scale = _scale([*numbers, *limits], measure)
    rows = tuple(_pcn_row(code, measure, view, scale) for code in order)
    return SpineGroup("Primary Care Networks (PCNs)", wording.periods(measure.shown), rows)


def _pcn_row(code: str, measure: Measure, view: View, scale: tuple[float, float]) -> SpineRow:
    value, place = measure.values[code], measure.place(code)
    words = f"{view.label(code)} {value.words}"
    own = (_dot(value.number, words, "own"),) if value.number is not None else ()
    return SpineRow(
        label=view.label(code),
        value=value.words,
        limits=value.limits,
        limits_are=value.limits_are,
        place=summary_words.place_words(place) if place else "",
        judgement=measure.judged(code),
        direction=measure.pcns.indicator.polarity,
        period=wording.periods(measure.shown),
        picture=Picture(*scale, (*_nation(measure, view), *own), _line(measure), _limits_of(value)),
        spark=spark(measure, code),
        nature=_nature(measure, value),
        chosen=code == view.pcn.code,
    )


def _dot(number: float, words: str, kind: str) -> Dot:
    return Dot(number, "own" if kind == "own" else "other", words)


def _line(measure: Measure) -> float | None:
    return measure.borough.number if measure.borough else None


def _nation(measure: Measure, view: View) -> tuple[Dot, ...]:
    if measure.whole_nation is None or measure.whole_nation.number is None:
        return ()
    return (Dot(measure.whole_nation.number, "nation", f"{view.catalogue.nation.label} {measure.whole_nation.words}"),)


def _scale(values: Sequence[float], measure: Measure) -> tuple[float, float]:
    larger = [one.number for one in (measure.borough, measure.whole_nation) if one and one.number is not None]
    ends = [*values, *larger] or [0.0, 1.0]
    margin = (max(ends) - min(ends)) * (AROUND - 1) or 1.0
    return min(ends) - margin, max(ends) + margin


def by_practice(measure: Measure, view: View) -> Iterator[SpineGroup]:
    """One measure: a row for each practice, by PCN, the chosen PCN first, the highest value first."""
    figures = (*measure.practices_now.figures, *measure.units.services)
    ends = [x for f in measure.practices_now.figures for x in (f.value, f.lower, f.upper) if x is not None]
    scale = _scale(ends, measure)

    def pcn_of(f: Figure) -> tuple[bool, str]:
        code = measure.members.get(f.area_code, "")
        return code != view.pcn.code, code

    for (_, code), some in groupby(sorted(figures, key=pcn_of), key=pcn_of):
        rows = (_practice_row(f, measure, view, scale) for f in sorted(some, key=lambda f: -(f.value or -1.0)))
        label = view.label(code) if code else f"Not in a PCN of {view.catalogue.borough.label}"
        yield SpineGroup(label, wording.periods(measure.practices_now), tuple(rows))


def _practice_row(f: Figure, measure: Measure, view: View, scale: tuple[float, float]) -> SpineRow:
    limits = wording.limits(f, measure.unit) or ()
    words = wording.value_or_reason(f, measure.unit, view.catalogue)
    service = view.catalogue.practices[f.area_code].kind != "practice"
    drawn = f.value is not None and scale[0] <= f.value <= scale[1]
    own = (Dot(f.value or 0.0, "own", f"{view.label(f.area_code)} {words}"),) if drawn else ()
    ends = (f.lower, f.upper) if drawn and f.lower is not None and f.upper is not None else None
    return SpineRow(
        label=f"{view.label(f.area_code)}{' (a service)' if service else ''}",
        value=words,
        limits=limits,
        limits_are=COUNTED if limits else NO_LIMITS,
        judgement=measure.judged_practice(f.area_code),
        direction=measure.pcns.indicator.polarity,
        period=wording.periods(measure.practices_now),
        picture=Picture(*scale, (*_nation(measure, view), *own), _line(measure), ends),
        nature=f.nature,
    )
