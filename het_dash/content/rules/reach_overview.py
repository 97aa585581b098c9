"""First screen of Reach and need: one sentence, four numbers and the programme's groups in a population."""

from collections.abc import Mapping
from dataclasses import dataclass

from het_dash.catalogue import EXAMPLE
from het_dash.charts import Chart
from het_dash.charts.builders.care_pathway import FOLLOW_UP
from het_dash.charts.builders.reach_pair import Groups, pair
from het_dash.charts.builders.representation import Compared, percent_of
from het_dash.charts.perspective import View
from het_dash.charts.text import tables, wording
from het_dash.charts.text.example_marks import nature_of
from het_dash.content.blocks import Lead, Tile, Tiles, Words
from het_dash.content.rules import pathway_followup, representation
from het_dash.content.rules.representation import CountedPeople, Theirs
from het_dash.content.rules.residents_reached import nothing_yet
from het_dash.content.rules.team_summary import Team, at, of_teams, team_in
from het_dash.figures import Answer, Span
from het_dash.figures.care_pathway import CHECKED
from het_dash.figures.records import Event, Listing
from het_dash.figures.representation import Asked, Row

COMING = "Who we reached, where and when, and what followed will appear here."


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Figures of the first screen, for a period (None for the cycle to date) and a population."""

    people: CountedPeople
    contacts: Answer
    events: Listing[Event]
    theirs: Theirs
    pathways: Mapping[str, Answer]
    trained: Answer
    active: Answer
    of_each_team: Answer
    population: str
    span: Span | None
    view: View

    @property
    def team(self) -> Team:
        return team_in(
            people=self.people.everyone, contacts=self.contacts, by_group=self.people.by_group, events=self.events,
            view=self.view, span=self.span,
        )  # fmt: skip

    @property
    def collected(self) -> bool:
        return bool(self.team.people.figures)

    @property
    def compared(self) -> Compared:
        """The programme's groups one by one, then all of them together."""
        told = self.view.catalogue.representation.headline
        singles = [one for one in representation.asked_rows(self.view) if one.programme and len(one.groups) == 1]
        together = Asked(self._together(len(singles)), told.groups, programme=True)
        return representation.compared(
            people=self.people, theirs=self.theirs, view=self.view, population=self.population, span=self.span,
            asked=(*singles, together),
        )  # fmt: skip

    @staticmethod
    def _together(count: int) -> str:
        return "Both together" if count == 2 else "All together"


def lead(reach: Reach) -> Lead:
    """The sentence that answers the page's question, from what may be said."""
    found = reach.compared
    row, team = found.rows[-1], reach.team
    theirs = _of_population(found, row)
    if not reach.collected:
        first = f"{theirs[:1].upper()}{theirs[1:]} are from {team.headline} backgrounds." if theirs else ""
        said = f"{first} {nothing_yet(reach.view, _sent(reach), _period(reach))[0]}".strip()
        return Lead(said, _number(found, row), nature_of(*reach.theirs.answers))
    nature = nature_of(reach.people.everyone, reach.people.by_group, *reach.theirs.answers)
    if row.too_many_unknown:
        return Lead(f"We reached {team.reached}. Too few gave their ethnic group to compare them with a population.",
                    team.reached, nature)  # fmt: skip
    ours = percent_of(row)
    if not ours:
        return Lead(f"We reached {team.reached}. {team.known()}", team.reached, nature)
    said = f"Where we know the ethnic group, {ours} of the people we reached are from {team.headline} backgrounds."
    return Lead(f"{said} They are {theirs}." if theirs else said, ours, nature)


def tiles(reach: Reach) -> Tiles | None:
    """People, activities, follow-up and champions; None before the first return."""
    team = reach.team
    if not reach.collected:
        return None
    when = wording.periods(team.people)
    behind = tables.over_time(team.people, team.view)
    people = Tile("People reached", team.count(team.people), when, of_teams(team.people), None,
                  wording.source(team.people), behind=behind, nature=nature_of(team.people))  # fmt: skip
    held = Tile("Activities", team.activities, f"{team.count(team.contacts)} attendances", "", None,
                wording.source_of(team.events, when, team.view.catalogue),
                nature=nature_of(team.events, team.contacts))  # fmt: skip
    return Tiles(tuple(one for one in (people, held, follow_up(reach), _champions(reach)) if one))


def follow_up(reach: Reach) -> Tile | None:
    """Of one care pathway: people with different conditions are not added up."""
    collected = [one for one in reach.pathways.values() if one.collected.figures]
    if len(collected) != 1:
        return None
    answer = collected[0].collected
    found = pathway_followup.found_in(answer, reach.view, reach.span)
    if not found.cohorts:
        return None
    follow_up, checked = (found.stage(stage).people for stage in (FOLLOW_UP, CHECKED))
    words = [
        f"{one.count:,.0f}" if one.count is not None else reach.view.catalogue.statuses[one.status].words
        for one in (follow_up, checked)
    ]
    below = f"of {words[1]} people checked" if checked.count is not None else ""
    return Tile("Needed follow-up", words[0], below, "", None, wording.source(answer), nature=nature_of(answer))


def _champions(reach: Reach) -> Tile | None:
    trained, active = at(reach.trained), at(reach.active)
    if not trained.figures:
        return None
    count, now = (wording.value_or_reason(next(iter(one.figures), None), "count", reach.view.catalogue)
                  for one in (trained, active))  # fmt: skip
    below = f"{wording.lead_lower(now)} active at the end" if active.figures else wording.periods(trained)
    return Tile("Champions trained", count, below, "", None, wording.source(trained, active),
                nature=nature_of(trained, active))  # fmt: skip


def pair_of_bars(reach: Reach) -> Chart | None:
    """The programme's groups and the chosen population. Before the first return, the population alone."""
    people = at(reach.people.everyone, reach.span)
    theirs = tuple(answer.latest for answer in reach.theirs.answers)
    if not any(answer.collected.figures for answer in reach.theirs.answers):
        return None
    found = reach.compared
    when = wording.periods(people) if people.figures else _period(reach)
    return pair(Groups(found, found.rows), (people, *theirs), reach.view, f", {when}" if when else "")


def missing(reach: Reach) -> Words | None:
    """Before the first return of the team: what is missing, who supplies it and by when."""
    if reach.collected:
        return None
    _, *supplied = nothing_yet(reach.view)
    return Words((*supplied, COMING), heading="What is missing", missing=True)


def _sent(reach: Reach) -> int:
    """Teams that have sent a return. Example data is not counted."""
    return len({f.area_code for f in reach.of_each_team.collected.figures if f.nature != EXAMPLE})


def _period(reach: Reach) -> str:
    return wording.period(*reach.span, "months") if reach.span else ""


def _number(found: Compared, row: Row) -> str:
    said = _of_population(found, row)
    return said.partition(" of ")[0]


def _of_population(found: Compared, row: Row) -> str:
    """'about 26% of registered patients'; empty if it is not known."""
    if row.population_percent != row.population_percent:
        return ""
    about = "about " if found.population.estimated else ""
    return f"{about}{row.population_percent:.0f}% of {found.population.people}"
