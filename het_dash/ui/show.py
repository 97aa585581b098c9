"""Shows composed blocks: charts, tables, tiles and text, with sources and text alternatives."""

from collections.abc import Iterable
from functools import partial, singledispatch
from html import escape
from itertools import groupby

import streamlit as st

from het_dash.charts import Chart, Table
from het_dash.charts.text.csv_download import facts_and_table
from het_dash.content.blocks import (
    Block,
    Composed,
    Definition,
    Definitions,
    Lead,
    Marks,
    Questions,
    Squares,
    Tabled,
    Tile,
    Tiles,
    Timeline,
    Words,
)
from het_dash.content.blocks.spine import Spine, spine_as_table
from het_dash.content.recording_store import Asked
from het_dash.export.block_html.example_tag import tag
from het_dash.export.block_html.marks import lead_html, marks_html, questions_html, squares_html
from het_dash.export.block_html.quarter_grid import quarter_grid_html
from het_dash.export.block_html.tables import as_html
from het_dash.export.block_html.tiles import tile_html
from het_dash.export.block_html.timeline import timeline_html
from het_dash.ui import example, report_problem
from het_dash.ui.card import card
from het_dash.ui.plain import plain
from het_dash.ui.spine import spine_html
from het_dash.ui.theme import mode
from het_dash.ui.this_run import store

WIDE = 1.8  # width of a wide tile, in widths of the others


def section(composed: Composed) -> None:
    """Shows a section of a pack: its heading, if any, and its blocks."""
    if composed.folded:
        with st.expander(plain(composed.heading)):
            show_all(composed.blocks, composed.id)
        return
    if composed.heading:
        st.header(plain(composed.heading), anchor=composed.id)
    if not composed.side_by_side:
        left = _laid_out(composed)
        show_all(left, composed.id)
        return
    for place, block in zip(st.columns(len(composed.blocks), gap="large"), composed.blocks, strict=True):
        with place:
            show(block)


def _laid_out(composed: Composed) -> tuple[Block, ...]:
    """Shows the rows of the section's layout and returns the blocks after them."""
    left = composed.blocks
    for widths in composed.layout:
        row, left = left[: len(widths)], left[len(widths) :]
        for place, block in zip(st.columns(widths, gap="medium"), row, strict=False):
            with place:
                show_all([block], f"{composed.id} {len(left)}")
    return left


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
    """Cards two to a row. A phone stacks them, and a single chart takes the full width."""
    for start in range(0, len(charts), 2):
        row = charts[start : start + 2]
        for place, chart in zip(st.columns(min(2, len(charts)), gap="medium"), row, strict=False):
            with place:
                show(chart)


@singledispatch
def show(block: Block) -> None:
    """Shows a block with its source."""
    raise TypeError(f"{type(block).__name__} cannot be shown")


@show.register
def _(chart: Chart) -> None:
    card(chart)


@show.register
def _(lead: Lead) -> None:
    st.html(lead_html(lead))


@show.register
def _(marks: Marks) -> None:
    words_below = any(mark.below for row in marks.rows for mark in row.marks)
    with st.container(gap="xxsmall"):
        st.html(quarter_grid_html(marks) if words_below else marks_html(marks))
        with st.popover("Source", type="tertiary"):
            st.markdown(plain(marks.source))


@show.register
def _(timeline: Timeline) -> None:
    with st.container(gap="xxsmall"):
        st.html(timeline_html(timeline))
        with st.popover("Source", type="tertiary"):
            st.markdown(plain(timeline.source))


@show.register
def _(spine: Spine) -> None:
    st.html(spine_html(spine, mode()))
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover("About these figures", type="tertiary"):
            for note in (*spine.notes, spine.source):
                st.markdown(plain(note))
            report_problem.offer_of_table(f"{spine.title}. {spine.subtitle}", None, spine.source, spine.mark)
        example = "example data, " if spine.mark else ""
        facts = {"Shown": spine.title, "Measure": spine.subtitle, "Notes": " ".join(spine.notes),
                 "Source": spine.source}  # fmt: skip
        built_on = store().built_on.isoformat()
        csv = partial(_with_bom, facts, spine_as_table(spine), built_on)
        label = f"Download (CSV, {example}with sources)"
        name = "-".join(filter(None, ("example-data" if spine.mark else "", spine.id, built_on)))
        st.download_button(label, csv, f"{name}.csv", "text/csv", f"csv-{spine.id}", on_click="ignore",
                           type="tertiary")  # fmt: skip


def _with_bom(facts: dict[str, str], table: Table, built_on: str) -> bytes:
    return facts_and_table(facts, table, built_on).encode("utf-8-sig")


