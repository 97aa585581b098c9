"""Cycle 1 and cycle 2: what may stand side by side, what may not, and whether care changed more than elsewhere."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

pcn = ui.page(
    "Cycle 1 and cycle 2",
    "What was done in each cycle, what followed, and what may be compared?",
    roles=ANYONE,
    of_borough=True,
)
store = ui.figures()
first, *rest = content.compose_all(content.cycle_1_and_cycle_2.sections(pcn.code), store.catalogue.borough.code, store)
ui.section(first)
ui.index(rest)
for section in rest:
    ui.section(section)
