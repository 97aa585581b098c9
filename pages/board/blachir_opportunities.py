"""What the BLACHIR review asked for, where each opportunity stands, and which activities bear on it."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

ui.page(
    "Opportunities for action",
    "What did the {review} (BLACHIR) ask for, and where does each opportunity stand?",
    roles=ANYONE,
    of_borough=True,
)
store = ui.figures()
review, activities = store.catalogue.blachir, content.blachir.activities(store)
ui.show_all([content.blachir.summary(review, activities)])
ui.show_all(content.blachir.opportunities(ui.opportunity_choice(review), review, activities))
