"""One measure at the PCN's own practices, with the borough as a line; one practice among all of the borough's."""

from collections.abc import Mapping
from statistics import median

from het_dash.charts.builders.practice_dots import Spread, in_words, known, whole
from het_dash.charts.peer_group import Units, units
from het_dash.charts.perspective import View
from het_dash.charts.spec import Benchmark, Chart, Point, Series, Table
from het_dash.charts.text import tables, wording
from het_dash.figures import Figure


def practices_of_pcn(s: Spread, members: Mapping[str, str], view: View) -> Chart:
    """A dot for each practice, from the highest. Practices' values have no interval: their counts are not published."""
    everyone = units(s.answer, view)
    shown = everyone if everyone.single else everyone.only_own()
    sentence = in_words(s, members, view)
    line = _line(s, everyone)
    answer = s.answer.latest
    return Chart(
        id=f"practices-of-{view.pcn.code}-{answer.indicator.id}",
        kind="dots",
        title=_title(everyone, line),
        subtitle=_subtitle(everyone),
        axis="Per cent of patients",
        unit="percent",
        series=_series(everyone),
        categories=() if everyone.single else tuple(view.label(f.area_code) for f in shown.falling()),
        benchmarks=(line,) if line else (),
        sentence=sentence,
        alt=f"Dot chart. {sentence}",
        source=f"{wording.source(answer)} {s.weighed()}".strip(),
        files=wording.files(answer),
        measures=wording.measures(answer),
        table=_table(shown, line),
        nature="derived" if s.weighed() else tables.weakest_nature(answer),
    )


def _line(s: Spread, everyone: Units) -> Benchmark | None:
    """The borough's estimate, or its middle practice where no register weighs the values."""
    borough = everyone.view.catalogue.borough
    if s.borough is not None and known(s.borough):
        return Benchmark(f"{borough.label} {s.borough.estimate:.0f}%", s.borough.estimate)
    values = [f.value for f in everyone.answer.figures if f.value is not None]
    if not values:
        return None
    return Benchmark(f"{borough.whose} middle practice {whole(median(values))}", median(values))


def _series(everyone: Units) -> tuple[Series, ...]:
    view, measure = everyone.view, everyone.answer.indicator.in_plain_words
    own = f"Practices of {view.pcn.label}"
    if not everyone.single:
        return (
            Series(
                own, "chosen", tuple(_point(f, view, view.label(f.area_code)) for f in everyone.only_own().falling())
            ),
        )
    shown = [f for f in everyone.falling() if f.value is not None]
    others = [_point(f, view, measure) for f in shown if f.area_code not in everyone.own]
    mine = [
        Point(measure, f.value, text=f"{view.pcn.label}: {whole(f.value or 0.0)}")
        for f in shown
        if f.area_code in everyone.own
    ]
    return (
        Series(f"Other practices in {view.catalogue.borough.label}", "other", tuple(others)),
        Series(view.pcn.label, "chosen", tuple(mine)),
    )


def _point(f: Figure, view: View, at: str) -> Point:
    if f.value is None:
        return Point(at, None, text=view.catalogue.statuses[f.status].chart, status=f.status)
    name = view.label(f.area_code)
    return Point(at, f.value, text=whole(f.value) if at == name else f"{name}: {whole(f.value)}", status=f.status)


def _title(everyone: Units, line: Benchmark | None) -> str:
    measure = everyone.answer.indicator.in_plain_words
    values = [f.value for f in everyone.only_own().falling() if f.value is not None]
    if not values:
        return f"{measure}: no practice has a value"
    if len(values) > 1:
        return f"{measure}: {whole(values[-1])} to {whole(values[0])} by practice"
    return f"{measure}: {whole(values[0])} here" + (f", {line.label}" if line and everyone.single else "")


def _subtitle(everyone: Units) -> str:
    when = wording.periods(everyone.answer)
    if everyone.single:
        return f"Each dot is one of {everyone.everyone}, {when}."
    return f"Practices of {everyone.view.pcn.label}, {when}."


def _table(shown: Units, line: Benchmark | None) -> Table:
    view = shown.view
    rows = [(view.label(f.area_code), wording.value_or_reason(f, "percent", view.catalogue)) for f in shown.falling()]
    if line:
        rows.append((line.label.rpartition(" ")[0], f"{line.value:.1f}%"))
    return Table(("Practice", "Per cent"), tuple(rows))
