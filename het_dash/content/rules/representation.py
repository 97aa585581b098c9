"""People reached compared with a population (methods 6)."""

from dataclasses import replace
from math import isnan

from het_dash.catalogue import Catalogue, Nature, Status
from het_dash.catalogue.comparison_populations import COMMON, Population
from het_dash.charts import Chart, Table
from het_dash.charts.builders.representation import NOT_ENOUGH, Compared, percent_of, representation
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import is_mixed, marked_rows, nature_of
from het_dash.content.blocks import Tabled, Words
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
from het_dash.store.questions import LEWISHAM, THIS_PCN, Question

RESIDENTS = "residents"
PEOPLE = "people reached"
NEED = "The population is people with the condition: this is reach against need."
NOT_HELD = "not held"
NO_EXTRACT = (
    "We do not hold the ethnic groups of {whom}: they come with an extract that Lewisham's GP practices can supply."
)
TOO_MANY = "too many not known to say"


def questions_of(one: Population) -> tuple[Question, ...]:
    """The population by group; everyone too where an indicator's denominators count the people."""
    place = (LEWISHAM if one.place == "borough" else THIS_PCN,)
    if one.figures == "values":
        return (Question(one.indicator, place, one.breakdown),)
    return (Question(one.indicator, place, one.breakdown, "own"), Question(one.indicator, place, layer="own"))


def of_one(population: str, catalogue: Catalogue) -> tuple[Question, ...]:
    return questions_of(catalogue.representation.population(population))


def of_each(catalogue: Catalogue) -> tuple[Question, ...]:
    return tuple(question for one in catalogue.representation.populations for question in questions_of(one))


def against(
    people: Answer,
    by_group: Answer,
    by_broad: Answer,
    *rest: Answer | View,
    population: str = RESIDENTS,
    span: Span | None = None,
    who: str = PEOPLE,
) -> Chart | Words | None:
    """Each ethnic group's share of those reached over its share of one population, whose answers are `rest`."""
    those, view, theirs = at(people, span), _view(rest), _answers(rest)
    if not those.figures:
        return None
    one = view.catalogue.representation.population(population)
    if one.figures == "denominators" and not any(answer.collected.figures for answer in theirs):
        return Words((NO_EXTRACT.format(whom=one.whom),), missing=True)
    reached = reached_in((people, by_group, by_broad), span, view)
    found = Compared(who, reached, hold(reached, _population(one, theirs, view), asked_rows(view)), one)
    chart = representation(found, (those, *(answer.latest for answer in theirs)), view)
    return replace(chart, notes=(NEED, *chart.notes)) if one.need else chart


def each(
    people: Answer, by_group: Answer, by_broad: Answer, *rest: Answer | View, span: Span | None = None
) -> Tabled | None:
    """The programme's groups against every population in turn; one that is not held says so.

    Real reach held against an example population is example data.
    """
    those, view, left = at(people, span), _view(rest), list(_answers(rest))
    if not those.figures:
        return None
    reached, used = reached_in((people, by_group, by_broad), span, view), [those]
    rows: list[tuple[Nature | None, tuple[str, ...]]] = []
    for one in view.catalogue.representation.populations:
        theirs = [left.pop(0) for _ in questions_of(one)]
        used += theirs
        rows.append((nature_of(those, *theirs), _row(one, reached, _population(one, tuple(theirs), view), view)))
    headline = view.catalogue.representation.headline.label
    columns = ("Population", f"{headline}: of those reached", "Of the population", "Times its share", "Read as")
    source = f"{wording.source(*(a.latest for a in used if a.figures))} {NOT_ENOUGH}"
    mixed = is_mixed(nature for nature, _ in rows)
    return Tabled("Against each population", Table(columns, marked_rows(rows)), source, nature_of(*used), partly=mixed)


def _row(one: Population, reached: Mix, population: Mix, view: View) -> tuple[str, ...]:
    told = view.catalogue.representation.headline
    (row,) = hold(reached, population, [Asked(told.label, told.groups)])
    about, kind = "about " if one.estimated else "", "against need" if one.need else "against the population"
    ours = percent_of(row) or _why(reached.reason(told.groups), view)
    theirs = _percent(row.population_percent, population.reason(told.groups), view)
    if theirs == NOT_HELD:
        return (one.label, ours, theirs, NOT_HELD, kind)
    return (one.label, ours, theirs if isnan(row.population_percent) else f"{about}{theirs}", _ratio(row, view), kind)


def _ratio(row: Row, view: View) -> str:
    """A number with its limits, a range, or why there is neither."""
    if between := row.ratio_between:
        return wording.about(between.low, between.high, "ratio")
    if not row.shown:
        return TOO_MANY if row.too_many_unknown else _why(row.reason, view)
    return f"{row.ratio:.2f}" + ("" if isnan(row.lower) else f" ({row.lower:.2f} to {row.upper:.2f})")


def _percent(share: float, reason: Status, view: View) -> str:
    return _why(reason, view) if isnan(share) else f"{share:.0f}%"


def _why(reason: Status, view: View) -> str:
    """A population that nobody brought in is not held; a hidden one says so."""
    return NOT_HELD if reason is Status.NOT_COLLECTED else view.catalogue.statuses[reason].words


def asked_rows(view: View) -> tuple[Asked, ...]:
    """Groups told together, then every known group of the common scheme in its order, the programme's first."""
    scheme = view.catalogue.breakdowns[COMMON]
    together = view.catalogue.representation.together
    return (
        *(Asked(one.label, one.groups, one.whole, programme=one.headline) for one in together),
        *(Asked(g.label, (g.id,), programme=g.programme) for g in scheme.groups if not g.unknown),
    )


def reached_in(answers: tuple[Answer, Answer, Answer], span: Span | None, view: View) -> Mix:
    people, by_group, by_broad = answers
    chosen = span_of(people, span)
    everyone, detailed, broad = (at(answer, chosen) for answer in (people, by_group, by_broad))
    return reached_mix(detailed, broad, everyone, view.catalogue.breakdowns[COMMON])


def _population(one: Population, theirs: tuple[Answer, ...], view: View) -> Mix:
    scheme = view.catalogue.breakdowns[one.breakdown]
    if one.figures == "values":
        return population_of_shares(theirs[0].latest, scheme)
    by_group, everyone = (answer.latest for answer in theirs)
    return population_of_denominators(by_group, everyone, scheme)


def _view(rest: tuple[Answer | View, ...]) -> View:
    return next(one for one in rest if isinstance(one, View))


def _answers(rest: tuple[Answer | View, ...]) -> tuple[Answer, ...]:
    return tuple(one for one in rest if isinstance(one, Answer))
