"""Answer -> Chart: a chart described once as plain data, with its words and its layout."""

from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Table

__all__ = ["Chart", "Table", "View"]
