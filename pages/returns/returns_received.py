"""Which returns have come, when, in which version, and the status of each; and how to withdraw one."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

pcn = ui.page("Returns received", "Whose returns are in, and what is the status of each?", roles=ANYONE)
store = ui.figures()
ui.show_all(content.returns_received.received(pcn, store))
ui.withdraw(pcn, store)
