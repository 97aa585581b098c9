"""Finds numeric columns of a table."""

from het_dash.charts.spec import Table
from het_dash.charts.text.csv_download import number


def numeric(table: Table, column: int) -> bool:
    """True if most cells of a column are numbers, which are then right-aligned."""
    cells = [row[column] for row in table.rows if row[column]]
    return sum(number(cell) is not None for cell in cells) * 2 > len(cells)
