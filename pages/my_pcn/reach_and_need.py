"""Who the teams reached compared with a population, what followed, what residents said and what changed."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

place = ui.page("Reach and need", "", roles=ANYONE, all_six=True)
store = ui.figures()
ui.show_page(content.reach_and_need.page(ui.reach_choice(place, store)), place, store)