@show.register
def _(questions: Questions) -> None:
    st.subheader(plain(questions.heading), anchor=False)
    st.html(questions_html(questions))
    if questions.source:
        small(questions.source)


@show.register
def _(squares: Squares) -> None:
    with st.container(gap="xxsmall"):
        st.html(squares_html(squares))
        with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
            if squares.note:
                small(squares.note)
            if squares.source:
                with st.popover("Source", type="tertiary"):
                    st.markdown(plain(squares.source))


@show.register
def _(said: Words) -> None:
    if said.quiet:
        small(" ".join(said.sentences))
        return
    if len(said.sentences) == 1 and said.source and not (said.heading or said.panel):
        _in_one_row(said)
        return
    with st.container(border=said.panel, gap="small"):
        _headed(said.heading, said.mark)
        for number, sentence in enumerate(said.sentences, start=1):
            st.markdown(f"{number}. {plain(sentence)}" if said.ordered else plain(sentence))
        _source(said.source)


@show.register
def _(tiles: Tiles) -> None:
    for row in tiles.rows:
        widths = [WIDE if tile.wide else 1.0 for tile in row]
        spare = max(len(other) for other in tiles.rows) - len(row)  # a short last row keeps the width of its tiles
        for place, tile in zip(st.columns([*widths, *[1] * spare]), row, strict=False):
            with place.container(border=True, height="stretch", gap="xxsmall"):
                _tile(tile)


@show.register
def _(tabled: Tabled) -> None:
    if tabled.folded:
        with st.expander(plain(tabled.title)):
            _tabled(tabled)
        return
    _tabled(tabled, tabled.title)


def _tabled(tabled: Tabled, title: str = "") -> None:
    with st.container(gap="xsmall"):
        if title:
            _headed(title, tabled.mark)
        st.html(as_html(tabled.table, tabled.shades))
        if tabled.key:
            small(tabled.key)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if tabled.source:
                with st.popover("Source", type="tertiary"):
                    st.markdown(plain(tabled.source))
                    report_problem.offer_of_table(tabled.title, tabled.table, tabled.source, tabled.mark)
            if tabled.mark and not title:
                st.html(tag(tabled.mark), width="content")


@show.register
def _(definitions: Definitions) -> None:
    """A list that a reader searches or unfolds; a search unfolds what it finds."""
    sought = st.text_input("Search the definitions").strip().lower() if definitions.searched else ""
    found = [entry for entry in definitions.entries if sought in " ".join((entry.title, *entry.lines)).lower()]
    st.html("\n".join(_defined(entry, opened=bool(sought)) for entry in found) or "<p>No definition has this word.</p>")


def _defined(entry: Definition, *, opened: bool) -> str:
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in entry.lines)
    title = f"<summary>{escape(entry.title)}</summary>\n"
    return f'<details class="het-details"{" open" if opened else ""}>{title}{lines}</details>'


def _source(source: str) -> None:
    """The source of a block that is no card, one click away."""
    if source:
        with st.popover("Source", type="tertiary"):
            st.markdown(plain(source))


def small(*lines: str) -> None:
    """Small type in the full text colour, because Streamlit's captions are too faint to read."""
    st.markdown("  \n".join(f":small[{plain(line)}]" for line in lines))


def _tile(tile: Tile) -> None:
    st.html(tile_html(tile))
    with st.popover("Figures and source", type="tertiary"):
        _behind(tile)


def _in_one_row(said: Words) -> None:
    """One sentence with its mark, and its source at the end of the row."""
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        st.html(f'<p class="het-sentence">{escape(said.sentences[0])} {tag(said.mark)}</p>', width="stretch")
        _source(said.source)


def _headed(title: str, mark: str) -> None:
    """A block's heading, if any, and on its line the mark of example data."""
    if not (title or mark):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if title:
            st.subheader(plain(title), anchor=False, width="content")
        if mark:
            st.html(tag(mark), width="content")


def _behind(tile: Tile) -> None:
    """Details on click: the tile's figures, the meaning of its badge and its source."""
    if tile.behind:
        table(tile.behind)
    if tile.meaning:
        st.markdown(plain(tile.meaning))
    st.markdown(plain(tile.source))
    report_problem.offer_of_table(tile.label, tile.behind, tile.source, tile.mark)


def table(content: Table) -> None:
    """Shows a small table as HTML that keyboards and screen readers can use."""
    st.html(as_html(content))


def save(label: str, content: str, name: str, store: Asked) -> None:
    """Shows a button to download a CSV file, named by its contents and the store date."""
    file_name = f"{name}_{store.built_on:%Y-%m-%d}.csv"
    st.download_button(label, content.encode("utf-8-sig"), file_name=file_name, mime="text/csv", on_click="ignore")
