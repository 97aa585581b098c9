"""Groups of a few areas side by side, or of one area by two breakdowns: bars in the rows of the groups."""

from collections.abc import Callable, Sequence

from het_dash.catalogue import CROSS, Group
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Role, Series
from het_dash.charts.text import fallback_text, tables, wording
from het_dash.figures import Answer, Figure

MOST_SERIES = 3  # bars of more in one row cannot be told apart
IN_TURN: tuple[Role, ...] = ("chosen", "other", "benchmark")
Row = Callable[[Figure], Group]


def groups_of_areas(answer: Answer, view: View) -> Chart:
    """Bars by group, one of each area in every row: at most MOST_SERIES areas, all of one period."""
    breakdown = view.catalogue.breakdowns[answer.figures[0].breakdown]
    codes = tuple(dict.fromkeys(f.area_code for f in answer.figures))
    series = tuple(
        _series(view.label(code), role, answer.of(code), lambda f: breakdown.group(f.group_id), view)
        for code, role in zip(codes, _roles(codes, view), strict=True)
    )
    return _chart(answer, series, view, f"groups-of-areas-{answer.indicator.id}-{breakdown.id}-{'-'.join(codes)}")


def by_two(answer: Answer, view: View) -> Chart | None:
    """Bars of one area by both parts of a breakdown; None if both parts have more groups than a row can have bars."""
    breakdown = view.catalogue.breakdowns[answer.figures[0].breakdown]
    found = [tuple(dict.fromkeys(f.group_id.split(CROSS)[n] for f in answer.figures)) for n in (0, 1)]
    few = next((n for n in (1, 0) if len(found[n]) <= MOST_SERIES), None)
    if few is None:
        return None
    rows, bars = (view.catalogue.breakdowns[breakdown.parts[n]] for n in (1 - few, few))
    series = tuple(
        _series(
            bars.group(one).tick,
            role,
            answer.only(f for f in answer.figures if f.group_id.split(CROSS)[few] == one),
            lambda f: rows.group(f.group_id.split(CROSS)[1 - few]),
            view,
        )
        for one, role in zip(found[few], IN_TURN, strict=False)
    )
    return _chart(answer, series, view, f"by-two-{answer.indicator.id}-{breakdown.id}-{answer.figures[0].area_code}")


def _roles(codes: Sequence[str], view: View) -> Sequence[Role]:
    """Larger places are hollow and the chosen PCN is blue; where that does not tell areas apart, their order does."""
    found = [view.role(code) for code in codes]
    return found if len(set(found)) == len(found) else IN_TURN[: len(found)]


def _series(label: str, role: Role, answer: Answer, row: Row, view: View) -> Series:
    return Series(label, role, tuple(_bar(f, answer, row, view) for f in answer.figures))


def _bar(f: Figure, answer: Answer, row: Row, view: View) -> Point:
    text = wording.written(f, answer.indicator.unit) if f.value is not None else ""
    text = text or fallback_text.in_its_place(f, answer, view.catalogue)
    return Point(row(f).tick, f.value, f.lower, f.upper, text, f.status)


def _chart(answer: Answer, series: tuple[Series, ...], view: View, id_: str) -> Chart:
    indicator, nature = answer.indicator, tables.weakest_nature(answer)
    breakdown = view.catalogue.breakdowns[answer.figures[0].breakdown]
    names = [view.label(code) for code in dict.fromkeys(f.area_code for f in answer.figures)]
    sentence = _sentence(answer, view)
    return Chart(
        id=id_,
        kind="bars",
        title=f"{indicator.title}, by {wording.lead_lower(breakdown.title)}",
        subtitle=f"{tables.measure(indicator)} {', '.join(names)}, {wording.periods(answer)}.",
        axis=indicator.short,
        unit=indicator.unit,
        series=series,
        categories=tuple(dict.fromkeys(str(p.at) for s in series for p in s.points)),
        sentence=sentence,
        alt=f"Bar chart. {wording.of_nature(sentence, nature)}",
        source=wording.source(answer),
        files=wording.files(answer),
        measures=wording.measures(answer),
        table=tables.by_group(answer, view),
        nature=nature,
        notes=(
            *fallback_text.notes(answer, view.catalogue),
            *([breakdown.note] if breakdown.note else []),
            *wording.notes(answer),
        ),
    )


def _sentence(answer: Answer, view: View) -> str:
    """Lowest and highest group of each area."""
    breakdown = view.catalogue.breakdowns[answer.figures[0].breakdown]
    told = []
    for code in dict.fromkeys(f.area_code for f in answer.figures):
        known = [f for f in answer.of(code).figures if f.value is not None and not breakdown.group(f.group_id).unknown]
        ends = [pick(known, key=lambda f: f.value or 0.0) for pick in (min, max)] if known else []
        named = [f"{wording.written(f, answer.indicator.unit)} ({breakdown.group(f.group_id).label})" for f in ends]
        told += [f"{view.label(code)}: from {named[0]} to {named[1]}"] if named else []
    by_age = any(part.startswith("age") for part in (breakdown.id, *breakdown.parts))
    return wording.ended("; ".join(told), answer.indicator, by_age) if told else "We have no figure to show."
