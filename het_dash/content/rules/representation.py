"""People reached compared with a population (methods 6)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isnan

from het_dash.catalogue import Catalogue, Nature, Status
from het_dash.catalogue.comparison_populations import COMMON, Population
from het_dash.charts import Chart, Table
from het_dash.charts.builders.representation import NOT_ENOUGH, Compared, percent_of, representation
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import is_mixed, marked_rows, nature_of
from het_dash.content.blocks import Tabled, Words, unshaded
from het_dash.content.rules.team_summary import at, span_of
from het_dash.figures import Answer, Span
from het_dash.figures.representation import (
    Asked,
    Mix,
    Row,
    hold,
    population_of_denominators,
    population_of_shares,
    reached_mix,
)
from het_dash.store.questions import BOROUGH, THIS_PCN, Question

RESIDENTS = "residents"
PEOPLE = "people reached"
NEED = "The population has the condition, so this compares reach with need."
NOT_HELD = "no data yet"
NO_EXTRACT = "We have no ethnic groups of {people} yet. {whose} GP practices can supply them in a local extract."
TOO_MANY = "too many unknown to compare"


@dataclass(frozen=True, kw_only=True)
class CountedPeople:
    """Answers about the same people: all of them, by the 16 ethnic groups and by broad group."""

    everyone: Answer
    by_group: Answer
    by_broad: Answer


@dataclass(frozen=True, kw_only=True)
class Theirs:
    """Answers about one population: by ethnic group, and everyone where denominators count the people."""

    by_group: Answer
    everyone: Answer | None = None

    @property
    def answers(self) -> tuple[Answer, ...]:
        return (self.by_group,) if self.everyone is None else (self.by_group, self.everyone)


def by_group_of_each(catalogue: Catalogue) -> dict[str, Question]:
    """Each population by ethnic group, by its id."""
    return {
        one.id: Question(one.indicator, _place(one), one.breakdown, "own" if _counted(one) else "published")
        for one in catalogue.representation.populations
    }


def everyone_of_each(catalogue: Catalogue) -> dict[str, Question]:
    """Everyone of the populations that an indicator's denominators count, by id."""
    counted = (one for one in catalogue.representation.populations if _counted(one))
    return {one.id: Question(one.indicator, _place(one), layer="own") for one in counted}


def _place(one: Population) -> tuple[str, ...]:
    return (BOROUGH if one.place == "borough" else THIS_PCN,)


def _counted(one: Population) -> bool:
    return one.figures == "denominators"


def each_of(*, by_group: Mapping[str, Answer], everyone: Mapping[str, Answer]) -> dict[str, Theirs]:
    """The answers about each population, by its id."""
    return {one: Theirs(by_group=answer, everyone=everyone.get(one)) for one, answer in by_group.items()}


def against(
    *,
    people: CountedPeople,
    theirs: Theirs,
    view: View,
    population: str = RESIDENTS,
    span: Span | None = None,
    who: str = PEOPLE,
) -> Chart | Words | None:
    """Each ethnic group's share of people reached divided by its share of one population (`theirs`)."""
    those = at(people.everyone, span)
    if not those.figures:
        return None
    one = view.catalogue.representation.population(population)
    if _counted(one) and not any(answer.collected.figures for answer in theirs.answers):
        return Words((NO_EXTRACT.format(people=one.people, whose=view.catalogue.borough.whose),), missing=True)
    found = compared(people=people, theirs=theirs, view=view, population=population, span=span, who=who)
    chart = representation(found, (those, *(answer.latest for answer in theirs.answers)), view)
    return replace(chart, notes=(NEED, *chart.notes)) if one.need else chart


def compared(
    *,
    people: CountedPeople,
    theirs: Theirs,
    view: View,
    population: str = RESIDENTS,
    span: Span | None = None,
    who: str = PEOPLE,
    asked: tuple[Asked, ...] = (),
) -> Compared:
    """The groups `asked` for, all by default, of those reached and of one population."""
    one = view.catalogue.representation.population(population)
    reached = reached_in(people, span, view)
    return Compared(who, reached, hold(reached, _population(one, theirs, view), asked or asked_rows(view)), one)


