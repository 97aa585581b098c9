"""Where every figure comes from, how fresh it is, and what every measure means."""

from het_dash import ui
from het_dash.catalogue import ANYONE

ui.page(
    "Sources and methods",
    "Where do the figures come from, how fresh are they, and how were they worked out?",
    roles=ANYONE,
    of_borough=True,
)
ui.show_sources_and_methods(ui.figures())
