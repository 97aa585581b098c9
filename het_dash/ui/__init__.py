"""The only package that knows Streamlit."""

from het_dash.ui.exploring import choice, download
from het_dash.ui.files import board_page, files
from het_dash.ui.living import map_choice, show_map
from het_dash.ui.opening import figures
from het_dash.ui.opportunities import opportunity_choice
from het_dash.ui.page import page
from het_dash.ui.reaching import reach_choice
from het_dash.ui.receiving import take_back
from het_dash.ui.sending import hand_out_form, take_return
from het_dash.ui.show import index, section, show_all
from het_dash.ui.tracing import show_definitions, show_sources, trace
from het_dash.ui.unequal import inequality_choice
from het_dash.ui.varying import show_variation, variation_choice

__all__ = [
    "board_page",
    "choice",
    "download",
    "figures",
    "files",
    "hand_out_form",
    "index",
    "inequality_choice",
    "map_choice",
    "opportunity_choice",
    "page",
    "reach_choice",
    "section",
    "show_all",
    "show_definitions",
    "show_map",
    "show_sources",
    "show_variation",
    "take_back",
    "take_return",
    "trace",
    "variation_choice",
]
