"""The query page: the statement, its rows as a table, a chart and files, and the tables that it may ask."""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

import streamlit as st

from het_dash.catalogue.query_examples import QueryExample
from het_dash.charts import Chart
from het_dash.content.pages import query
from het_dash.content.recording_store import Asked
from het_dash.export.block_html.example_tag import tag
from het_dash.export.block_html.tables import as_html
from het_dash.export.rows import FORMATS, RowFormat, Rows
from het_dash.render.plotly import CONFIG
from het_dash.store import Store
from het_dash.store.example_rows import Found
from het_dash.store.sandbox import Refused
from het_dash.store.tables import described
from het_dash.storefile.described import Table
from het_dash.ui import link_text, query_runs
from het_dash.ui.card import figure
from het_dash.ui.plain import plain
from het_dash.ui.theme import mode

NAME, TEXT, SHOWN, EXAMPLE, VIEW = "sql", "query-text", "query shown", "query example", "query view"
LONGEST_LINK = 1_500
TOO_LONG = "This query is too long for the link. Save it in a file to share it."
CHOOSE = "Choose an example"
AS_TABLE, AS_CHART = "Table", "Chart"


def show_query(store: Asked) -> None:
    """Shows the page. A statement runs when the reader runs it, chooses an example or opens a link with one."""
    examples = store.catalogue.query_examples
    statement = link_text.text(NAME, examples[0].sql.strip() if examples else "SHOW TABLES", LONGEST_LINK)
    with st.container(key="query"):
        with st.container(key="query-editor"):
            _editor(statement, examples)
        with st.container(key="query-result"):
            _answer(statement, store)
        with st.container(key="query-schema"):
            _schema(query.in_order(described(store.store)))


def _editor(statement: str, examples: Sequence[QueryExample]) -> None:
    if st.session_state.get(SHOWN) != statement or TEXT not in st.session_state:
        st.session_state[TEXT] = st.session_state[SHOWN] = statement
    titles = {one.title: one.sql.strip() for one in examples}
    st.selectbox(
        "Worked examples", list(titles), index=None, placeholder=CHOOSE, key=EXAMPLE, on_change=_take, args=(titles,)
    )
    with st.form("query-form", border=False):
        st.text_area("SQL (DuckDB)", key=TEXT, height=270)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.form_submit_button("Run", on_click=_run, shortcut="Ctrl+Enter")
            st.markdown(f":small[{query.limits()}]")
    if len(statement) > LONGEST_LINK:
        st.warning(TOO_LONG)


def _take(titles: dict[str, str]) -> None:
    """Callback of the examples: fills the text and runs it. The select box then offers them again."""
    if chosen := st.session_state[EXAMPLE]:
        link_text.keep(NAME, titles[chosen])
        query_runs.forget()
    st.session_state[EXAMPLE] = None


def _run() -> None:
    link_text.keep(NAME, st.session_state[TEXT])
    st.session_state[SHOWN] = st.session_state[TEXT]
    query_runs.forget()


def _answer(statement: str, store: Asked) -> None:
    with st.spinner("Running the query"):
        found = query_runs.answer(store, statement)
    if isinstance(found, Refused):
        _say_why(found, statement)
        return
    _files(found, statement, store.store)
    chart = query.chart(found, store.store)
    view = st.session_state.get(VIEW, AS_TABLE) if chart else AS_TABLE
    if chart and view == AS_CHART:
        _draw(chart)
    elif found.result.plan:
        st.code("\n".join(str(row[-1]) for row in found.result.rows), language=None)
    else:
        st.html(f"{_aligned(query.numeric(found))}{as_html(query.table(found), title='Rows of the query')}")


def _aligned(columns: Sequence[int]) -> str:
    """Style that aligns columns of numbers to the right."""
    cells = ", ".join(f".st-key-query-result :is(td, th):nth-child({n})" for n in columns)
    return f"<style>{cells} {{ text-align: end; }}</style>" if columns else ""


def _files(found: Found, statement: str, store: Store) -> None:
    """Draws the result, the switch between table and chart, and the downloads."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f"<p>{escape(query.summary(found))} {tag(query.mark(found))}</p>", width="stretch")
        if query.chart(found, store):
            st.segmented_control(
                "Show the rows as", [AS_TABLE, AS_CHART], default=AS_TABLE, required=True, key=VIEW,
                label_visibility="collapsed",
            )  # fmt: skip
        for kind in FORMATS.values():
            st.download_button(
                kind.title, _made(kind, found, statement, store), mime=kind.mime, on_click="ignore",
                file_name=f"{query.file_name(store, found.any_example)}.{kind.id}", key=f"query-{kind.id}",
                help=f"Download the rows as {kind.title}",
            )  # fmt: skip


def _made(kind: RowFormat, found: Found, statement: str, store: Store) -> Callable[[], bytes]:
    result = found.result
    facts = query.facts(statement, store, found.any_example)
    return partial(_write, kind, Rows.of(result.columns, result.types, result.rows, found.example), facts)


def _write(kind: RowFormat, rows: Rows, facts: dict[str, str]) -> bytes:
    return kind.write(rows, facts)


def _draw(chart: Chart) -> None:
    st.plotly_chart(figure(chart, mode()), key="chart-query", theme=None, config=CONFIG, alt=chart.alt, width="stretch")


def _say_why(refused: Refused, statement: str) -> None:
    """The reason, and the line of the statement with a mark under the fault."""
    st.error(plain(str(refused)))
    if refused.line and refused.column:
        line = statement.splitlines()[refused.line - 1]
        st.html(f'<pre class="het-fault">{escape(line)}\n{" " * (refused.column - 1)}^</pre>')


def _schema(tables: Sequence[Table]) -> None:
    """Tables and columns with their meaning; a search unfolds what it finds."""
    sought = st.text_input("Find a table or column").strip().lower()
    shown = [one for one in tables if sought in _words(one)]
    st.html(
        f'<div class="het-schema" role="region" aria-label="Tables and columns" tabindex="0">'
        f"{''.join(_table(one, sought) for one in shown) or '<p>No table or column has this word.</p>'}</div>"
    )


def _words(table: Table) -> str:
    return " ".join([table.name, table.meaning, *(f"{one.name} {one.meaning}" for one in table.columns)]).lower()


def _table(table: Table, sought: str) -> str:
    columns = "".join(
        f"<dt><code>{escape(one.name)}</code> {escape(one.kind.lower())}</dt><dd>{escape(one.meaning)}</dd>"
        for one in table.columns
        if not sought or sought in f"{one.name} {one.meaning}".lower() or sought in table.name
    )
    return (
        f'<details class="het-details"{" open" if sought else ""}><summary><code>{escape(table.name)}</code></summary>'
        f"<p>{escape(table.meaning)}</p><dl>{columns}</dl></details>"
    )
