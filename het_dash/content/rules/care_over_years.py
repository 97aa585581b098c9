"""Care as the practices' contract counts it, in the years before the programme and, where imported, during it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from het_dash.charts import Chart
from het_dash.charts.builders.trend import trend
from het_dash.charts.perspective import View
from het_dash.charts.spec import Shaded
from het_dash.content.blocks import Block, Words
from het_dash.figures import Answer

HOW = (
    "These counts come from the Quality and Outcomes Framework (QOF), part of the practices' contract. No other "
    "published counts of treatment were found for the years before the programme.",
    "A dashed line marks a change of definition. Do not compare figures across it.",
)


def care_over_years(care: Mapping[str, Answer], view: View) -> Iterator[Block]:
    """One trend for each measure that has figures of more than one year."""
    found = [one for one in care.values() if len({f.period_end for f in one.figures}) > 1]
    if found:
        yield Words(HOW)
    yield from (with_cycles(trend(one, view), view) for one in found)


def with_cycles(chart: Chart, view: View) -> Chart:
    """The trend with the programme's cycles shaded, and their months below it."""
    cycles = view.catalogue.cycles
    shaded = tuple(Shaded(one.first_day, one.last_day, one.title) for one in cycles)
    said = (f"{one.title}: {one.first_day:%B %Y} to {one.last_day:%B %Y}." for one in cycles)
    return replace(chart, shaded=shaded, notes=(*chart.notes, *said))
