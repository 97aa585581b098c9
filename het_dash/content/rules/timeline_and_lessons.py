"""Timeline, lessons and limits of the programme."""

import re
from datetime import date

from het_dash.catalogue.programme import DatedFact
from het_dash.charts.perspective import View
from het_dash.content.blocks import Event, MarkRow, Marks, Span, Timeline, Words

A_YEAR = re.compile(r"20\d\d")
CANNOT_SAY = (
    "We cannot say that the programme changed anyone's health. Other things changed at the same time.",
    "No cycle 1 figures were published by team, by ethnic group or for clinical outcomes.",
    "We know who cycle 2 reached only where a team has sent its returns.",
    "Blood pressure control by ethnic group is published for {icb} only. There is no figure for {borough} or for one "
    "Primary Care Network (PCN).",
    "That source has one Black group, so it cannot show Black African and Black Caribbean patients apart.",
)
TAUGHT = "What cycle 1 taught us, and what changed"


def timeline(view: View) -> Timeline:
    """Events at their dates; an event with only a year is at the start of it."""
    catalogue = view.catalogue
    return Timeline(
        id="timeline",
        title="How the programme began",
        events=tuple(Event(_placed(one), one.when, one.what) for one in catalogue.timeline),
        spans=tuple(Span(one.title, one.first_day, one.last_day) for one in catalogue.cycles),
        source=f"Source: {'; '.join(dict.fromkeys(one.source for one in catalogue.timeline))}.",
    )


def _placed(fact: DatedFact) -> date:
    if fact.on is not None:
        return fact.on
    year = A_YEAR.search(fact.when)
    if year is None:
        raise ValueError(f"data/programme: the timeline has no year in {fact.when!r}: write one, such as 2025")
    return date(int(year[0]), 1, 1)


def lessons(view: View) -> Marks:
    """Each lesson with what changed in the next cycle."""
    taught = view.catalogue.lessons
    rows = tuple(MarkRow(one.lesson, (), (one.changed or "No change was published.",)) for one in taught)
    sources = "; ".join(dict.fromkeys(one.source for one in taught))
    return Marks("lessons", TAUGHT, "", (), rows, (), f"Source: {sources}.", cards=True)


def cannot_say(view: View) -> Words:
    names = {"borough": view.catalogue.borough.label, "icb": view.catalogue.icb.label}
    return Words(tuple(one.format(**names) for one in CANNOT_SAY), ordered=True)
