"""Practices or PCNs as bars sorted by value, for reading; not a ranking."""

from het_dash.charts.builders.by_area import benchmark
from het_dash.charts.peer_group import ONE_PRACTICE, Units, units
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Role, Series, Table
from het_dash.charts.text import tables, wording
from het_dash.figures import Answer, Figure

NOT_A_RANKING = "Sorted by value so that it is easier to read. The order is not a ranking: an older list records more."


def ranked(given: Answer, view: View, own_only: bool = False) -> Chart:
    """`given` holds practices or PCNs, and the borough as a line. `own_only` draws only the chosen PCN's practices."""
    everyone = units(given, view)
    shown = everyone.only_own() if own_only else everyone
    indicator, borough = given.indicator, given.latest.one(view.catalogue.borough.code)
    sentence = _sentence(everyone, borough)
    bars = tuple(bar(f, shown, wording.value_or_reason(f, indicator.unit, view.catalogue)) for f in shown.falling())
    drawn = given.latest.only((*shown.answer.figures, *shown.services, *([borough] if borough else [])))
    return Chart(
        id=f"ranked-{shown.one}-{indicator.id}",
        kind="bars",
        title=_title(shown),
        subtitle=f"{tables.measure(indicator)} {of_units(shown, own_only)}, {wording.periods(drawn)}.{whiskers(bars)}",
        axis=f"{indicator.short}, per cent",
        unit=indicator.unit,
        series=(Series(indicator.short, "other", bars),),
        categories=tuple(str(point.at) for point in bars),
        benchmarks=benchmark(borough, view, indicator.unit) if borough else (),
        sentence=sentence,
        alt=f"Bar chart. {sentence}",
        source=wording.source(drawn),
        files=wording.files(drawn),
        measures=wording.measures(drawn),
        table=_table(shown),
        nature=tables.weakest_nature(drawn),
        notes=(NOT_A_RANKING, *services_apart(shown), *absent(everyone), *wording.notes(drawn, only=shown.own)),
    )


def bar(f: Figure, units: Units, text: str) -> Point:
    """A bar with its value, or its reason if it has none. The chosen PCN's bars are highlighted."""
    view = units.view
    said = text if f.shown else view.catalogue.statuses[f.status].chart
    role: Role = "chosen" if f.area_code in units.own else "other"
    return Point(view.label(f.area_code), f.value, f.lower, f.upper, said, f.status, role)


def whiskers(points: tuple[Point, ...]) -> str:
    return " Whiskers: 95% limits." if any(p.lower is not None for p in points) else ""


def services_apart(units: Units) -> tuple[str, ...]:
    """Services with a registered list, named in a note and not drawn among practices."""
    if not units.services:
        return ()
    unit = units.answer.indicator.unit
    named = " and ".join(
        f"{units.view.label(f.area_code)} ({wording.value_or_reason(f, unit, units.view.catalogue)})"
        for f in units.services
    )
    return (f"Not drawn, because they are services with a list and not practices: {named}.",)


def absent(everyone: Units) -> tuple[str, ...]:
    """Units without any figure."""
    return (f"We have no figure for {', '.join(everyone.absent)}.",) if everyone.absent else ()


def pcn_of(f: Figure, units: Units) -> tuple[str, ...]:
    """A practice's PCN as one cell; empty for a table of PCNs."""
    if not units.practices:
        return ()
    code = units.view.members(f.period_end).get(f.area_code)
    return (units.view.label(code) if code else "",)


def first_columns(units: Units) -> tuple[str, ...]:
    return ("Practice", "PCN") if units.practices else ("PCN",)


def of_units(shown: Units, own_only: bool) -> str:
    """For example 'Practices of Anytown', 'Practices of North Anytown', 'PCNs of Anytown'."""
    view = shown.view
    if not shown.practices:
        return f"PCNs of {view.catalogue.borough.label}"
    return f"Practices of {view.pcn.label if own_only else view.catalogue.borough.label}"


def _table(shown: Units) -> Table:
    """Drawn units from the highest value, then services that are not drawn."""
    answer = shown.answer
    rows = tuple(
        (shown.view.label(f.area_code), *pcn_of(f, shown), *tables.figure_cells(f, answer, shown.view))
        for f in (*shown.falling(), *shown.services)
    )
    return Table((*first_columns(shown), *tables.figure_columns(answer)), rows)


def _title(shown: Units) -> str:
    """For example 'Recorded hypertension: 5.3% to 18.7% by practice'."""
    indicator, known = shown.answer.indicator, [f for f in shown.falling() if f.value is not None]
    if not known:
        return f"{indicator.title}: no figures yet"
    low, high = (wording.written(f, indicator.unit) for f in (known[-1], known[0]))
    return f"{indicator.title}: {low if len(known) == 1 else f'{low} to {high} by {shown.one}'}"


def _sentence(everyone: Units, borough: Figure | None) -> str:
    """The chosen PCN's values, then all units, then the borough, with the caution of methods 1 for crude figures."""
    indicator = everyone.answer.indicator
    if not any(f.shown for f in everyone.answer.figures):
        return f"{indicator.title}: we have no figures of practices or PCNs."
    of_all = _range(everyone, everyone.everyone)
    name = everyone.view.catalogue.borough.label
    beside = f"; {name} {wording.written(borough, indicator.unit)}" if borough and borough.value else ""
    return f"{_own(everyone)} {wording.ended(f'{of_all[:1].upper()}{of_all[1:]}{beside}', indicator)}"


def _range(units: Units, whose: str, named: bool = False) -> str:
    """For example 'North Anytown's 9 practices: from 5.3% (First Surgery) to 18.7% (Second Surgery)'."""
    known, unit = [f for f in units.falling() if f.value is not None], units.answer.indicator.unit
    ends = [
        wording.written(f, unit) + (f" ({units.view.label(f.area_code)})" if named else "")
        for f in (known[-1], known[0])
    ]
    return f"{whose}: from {ends[0]} to {ends[1]}" if len(known) > 1 else f"{whose}: {ends[0]}"


def _own(everyone: Units) -> str:
    own, view, unit = everyone.only_own(), everyone.view, everyone.answer.indicator.unit
    known = [f for f in own.answer.figures if f.shown]
    if not known:
        return f"{view.pcn.label}: no figure is shown."
    if everyone.single or not everyone.practices:
        apart = f": {ONE_PRACTICE}" if everyone.single else ""
        return f"{view.pcn.label}: {wording.with_interval(known[0], unit)}{apart}."
    return f"{_range(own, everyone.whose, named=True)}."
