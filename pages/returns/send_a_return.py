"""A team's quarterly return: the form to fill in, a check of it, and a preview of how it would be published."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

pcn = ui.page(
    "Send a return", "What did our team do this quarter? Download the form, fill it in and check it here.", roles=ANYONE
)
store = ui.figures()
ui.hand_out_form(pcn, store)
ui.take_return(pcn)
ui.show_all([content.returns_received.standing_of_the_framework(store)])
