"""Cycle 2 so far as tiles, from the teams' returns. Each tile takes its nature from its own figures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isinf, isnan

from het_dash.catalogue import EXAMPLE
from het_dash.charts import Table
from het_dash.charts.builders.care_pathway import TOO_EARLY, WITHOUT_HELP
from het_dash.charts.builders.representation import people_of, percent_of
from het_dash.charts.perspective import View
from het_dash.charts.text import tables, wording
from het_dash.charts.text.example_marks import nature_of
from het_dash.content.blocks import Tile, Tiles, Words
from het_dash.content.rules.representation import CountedPeople, asked_rows, reached_in
from het_dash.content.rules.residents_reached import COUNTED_TWICE
from het_dash.content.rules.returns_status import Received, received
from het_dash.figures import Answer, Span
from het_dash.figures.care_pathway import CHECKED, Reached, quarters, stages
from het_dash.figures.records import Listing
from het_dash.figures.representation import Asked, Row, hold, population_of_shares
from het_dash.figures.returns_records import Receipt
from het_dash.figures.share_bounds import added
from het_dash.figures.totals import Counted, counted, together
from het_dash.figures.verdicts import SHARE_OF_RESIDENTS

NOT_COLLECTED = (
    "No team has sent a return yet. Each Health Equity Fellow and community organisation send one together every "
    "quarter: who was reached and checked, what followed, and champions.",
)
FOLLOW_UP = "follow_up"
NEED = "This cannot show whether that is enough: a group's need may be greater than its share of residents."
CHECKS = "This cannot show what the checks achieved."
COVERED = "We don't know how much of the teams' work the returns cover."


@dataclass(frozen=True, kw_only=True)
class SoFar:
    """The answers of the block, all of the borough."""

    people: Answer
    by_group: Answer
    by_broad: Answer
    trained: Answer
    active: Answer
    into_work: Answer
    residents: Answer
    pathways: tuple[Answer, ...]
    receipts: Listing[Receipt]
    view: View

    @property
    def in_cycle(self) -> "SoFar":
        """Without the figures of cycle 1."""
        return replace(
            self,
            people=of_cycle(self.people, self.view),
            by_group=of_cycle(self.by_group, self.view),
            by_broad=of_cycle(self.by_broad, self.view),
            trained=of_cycle(self.trained, self.view),
            active=of_cycle(self.active, self.view),
            into_work=of_cycle(self.into_work, self.view),
            pathways=tuple(of_cycle(pathway, self.view) for pathway in self.pathways),
        )

    @property
    def span(self) -> Span | None:
        """The cycle to date."""
        return self.people.spans[-1] if self.people.spans else None

    @property
    def period(self) -> str:
        return wording.period(*self.span, "months") if self.span else ""

    @property
    def headline(self) -> Row:
        """The programme's groups against the residents."""
        people = CountedPeople(everyone=self.people, by_group=self.by_group, by_broad=self.by_broad)
        mix = reached_in(people, self.span, self.view)
        scheme = self.view.catalogue.breakdowns[self.residents.figures[0].breakdown]
        told = self.view.catalogue.representation.headline
        asked = next((a for a in asked_rows(self.view) if a.programme), Asked(told.label, told.groups))
        return hold(mix, population_of_shares(self.residents.latest, scheme), [asked])[0]

    @property
    def received(self) -> Received:
        return received(self.receipts, self.view)

    @property
    def of_teams(self) -> str:
        """'; returns of 1 of 6 teams', where a total is not of all of them."""
        return f"; {self.received.teams}" if self.received.teams else ""


def of_cycle(answer: Answer, view: View) -> Answer:
    """Counts of returns in the latest cycle; cycle 1 has only published minimum figures (methods 12)."""
    if answer.indicator.stage != "reached":
        return answer
    return answer.only(f for f in answer.figures if f.period_start >= view.catalogue.cycles[-1].first_day)


@dataclass(frozen=True)
class Told:
    """A tile for each thing that returns tell about the cycle so far. Example data has no verdict."""

    people: Tile
    share: Tile
    checked: Tile
    champions: Tile
    on_time: Tile


def told(asked: SoFar) -> Told | None:
    """None without any return."""
    found = asked.in_cycle
    if not found.people.collected.figures:
        return None
    made = (_people(found), _share(found), _followed(found), _champions(found), _on_time(found))
    return Told(*(replace(tile, verdict="") if tile.nature == EXAMPLE else tile for tile in made))


def returns(asked: SoFar) -> Words | Tiles:
    """Tiles beyond the page's first ones; without any return what is missing and who can supply it."""
    found = told(asked)
    return Tiles((found.share, found.checked, found.on_time)) if found else Words(NOT_COLLECTED, missing=True)


def _people(found: SoFar) -> Tile:
    now = found.people.within(found.span)
    return Tile(
        label="Residents reached",
        value=_number(now, found.view),
        below=f"{_at_least(now)}people new in this cycle; {found.period}{found.of_teams}",
        comparison="",
        evidence="Counted",
        source=f"{wording.source(now)} {COUNTED_TWICE}",
        behind=tables.over_time(found.people, found.view),
        nature=nature_of(now),
    )


def _share(found: SoFar) -> Tile:
    row, by_group = found.headline, found.by_group.within(found.span)
    return replace(
        _people(found),
        label=row.asked.label,
        value=percent_of(row) or "Hidden",
        below="of people reached" + _residents(row),
        comparison=_times(row),
        source=f"{wording.source(by_group, found.residents)} {NEED}",
        verdict=SHARE_OF_RESIDENTS.words(row.lower, row.upper),
        behind=tables.by_group(by_group, found.view) if by_group.figures else None,
        nature=nature_of(by_group, found.people.within(found.span), found.residents),
    )


