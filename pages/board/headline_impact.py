"""Headline impact: what the programme has achieved, and how sure we are, on one page."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

ui.page("Headline impact", "", roles=ANYONE, of_borough=True, actions=lambda _: ui.board_page(ui.figures()))
store = ui.figures()
ui.greet(store.catalogue)
ui.show_page(content.headline_impact.PAGE, store.catalogue.borough, store)
