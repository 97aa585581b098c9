"""How accessible the dashboard is, what is tested, and how to report a problem."""

from het_dash import ui
from het_dash.catalogue import ANYONE

ui.page("Accessibility statement", "Can everyone use this dashboard?", roles=ANYONE, of_borough=True)
ui.show_accessibility(ui.figures().catalogue)
