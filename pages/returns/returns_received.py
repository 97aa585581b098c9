"""Which returns have come, when, in which version, and what became of each; and how one is taken back."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

pcn = ui.page("Returns received", "Whose returns are in, and what became of each?", roles=ANYONE)
store = ui.figures()
ui.show_all(content.returns_received.received(pcn, store))
ui.take_back(pcn, store)
