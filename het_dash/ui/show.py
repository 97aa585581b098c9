"""Shows composed blocks: charts, tables, tiles and text, with sources and text alternatives."""

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch
from html import escape
from itertools import groupby
from typing import Any, cast
from weakref import WeakKeyDictionary

import streamlit as st

from het_dash.charts import Chart, Table
from het_dash.charts.theme import Mode
from het_dash.content.blocks import Block, Composed, Definition, Definitions, Line, LineKind, Tabled, Tile, Tiles, Words
from het_dash.content.boundaries import boundaries
from het_dash.content.recording_store import Asked
from het_dash.geo.layers import LayerKind
from het_dash.render.plotly import CONFIG
from het_dash.render.plotly.area_map import MAP_CONFIG, Shapes
from het_dash.render.plotly.figure import checked, drawn, drawn_map
from het_dash.store import Store
from het_dash.ui import example
from het_dash.ui.tables import as_html
from het_dash.ui.theme import mode
from het_dash.ui.this_run import store

MARK_UP = str.maketrans({c: f"\\{c}" for c in "\\$*_~`[]<>|#:&"})
A_LIST = re.compile(r"^(\s*\d*)(?=[-+.)]\s)")
A_LINK = re.compile(r"(?<=:)(?=//|material/|streamlit:)|(?<=www)(?=\.)|(?<=@)(?=\w)", re.IGNORECASE)
# Streamlit turns these into links and icons, even if escaped. This character separates them.
UNSEEN = "\u200c"  # a zero-width non-joiner, invisible between Latin letters
# Streamlit's own metric cuts off long values: "about 49% …" hides the end of a range.
NUMBER = (
    '<p class="het-number" style="margin: 0; font-size: 1.75rem; line-height: 1.25; overflow-wrap: anywhere">{}</p>'
)
ROOM_FOR_WORDS = 330
FIGURES_KEPT = 500  # figures of six PCNs' packs, with some spare
FROM_WHAT_IS_KNOWN = frozenset({"Published", "Counted"})
BADGES: frozenset[LineKind] = frozenset({"evidence", "nature"})
_drawings: WeakKeyDictionary[Store, dict[tuple[Chart, Mode], Any]] = WeakKeyDictionary()


def index(sections: Iterable[Composed]) -> None:
    """Shows a short index with a link to each section."""
    st.markdown(" · ".join(f"[{plain(one.short)}](#{one.id})" for one in sections))


def section(composed: Composed) -> None:
    """Shows a section of a pack: its heading, if any, and its blocks."""
    if composed.heading:
        st.header(plain(composed.heading), anchor=composed.id)
    if not composed.side_by_side:
        show_all(composed.blocks, composed.id)
        return
    for place, block in zip(st.columns(len(composed.blocks), gap="large"), composed.blocks, strict=True):
        with place:
            show(block)


def show_all(given: Iterable[Block], place: str = "page") -> None:
    """Shows blocks in order, with two charts to a row if there is room. If one is missing, offers example data."""
    blocks = list(given)
    for together, run in groupby(blocks, key=lambda block: isinstance(block, Chart)):
        if together:
            _side_by_side([block for block in run if isinstance(block, Chart)])
        else:
            for block in run:
                show(block)
    if any(isinstance(block, Words) and block.missing for block in blocks):
        example.offer(place)


def _side_by_side(charts: list[Chart]) -> None:
    """Two columns, each chart added to the shorter one. A phone stacks them, and a single chart takes the full
    width."""
    columns = st.columns(min(2, len(charts)), gap="large")
    heights = [0.0] * len(columns)
    for chart in charts:
        shorter = heights.index(min(heights))
        heights[shorter] += ROOM_FOR_WORDS + (0 if chart.empty else _figure(chart, mode()).layout.height)
        with columns[shorter]:
            show(chart)


@singledispatch
def show(block: Block) -> None:
    """Shows a block with its source."""
    raise TypeError(f"{type(block).__name__} cannot be shown")


@show.register
def _(chart: Chart) -> None:
    with st.container(key=f"chart-{chart.id}"):
        st.subheader(plain(chart.title), anchor=False)
        st.markdown(plain(chart.subtitle))
        if chart.empty:
            _mark(chart.mark)
        else:
            config = MAP_CONFIG if chart.kind == "map" else CONFIG
            st.plotly_chart(
                _figure(chart, mode()), key=chart.id, theme=None, config=config, alt=chart.alt, width="stretch"
            )
        st.markdown(plain(chart.sentence))
        small(*chart.notes, chart.source)
        with st.expander("Table of these figures"):
            table(chart.table)


