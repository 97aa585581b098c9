"""Activities on a timeline and on the map."""

from collections import Counter
from dataclasses import replace

from het_dash.charts import Chart
from het_dash.charts.builders.activities import no_ward, timeline
from het_dash.charts.builders.area_map import Names, Shading, area_map
from het_dash.charts.ground import Ground
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.content.boundaries import credit
from het_dash.content.rules.team_summary import span_of
from het_dash.figures import Answer, Span
from het_dash.figures.records import Event, Listing, held_in


def when(people: Answer, events: Listing[Event], view: View, span: Span | None = None) -> Chart | None:
    """The period is that of the people reached: the cycle to date, if none is chosen."""
    chosen = span_of(people, span)
    held = held_in(events, chosen)
    return timeline(held, chosen, view) if chosen and held.rows else None


def on_the_map(
    people: Answer, events: Listing[Event], view: View, wards: Ground, span: Span | None = None
) -> Chart | None:
    """Wards shaded by number of activities, with the number online or elsewhere."""
    chosen = span_of(people, span)
    held = held_in(events, chosen)
    return _map(held, chosen, view, wards) if chosen and held.rows else None


def _map(held: Listing[Event], span: Span, view: View, ground: Ground) -> Chart:
    counts = Counter(event.place for event in held.rows)
    wards = tuple(area.code for area in view.catalogue.of_kind("ward"))
    elsewhere = [f"{name}: {counts[key]}" for key, name in no_ward(view).items() if counts[key]]
    shading = Shading(
        id="events",
        title="Where activities were held",
        subtitle=f"Number of activities in each ward. {view.pcn.label}, {wording.period(*span, 'months')}.",
        axis="Activities",
        unit="count",
        values={ward: float(counts[ward]) for ward in wards},
        answers=(),
        notes=(f"Not on the map: {', '.join(elsewhere)}.",) if elsewhere else (),
    )
    chart = area_map(shading, wards, view, ground, Names())
    source = wording.source_of(held, wording.period(*span, "months"), view.catalogue)
    return replace(
        chart,
        alt=f"Map of {view.catalogue.borough.whose} wards. {wording.of_nature(chart.sentence, held.nature)}",
        source=f"{source} {credit(view.catalogue)}",
        nature=held.nature,
    )
