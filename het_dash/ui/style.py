"""Style of the app beyond Streamlit's theme, in the colours of the reader's mode."""

import streamlit as st

from het_dash.catalogue.paths import PACKAGE
from het_dash.charts.theme import THEMES
from het_dash.export.block_html.style import blocks_css, variables
from het_dash.ui.theme import mode

FILE = PACKAGE / "ui" / "style.css"


def write() -> None:
    """Writes the style sheets of blocks and of the app. Colours are variables, for example `--het-chosen`."""
    colours = f":root {{{variables(THEMES[mode()])}}}"
    st.html(f"<style>{colours}\n{blocks_css()}\n{FILE.read_text(encoding='utf-8')}</style>")
