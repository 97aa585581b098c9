"""Map of areas: one value an area, in at most four shades."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from het_dash.catalogue import Status
from het_dash.charts.classes import ShadeClass, classes
from het_dash.charts.ground import Ground, Mapped
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Series, Table
from het_dash.charts.text import tables, wording
from het_dash.figures import Answer

MOST_NAMED = 3


@dataclass(frozen=True)
class Shading:
    """Values that shade a map, one per area code, with their place and the answers behind them.

    An area without a value is left out; `reasons` has its status where it is suppressed. Without `classes` the values
    are divided into classes of equal width. `lowest_first` names what the lowest values are.
    """

    id: str
    title: str
    subtitle: str
    axis: str
    unit: str
    values: Mapping[str, float]
    answers: tuple[Answer, ...]
    notes: tuple[str, ...] = ()
    classes: tuple[ShadeClass, ...] = ()
    lowest_first: str = ""
    reasons: Mapping[str, Status] = field(default_factory=dict)


@dataclass(frozen=True)
class Names:
    """Which areas are named: none, or all in order of their values. `valued` and `numbered` as in Mapped."""

    valued: int = 0
    numbered: int = 0


def area_map(shading: Shading, codes: tuple[str, ...], view: View, ground: Ground, names: Names | None = None) -> Chart:
    """Map of every area in `codes`. An area without a value is drawn empty or hatched, with its reason."""
    points = tuple(_point(shading, code, view) for code in codes)
    sentence = _sentence(shading, codes, view)
    return Chart(
        id=f"map-{shading.id}",
        kind="map",
        title=shading.title,
        subtitle=shading.subtitle,
        axis=shading.axis,
        unit=shading.unit,
        series=(Series(shading.axis, "chosen", points),),
        sentence=sentence,
        alt=f"Map of {view.catalogue.borough.label} in {len(codes)} areas. {sentence}",
        source=wording.source(*shading.answers),
        files=wording.files(*shading.answers),
        measures=wording.measures(*shading.answers),
        table=_table(shading, codes, view),
        nature=tables.weakest_nature(*shading.answers),
        categories=codes,
        notes=shading.notes,
        mapped=Mapped(
            ground,
            shading.classes or classes(shading.values.values(), shading.unit),
            tuple(_sorted(shading, codes)) if names else (),
            names.valued if names else 0,
            names.numbered if names else 0,
        ),
    )


def _point(shading: Shading, code: str, view: View) -> Point:
    text = f"{view.label(code)}: {_text(shading, code, view)}"
    status = shading.reasons.get(code, Status.SHOWN if code in shading.values else Status.NOT_COLLECTED)
    return Point(code, shading.values.get(code), text=text, status=status)


def _text(shading: Shading, code: str, view: View) -> str:
    value, status = shading.values.get(code), shading.reasons.get(code)
    if value is None:
        return view.catalogue.statuses[status].words if status else "no figure"
    return wording.number(value, shading.unit)


def _sorted(shading: Shading, codes: tuple[str, ...]) -> list[str]:
    """Area codes from the highest value, or from the lowest if the polarity says so; areas without a value are last."""
    sign = 1 if shading.lowest_first else -1
    return sorted(codes, key=lambda code: (code not in shading.values, sign * shading.values.get(code, 0.0)))


def _sentence(shading: Shading, codes: tuple[str, ...], view: View) -> str:
    known = [code for code in _sorted(shading, codes) if code in shading.values]
    if not known:
        return "We have no figures for these areas."
    named = ", ".join(f"{view.label(code)} ({_text(shading, code, view)})" for code in known[:MOST_NAMED])
    some = "" if len(known) == len(codes) else f" {len(known)} of {len(codes)} areas have a figure."
    if shading.lowest_first:
        return f"Among the {shading.lowest_first}: {named}.{some}"
    lowest = wording.number(shading.values[known[-1]], shading.unit)
    return f"{shading.axis}: highest in {named}; lowest {lowest}.{some}"


def _table(shading: Shading, codes: tuple[str, ...], view: View) -> Table:
    rows = tuple(
        (view.label(code), _parents(code, view), _text(shading, code, view)) for code in _sorted(shading, codes)
    )
    return Table(("Area", "Part of", shading.axis), rows)


def _parents(code: str, view: View) -> str:
    """For example 'Riverside ward, Eastern neighbourhood'."""
    areas, named = view.catalogue.areas, []
    parent = areas[code].parent
    while parent and areas[parent].kind in ("ward", "neighbourhood"):
        named.append(areas[parent].label)
        parent = areas[parent].parent
    return ", ".join(named) or view.catalogue.borough.label
