"""Residents reached by a team, by group and quarter (methods 5)."""

from dataclasses import replace
from datetime import date

from het_dash.catalogue import Status
from het_dash.catalogue.quarter import Quarter
from het_dash.charts import Chart
from het_dash.charts.builders.by_group import PROGRAMME, groups
from het_dash.charts.builders.trend import trend
from het_dash.charts.perspective import View
from het_dash.charts.spec import Series
from het_dash.charts.text import tables, wording
from het_dash.charts.text.example_marks import nature_of
from het_dash.content.blocks import Tile, Tiles, Words
from het_dash.content.rules.team_summary import Team, at, of_teams, quarters_to_date, team_in
from het_dash.figures import Answer, Span
from het_dash.figures.records import Event, Listing

COUNTED_TWICE = "A person reached by two teams, or in both cycles, is counted twice."
NOT_PEOPLE = "A contact is one attendance, so one person can be several contacts."
SENT_BY = "The Health Equity Fellow and the community partner send one together every quarter."


def said(
    *, people: Answer, contacts: Answer, by_group: Answer, events: Listing[Event], view: View, span: Span | None = None
) -> Words:
    """Plain sentences, or what is missing and who will supply it."""
    team = team_in(people=people, contacts=contacts, by_group=by_group, events=events, view=view, span=span)
    if not team.people.figures:
        return Words(nothing_yet(view, period=wording.period(*span, "months") if span else ""), missing=True)
    when = f"{team.view.pcn.label}, {wording.periods(team.people)}"
    reached = f"{when}: {team.reached} took part for the first time in this cycle. {of_teams(team.people)}"
    told = (
        reached.strip(),
        f"There were {team.activities} activities. Contacts: {team.count(team.contacts)}. {NOT_PEOPLE}",
        team.known(),
        COUNTED_TWICE,
    )
    return Words(told, panel=True, source=wording.source(team.people, team.contacts), nature=team.nature)


def nothing_yet(view: View, sent: int = 0, period: str = "") -> tuple[str, ...]:
    """Sentence on a missing return: who supplies it and by when. `sent`: teams that have sent a return."""
    everyone = view.pcn.code == view.catalogue.borough.code
    who = "No team has" if everyone else f"The {view.pcn.label} team has not"
    what = f"a return for {period}" if period else "a return yet"
    others = [f"{sent} of the {len(view.catalogue.pcns)} teams {'has' if sent == 1 else 'have'}."] if sent else []
    due = [f"The return for {quarter.words} is due on {_day(quarter.due)}."] if (quarter := _next(view)) else []
    return (" ".join([f"{who} sent {what}.", *others]), " ".join([SENT_BY, *due]))


def _next(view: View) -> Quarter | None:
    """The quarter whose return is due next, in this cycle."""
    if view.built_on is None:
        return None
    last = Quarter.of(view.built_on).plus(-1)
    quarter = last if view.built_on <= last.due else last.plus(1)
    cycle = view.catalogue.cycles[-1]
    return quarter if cycle.first_quarter <= quarter <= cycle.last_quarter else None


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def tiles(
    *, people: Answer, contacts: Answer, by_group: Answer, events: Listing[Event], view: View, span: Span | None = None
) -> Tiles | None:
    """The same at a glance."""
    team = team_in(people=people, contacts=contacts, by_group=by_group, events=events, view=view, span=span)
    if not team.people.figures:
        return None
    counts = (
        _tile(team, team.people, "people new in this cycle", "Another team may have reached them too."),
        _tile(team, team.contacts, "every attendance", "One person can be several contacts."),
    )
    return Tiles((*counts, _activities(team), _headline(team), _known(team)))


def by_quarter(answer: Answer, view: View) -> Chart | None:
    """Each quarter of this cycle. A quarter without a return is a gap with its reason."""
    inside = quarters_to_date(answer)
    each = answer.only(f for f in answer.figures if (f.period_start, f.period_end) in inside)
    if len(each.collected.spans) < 2:
        return None
    return trend(each, view)


