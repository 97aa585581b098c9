"""Any measure, anywhere it is published, by any group it is published for."""

from het_dash import ui
from het_dash.catalogue import ANYONE

pcn = ui.page("Explore", "", roles=ANYONE)
ui.explore_page(pcn, ui.figures())
