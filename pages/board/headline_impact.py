"""What the programme has achieved, and how sure we are, on one page."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

ui.page(
    "Headline impact",
    "What has the Health Equity Teams programme achieved, and how sure are we?",
    roles=ANYONE,
    of_borough=True,
)
store = ui.figures()
first, *rest = content.compose_all(content.headline_impact.HEADLINE, store.catalogue.borough.code, store)
ui.section(first)
ui.board_page(store)
ui.index(rest)
for section in rest:
    ui.section(section)
