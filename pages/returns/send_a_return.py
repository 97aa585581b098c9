"""A team's quarterly return: the form to fill in, a check of it, and a preview of how it would be published."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

pcn = ui.page("Send a return", "", roles=ANYONE)
store = ui.figures()
ui.send_return(pcn, store)
ui.show_all([content.returns_received.framework_status(store)])
