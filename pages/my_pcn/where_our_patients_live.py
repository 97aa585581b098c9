"""Where the PCN's patients live: a map, the same as a table, and one area's figures."""

from het_dash import ui
from het_dash.catalogue import ANYONE

pcn = ui.page("Where our patients live", "Where do our patients live, and who else lives there?", roles=ANYONE)
store = ui.figures()
ui.show_map(ui.map_choice(store), pcn, store)
