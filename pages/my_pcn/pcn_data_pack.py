"""One PCN's data pack, for its Health Equity Fellow and the community organisation beside them."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

pcn = ui.page(
    "Data pack", "Who are our patients, who is being missed, and what do we ask at the meeting?", roles=ANYONE
)

store = ui.figures()
ui.files(pcn, store)
ui.show_page(content.data_pack.PAGE, pcn, store)
