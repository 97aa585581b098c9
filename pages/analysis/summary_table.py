"""Every measure of a PCN in one table, or one measure for every PCN or practice."""

from het_dash import ui
from het_dash.catalogue import ANYONE

pcn = ui.page("Summary table", "", roles=ANYONE)
store = ui.figures()
ui.show_summary(ui.summary_choice(store), pcn, store)
