"""Every figure of a pack as tidy data."""

from typing import Any

from het_dash.charts.text import wording
from het_dash.charts.text.csv_download import COLUMNS, row
from het_dash.export.document import Pack
from het_dash.export.xlsx.sheet import Looks, begin, put_value

MEASURE = ("measure_id", "measure", "unit")
WIDTHS = {"measure": 44, "area": 30, "group": 30, "source": 60, "note": 40, "period_start": 18, "period_end": 18}


def write_figures(sheet: Any, pack: Pack, looks: Looks) -> None:
    """Writes the figures with a frozen header and a filter on each column."""
    columns = (*MEASURE, *COLUMNS, "source")
    top = begin(sheet, pack, looks, "Every figure, in full")
    sheet.freeze_panes(top + 1, len(MEASURE) - 1)
    for column, name in enumerate(columns):
        sheet.set_column(column, column, WIDTHS.get(name, 14))
        sheet.write_string(top, column, name, looks.header)
    rows = data_rows(pack)
    for n, cells in enumerate(rows, start=top + 1):
        for column, cell in enumerate(cells):
            put_value(sheet, n, column, cell, looks)
    if rows:
        sheet.autofilter(top, 0, top + len(rows), len(columns) - 1)


def data_rows(pack: Pack) -> list[tuple[object, ...]]:
    """Each figure once, even if it answers several questions, in catalogue order within a question."""
    found: dict[tuple[object, ...], None] = {}
    for answer in pack.answers:
        one = answer.indicator
        sources = {line.lineage_id: f"{line.publisher}, {line.title} ({line.edition})" for line in answer.lineage}
        for f in answer.figures:
            found[
                (
                    one.id,
                    one.title,
                    one.unit,
                    *row(f, answer, pack.catalogue),
                    sources.get(f.lineage_id, wording.NO_SOURCE),
                )
            ] = None
    return list(found)
