"""BLACHIR opportunities: what the review asked for, how far each has come, and which activities answer it."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

ui.page("Opportunities for action", "{review} (BLACHIR)", roles=ANYONE, of_borough=True)
store = ui.figures()
review = store.catalogue.blachir
ui.show_all(content.blachir.first_screen(review))
ui.opportunities(review, content.blachir.activities(store))
