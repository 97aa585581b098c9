"""Cells of a preview that are no indicator's figures: people at each activity, and answers to the framework."""

from collections.abc import Iterator

from het_dash.catalogue import Catalogue, Status
from het_dash.catalogue.outcomes_framework import NUMBERS, RESPONDENTS, AnswerKind
from het_dash.catalogue.return_report import NOT_PUBLISHED, PreviewCell
from het_dash.ingest.returns.alone import Shown
from het_dash.ingest.returns.event_attendance import came
from het_dash.ingest.returns.form import Form, label_of
from het_dash.ingest.returns.model import Return, Said
from het_dash.ingest.returns.published import Activity, Answer, PublishedQuarter
from het_dash.ingest.returns.tables import shown_number, wellbeing_pairs

NO_ANSWER = "No answer"
NOTHING_SENT = (Status.NOT_COLLECTED, Status.NOT_APPLICABLE)


def words(shown: Shown | None, catalogue: Catalogue) -> str:
    """Figure as the reader sees it."""
    if shown is None or shown.status in NOTHING_SENT:
        return NOT_PUBLISHED
    return catalogue.statuses[shown.status].words if shown.value is None else f"{shown.value:,.0f}"


def activity_cells(given: Return, now: PublishedQuarter, catalogue: Catalogue) -> tuple[PreviewCell, ...]:
    """One cell per activity, by date. It includes published activities that are missing from this return."""
    then: dict[Activity, list[Shown]] = {}
    safe = came([given])
    for one, status, people in zip(given.activities, safe.status, safe.numerator, strict=True):
        shown = Status(str(status))
        value = float(people) if shown == Status.SHOWN else None
        then.setdefault((one.on, one.type, one.where, one.name), []).append(Shown(shown, value))
    form = Form(catalogue, given.quarter)
    return tuple(
        PreviewCell(label=_activity(key, form), will_read=words(left, catalogue), reads_now=words(right, catalogue))
        for key in sorted(then.keys() | now.activities.keys())
        for left, right in _beside(then.get(key, []), list(now.activities.get(key, ())))
    )


def _beside(then: list[Shown], now: list[Shown]) -> Iterator[tuple[Shown | None, Shown | None]]:
    for place in range(max(len(then), len(now))):
        yield (then[place] if place < len(then) else None), (now[place] if place < len(now) else None)


def _activity(key: Activity, form: Form) -> str:
    on, kind, where, name = key
    parts = (f"{on.day} {on:%B %Y}", label_of(form.activity_types, kind), label_of(form.places, where), name)
    return ", ".join(part for part in parts if part)


def answer_cells(given: Return, now: PublishedQuarter, catalogue: Catalogue, sheet: str) -> tuple[PreviewCell, ...]:
    """One cell per question and partner, with or without an answer."""
    form, pairs = Form(catalogue, given.quarter), wellbeing_pairs(given)
    then = {(one.measure, one.by): one for one in given.answers}
    asked = () if form.first_cycle else catalogue.framework.asked_on(sheet)
    return tuple(
        PreviewCell(
            label=f"{measure.title} ({RESPONDENTS[by]})",
            will_read=_answer(_published(then.get((measure.id, by)), kind, pairs), kind, form),
            reads_now=_answer(now.answers.get((measure.id, by)), kind, form, NOT_PUBLISHED),
        )
        for measure in asked
        if measure.asked
        for kind in (measure.asked.answer,)
        for by in measure.asked.by
    )


def _published(said: Said | None, kind: AnswerKind, pairs: float) -> Answer | None:
    if said is None:
        return None
    number, status = shown_number(said, kind, pairs)
    return said.answer or "", number, Status(status)


def _answer(answer: Answer | None, kind: AnswerKind, form: Form, nothing: str = NO_ANSWER) -> str:
    if answer is None:
        return nothing
    choice, number, status = answer
    if status != Status.SHOWN:
        return form.catalogue.statuses[status].words
    if kind not in NUMBERS:
        return label_of(form.scale(kind), choice)
    return f"£{int(number):,}" if kind == "pounds" else number
