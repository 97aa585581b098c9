"""Where our patients live: map choices in the link, and the area that a reader clicks."""

from functools import partial
from typing import Any

import streamlit as st

from het_dash.catalogue import Area
from het_dash.charts import Chart
from het_dash.charts.text.csv_download import table_as_csv
from het_dash.content.boundaries import boundaries, catchments_of
from het_dash.content.pages import patient_map
from het_dash.content.recording_store import Asked
from het_dash.geo.layers import LayerKind
from het_dash.render.plotly.area_map import MAP_CONFIG, Place, Shapes
from het_dash.render.plotly.figure import drawn_map
from het_dash.ui import this_run
from het_dash.ui.plain import plain
from het_dash.ui.show import save, show, small, table
from het_dash.ui.theme import mode

AREA = "area"


def map_choice(store: Asked) -> patient_map.Choice:
    """Selected kind of area and shading."""
    left, right = st.columns(2)
    layer = patient_map.LAYERS[left.selectbox("Areas", list(patient_map.LAYERS), key="layer", bind="query-params")]
    shade = right.selectbox("Shaded by", list(patient_map.SHADES), key="shade", bind="query-params")
    if shade != patient_map.ETHNIC:
        return patient_map.Choice(layer, shade)
    left, right = st.columns(2)
    scheme = patient_map.SCHEMES[
        left.selectbox("Ethnic groups", list(patient_map.SCHEMES), key="scheme", bind="query-params")
    ]
    groups = {g.label: g.id for g in store.catalogue.breakdowns[scheme].groups}
    group = right.selectbox("Ethnic group", list(groups), key="group", bind="query-params")
    return patient_map.Choice(layer, shade, scheme, groups[group])


def show_map(choice: patient_map.Choice, pcn: Area, store: Asked) -> None:
    """Shows the map and its text on the left, the chosen area's figures on the right, and a table of all areas
    below."""
    chart = patient_map.living(choice, pcn, store)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _map(chart, choice, pcn, store)
    with right:
        _panel(choice, pcn, store)
    with st.expander(f"All {len(chart.table.rows)} areas as a table, from the highest"):
        table(chart.table)
    save("Download these figures (CSV, with source)", table_as_csv(chart, store.built_on.isoformat()), chart.id, store)


def _map(chart: Chart, choice: patient_map.Choice, pcn: Area, store: Asked) -> None:
    st.subheader(chart.title, anchor=False)
    st.markdown(plain(chart.subtitle))
    key = f"map-{choice.layer}"
    st.plotly_chart(
        drawn_map(chart, mode(), _shapes(choice.layer, pcn, store)),
        key=key,
        theme=None,
        config=MAP_CONFIG,
        alt=chart.alt,
        on_select=partial(_pick, key),  # the reader's session keeps it: it may keep no store open
        selection_mode="points",
    )
    st.markdown(plain(chart.sentence))
    small(*chart.notes, chart.source)


def _pick(key: str) -> None:
    """Selects the area that was just clicked. A click on a practice changes nothing."""
    points: list[dict[str, Any]] = st.session_state[key].selection.points
    code = next((point["location"] for point in points if "location" in point), None)
    areas = this_run.store().catalogue.areas
    if code in areas:
        st.session_state[AREA] = areas[str(code)].label


def _panel(choice: patient_map.Choice, pcn: Area, store: Asked) -> None:
    """Shows the figures of the area that was clicked or picked by name."""
    codes = _codes(choice.layer, store)
    if st.session_state.get(AREA) not in codes:
        st.session_state[AREA] = None
    picked = st.selectbox("Area (or click one on the map)", list(codes), key=AREA, index=None)
    if picked:
        show(patient_map.about_area(codes[picked], pcn, store))
    else:
        st.markdown("Choose an area to see its figures here.")


def _codes(layer: LayerKind, store: Asked) -> dict[str, str]:
    return {a.label: a.code for a in store.catalogue.of_kind(layer)}


def _shapes(layer: LayerKind, pcn: Area, store: Asked) -> Shapes:
    lists = patient_map.lists(store)
    places = [
        Place(p.name, p.latitude, p.longitude, lists[code])
        for code, p in store.catalogue.practices.items()
        if p.latitude is not None and p.longitude is not None and code in lists
    ]
    outline = [f for f in catchments_of(store.store).geojson["features"] if f["id"] == pcn.code]
    picked = _codes(layer, store).get(st.session_state.get(AREA) or "")
    return Shapes(boundaries(store.store)[layer], {"features": outline}, picked, places)
