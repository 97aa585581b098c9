"""Where the PCN's patients live: a map, and who lives in the outlined or the chosen area."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

store = ui.figures()
pcn = ui.page(content.patient_map.title(ui.chosen_pcn(), store), "", roles=ANYONE)
ui.show_where_patients_live(pcn, store)
