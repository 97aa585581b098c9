"""Shows what packs compose: the one place where charts, sources, text alternatives and tables are written."""

from typing import Any

import streamlit as st

from het_dash.charts import CONFIG, Chart, Table, drawn
from het_dash.packs.blocks import Composed

def section(composed: Composed) -> None:
    """A section of a pack: its heading and its blocks in order."""
    st.header(composed.heading, anchor=composed.id)
    for block in composed.blocks:
        if isinstance(block, Chart):
            show(block)


MONEY_SIGN, ESCAPED = "$", r"\$"


def show(chart: Chart) -> None:
    """A chart with its title, plain sentence, source line, text alternative and table. Never without them."""
    with st.container(key=f"chart-{chart.id}"):
        st.subheader(chart.title, anchor=False)
        st.caption(plain(chart.subtitle))
        if not chart.empty:
            st.plotly_chart(
                _figure(chart), key=chart.id, theme=None, config=CONFIG, alt=chart.alt, width="stretch"
            )
        st.markdown(plain(chart.sentence))
        for note in chart.notes:
            st.caption(plain(note))
        st.caption(plain(chart.source))
        with st.expander("Table of these figures"):
            table(chart.table)


def table(content: Table) -> None:
    """A small table as real HTML, which keyboards and screen readers can read."""
    columns: dict[str, list[str]] = {
        name: [plain(row[n]) for row in content.rows] for n, name in enumerate(content.columns)
    }
    st.table(columns, hide_index=True)


def plain(text: str) -> str:
    """Words as words: nothing in them is taken for mark-up."""
    return text.replace(MONEY_SIGN, ESCAPED).replace("*", r"\*").replace("_", r"\_").replace("~", r"\~")


def _figure(chart: Chart) -> dict[str, Any]:
    return drawn(chart, "dark" if st.context.theme.type == "dark" else "light")
