"""The web interface. The only package that knows Streamlit."""

from het_dash.ui.accessibility import show_accessibility
from het_dash.ui.blachir import opportunities
from het_dash.ui.content_page import show_page
from het_dash.ui.explore import download, explore_page
from het_dash.ui.files import board_page, files
from het_dash.ui.glossary import show_glossary
from het_dash.ui.inequality import inequality_choice
from het_dash.ui.open_store import figures
from het_dash.ui.page import page
from het_dash.ui.query import show_query
from het_dash.ui.reach_and_need import reach_choice
from het_dash.ui.returns_received import show_returns
from het_dash.ui.send_a_return import send_return
from het_dash.ui.show import section, show_all
from het_dash.ui.sources_and_methods import show_sources_and_methods
from het_dash.ui.summary_table import show_summary, summary_choice
from het_dash.ui.variation import variation_page
from het_dash.ui.welcome import greet
from het_dash.ui.where_our_patients_live import show_where_patients_live

__all__ = [
    "board_page",
    "download",
    "explore_page",
    "figures",
    "files",
    "greet",
    "inequality_choice",
    "opportunities",
    "page",
    "reach_choice",
    "section",
    "send_return",
    "show_accessibility",
    "show_all",
    "show_glossary",
    "show_page",
    "show_query",
    "show_returns",
    "show_sources_and_methods",
    "show_summary",
    "show_where_patients_live",
    "summary_choice",
    "variation_page",
]
