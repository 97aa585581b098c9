"""One PCN's data pack, for its Health Equity Fellow and the community organisation beside them."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

store = ui.figures()
pcn = ui.page("Data pack", "", roles=ANYONE, actions=lambda pcn: ui.files(pcn, store))
ui.show_page(content.data_pack.PAGE, pcn, store)
