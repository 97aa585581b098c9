"""The outcomes framework: what can be compared between cycles, lessons, objectives."""

from dataclasses import dataclass

from het_dash.catalogue import EXAMPLE, Nature
from het_dash.catalogue.outcomes_framework import Measure
from het_dash.charts import Table
from het_dash.charts.perspective import View
from het_dash.charts.text.example_marks import marked, nature_of
from het_dash.content.blocks import Tabled, Words
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Answered


@dataclass(frozen=True)
class Good:
    """Which answers count, and what they are called."""

    answers: tuple[str, ...]
    words: str


GOOD = {
    "milestone": Good(("done",), "done"),
    "yes_no": Good(("yes",), "yes"),
    "agreement": Good(("strongly_agree", "agree"), "agreed"),
}
WHOSE = {"hef": "Fellow ", "vcso": "community organisation "}
NO_MEASURE = "no measure yet"
HOW_NOT_PUBLISHED = "The programme says it acted on this. It has not published how."


def draft(view: View) -> Words:
    """Shown on every page of the framework (methods 9)."""
    return Words((f"{view.catalogue.framework.spelled} {view.catalogue.framework.draft}",), quiet=True)


def not_comparable(view: View) -> Tabled:
    """Words only, never a pair of bars; measures with the same text share a row."""
    alike: dict[tuple[str, str], list[str]] = {}
    for measure in of(view, "no"):
        alike.setdefault((measure.cycle_1.words or measure.cycle_1.evidence, measure.why), []).append(measure.title)
    rows = tuple(("; ".join(titles), known, why) for (known, why), titles in alike.items())
    columns = ("Measure of cycle 2", "What is known of cycle 1", "Why we do not compare them")
    title = f"Cannot be compared: {len(of(view, 'no'))} measures"
    return Tabled(title, Table(columns, rows), _sources(view, "no"), folded=True)


def process(answers: Listing[Answered], view: View) -> Tabled:
    """Lessons: what cycle 1 learnt, what cycle 2 changed, the measures that track it, and the teams' answers."""
    measures = view.catalogue.framework.measures
    rows = tuple(
        (
            one.lesson,
            one.changed or HOW_NOT_PUBLISHED,
            _tracked([measures[m] for m in one.measures], answers, view),
        )
        for one in view.catalogue.lessons
    )
    sources = "; ".join(dict.fromkeys(one.source for one in view.catalogue.lessons))
    columns = ("What we learned in cycle 1", "What changed in cycle 2", "Measures")
    title = "Lessons and progress" if answers.rows else ""
    nature = nature_of(answers)
    return Tabled(title, Table(columns, rows), f"Source: {sources}.", nature, partly=nature == EXAMPLE)


def _tracked(measures: list[Measure], answers: Listing[Answered], view: View) -> str:
    """Measures with the teams' answers. Where all answers are example data, the cell says so once."""
    if answers.real.rows:
        return "; ".join(marked(*standing(one, answers, view)) for one in measures)
    told = [standing(one, answers, view) for one in measures]
    return marked("; ".join(said for said, _ in told), EXAMPLE if any(n == EXAMPLE for _, n in told) else None)


def standing(measure: Measure, answers: Listing[Answered], view: View) -> tuple[str, Nature | None]:
    """'Joint induction (done in 4 of 6 teams)' and the nature of the answers. Partners' answers are never averaged."""
    good = GOOD.get(measure.asked.answer if measure.asked else "")
    of_measure = answers.only(lambda one: one.measure == measure.id)
    if good is None or not of_measure.rows:
        return measure.title, None
    latest = {(one.respondent, one.pcn): one.answer for one in of_measure.rows}  # in the order of quarters
    told = []
    for who in dict.fromkeys(who for who, _ in latest):
        teams = sum(answer in good.answers for (one, _), answer in latest.items() if one == who)
        told.append(f"{WHOSE.get(who, '')}{good.words} in {teams} of {len(view.catalogue.pcns)} teams")
    return f"{measure.title} ({'; '.join(told)})", of_measure.nature


def objectives(view: View) -> Tabled:
    """The programme's six, each with its measures; one without says so."""
    rows = tuple(
        (one.title, f"{len(measures)}", "; ".join(m.title for m in measures) or NO_MEASURE)
        for one, measures in view.catalogue.framework.by_objective().items()
    )
    columns = ("Objective of the programme", "Number", "Measures")
    return Tabled("Measures of the programme's objectives", Table(columns, rows), "", folded=True)


def of(view: View, comparable: str) -> tuple[Measure, ...]:
    return tuple(m for m in view.catalogue.framework.measures.values() if m.comparable == comparable)


def _sources(view: View, comparable: str) -> str:
    named = dict.fromkeys(m.cycle_1.source for m in of(view, comparable) if m.cycle_1.source)
    return f"Cycle 1: {'; '.join(named)}." if named else ""
