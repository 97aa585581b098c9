"""Map of small areas: one value an area. The renderer adds the geometry."""

from collections.abc import Mapping
from dataclasses import dataclass

from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Series, Table
from het_dash.charts.text import tables, wording
from het_dash.figures import Answer

MOST_NAMED = 3


@dataclass(frozen=True)
class Shading:
    """Values that shade a map, one per area code, with their place and the answers behind them. An area without a value
    is left out."""

    id: str
    title: str
    subtitle: str
    axis: str
    unit: str
    values: Mapping[str, float]
    answers: tuple[Answer, ...]
    notes: tuple[str, ...] = ()
    shades: tuple[float, ...] | None = None
    lowest_first: str = ""


def area_map(shading: Shading, codes: tuple[str, ...], view: View) -> Chart:
    """Map of every area in `codes`. An area without a value is drawn empty with its reason."""
    points = tuple(
        Point(code, shading.values.get(code), text=f"{view.label(code)}: {_text(shading, code)}") for code in codes
    )
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
        alt=f"Map of {len(codes)} areas of {view.catalogue.borough.label}. {sentence}",
        source=wording.source(*shading.answers),
        files=wording.files(*shading.answers),
        measures=wording.measures(*shading.answers),
        table=_table(shading, codes, view),
        nature=tables.weakest_nature(*shading.answers),
        categories=codes,
        notes=shading.notes,
        limits=(shading.shades[0], shading.shades[-1]) if shading.shades else None,
    )


def _text(shading: Shading, code: str) -> str:
    value = shading.values.get(code)
    return "no figure" if value is None else wording.number(value, shading.unit)


def _sorted(shading: Shading, codes: tuple[str, ...]) -> list[str]:
    """Area codes from the highest value, or from the lowest if the polarity says so; areas without a value are last."""
    sign = 1 if shading.lowest_first else -1
    return sorted(codes, key=lambda code: (code not in shading.values, sign * shading.values.get(code, 0.0)))


def _sentence(shading: Shading, codes: tuple[str, ...], view: View) -> str:
    known = [code for code in _sorted(shading, codes) if code in shading.values]
    if not known:
        return "No figure is to hand for these areas."
    named = ", ".join(f"{view.label(code)} ({_text(shading, code)})" for code in known[:MOST_NAMED])
    some = "" if len(known) == len(codes) else f" {len(known)} of {len(codes)} areas have a figure."
    if shading.lowest_first:
        return f"Among the {shading.lowest_first}: {named}.{some}"
    lowest = wording.number(shading.values[known[-1]], shading.unit)
    return f"{shading.axis}: highest in {named}; lowest {lowest}.{some}"


def _table(shading: Shading, codes: tuple[str, ...], view: View) -> Table:
    rows = tuple((view.label(code), _parents(code, view), _text(shading, code)) for code in _sorted(shading, codes))
    return Table(("Area", "Part of", shading.axis), rows)


def _parents(code: str, view: View) -> str:
    """For example 'Riverside ward, Eastern neighbourhood'."""
    areas, named = view.catalogue.areas, []
    parent = areas[code].parent
    while parent and areas[parent].kind in ("ward", "neighbourhood"):
        named.append(areas[parent].label)
        parent = areas[parent].parent
    return ", ".join(named) or view.catalogue.borough.label
