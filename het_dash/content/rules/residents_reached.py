"""Residents reached by a team, by group and quarter (methods 5)."""

from dataclasses import replace

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

COUNTED_TWICE = "A person reached by two teams is counted twice; a person reached in both cycles is counted in each."
NOT_PEOPLE = "Every attendance is one contact: contacts are not people."
NOTHING_YET = (
    "No return yet: the Health Equity Fellow and the community organisation send one together every quarter. Residents "
    "reached, activities, champions, what was heard and what changed appear here after the first.",
    "Cycle 1 reached more than 2,500 residents and involved more than 70 community champions across all six teams. "
    "No figure by PCN was published.",
)


def said(
    *, people: Answer, contacts: Answer, by_group: Answer, events: Listing[Event], view: View, span: Span | None = None
) -> Words:
    """Plain sentences, or what is not collected yet and who will supply it."""
    team = team_in(people=people, contacts=contacts, by_group=by_group, events=events, view=view, span=span)
    if not team.people.figures:
        return Words(NOTHING_YET, missing=True)
    reached = (
        f"{team.view.pcn.label}, {wording.periods(team.people)}. Residents reached, people taking part for the first "
        f"time in this cycle: {team.count(team.people)}. {of_teams(team.people)}"
    )
    told = (
        reached.strip(),
        f"Activities held: {team.activities}. Contacts: {team.count(team.contacts)}. {NOT_PEOPLE}",
        team.known(),
        COUNTED_TWICE,
    )
    return Words(told, panel=True, source=wording.source(team.people, team.contacts), nature=team.nature)


def tiles(
    *, people: Answer, contacts: Answer, by_group: Answer, events: Listing[Event], view: View, span: Span | None = None
) -> Tiles | None:
    """The same at a glance."""
    team = team_in(people=people, contacts=contacts, by_group=by_group, events=events, view=view, span=span)
    if not team.people.figures:
        return None
    counts = (
        _tile(team, team.people, "people new in this cycle", "We don't know whether another team reached them too."),
        _tile(team, team.contacts, "every attendance", "Contacts are not people: one person may come several times."),
    )
    return Tiles((*counts, _activities(team), _headline(team), _known(team)))


def by_quarter(answer: Answer, view: View) -> Chart | None:
    """Quarter by quarter of this cycle; a quarter without a return is a gap that says so."""
    inside = quarters_to_date(answer)
    each = answer.only(f for f in answer.figures if (f.period_start, f.period_end) in inside)
    if len(each.collected.spans) < 2:
        return None
    return replace(trend(each, view), title=f"{answer.indicator.title}, quarter by quarter")


def by_group(answer: Answer, view: View, span: Span | None = None) -> Chart | None:
    """People by group; those whose group is not known are bars of their own."""
    now = at(answer, span)
    if not now.figures:
        return None
    chart = groups(now, view.pcn.code, view)
    return replace(chart, series=tuple(map(_in_blue, chart.series)), notes=(*chart.notes, COUNTED_TWICE))


def _in_blue(series: Series) -> Series:
    """Reach has no better or worse, and orange would say so: the programme's groups are blue, the others grey."""
    points = (replace(p, role="chosen" if p.role in PROGRAMME else p.role) for p in series.points)
    return replace(series, role="other", points=tuple(points)) if _by_programme(series) else series


def _by_programme(series: Series) -> bool:
    return any(p.role in PROGRAMME for p in series.points)


def where_from(*, registered: Answer, living_here: Answer, view: View, span: Span | None = None) -> Words | None:
    """Whether those reached are registered with the PCN and live in the borough, as they said at sign-in."""
    answers = [now for answer in (registered, living_here) if (now := at(answer, span)).figures]
    if not answers:
        return None
    told = [f"{now.indicator.title}: {_each_group(now, view)}." for now in answers]
    heading = "Where do they live, and where are they registered?"
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
        _tile(team, team.people, "each listed below", "We don't know how large each activity was."),
        label="Activities held",
        value=team.activities,
        source=wording.source_of(team.events, wording.periods(team.people), team.view.catalogue),
        behind=None,
        nature=nature_of(team.events),
    )


def _headline(team: Team) -> Tile:
    return replace(
        _tile(team, team.by_group, "of those whose ethnic group is known", "This cannot show whether that is enough."),
        label=f"From {team.headline} backgrounds",
        value=team.headline_percent or "Hidden",
        source=f"{wording.source(team.by_group)} Out of: those reached whose ethnic group is known.",
        behind=tables.by_group(team.by_group, team.view) if team.by_group.figures else None,
        nature=nature_of(team.by_group, team.people),
    )


def _known(team: Team) -> Tile:
    return replace(
        _headline(team),
        label="Ethnic group known",
        value=team.known_percent or "Hidden",
        below="of all those reached",
        source=f"{wording.source(team.by_group)} Out of: all those reached.",
        limit="We don't know the ethnic group of the others.",
    )
