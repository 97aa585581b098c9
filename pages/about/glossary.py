"""Every term and abbreviation in plain words."""

from het_dash import ui
from het_dash.catalogue import ANYONE

ui.page("Glossary", "What do the words and abbreviations mean?", roles=ANYONE, of_borough=True)
ui.show_glossary(ui.figures().catalogue)
