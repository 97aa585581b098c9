"""A map on the screen: the picture that files have too, with each area's text at the pointer and clicks.

Keyboards reach the same areas by the chooser next to the map and by its table.
"""

from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

import streamlit as st

from het_dash.catalogue.paths import PACKAGE
from het_dash.charts import Chart
from het_dash.charts.layout import layout
from het_dash.charts.theme import THEMES, Mode
from het_dash.render.svg import inline
from het_dash.store import Store
from het_dash.ui.theme import mode
from het_dash.ui.this_run import store

DESK, PHONE = 460.0, 336.0  # pixels: half a page of 1,280, and a phone of 390
SMALL = 210.0  # a map that lists its areas, in a quarter of a page
KEPT = 200
HTML = '<div class="frame"><div class="map"></div><div class="tip" role="presentation" hidden></div></div>'
_pictures: WeakKeyDictionary[Store, dict[tuple[Chart, Mode], dict[str, str]]] = WeakKeyDictionary()


def show(chart: Chart, key: str, *, pick: bool = False) -> str | None:
    """Shows the map and returns the code of the area that was just clicked, if `pick` allows that."""
    drawn = {**pictures(chart, mode()), "key": f"{chart.id} {mode()}", "pick": pick}
    found = _component()(key=key, data=drawn, height=height(chart), on_picked_change=_nothing)
    code = found.picked
    return str(code) if code else None


def height(chart: Chart) -> int:
    """Height in pixels, of the picture for a desk or for a phone, whichever is higher."""
    return round(max(layout(chart, width).height for width in widths(chart))) + 8


def widths(chart: Chart) -> tuple[float, float]:
    """Widths of the picture for a desk and for a phone."""
    small = chart.mapped is not None and chart.mapped.numbered
    return (SMALL, SMALL) if small else (DESK, PHONE)


def pictures(chart: Chart, light_or_dark: Mode) -> dict[str, str]:
    """The picture for a desk and for a phone, kept as long as the store is."""
    kept = _pictures.setdefault(store(), {})
    if (chart, light_or_dark) not in kept:
        if len(kept) >= KEPT:
            kept.clear()
        drawn = [inline(chart, width, THEMES[light_or_dark]) for width in widths(chart)]
        kept[chart, light_or_dark] = dict(zip(("desk", "phone"), drawn, strict=True))
    return kept[chart, light_or_dark]


@cache
def _component() -> Any:
    """Registered once: all that it runs and shows is our own, and the painter escapes every text."""
    folder = PACKAGE / "ui"
    return st.components.v2.component(
        "het_map",
        html=HTML,
        css=(folder / "area_map.css").read_text(encoding="utf-8"),
        js=(folder / "area_map.js").read_text(encoding="utf-8"),
    )


def _nothing() -> None:
    """A click is read from the component's result."""
