"""Choices of the Variation page, kept in the link, with its downloads."""

import streamlit as st

from het_dash.catalogue import EXAMPLE, Area
from het_dash.charts import Chart
from het_dash.charts.text.csv_download import table_as_csv
from het_dash.content.blocks import Composed
from het_dash.content.pages import variation
from het_dash.content.recording_store import Asked
from het_dash.ui.explore import by_label
from het_dash.ui.show import save, section

KINDS: dict[str, variation.Kind] = {
    "{} practices": "practices",
    "The six Primary Care Networks (PCNs)": "PCNs",
}


def variation_choice(store: Asked) -> variation.Choice:
    """Selected condition, comparison, and measure of care for the funnel plot."""
    left, right = st.columns(2)
    conditions = by_label(store.catalogue.on_page("variation"), store)
    condition = conditions[left.selectbox("Condition", list(conditions), key="condition", bind="query-params")]
    kinds = {name.format(store.catalogue.borough.whose): kind for name, kind in KINDS.items()}
    kind = kinds[right.selectbox("Side by side", list(kinds), key="side_by_side", bind="query-params")]
    measures = {one.title: one.id for one in variation.care_with_figures(condition, store)}
    chosen = st.selectbox("Measure of care, set against chance", list(measures), key="care", bind="query-params")
    return variation.Choice(condition, kind, measures.get(chosen or ""))


def show_variation(choice: variation.Choice, pcn: Area, store: Asked) -> None:
    """Shows each section with its files."""
    sections = variation.composed(choice, store.catalogue.conditions[choice.condition].label, pcn.code, store)
    for one in sections:
        section(one)
        _files(one, store)


def _files(composed: Composed, store: Asked) -> None:
    for chart in composed.blocks:
        if isinstance(chart, Chart):
            example = chart.nature == EXAMPLE
            label = f"Download{' example data' if example else ''}: {chart.title} (CSV, with source)"
            name = f"example-data-{chart.id}" if example else chart.id
            save(label, table_as_csv(chart, store.built_on.isoformat()), name, store)
