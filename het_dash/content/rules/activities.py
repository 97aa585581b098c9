"""Activities on a timeline and on the map."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from het_dash.charts import Chart, Table
from het_dash.charts.builders.activities import no_ward, place, timeline
from het_dash.charts.builders.area_map import Names, Shading, area_map
from het_dash.charts.ground import Ground
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import is_mixed, marked_rows
from het_dash.content.blocks import Tabled, unshaded
from het_dash.content.boundaries import credit
from het_dash.content.rules.team_summary import span_of
from het_dash.figures import Answer, Span
from het_dash.figures.records import Event, Listing, held_in

NAMED, LISTED = 5, 10  # places with most activities: on the map, in the list


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


def by_ward(people: Answer, events: Listing[Event], view: View, span: Span | None = None) -> Tabled | None:
    """Number of activities in the wards that had most, and online or elsewhere."""
    chosen = span_of(people, span)
    held = held_in(events, chosen)
    if not chosen or not held.rows:
        return None
    counts = Counter((event.nature, place(event, view)) for event in held.rows).most_common()
    rows = marked_rows([(nature, (name, f"{n:,}")) for (nature, name), n in counts[:LISTED]])
    rest = [n for _, n in counts[LISTED:]]
    others = ((f"{len(rest)} other places", f"{sum(rest):,}"),) if rest else ()
    table = Table(("Where", "Activities"), (*rows, *others))
    source = wording.source_of(held, wording.period(*chosen, "months"), view.catalogue)
    mixed = is_mixed(event.nature for event in held.rows)
    return Tabled("Activities by ward", table, source, held.nature, partly=mixed, shades=unshaded(table))


def _title(counts: Mapping[str, int], view: View) -> str:
    """'11 of 48 activities were in Middle Anytown', if one ward has most; else in how many wards they were held."""
    total = sum(counts.values())
    most = [ward for ward, n in counts.items() if n == max(counts.values()) and n > 1]
    if len(most) == 1:
        return f"{counts[most[0]]} of {total} activities on the map were in {view.label(most[0])}"
    return f"Activities were held in {len(counts)} {'ward' if len(counts) == 1 else 'wards'}"


def _map(held: Listing[Event], span: Span, view: View, ground: Ground) -> Chart:
    counts = Counter(event.place for event in held.rows)
    wards = tuple(area.code for area in view.catalogue.of_kind("ward"))
    here = {ward: counts[ward] for ward in wards if counts[ward]}
    elsewhere = [f"{counts[key]} {wording.lead_lower(name)}" for key, name in no_ward(view).items() if counts[key]]
    shading = Shading(
        id="events",
        title=_title(here, view) if here else "No activity was held in a ward",
        subtitle=f"Activities in each ward. {view.pcn.label}, {wording.period(*span, 'months')}.",
        axis="Activities",
        unit="count",
        values={ward: float(counts[ward]) for ward in wards},
        answers=(),
        notes=(f"Not on the map: {' and '.join(elsewhere)}.",) if elsewhere else (),
    )
    chart = area_map(shading, wards, view, ground, Names(valued=NAMED))
    source = wording.source_of(held, wording.period(*span, "months"), view.catalogue)
    return replace(
        chart,
        alt=f"Map of {view.catalogue.borough.whose} wards. {wording.of_nature(chart.sentence, held.nature)}",
        source=f"{source} {credit(view.catalogue)}",
        nature=held.nature,
    )
