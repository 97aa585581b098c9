"""Shows what packs compose: the one place where charts, sources, text alternatives and tables are written."""

from functools import singledispatch
from typing import Any

import streamlit as st

from het_dash.charts import CONFIG, Chart, Table, drawn
from het_dash.packs.blocks import Block, Composed, Tabled, Tile, Tiles, Words

MARK_UP = str.maketrans({c: f"\\{c}" for c in "$*_~`[]<>|#:"})
HALF_WIDTH = ("bars", "trend", "dots", "pyramid")
BADGE_COLOURS = {"Published": "blue", "Counted": "blue", "Estimated": "gray"}


def section(composed: Composed) -> None:
    """A section of a pack: its heading and its blocks in order, charts two to a row where there is room."""
    st.header(composed.heading, anchor=composed.id)
    waiting: list[Chart] = []
    for block in composed.blocks:
        if isinstance(block, Chart):
            waiting.append(block)
            continue
        _row(waiting)
        show(block)
    _row(waiting)


def _row(charts: list[Chart]) -> None:
    """The charts waiting, in pairs; a phone stacks them."""
    while charts:
        pair = [charts.pop(0) for _ in range(min(2, len(charts)))]
        for place, chart in zip(st.columns(2, gap="large"), pair, strict=False):
            with place:
                show(chart)


@singledispatch
def show(block: Block) -> None:
    """A block as a reader sees it, never without its source."""
    raise TypeError(f"{type(block).__name__} cannot be shown")


@show.register
def _(chart: Chart) -> None:
    with st.container(key=f"chart-{chart.id}"):
        st.subheader(chart.title, anchor=False)
        st.markdown(plain(chart.subtitle))
        if not chart.empty:
            st.plotly_chart(_figure(chart), key=chart.id, theme=None, config=CONFIG, alt=chart.alt, width="stretch")
        st.markdown(plain(chart.sentence))
        for line in (*chart.notes, chart.source):
            st.caption(plain(line))
        with st.expander("Table of these figures"):
            table(chart.table)


@show.register
def _(said: Words) -> None:
    with st.container(border=said.panel):
        if said.heading:
            st.subheader(said.heading, anchor=False)
        for number, sentence in enumerate(said.sentences, start=1):
            st.markdown(f"{number}. {plain(sentence)}" if said.ordered else plain(sentence))
        if said.source:
            st.caption(plain(said.source))


@show.register
def _(tiles: Tiles) -> None:
    for place, tile in zip(st.columns(len(tiles.tiles)), tiles.tiles, strict=True):
        with place.container(border=True, height="stretch"):
            _tile(tile)


@show.register
def _(tabled: Tabled) -> None:
    table(tabled.table)
    if tabled.source:
        st.caption(plain(tabled.source))


def _tile(tile: Tile) -> None:
    st.metric(tile.label, tile.value)
    st.markdown(plain(tile.below))
    st.markdown(plain(tile.comparison))
    st.badge(tile.evidence, color=BADGE_COLOURS[tile.evidence])
    with st.popover("Source", type="tertiary"):
        st.markdown(plain(tile.source))


def table(content: Table) -> None:
    """A small table as real HTML, which keyboards and screen readers can read."""
    columns = {name: [plain(row[n]) for row in content.rows] for n, name in enumerate(content.columns)}
    st.table(columns, hide_index=True)


def plain(text: str) -> str:
    """Words as words: nothing in them is taken for mark-up."""
    return text.translate(MARK_UP)


def _figure(chart: Chart) -> dict[str, Any]:
    return drawn(chart, "dark" if st.context.theme.type == "dark" else "light")
