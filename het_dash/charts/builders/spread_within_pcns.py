"""Spread of practices within each PCN: a row a PCN, a dot a practice."""

from dataclasses import replace

from het_dash.charts.builders.practice_dots import Spread, known, spread, whole
from het_dash.charts.peer_group import units
from het_dash.charts.perspective import View
from het_dash.charts.spec import Benchmark, Chart, Point, Series
from het_dash.charts.text import tables, wording
from het_dash.figures import Answer, Figure

UNTIL_FETCHED = "Values only, until the practices' counts are fetched: no interval and no limits of chance."


def within(one: Spread, view: View) -> Chart:
    """Practice values of one measure, with a line for the borough if methods 2 allows an estimate."""
    answer = one.answer.latest
    shown, members = units(answer, view), dict(view.members(answer.period[1])) if answer.period else {}
    as_spread = spread([one], members, answer.indicator.title, view)
    pcns = [pcn for pcn in view.catalogue.pcns if pcn.code in members.values()]
    borough = one.borough.estimate if one.borough and known(one.borough) else None
    sentence = f"{as_spread.sentence} {_of_all(shown.answer, view)}".strip()
    return replace(
        as_spread,
        id=f"within-{answer.indicator.id}",
        title=_title(shown.answer),
        subtitle=f"{tables.measure(answer.indicator)} A dot is a practice, {wording.periods(answer)}.",
        series=tuple(_series(shown.answer, members, view)),
        categories=tuple(pcn.label for pcn in pcns),
        benchmarks=(Benchmark(f"{view.catalogue.borough.label} estimate {borough:.0f}%", borough),)
        if borough is not None
        else (),
        sentence=sentence,
        alt=f"Dot chart, a row a PCN. {sentence}",
    )


def _series(answer: Answer, members: dict[str, str], view: View) -> list[Series]:
    own = [_dot(f, members, view) for f in _placed(answer, members) if members[f.area_code] == view.pcn.code]
    rest = [_dot(f, members, view) for f in _placed(answer, members) if members[f.area_code] != view.pcn.code]
    return [
        Series(f"Other {view.catalogue.borough.label} practices", "other", tuple(rest)),
        Series(f"Practices of {view.pcn.label}", "chosen", tuple(own)),
    ]


def _placed(answer: Answer, members: dict[str, str]) -> list[Figure]:
    return [f for f in answer.figures if f.value is not None and f.area_code in members]


def _dot(f: Figure, members: dict[str, str], view: View) -> Point:
    value, name, pcn = (
        wording.number(f.value or 0.0, "percent"),
        view.label(f.area_code),
        view.label(members[f.area_code]),
    )
    return Point(pcn, f.value, text=value if name == pcn else f"{name}: {value}")


def _title(answer: Answer) -> str:
    values = sorted(f.value for f in answer.figures if f.value is not None)
    if not values:
        return f"{answer.indicator.title}: no practice has a value"
    return f"{answer.indicator.title}: {whole(values[0])} to {whole(values[-1])} by practice"


def _of_all(answer: Answer, view: View) -> str:
    """The lowest and highest value of all practices, and why there are no control limits."""
    known_ones = [f for f in answer.figures if f.value is not None]
    if len(known_ones) < 2:
        return ""
    values = sorted(f.value or 0.0 for f in known_ones)
    whose = view.catalogue.borough.whose
    said = f"{whose} {len(values)} practices with a value: from {whole(values[0])} to {whole(values[-1])}"
    counted = any(f.numerator is not None for f in known_ones)
    return f"{wording.ended(said, answer.indicator)}{'' if counted else f' {UNTIL_FETCHED}'}"
