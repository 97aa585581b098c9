"""The only package that knows Streamlit."""

from het_dash.ui.exploring import choice, download
from het_dash.ui.files import files
from het_dash.ui.living import map_choice, show_map
from het_dash.ui.opening import figures
from het_dash.ui.opportunities import opportunity_choice
from het_dash.ui.page import page
from het_dash.ui.reaching import reach_choice
from het_dash.ui.show import index, section, show_all
from het_dash.ui.tracing import show_definitions, show_sources, trace
from het_dash.ui.unequal import inequality_choice
from het_dash.ui.varying import show_variation, variation_choice

__all__ = [
    "choice",
    "download",
    "figures",
    "files",
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
    "trace",
    "variation_choice",
]
