"""Follow-up after a check, by condition (methods 7)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from het_dash.catalogue import Catalogue
from het_dash.catalogue.activities import Pathway
from het_dash.charts import Chart
from het_dash.charts.builders.care_pathway import Followed, by_cohort, pathway
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import is_mixed, marked_rows, nature_of
from het_dash.content.blocks import Tabled, unshaded
from het_dash.content.rules.team_summary import of_teams
from het_dash.figures import Answer, Span
from het_dash.figures.care_pathway import quarters, stages
from het_dash.store import Question


def pathways_in(*areas: str) -> Callable[[Catalogue], dict[str, Question]]:
    """The stages of every care pathway in these areas, by the pathway's id."""

    def of(catalogue: Catalogue) -> dict[str, Question]:
        return {one.id: Question(one.id, areas, one.id, "own") for one in catalogue.pathways}

    return of


def followed(answer: Answer, view: View, span: Span | None = None) -> Chart | None:
    """The stages of the cohorts in a period; of all cohorts of the cycle where none is chosen."""
    answer = answer.collected
    found = found_in(answer, view, span)
    used = answer.only(f for f in answer.figures if (f.period_start, f.period_end) in found.cohorts)
    if not found.cohorts:
        return None
    chart, note = pathway(found, used, view), of_teams(answer.within(answer.spans[-1]))
    return replace(chart, notes=(*chart.notes, *([note] if note else [])))


def cohorts(answer: Answer, view: View, span: Span | None = None) -> Tabled | None:
    """Each cohort, from the latest return."""
    answer = answer.collected
    found = found_in(answer, view, span)
    if len(found.cohorts) < 2:
        return None
    one_by_one = [(cohort, stages(answer, found.pathway, [cohort], _as_of(answer))) for cohort in found.cohorts]
    natures = [nature_of(answer.within(cohort)) for cohort in found.cohorts]
    table, mixed = by_cohort(found, one_by_one, view), is_mixed(natures)
    table = replace(table, rows=marked_rows(list(zip(natures, table.rows, strict=True))))
    title = f"{found.pathway.title}, by quarter of the check"
    return Tabled(title, table, wording.source(answer), nature_of(answer), partly=mixed, shades=unshaded(table))


def found_in(answer: Answer, view: View, span: Span | None) -> Followed:
    """The pathway's stages over the cohorts of a period."""
    one = _pathway(answer, view)
    inside = tuple(q for q in quarters(answer) if span is None or (span[0] <= q[0] and q[1] <= span[1]))
    return Followed(one, stages(answer, one, inside, _as_of(answer)) if inside else (), inside)


def _as_of(answer: Answer) -> date:
    """End of the last quarter that has a cohort."""
    return quarters(answer)[-1][1]


def _pathway(answer: Answer, view: View) -> Pathway:
    return next(one for one in view.catalogue.pathways if one.id == answer.indicator.id)