def _residents(row: Row) -> str:
    return "" if isnan(row.population_percent) else f", against {row.population_percent:.0f}% of residents"


def _times(row: Row) -> str:
    """'2.12 times their share of residents; 1.90 to 2.30', a range, or that there is none."""
    if between := row.ratio_between:
        return f"{wording.about(between.low, between.high, 'ratio')} times their share of residents: {people_of(row)}"
    if not row.shown:
        return "no ratio can be shown"
    d = row.decimals
    limits = f"; {row.lower:.{d}f} to {row.upper:.{d}f}" if not isnan(row.lower) else ""
    return f"{row.ratio:.{d}f} times their share of residents{limits}"


def _followed(found: SoFar) -> Tile:
    """People checked for any condition; what followed where most were checked; the rest in the table behind."""
    every = {answer.indicator.id: reached(answer, found.view) for answer in found.pathways if answer.figures}
    most = max(every, key=lambda one: _at(every[one], CHECKED).number or 0, default=None)
    return replace(
        _people(found),
        label="People checked",
        value=_checked(found, every),
        below=f"{found.period}{found.of_teams}",
        comparison=_needed_follow_up(most, every[most], found.view) if most else "",
        source=f"{wording.source(*found.pathways)} {CHECKS} {WITHOUT_HELP}",
        behind=_by_condition(every, found.view),
        nature=nature_of(*found.pathways),
    )


def _checked(found: SoFar, every: Mapping[str, tuple[Reached, ...]]) -> str:
    """People checked for any condition; where 1 to 7 of a part are suppressed, between which numbers they lie."""
    whole = together(_at(stages, CHECKED) for stages in every.values())
    parts = [_to_date(answer) for answer in found.pathways if answer.figures]
    between = added(parts)
    if whole.count is not None or not any(part.count for part in parts) or isinf(between.high):
        return _count(whole)
    return f"{between.low:,.0f} to {between.high:,.0f}"


def _to_date(answer: Answer) -> Counted:
    """The published total of all cohorts: a sum of rounded cohorts would be further off."""
    cohorts = quarters(answer)
    whole = answer.within((cohorts[0][0], cohorts[-1][1])) if cohorts else answer.only(())
    return counted(next((f for f in whole.figures if f.group_id == CHECKED), None))


def _needed_follow_up(pathway: str, stages: tuple[Reached, ...], view: View) -> str:
    """'Blood pressure: 345 of 1,100 needed follow-up'."""
    title = next(one.title for one in view.catalogue.pathways if one.id == pathway).partition(" checks ")[0]
    needed, checked = (_count(_at(stages, stage)).lower() for stage in (FOLLOW_UP, CHECKED))
    return f"{title}: {needed} of {checked} needed follow-up"


def _by_condition(every: Mapping[str, tuple[Reached, ...]], view: View) -> Table:
    """A row a pathway and stage."""
    titles = {one.id: one.title for one in view.catalogue.pathways}
    rows = tuple(
        (titles[pathway], one.stage.label, TOO_EARLY if one.too_early else _count(one.people))
        for pathway, stages in every.items()
        for one in stages
    )
    return Table(("Care pathway", "Stage", "People"), rows)


def _at(stages: tuple[Reached, ...], stage: str) -> Counted:
    return next(one.people for one in stages if one.stage.id == stage)


def reached(answer: Answer, view: View) -> tuple[Reached, ...]:
    """Every stage of one pathway over all cohorts, each only of cohorts old enough."""
    one = next(p for p in view.catalogue.pathways if p.id == answer.indicator.id)
    cohorts = quarters(answer)
    return stages(answer, one, cohorts, cohorts[-1][1]) if cohorts else ()


def _count(counted: Counted) -> str:
    return "Hidden" if counted.count is None else f"{counted.count:,.0f}"


def _champions(found: SoFar) -> Tile:
    trained, active, work = (
        a.latest.within(a.spans[-1]) if a.spans else a for a in (found.trained, found.active, found.into_work)
    )
    return replace(
        _people(found),
        label="Champions trained",
        value=_number(trained, found.view),
        below=f"{_at_least(trained)}active now: {_number(active, found.view).lower()}{found.of_teams}",
        comparison=f"Into work or training: {_number(work, found.view).lower()}",
        source=f"{wording.source(trained, active, work)} We don't know what the champions achieved.",
        behind=tables.over_time(found.trained, found.view) if found.trained.figures else None,
        nature=nature_of(trained, active, work),
    )


def _on_time(found: SoFar) -> Tile:
    got = found.received
    return replace(
        _people(found),
        label="Returns on time",
        value=f"{got.on_time} of {got.due}",
        below=f"late {got.late}; not received {got.missing}",
        comparison=f"from {_sent(got)} of {len(found.view.catalogue.pcns)} teams",
        source=f"{wording.source_of(found.receipts, found.period, found.view.catalogue)} {COVERED}",
        behind=got.table(found.view),
        nature=got.nature,
    )


def _sent(got: Received) -> int:
    """Of example data alone, the teams that it is about."""
    return got.sent or got.invented


def _number(answer: Answer, view: View) -> str:
    """'3,260+' if it is a minimum figure."""
    figure = next(iter(answer.figures), None)
    if figure is None or not figure.shown:
        return wording.value_or_reason(figure, "count", view.catalogue)
    return f"{wording.number(figure.value or 0.0, 'count')}{'+' if figure.qualifier == 'at_least' else ''}"


def _at_least(answer: Answer) -> str:
    """If a team has not returned a quarter, the total is a minimum figure."""
    return "minimum figure; " if any(f.qualifier == "at_least" for f in answer.figures) else ""