def by_group(answer: Answer, view: View, span: Span | None = None) -> Chart | None:
    """People by group, with bars for those whose group is not known."""
    now = at(answer, span)
    if not now.figures:
        return None
    chart = groups(now, view.pcn.code, view)
    title = _largest(now, view) or chart.title
    series = tuple(map(_in_blue, chart.series))
    return replace(chart, title=title, series=series, notes=(COUNTED_TWICE, *chart.notes))


def _largest(now: Answer, view: View) -> str:
    """'Largest group by age: 40 to 59, 265 people'; empty if it is not one group, or a hidden group may be larger."""
    scheme = view.catalogue.breakdowns[now.figures[0].breakdown]
    known = [f for f in now.of(view.pcn.code).figures if not scheme.group(f.group_id).unknown]
    most = max((f.value or 0.0 for f in known), default=0.0)
    largest = [f for f in known if f.value and f.value == most]
    if len(largest) != 1 or any(f.status not in (Status.SHOWN, Status.HIDDEN_SMALL) for f in known):
        return ""
    return f"Largest group: {scheme.group(largest[0].group_id).label}, {most:,.0f} people"


def _in_blue(series: Series) -> Series:
    """Reach has no better or worse, and orange would say so: the programme's groups are blue, the others grey."""
    points = (replace(p, role="chosen" if p.role in PROGRAMME else p.role) for p in series.points)
    return replace(series, role="other", points=tuple(points)) if _by_programme(series) else series


def _by_programme(series: Series) -> bool:
    return any(p.role in PROGRAMME for p in series.points)


def where_from(*, registered: Answer, living_here: Answer, view: View, span: Span | None = None) -> Words | None:
    """How many are registered with the PCN and live in the borough, as they said when they signed in."""
    answers = [now for answer in (registered, living_here) if (now := at(answer, span)).figures]
    if not answers:
        return None
    told = [f"{now.indicator.short}: {_each_group(now, view)}." for now in answers]
    heading = "Where they live and are registered"
    return Words(tuple(told), heading=heading, source=wording.source(*answers), nature=nature_of(*answers))


def _each_group(now: Answer, view: View) -> str:
    """'yes 300, no 40, not known 100'."""
    scheme = view.catalogue.breakdowns[now.figures[0].breakdown]
    return ", ".join(
        f"{scheme.group(f.group_id).label.lower()} {wording.value_or_reason(f, 'count', view.catalogue).lower()}"
        for f in now.figures
    )


def _tile(team: Team, answer: Answer, below: str, limit: str) -> Tile:
    return Tile(
        label=answer.indicator.title,
        value=team.count(answer),
        below=below,
        comparison=f"{wording.periods(team.people)}. {of_teams(answer)}".removesuffix(". "),
        evidence="Counted",
        source=wording.source(answer),
        limit=limit,
        behind=tables.over_time(answer, team.view) if answer.figures else None,
        nature=nature_of(answer),
    )


def _activities(team: Team) -> Tile:
    """Each is listed on the page, so their number is not rounded."""
    return replace(
        _tile(team, team.people, "each is listed under Where and when", "Activities differ in size."),
        label="Activities held",
        value=team.activities,
        source=wording.source_of(team.events, wording.periods(team.people), team.view.catalogue),
        behind=None,
        nature=nature_of(team.events),
    )


def _headline(team: Team) -> Tile:
    return replace(
        _tile(
            team, team.by_group, "of those whose ethnic group is known", "This does not show whether that is enough."
        ),
        label=f"From {team.headline} backgrounds",
        value=team.headline_percent or "Hidden",
        source=f"{wording.source(team.by_group)} Out of people reached whose ethnic group is known.",
        behind=tables.by_group(team.by_group, team.view) if team.by_group.figures else None,
        nature=nature_of(team.by_group, team.people),
    )


def _known(team: Team) -> Tile:
    return replace(
        _headline(team),
        label="Ethnic group known",
        value=team.known_percent or "Hidden",
        below="of all people reached",
        source=f"{wording.source(team.by_group)} Out of all people reached.",
        limit="We don't know the ethnic group of the others.",
    )
