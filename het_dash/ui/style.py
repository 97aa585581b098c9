"""Style of the app beyond Streamlit's theme, in the colours of the reader's mode."""

import streamlit as st

from het_dash.catalogue.paths import PACKAGE
from het_dash.charts.theme import THEMES
from het_dash.export.block_html.style import blocks_css, variables
from het_dash.ui.theme import mode

SHEETS = ("style", "focus", "print")


def write() -> None:
    """Writes the style sheets of blocks and of the app. Colours are variables, for example `--het-chosen`."""
    shown = mode()
    colours = f":root {{{variables(THEMES[shown])}}}"
    names = (*SHEETS, "print_dark") if shown == "dark" else SHEETS
    sheets = "\n".join((PACKAGE / "ui" / f"{name}.css").read_text(encoding="utf-8") for name in names)
    st.html(f"<style>{colours}\n{blocks_css()}\n{sheets}</style>")
