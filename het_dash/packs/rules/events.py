"""Activities on a timeline, and where they were held."""

from collections import Counter
from dataclasses import replace

from het_dash.charts import Chart, Table, words
from het_dash.charts.area_map import Shading, area_map
from het_dash.charts.events import NO_WARD, place, timeline
from het_dash.charts.view import View
from het_dash.figures import Answer, Span
from het_dash.figures.listing import Event, Listing, held_in
from het_dash.packs.blocks import Tabled
from het_dash.packs.rules.team import marked, span_of


def when(people: Answer, events: Listing[Event], view: View, span: Span | None = None) -> Chart | None:
    """The period is that of the people reached: the cycle to date, if none is chosen."""
    chosen = span_of(people, span)
    held = held_in(events, chosen)
    return timeline(held, chosen, view) if chosen and held.rows else None


def where(people: Answer, events: Listing[Event], view: View, span: Span | None = None) -> Tabled | None:
    """How many activities in each ward, from the most."""
    chosen = span_of(people, span)
    held = held_in(events, chosen)
    if not chosen or not held.rows:
        return None
    counts = Counter(place(event, view) for event in held.rows)
    rows = tuple((name, f"{n:,}") for name, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
    source = words.source_of(held, words.period(*chosen, "months"), view.catalogue)
    return Tabled(marked("Where activities were held", held.nature), Table(("Ward", "Activities"), rows), source)


def on_the_map(events: Listing[Event], span: Span, view: View) -> Chart:
    """Wards shaded by how many activities were held in each; what was online or elsewhere is told."""
    held = held_in(events, span)
    counts = Counter(event.place for event in held.rows)
    wards = tuple(area.code for area in view.catalogue.of_kind("ward"))
    elsewhere = [f"{name}: {counts[key]}" for key, name in NO_WARD.items() if counts[key]]
    shading = Shading(
        id="events",
        title="Where activities were held",
        subtitle=f"Number of activities in each ward. {view.pcn.label}, {words.period(*span, 'months')}.",
        axis="Activities",
        unit="count",
        values={ward: float(counts[ward]) for ward in wards if counts[ward]},
        answers=(),
        notes=(f"Not on the map: {', '.join(elsewhere)}.",) if elsewhere else (),
    )
    chart = area_map(shading, wards, view)
    said = words.of_nature(chart.sentence, held.nature)
    source = words.source_of(held, words.period(*span, "months"), view.catalogue)
    return replace(chart, sentence=said, alt=f"Map of Lewisham's wards. {said}", source=source, nature=held.nature)
