"""One PCN's data pack, for its Health Equity Fellow and the community organisation beside them."""

from het_dash import packs, ui
from het_dash.catalogue import ANYONE

pcn = ui.page(
    "Data pack", "Who are our patients, who is being missed, and what do we ask at the meeting?", roles=ANYONE
)

ui.files(pcn, ui.figures())
composed = packs.compose_all(packs.PCN_PACK, pcn.code, ui.figures())
ui.index(composed)
for section in composed:
    ui.section(section)
