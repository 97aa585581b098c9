"""A team's quarterly return: the form to fill in, a check of it, and a preview of how it would be published."""

from het_dash import ui
from het_dash.catalogue import ANYONE

pcn = ui.page("Send a return", "", roles=ANYONE)
ui.send_return(pcn, ui.figures())
