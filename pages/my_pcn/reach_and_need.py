"""Whom the teams reached, against a population or need, what followed, what was heard and what changed."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

place = ui.page(
    "Reach and need",
    "Whom did we reach, are they the people whom the programme is for, and what followed?",
    roles=ANYONE,
    all_six=True,
)
store = ui.figures()
ui.show_page(content.reach_and_need.page(ui.reach_choice(place, store)), place, store)