def each(
    *, people: CountedPeople, populations: Mapping[str, Theirs], view: View, span: Span | None = None
) -> Tabled | None:
    """The programme's groups compared with every population in turn, with a note if the store lacks one.

    Real reach compared with an example population is example data.
    """
    those = at(people.everyone, span)
    if not those.figures:
        return None
    reached = reached_in(people, span, view)
    used = [those]
    rows: list[tuple[Nature | None, tuple[str, ...]]] = []
    for one in view.catalogue.representation.populations:
        theirs = populations[one.id]
        used += theirs.answers
        rows.append((nature_of(those, *theirs.answers), _row(one, reached, _population(one, theirs, view), view)))
    headline = view.catalogue.representation.headline.label
    columns = ("Population", "Their share of it", "Times their share")
    source = f"{wording.source(*(a.latest for a in used if a.figures))} {NOT_ENOUGH}"
    mixed = is_mixed(nature for nature, _ in rows)
    ours = percent_of(hold(reached, reached, [_headline(view)])[0])
    title = f"{headline}: {ours} of people reached" if ours else headline
    table = Table(columns, marked_rows(rows))
    return Tabled(title, table, source, nature_of(*used), partly=mixed, shades=unshaded(table))


def _row(one: Population, reached: Mix, population: Mix, view: View) -> tuple[str, ...]:
    told = _headline(view)
    (row,) = hold(reached, population, [told])
    about, label = "about " if one.estimated else "", f"{one.label} (need)" if one.need else one.label
    theirs = _percent(row.population_percent, population.reason(told.groups), view)
    if theirs == NOT_HELD:
        return (label, theirs, NOT_HELD)
    return (label, theirs if isnan(row.population_percent) else f"{about}{theirs}", _ratio(row, view))


def _headline(view: View) -> Asked:
    told = view.catalogue.representation.headline
    return Asked(told.label, told.groups)


def _ratio(row: Row, view: View) -> str:
    """A number with its limits, a range, or why there is neither."""
    if between := row.ratio_between:
        return wording.about(between.low, between.high, "ratio")
    if not row.shown:
        return TOO_MANY if row.too_many_unknown else _why(row.reason, view)
    d = row.decimals
    return f"{row.ratio:.{d}f}" + ("" if isnan(row.lower) else f" ({row.lower:.{d}f} to {row.upper:.{d}f})")


def _percent(share: float, reason: Status, view: View) -> str:
    return _why(reason, view) if isnan(share) else f"{share:.0f}%"


def _why(reason: Status, view: View) -> str:
    """Whether the store has this population; a suppressed one has its reason."""
    return NOT_HELD if reason is Status.NOT_COLLECTED else view.catalogue.statuses[reason].words


def asked_rows(view: View) -> tuple[Asked, ...]:
    """Combined groups, then every known group of the common scheme in its order, the programme's first."""
    scheme = view.catalogue.breakdowns[COMMON]
    together = view.catalogue.representation.together
    return (
        *(Asked(one.label, one.groups, one.whole, programme=one.headline) for one in together),
        *(Asked(g.label, (g.id,), programme=g.programme) for g in scheme.groups if not g.unknown),
    )


def reached_in(people: CountedPeople, span: Span | None, view: View) -> Mix:
    """The ethnic mix of those reached in a period; in the cycle to date where none is chosen."""
    chosen = span_of(people.everyone, span)
    return reached_mix(
        view.catalogue.breakdowns[COMMON],
        by_group=at(people.by_group, chosen),
        by_broad=at(people.by_broad, chosen),
        everyone=at(people.everyone, chosen),
    )


def _population(one: Population, theirs: Theirs, view: View) -> Mix:
    scheme = view.catalogue.breakdowns[one.breakdown]
    if theirs.everyone is None:
        return population_of_shares(theirs.by_group.latest, scheme)
    return population_of_denominators(scheme, by_group=theirs.by_group.latest, everyone=theirs.everyone.latest)
