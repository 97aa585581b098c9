"""One PCN's data pack, for its Health Equity Fellow and the community organisation beside them."""

from het_dash import export, ui
from het_dash.catalogue import ANYONE

pcn = ui.page(
    "Data pack", "Who are our patients, who is being missed, and what do we ask at the meeting?", roles=ANYONE
)

ui.files(pcn, ui.figures())
pack = export.on_screen(pcn.code, ui.figures())
ui.index(pack.sections)
for section in pack.sections:
    ui.section(section)
