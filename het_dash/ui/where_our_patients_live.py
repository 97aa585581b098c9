"""Where our patients live: the map, its choices in the link, and what is known of the area that a reader chose."""

from functools import partial
from typing import cast

import streamlit as st

from het_dash.catalogue import Area
from het_dash.content.pages import patient_map
from het_dash.content.recording_store import Asked
from het_dash.geo.layers import LayerKind
from het_dash.ui import link
from het_dash.ui.card import card
from het_dash.ui.show import show


def show_where_patients_live(pcn: Area, store: Asked) -> None:
    """Shows the answer in one sentence, the choices, the map on the left and the area's blocks on the right."""
    lead = patient_map.lead(pcn, store)
    if lead:
        show(lead)
    left, right = st.columns(2, gap="medium")
    the_map, below = left.container(key="the-map"), left.container()
    with below:
        choice, area = _choices(store)
    with the_map:
        card(patient_map.living(choice, pcn, store), on_pick=area.pick)  # the session keeps this: it holds no store
    with right:
        for block in patient_map.around_the_map(choice, pcn, store):
            show(block)


def _choices(store: Asked) -> tuple[patient_map.Choice, link.Choice]:
    """Layer, shade and area; a click on the map and the chooser set the same area."""
    layers = link.choice("layer", patient_map.LAYERS)
    shades = link.choice("shade", patient_map.SHADE_LABELS)
    layer = cast(LayerKind, layers.id)
    area = link.choice("area", patient_map.areas(layer, store.catalogue))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="map-choices"):
        kept = layers.kept()
        st.segmented_control(
            "Areas", layers.labels, required=True, key=kept["key"], on_change=partial(_change_layer, layers),
            width="content",
        )  # fmt: skip
        link.select("Shaded by", shades, width=200)
        scheme, group = _group(store) if shades.id == patient_map.ETHNIC else ("ethnicity_census19", "black_african")
        link.select("Area, or click the map", area, width=230)
    return patient_map.Choice(layer, shades.id, scheme, group, area.id), area


def _change_layer(layers: link.Choice) -> None:
    """Another layer has other areas, so the chosen one is dropped."""
    layers.adopt()
    link.forget("area", everywhere=False)


def _group(store: Asked) -> tuple[str, str]:
    """The ethnic group that shades the map. Another scheme has other groups, so the chosen one is dropped."""
    schemes = link.choice("scheme", patient_map.SCHEMES)
    groups = link.choice("group", {g.id: g.label for g in store.catalogue.breakdowns[schemes.id].groups})
    kept = schemes.kept()
    st.selectbox(
        "Ethnic groups", schemes.labels, key=kept["key"], on_change=partial(_change_scheme, schemes), width=130
    )
    link.select("Ethnic group", groups, width=250)
    return schemes.id, groups.id


def _change_scheme(schemes: link.Choice) -> None:
    schemes.adopt()
    link.forget("group", everywhere=False)
