"""How practices and PCNs differ, condition by condition, and whether by more than chance alone would give."""

from het_dash import ui
from het_dash.catalogue import ANYONE

pcn = ui.page("Variation", "", roles=ANYONE)
store = ui.figures()
ui.show_page(ui.variation_page(store), pcn, store)
