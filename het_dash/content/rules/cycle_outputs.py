"""Outputs of the two cycles: a pair of bars where comparable, apart with the reason where partly so."""

from collections.abc import Iterator, Mapping

from het_dash.catalogue import EXAMPLE, Catalogue, Status
from het_dash.catalogue.indicator import IndicatorRole
from het_dash.catalogue.outcomes_framework import Measure
from het_dash.catalogue.programme import Cycle
from het_dash.charts import Chart, Table
from het_dash.charts.builders.cycle_pair import Worked, pair
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import MARK, marked, nature_of
from het_dash.content.blocks import Tabled, Words
from het_dash.figures import Answer, Figure
from het_dash.figures.care_pathway import quarters
from het_dash.store.questions import ALL_PCNS, BOROUGH, Question

NOT_YET, NOT_COLLECTED = "No return yet", "Not collected"
MONTHS_A_QUARTER = 3
MINIMUM_PUBLISHED: frozenset[IndicatorRole] = frozenset(
    {"people_reached", "champions_recruited", "champions_trained", "champions_active", "champions_into_work"}
)  # roles of which a minimum figure of cycle 1 is published
NONE_ALIKE = (
    "No measure of the draft framework's {all} was counted alike in both cycles. Cycle 1 did not collect what cycle 2 "
    "does. {partly} measures can be partly compared."
)
SOME_ALIKE = "Of the draft framework's {all} measures, {alike} can be compared and {partly} partly: {named}."


def comparable_outputs(catalogue: Catalogue) -> dict[str, Question]:
    """Questions by measure id, for measures that can be compared with cycle 1 and have an indicator."""
    fed = {m.id: m.feeds for m in _measures(catalogue) if m.feeds}
    return {measure: Question(feeds, (BOROUGH, ALL_PCNS), layer="own") for measure, feeds in fed.items()}


def comparable(view: View) -> Words:
    """Number of measures that can be compared."""
    alike = [m.title for m in _measures(view.catalogue) if m.comparable == "yes"]
    partly = len(_measures(view.catalogue)) - len(alike)
    counts = {"all": len(view.catalogue.framework.measures), "alike": len(alike), "partly": partly}
    return Words(((SOME_ALIKE if alike else NONE_ALIKE).format(**counts, named="; ".join(alike)),))


def pairs(measure: Measure, outputs: Mapping[str, Answer], view: View) -> Chart | None:
    """One comparable measure as a pair of bars; without figures of both cycles there is none."""
    answer = _held(outputs).get(measure.id)
    if measure.comparable != "yes" or answer is None:
        return None
    first, second = (worked(answer, cycle, view) for cycle in view.catalogue.cycles)
    if first is None or second is None:
        return None
    return pair(measure, first, second, answer.only(f for f in answer.figures if f in (first.total, second.total)))


def partly(outputs: Mapping[str, Answer], view: View) -> Tabled:
    """Each measure with what is known of either cycle, and why the two are only partly comparable."""
    answers = _held(outputs)
    rows = tuple(_rows(answers, view))
    columns = ("Measure", "Cycle 1", "Cycle 2 so far", "Why only partly")
    used = [a.collected for a in answers.values()]
    named = dict.fromkeys(one for m in _measures(view.catalogue) for one in m.cycle_1.source.split("; ") if one)
    source = f"Cycle 1: {'; '.join(named)}. {wording.source(*used) if used else ''}".strip()
    example = any(MARK in cell for row in rows for cell in row)
    nature = EXAMPLE if example else nature_of(*(a.of(view.catalogue.borough.code) for a in used))
    return Tabled("Can be partly compared", Table(columns, rows), source, nature, partly=example)


def _rows(answers: dict[str, Answer], view: View) -> Iterator[tuple[str, ...]]:
    cycle_1, cycle_2 = view.catalogue.cycles[0], view.catalogue.cycles[-1]
    for measure in _measures(view.catalogue):
        if measure.comparable != "partly":
            continue
        answer = answers.get(measure.id)
        first = _counted(answer, cycle_1, view) if _has_example_total(measure, answer) else ""
        second = _counted(answer, cycle_2, view)
        yield (measure.title, first or measure.cycle_1.words, second or NOT_YET, measure.why)


def _has_example_total(measure: Measure, answer: Answer | None) -> bool:
    """For cycle 1, but not for residents or champions, which have published minimum figures."""
    published = answer is not None and MINIMUM_PUBLISHED.intersection(answer.indicator.roles)
    return measure.cycle_1.evidence == "demonstration" and not published


def _counted(answer: Answer | None, cycle: Cycle, view: View) -> str:
    """'5,120, October 2022 to March 2025: 7.10 (6.91 to 7.30) for each team and month', why not, or nothing."""
    if answer is None:
        return ""
    one = worked(answer, cycle, view)
    if one is None:
        total = _to_date(_inside(answer, cycle).of(view.catalogue.borough.code))
        if total is None or total.shown or total.status is Status.NOT_COLLECTED:
            return ""
        return marked(view.catalogue.statuses[total.status].words, total.nature)
    told = f"{wording.written(one.total, 'count')}, {one.period}: {one.in_words} for each team and month"
    return marked(f"{told}. {one.total.note}" if one.total.note else told, one.total.nature)


def worked(answer: Answer, cycle: Cycle, view: View) -> Worked | None:
    """The cycle's count to date with the months of those teams that returned one; None where none is shown."""
    inside = _inside(answer, cycle)
    whole = inside.of(view.catalogue.borough.code)
    total = _to_date(whole)
    each = quarters(inside)
    teams = (f for f in inside.figures if f not in whole.figures and f.status is not Status.NOT_COLLECTED)
    returned = sum((f.period_start, f.period_end) in each for f in teams)
    if total is None or not total.shown or not returned:
        return None
    return Worked(cycle.title, total, MONTHS_A_QUARTER * returned)


def _inside(answer: Answer, cycle: Cycle) -> Answer:
    return answer.only(
        f for f in answer.figures if cycle.first_day <= f.period_start and f.period_end <= cycle.last_day
    )


def _to_date(whole: Answer) -> Figure | None:
    return next(iter(whole.within(whole.spans[-1]).figures), None) if whole.spans else None


def _measures(catalogue: Catalogue) -> tuple[Measure, ...]:
    return tuple(m for m in catalogue.framework.measures.values() if m.comparable != "no")


def _held(outputs: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers that have a figure, by measure id."""
    return {measure: answer for measure, answer in outputs.items() if answer.figures}
