"""Cycle 1 and cycle 2: what each did, what can be compared, and whether care changed more than elsewhere."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

pcn = ui.page(
    "Cycle 1 and cycle 2",
    "",
    roles=ANYONE,
    of_borough=True,
    pcn_chooser=True,
)
store = ui.figures()
ui.show_page(content.cycle_1_and_cycle_2.page(pcn.code), store.catalogue.borough, store)
