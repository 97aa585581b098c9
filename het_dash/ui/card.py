"""The chart card: title, subtitle, and the chart, its table or what is known about it, with its downloads."""

import re
from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any, Literal, get_args
from weakref import WeakKeyDictionary

import streamlit as st

from het_dash.charts import Chart
from het_dash.charts.text.csv_download import table_as_csv
from het_dash.charts.theme import Mode
from het_dash.content.rules.about_chart import about
from het_dash.export.block_html.example_tag import tag
from het_dash.export.block_html.tables import as_html
from het_dash.export.picture import PICTURES, has_picture
from het_dash.render.plotly import CONFIG
from het_dash.render.plotly.figure import checked, drawn
from het_dash.store import Store
from het_dash.ui import area_map, report_problem
from het_dash.ui.plain import plain
from het_dash.ui.theme import mode
from het_dash.ui.this_run import store

View = Literal["Chart", "Table", "About"]
FIGURES_KEPT = 500  # figures of six PCNs' packs, with some spare
LOWEST = 180  # pixels of a card's body, so that a short table or chart does not make the card jump
NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
LONGEST_NAME = 60
_drawings: WeakKeyDictionary[Store, dict[tuple[Chart, Mode], Any]] = WeakKeyDictionary()


@st.fragment
def card(chart: Chart, on_pick: Callable[[str], None] | None = None) -> None:
    """Shows a chart as a card. Its switch redraws the card alone, at the same height.

    `on_pick` receives the code of an area of a map that the reader clicks; the page then runs again.
    """
    with st.container(border=True, key=f"card-{chart.id}", height="stretch"):
        st.subheader(plain(chart.title), anchor=False)
        st.html(f'<p class="het-subtitle">{escape(chart.subtitle)}</p>')
        if chart.mark and chart.empty:
            st.html(tag(chart.mark))
        chosen = st.session_state.get(_switch_key(chart), "Chart")
        if chart.empty:
            st.markdown(plain(chart.sentence))
            chosen = "Table" if chosen == "Chart" else chosen
        with st.container(height=height(chart), border=False):
            _body(chart, chosen, on_pick)
        _foot(chart)


def height(chart: Chart) -> int:
    """Height of the card's body in pixels: that of the chart, which the table and About share."""
    if chart.empty:
        return LOWEST
    if chart.kind == "map":
        return area_map.height(chart) + 8
    drawn_high: float = figure(chart, mode()).layout.height
    return max(LOWEST, round(drawn_high) + 8)


def _body(chart: Chart, chosen: View, on_pick: Callable[[str], None] | None) -> None:
    match chosen:
        case "Table":
            st.html(as_html(chart.table))
        case "About":
            _about(chart)
        case _ if chart.kind == "map":
            picked = area_map.show(chart, f"chart-{chart.id}", pick=on_pick is not None)
            if picked and on_pick:
                on_pick(picked)
                st.rerun(scope="app")
        case _:
            st.plotly_chart(
                figure(chart, mode()),
                key=f"chart-{chart.id}",
                theme=None,
                config=CONFIG,
                alt=chart.alt,
                width="stretch",
            )


def _foot(chart: Chart) -> None:
    """The one caveat that changes how the chart is read, and the switch."""
    with st.container(
        horizontal=True,
        wrap=False,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        key=f"foot-{chart.id}",
    ):
        st.html(f'<p class="het-caveat">{escape(chart.caveat)}</p>', width="stretch")
        st.segmented_control(
            f"Show {chart.title} as",
            get_args(View),
            default="Chart",
            required=True,
            key=_switch_key(chart),
            label_visibility="collapsed",
            persist_state="session",
        )


def _about(chart: Chart) -> None:
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in about(chart, store().catalogue))
    st.html(f'<dl class="het-about">{rows}</dl>')
    with st.container(horizontal=True):
        csv = partial(_csv, chart, store().built_on.isoformat())
        st.download_button("Figures (CSV)", csv, f"{file_name(chart)}.csv", "text/csv", f"csv-{chart.id}",
                           on_click="ignore")  # fmt: skip
        for kind in PICTURES if has_picture(chart) else ():
            name = f"{file_name(chart)}.{kind.id}"
            st.download_button(kind.title, partial(kind.write, chart), name, kind.mime, f"{kind.id}-{chart.id}",
                               on_click="ignore")  # fmt: skip
    report_problem.offer_of_chart(chart)


def _csv(chart: Chart, built_on: str) -> bytes:
    return table_as_csv(chart, built_on).encode("utf-8-sig")


def file_name(chart: Chart) -> str:
    """File name without ending, by the chart's contents: title, place and date of the figures."""
    title = NOT_IN_NAMES.sub("-", chart.title.lower()).strip("-")[:LONGEST_NAME].strip("-")
    example = ["example-data"] if chart.all_example else ["with-example-data"] if chart.mark else []
    return "_".join([*example, title, f"built-{store().built_on:%Y-%m-%d}"])


def figure(chart: Chart, light_or_dark: Mode) -> Any:
    """A validated plotly figure, cached because validation takes longer than the rest of a page."""
    kept = _drawings.setdefault(store(), {})
    if (chart, light_or_dark) not in kept:
        if len(kept) >= FIGURES_KEPT:
            kept.clear()
        kept[chart, light_or_dark] = checked(drawn(chart, light_or_dark))
    return kept[chart, light_or_dark]


def _switch_key(chart: Chart) -> str:
    return f"view-{chart.id}"
