"""Read-only SQL on the published store, with its tables explained, worked examples, a chart and files."""

from het_dash import ui
from het_dash.catalogue import ANYONE

ui.page("Query", "Ask the published figures in SQL. The link keeps your query.", roles=ANYONE, of_borough=True)
ui.show_query(ui.figures())
