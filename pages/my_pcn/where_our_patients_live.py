"""Where the PCN's patients live: a map, and who lives in the outlined or the chosen area."""

from het_dash import ui
from het_dash.catalogue import ANYONE

pcn = ui.page("Where our patients live", "", roles=ANYONE)
ui.show_where_patients_live(pcn, ui.figures())
