"""Charts as plain data: builders make them from answers, text describes them, layout places them."""

from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Table

__all__ = ["Chart", "Table", "View"]
