"""How practices and PCNs differ, condition by condition, and whether by more than chance alone would give."""

from het_dash import ui
from het_dash.catalogue import ANYONE

pcn = ui.page("Variation", "How much do practices differ, and is it more than chance alone would give?", roles=ANYONE)
store = ui.figures()
ui.show_variation(ui.variation_choice(store), pcn, store)
