"""Which returns have come, when, in which version, and the status of each; and how to withdraw one."""

from het_dash import ui
from het_dash.catalogue import ANYONE

ui.page("Returns received", "", roles=ANYONE, of_borough=True)
ui.show_returns(ui.figures())
