"""Choices of the Explore page, kept in the link: two rows, and a drawer for the rest."""

from dataclasses import replace
from typing import cast

import streamlit as st

from het_dash.catalogue import WHOLE, Area, Indicator, Layer
from het_dash.catalogue.same_practices import Members
from het_dash.charts.text.csv_download import as_csv
from het_dash.content import data_layers
from het_dash.content.pages import explore
from het_dash.content.recording_store import Asked
from het_dash.figures import Answer
from het_dash.ui import link
from het_dash.ui.link_several import pick_several, several
from het_dash.ui.show import save, section

ALL, NONE = "all", "none"
PX = 152  # of a choice in the second row: two of them fit side by side on a phone
SHOWN: dict[str, str] = {"one": "One chart", "panels": "Small multiples"}


def explore_page(pcn: Area, store: Asked) -> None:
    """The choices, what they show, and its download."""
    with st.container(gap="small", key="choices"):
        made = choice(pcn, store)
    if made is None:
        return
    blocks, answer = explore.explore(made, pcn, store)
    section(explore.composed(blocks))
    if answer:
        download(answer, store)


def choice(pcn: Area, store: Asked) -> explore.Choice | None:
    """The reader's selection; None, with the reason on the page, if there are no figures by the chosen breakdown."""
    first, second = st.columns(2, gap="small")
    rest = st.container(horizontal=True, vertical_alignment="bottom", gap="small")
    with first:
        indicator = _measure(store)
    with rest:
        layer = _layer(indicator, store)
        by = _breakdown(indicator, layer, store)
    offered = explore.places(indicator.id, by, pcn, store, layer) if by else {}
    if by is None or not offered:
        if by:
            st.info(explore.why_not(indicator, by, store, layer))
        return None
    with second:
        usual = explore.usual_place(indicator.id, by, pcn, store, layer)
        where = pick_several("Where", several("where", offered, [usual]))
    with rest:
        return _in_detail(explore.Choice(indicator.id, by, where, layer=layer), pcn, store)


def _measure(store: Asked) -> Indicator:
    """The measures of each condition together, those available for PCNs first. Older links name one by its title."""
    found = explore.by_condition(store)
    conditions = store.catalogue.conditions
    formerly = {old: one.id for one in found for old in (*one.formerly, one.title)}
    measures = {one.id: f"{conditions[one.condition].label}: {one.title}" for one in found}
    return store.catalogue.indicators[link.select("Measure", link.choice("measure", measures, formerly=formerly))]


def _layer(indicator: Indicator, store: Asked) -> Layer:
    """Published statistics or our own records, because a chart never combines them."""
    offered = {layer: label for label, layer in data_layers.layers(indicator, store).items()}
    if len(offered) == 1:
        return next(iter(offered))
    return cast(
        Layer, link.select("Figures", link.choice("figures", {str(k): v for k, v in offered.items()}), width=PX)
    )


def _breakdown(indicator: Indicator, layer: Layer, store: Asked) -> str | None:
    """One breakdown, or two at once; None, with the reason on the page, if there are no figures by both."""
    offered = {one.id: one.title for one in explore.simple(indicator, layer, store).values()}
    formerly = {old: one.id for one in store.catalogue.breakdowns.values() for old in one.formerly}
    by = link.select("By", link.choice("by", offered, formerly=formerly), width=PX)
    others = {one: title for one, title in offered.items() if one not in (by, WHOLE)}
    if by == WHOLE or not others:
        return by
    other = link.select("And by", link.choice("and", {NONE: "Nothing else", **others}, formerly=formerly), width=PX)
    if other == NONE:
        return by
    both = explore.together(indicator, by, other, layer, store)
    if both is None:
        st.info(explore.why_not_together(indicator, by, other, layer, store))
    return both


def _in_detail(made: explore.Choice, pcn: Area, store: Asked) -> explore.Choice:
    """Period, larger places, groups, highlight, order and kind of drawing."""
    offered = explore.periods(made, pcn, store)
    made = replace(made, when=link.select("When", link.choice("when", offered), width=PX))
    made = replace(made, against=_against(made, store))
    with st.popover("More", width=96):
        made = _groups(made, store)
        made = _membership(made, pcn, store)
        highlight = link.choice("highlight", explore.highlights(made, pcn, store))
        made = replace(made, highlight=link.select("Highlight", highlight))
        panels = link.select("Draw", link.choice("draw", SHOWN))
        order = link.select("Order", link.choice("order", {str(k): v for k, v in explore.ORDERS.items()}))
    return replace(made, panels=panels == "panels", order=cast(explore.Order, order))


def _against(made: explore.Choice, store: Asked) -> tuple[str, ...]:
    larger = explore.benchmarks(made.indicator, made.breakdown, store, made.layer)
    every = {ALL: "All larger places"} if larger else {}
    offered = {**every, **larger, NONE: "Nothing else"}
    against = link.select("Compare with", link.choice("against", offered), width=PX)
    return {ALL: tuple(larger), NONE: ()}.get(against, (against,))


def _groups(made: explore.Choice, store: Asked) -> explore.Choice:
    """Groups of the breakdown, or of its first part; all of them if none is picked."""
    breakdown = store.catalogue.breakdowns[made.breakdown]
    first = store.catalogue.breakdowns[breakdown.parts[0]] if breakdown.parts else breakdown
    if first.id == WHOLE:
        return made
    groups = {g.id: g.label for g in first.groups}
    picked = several(f"groups_{first.id}", groups)
    return replace(made, groups=pick_several(first.title, picked, placeholder="All of them"))


def _membership(made: explore.Choice, pcn: Area, store: Asked) -> explore.Choice:
    ways = explore.memberships(made, pcn, store)
    if not ways:
        return made
    way = link.select("Over time", link.choice("membership", {str(k): v for k, v in ways.items()}))
    return replace(made, membership=cast(Members, way))


def download(answer: Answer, store: Asked) -> None:
    """Offers the figures as a CSV file that starts with their definitions and sources."""
    content = as_csv(answer, store.catalogue, store.built_on.isoformat())
    save("Download these figures (CSV, with source and definition)", content, answer.indicator.id, store)
