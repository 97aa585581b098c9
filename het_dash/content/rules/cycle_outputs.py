"""Outputs of the two cycles: a pair of bars where comparable, apart with the reason where partly so."""

from collections.abc import Iterator

from het_dash.catalogue import Catalogue, Status
from het_dash.catalogue.outcomes_framework import Measure
from het_dash.catalogue.programme import Cycle
from het_dash.charts import Chart, Table
from het_dash.charts.builders.cycle_pair import Worked, pair
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.content.blocks import Tabled, Words
from het_dash.content.rules.cycle_2_summary import is_demonstration
from het_dash.figures import Answer, Figure
from het_dash.figures.care_pathway import quarters
from het_dash.store.questions import ALL_PCNS, LEWISHAM, Question

NOT_YET, NOT_COLLECTED = "not collected yet", "not collected"
MONTHS_A_QUARTER = 3
FLOORS_OF = ("residents_", "champions_")
NONE_ALIKE = (
    "No measure of the draft framework is comparable like for like between the cycles, so there is no pair of bars: "
    "cycle 1 did not collect what cycle 2 does."
)
SOME_ALIKE = (
    "Comparable like for like between the cycles: {}. Where both have figures, the page Cycle 1 and cycle 2 draws a "
    "pair of bars."
)


def asked(catalogue: Catalogue) -> tuple[Question, ...]:
    """A question for each measure that may stand beside cycle 1 at all and comes to an indicator."""
    return tuple(Question(m.feeds, (LEWISHAM, ALL_PCNS), layer="own") for m in _measures(catalogue) if m.feeds)


def comparable(view: View) -> Words:
    """Which measures may be a pair of bars; that there are none where there are none."""
    alike = [m.title for m in _measures(view.catalogue) if m.comparable == "yes"]
    return Words((SOME_ALIKE.format("; ".join(alike)) if alike else NONE_ALIKE,))


def pairs(measure_id: str, *given: Answer | View, demonstration: bool) -> Chart | None:
    """One comparable measure as a pair of bars; without figures of both cycles there is none."""
    view, answers = _taken(given)
    measure = view.catalogue.framework.measures[measure_id]
    answer = answers.get(measure_id)
    if measure.comparable != "yes" or answer is None or is_demonstration(answer) != demonstration:
        return None
    first, second = (worked(answer, cycle, view) for cycle in view.catalogue.cycles)
    return pair(measure, first, second, answer) if first and second else None


def partly(*given: Answer | View, demonstration: bool) -> Tabled | None:
    """Each measure with what is known of either cycle, and why the two are only partly comparable."""
    view, answers = _taken(given)
    if demonstration and not any(is_demonstration(a) for a in answers.values()):
        return None
    rows = tuple(_rows(answers, demonstration, view))
    columns = ("Measure", "Cycle 1", "Cycle 2 so far", "Why they are only partly comparable")
    used = [a for a in answers.values() if is_demonstration(a) == demonstration]
    named = dict.fromkeys(one for m in _measures(view.catalogue) for one in m.cycle_1.source.split("; ") if one)
    source = f"Cycle 1: {'; '.join(named)}. {wording.source(*used) if used else ''}".strip()
    title = "Partly comparable: shown apart, with the reason"
    return Tabled(f"{title} (example data)" if demonstration else title, Table(columns, rows), source)


def _rows(answers: dict[str, Answer], demonstration: bool, view: View) -> Iterator[tuple[str, ...]]:
    cycle_1, cycle_2 = view.catalogue.cycles[0], view.catalogue.cycles[-1]
    for measure in _measures(view.catalogue):
        if measure.comparable != "partly":
            continue
        answer = answers.get(measure.id)
        ours = answer if answer is not None and is_demonstration(answer) == demonstration else None
        first = _counted(ours, cycle_1, view) if _may_be_demonstrated(measure) else ""
        second = _counted(ours, cycle_2, view)
        yield (measure.title, first or measure.cycle_1.words, second or NOT_YET, measure.why)


def _may_be_demonstrated(measure: Measure) -> bool:
    """methods 12: no demonstration total of residents or champions for cycle 1 beside the published floors."""
    return measure.cycle_1.evidence == "demonstration" and not (measure.feeds or "").startswith(FLOORS_OF)


def _counted(answer: Answer | None, cycle: Cycle, view: View) -> str:
    """'5,120, October 2022 to March 2025: 7.10 (6.91 to 7.30) for each team and month', why not, or nothing."""
    if answer is None:
        return ""
    one = worked(answer, cycle, view)
    if one is None:
        total = _to_date(_inside(answer, cycle).of(view.catalogue.lewisham.code))
        if total is None or total.shown or total.status is Status.NOT_COLLECTED:
            return ""
        return view.catalogue.statuses[total.status].words
    return f"{wording.written(one.total, 'count')}, {one.period}: {one.in_words} for each team and month"


def worked(answer: Answer, cycle: Cycle, view: View) -> Worked | None:
    """The cycle's count to date with the months of those teams that returned one; None where none is shown."""
    inside = _inside(answer, cycle)
    whole = inside.of(view.catalogue.lewisham.code)
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


def _taken(given: tuple[Answer | View, ...]) -> tuple[View, dict[str, Answer]]:
    """The view, and measure id -> its answer, where there is one."""
    view = next(one for one in given if isinstance(one, View))
    fed = [m.id for m in _measures(view.catalogue) if m.feeds]
    answers = [one for one in given if isinstance(one, Answer)]
    return view, {id_: a for id_, a in zip(fed, answers, strict=True) if a.figures}
