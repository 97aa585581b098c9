"""Activities over time, by type and place."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from het_dash.catalogue import EXAMPLE, Nature
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Series, Table
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import Row, is_mixed, marked, marked_rows
from het_dash.figures import Span
from het_dash.figures.records import Event, Listing

MOST_NAMED = 3
TYPES = "activity_type"


def timeline(events: Listing[Event], span: Span, view: View) -> Chart:
    """One row per activity type, in catalogue order, and one dot per day."""
    mixed = is_mixed(event.nature for event in events.rows)
    rows = list(_rows(events, mixed, view))
    sentence = in_words(events, span, view)
    title = f"{len(events.rows):,} activities, {wording.period(*span, 'months')}"
    if mixed:
        title, sentence = marked(title, EXAMPLE), wording.of_nature(sentence, EXAMPLE)
    return Chart(
        id="events",
        kind="timeline",
        title=title,
        subtitle=f"Activities by type and day. {view.pcn.label}. A larger dot is several on one day.",
        axis="",
        unit="count",
        series=tuple(Series(label, "chosen", _days(held, label)) for label, held in rows),
        sentence=sentence,
        alt=f"Timeline. {sentence if mixed else wording.of_nature(sentence, events.nature)}",
        source=wording.source_of(events, wording.period(*span, "months"), view.catalogue),
        table=_table(events, view),
        nature=events.nature,
        partly=mixed,
        span=span,
    )


def in_words(events: Listing[Event], span: Span, view: View) -> str:
    """Number of activities and the most frequent types."""
    counts = Counter(event.type for event in events.rows)
    scheme = view.catalogue.breakdowns[TYPES]
    named = [f"{wording.lead_lower(scheme.group(t).label)} ({n})" for t, n in counts.most_common(MOST_NAMED)]
    said = f"{view.pcn.label} held {_activities(len(events.rows))} in {wording.period(*span, 'months')}"
    return f"{said}, most often {', '.join(named)}." if len(counts) > 1 else f"{said}, {named[0]}."


def _activities(count: int) -> str:
    return "1 activity" if count == 1 else f"{count:,} activities"


def _rows(events: Listing[Event], mixed: bool, view: View) -> Iterator[tuple[str, Listing[Event]]]:
    """Events of each type in the catalogue's order; example data and real events have separate rows."""
    for group in view.catalogue.breakdowns[TYPES].groups:
        held = _of_type(group.id, events)
        for some in (held.real, held.only(lambda event: event.nature == EXAMPLE)):
            if some.rows:
                yield marked(group.tick, some.nature if mixed else None), some


def _of_type(kind: str, events: Listing[Event]) -> Listing[Event]:
    return events.only(lambda event: event.type == kind)


def _days(events: Listing[Event], label: str) -> tuple[Point, ...]:
    held = Counter(event.on for event in events.rows)
    return tuple(Point(on, float(n), text=_on(on, n, label)) for on, n in sorted(held.items()))


def _on(on: date, count: int, label: str) -> str:
    return f"{label}, {on.day} {on:%B %Y}" + (f": {count}" if count > 1 else "")


def _table(events: Listing[Event], view: View) -> Table:
    scheme = view.catalogue.breakdowns[TYPES]
    rows: list[tuple[Nature | None, Row]] = [
        (
            one.nature,
            (
                f"{one.on.day} {one.on:%B %Y}",
                view.label(one.pcn),
                scheme.group(one.type).label,
                one.name,
                place(one, view),
                f"{one.people:,.0f}" if one.people is not None else view.catalogue.statuses[one.status].words,
            ),
        )
        for one in events.rows
    ]
    return Table(("Date", "Team", "Type", "Name", "Where", "Contacts"), marked_rows(rows))


def no_ward(view: View) -> dict[str, str]:
    """Words for the places of an event that are no ward."""
    return {"online": "Online", "outside": f"Outside {view.catalogue.borough.label}"}


def place(event: Event, view: View) -> str:
    """Ward of an event, or that it took place online or outside the borough."""
    return no_ward(view).get(event.place) or view.label(event.place)