@show.register
def _(said: Words) -> None:
    with st.container(border=said.panel):
        if said.heading:
            st.subheader(plain(said.heading), anchor=False)
        _mark(said.mark)
        for number, sentence in enumerate(said.sentences, start=1):
            st.markdown(f"{number}. {plain(sentence)}" if said.ordered else plain(sentence))
        if said.source:
            small(said.source)


@show.register
def _(tiles: Tiles) -> None:
    for row in tiles.rows:
        for place, tile in zip(st.columns(len(tiles.rows[0])), row, strict=False):
            with place.container(border=True, height="stretch", gap="xsmall"):
                _tile(tile)


@show.register
def _(tabled: Tabled) -> None:
    if tabled.title:
        st.subheader(plain(tabled.title), anchor=False)
    _mark(tabled.mark)
    table(tabled.table)
    if tabled.source:
        small(tabled.source)


@show.register
def _(definitions: Definitions) -> None:
    half = (len(definitions.entries) + 1) // 2
    for place, entries in zip(st.columns(2, gap="large"), (slice(half), slice(half, None)), strict=True):
        for entry in definitions.entries[entries]:
            place.markdown(_defined(entry))


def _defined(entry: Definition) -> str:
    return "  \n".join([f"**{plain(entry.title)}**", *map(plain, entry.lines)])


def small(*lines: str) -> None:
    """Small type in the full text colour, because Streamlit's captions are too faint to read."""
    st.markdown("  \n".join(f":small[{plain(line)}]" for line in lines))


def _tile(tile: Tile) -> None:
    st.markdown(f"**{plain(tile.label)}**")
    st.html(NUMBER.format(escape(tile.value)))
    st.markdown("  \n".join(_below_the_number(tile)))
    with st.popover("Figures and source", type="tertiary"):
        _behind(tile)


def _below_the_number(tile: Tile) -> Iterator[str]:
    """Lines of the tile in order, with all badges on one line."""
    for badges, lines in groupby(tile.lines, key=lambda line: line.kind in BADGES):
        if badges:
            yield " ".join(f":small[{_line(line)}]" for line in lines)
        else:
            yield from (f":small[{_line(line)}]" for line in lines)


def _line(line: Line) -> str:
    match line.kind:
        case "evidence":
            return f":{'blue' if line.text in FROM_WHAT_IS_KNOWN else 'gray'}-badge[{plain(line.text)}]"
        case "nature":
            return _badge(line.text)
        case "verdict":
            return f"**{plain(line.text)}**"
        case _:
            return plain(line.text)


def _badge(mark: str) -> str:
    return f":orange-badge[{plain(mark)}]"


def _mark(mark: str) -> None:
    if mark:
        st.markdown(f":small[{_badge(mark)}]")


def _behind(tile: Tile) -> None:
    """Details on click: the tile's figures, the meaning of its badge and its source."""
    if tile.behind:
        table(tile.behind)
    if tile.meaning:
        st.markdown(plain(tile.meaning))
    st.markdown(plain(tile.source))


def table(content: Table) -> None:
    """Shows a small table as HTML that keyboards and screen readers can use."""
    st.html(as_html(content, mode()))


def save(label: str, content: str, name: str, store: Asked) -> None:
    """Shows a button to download a CSV file, named by its contents and the store date."""
    file_name = f"{name}_{store.built_on:%Y-%m-%d}.csv"
    st.download_button(label, content.encode("utf-8-sig"), file_name=file_name, mime="text/csv", on_click="ignore")


def plain(text: str) -> str:
    """Text escaped so that nothing in it becomes markup or a link."""
    return A_LIST.sub(r"\1\\", A_LINK.sub(UNSEEN, text).translate(MARK_UP))


def _figure(chart: Chart, light_or_dark: Mode) -> Any:
    """A validated plotly figure, cached because validation takes longer than the rest of a page."""
    kept = _drawings.setdefault(store(), {})
    if (chart, light_or_dark) not in kept:
        if len(kept) >= FIGURES_KEPT:
            kept.clear()
        kept[chart, light_or_dark] = checked(_drawn(chart, light_or_dark))
    return kept[chart, light_or_dark]


def _drawn(chart: Chart, light_or_dark: Mode) -> dict[str, Any]:
    if chart.kind != "map":
        return drawn(chart, light_or_dark)
    kind = cast(LayerKind, store().catalogue.areas[chart.categories[0]].kind)
    return drawn_map(chart, light_or_dark, Shapes(boundaries(store())[kind]))
