"""Activities over time, by type and place."""

from collections import Counter
from datetime import date

from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Series, Table
from het_dash.charts.text import wording
from het_dash.figures import Span
from het_dash.figures.records import Event, Listing

MOST_NAMED = 3
TYPES = "activity_type"
NO_WARD = {"online": "Online", "outside": "Outside Lewisham"}


def timeline(events: Listing[Event], span: Span, view: View) -> Chart:
    """One row per activity type, in catalogue order, and one dot per day."""
    types = [g for g in view.catalogue.breakdowns[TYPES].groups if any(e.type == g.id for e in events.rows)]
    sentence = wording.of_nature(in_words(events, span, view), events.nature)
    return Chart(
        id="events",
        kind="timeline",
        title=f"{len(events.rows):,} activities, {wording.period(*span, 'months')}",
        subtitle=f"When each activity was held, by type. {view.pcn.label}. A larger dot: several on one day.",
        axis="",
        unit="count",
        series=tuple(Series(g.tick, "chosen", _days(events, g.id, g.tick)) for g in types),
        sentence=sentence,
        alt=f"Timeline. {sentence}",
        source=wording.source_of(events, wording.period(*span, "months"), view.catalogue),
        table=_table(events, view),
        nature=events.nature,
        span=span,
    )


def in_words(events: Listing[Event], span: Span, view: View) -> str:
    """Number of activities and the most frequent types."""
    counts = Counter(event.type for event in events.rows)
    scheme = view.catalogue.breakdowns[TYPES]
    named = [f"{wording.lead_lower(scheme.group(t).label)} ({n})" for t, n in counts.most_common(MOST_NAMED)]
    said = f"{view.pcn.label}, {wording.period(*span, 'months')}: {_activities(len(events.rows))}"
    return f"{said}, most often {', '.join(named)}." if len(counts) > 1 else f"{said}: {named[0]}."


def _activities(count: int) -> str:
    return "1 activity" if count == 1 else f"{count:,} activities"


def _days(events: Listing[Event], kind: str, label: str) -> tuple[Point, ...]:
    held = Counter(event.on for event in events.rows if event.type == kind)
    return tuple(Point(on, float(n), text=_on(on, n, label)) for on, n in sorted(held.items()))


def _on(on: date, count: int, label: str) -> str:
    return f"{label}, {on.day} {on:%B %Y}" + (f": {count}" if count > 1 else "")


def _table(events: Listing[Event], view: View) -> Table:
    scheme = view.catalogue.breakdowns[TYPES]
    rows = tuple(
        (
            f"{one.on.day} {one.on:%B %Y}",
            view.label(one.pcn),
            scheme.group(one.type).label,
            one.name,
            place(one, view),
            f"{one.people:,.0f}" if one.people is not None else view.catalogue.statuses[one.status].words,
        )
        for one in events.rows
    )
    return Table(("Date", "Team", "Type", "Name", "Where", "Contacts"), rows)


def place(event: Event, view: View) -> str:
    """Ward of an event, or that it took place online or outside Lewisham."""
    return NO_WARD[event.place] if event.place in NO_WARD else view.label(event.place)
