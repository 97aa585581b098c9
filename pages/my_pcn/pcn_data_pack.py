"""One PCN's data pack, for its Health Equity Fellow and the community organisation beside them."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

pcn = ui.page("Data pack", "", roles=ANYONE, actions=lambda pcn: ui.files(pcn, ui.figures()))
store = ui.figures()
ui.show_page(content.data_pack.PAGE, pcn, store)
