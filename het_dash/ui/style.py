"""Style of the app beyond Streamlit's theme, in the colours of the reader's mode."""

import streamlit as st

from het_dash.catalogue.paths import PACKAGE
from het_dash.charts.theme import THEMES
from het_dash.ui.theme import mode

FILE = PACKAGE / "ui" / "style.css"


def write() -> None:
    """Writes the style sheet. Colours are its variables, for example `--het-chosen`."""
    theme = THEMES[mode()]
    inks = {
        "text": theme.text, "quiet": theme.quiet_text, "background": theme.background, "panel": theme.panel,
        "grid": theme.grid, "hidden": theme.hidden, "amber": theme.amber, "better": theme.better,
        "worse": theme.worse, "on-amber": theme.on_amber,
        **{name.replace("_", "-"): ink for name, ink in theme.roles.items()},
    }  # fmt: skip
    variables = "".join(f"--het-{name}: {ink};" for name, ink in inks.items())
    st.html(f"<style>:root {{{variables}}}\n{FILE.read_text(encoding='utf-8')}</style>")
