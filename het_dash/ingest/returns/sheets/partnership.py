"""Partnership and Progress: the framework's questions that are not counts of people, and who answers each."""

from collections.abc import Iterator

from het_dash.catalogue.outcomes_framework import NUMBERS, RESPONDENTS, AnswerKind, Asked, Measure, Respondent
from het_dash.ingest.checks.findings import Note
from het_dash.ingest.returns.cell_parsers import MOST_NUMBER
from het_dash.ingest.returns.form import Choices, Column, Entry, Form, Table, label_of
from het_dash.ingest.returns.model import Return, Said
from het_dash.ingest.returns.printed_rows import keyed
from het_dash.ingest.returns.row_reader import Found, Row

PARTNERSHIP, PROGRESS = "Partnership", "Progress"
QUESTION, ANSWER, BY = "Question", "Answer", "Answered by"
HIGHEST: dict[AnswerKind, float] = {"number": 10_000, "pounds": MOST_NUMBER, "people": 100_000, "score": 35}
LOWEST: dict[AnswerKind, float] = {"score": 7}


def asked(form: Form, sheet: str) -> dict[str, Measure]:
    """Maps each question to its measure."""
    return {m.asked.question: m for m in form.catalogue.framework.asked_on(sheet) if m.asked}


def partnership(form: Form, given: Return) -> Table:
    """Shows each partner's answers in a separate column and never averages them."""
    answers = form.scale("agreement")
    said = {(one.measure, one.by): one.answer for one in given.answers}
    partners: tuple[Respondent, ...] = ("hef", "vcso")
    rows = tuple(
        (question, *(label_of(answers, said.get((measure.id, by))) for by in partners))
        for question, measure in asked(form, PARTNERSHIP).items()
    )
    return Table(
        name=PARTNERSHIP,
        title="How the partnership is, as each partner sees it",
        help=("Answer apart. The two answers are shown side by side and are never averaged.",),
        columns=(
            Column(QUESTION, "fixed", width=66),
            *(Column(RESPONDENTS[by], "choice", "This partner's own answer.", 28, answers) for by in partners),
        ),
        rows=rows,
    )


def read_partnership(rows: Iterator[Row], form: Form, _: Found) -> dict[str, object]:
    questions = asked(form, PARTNERSHIP)
    said = []
    for question, row in keyed(rows, tuple(questions), PARTNERSHIP).items():
        for by in ("hef", "vcso"):
            answer = row.choice(RESPONDENTS[by], form.scale("agreement"))
            if answer:
                said.append(Said(measure=questions[question].id, by=by, answer=answer))
            elif not row.cells[RESPONDENTS[by]]:
                row.say(RESPONDENTS[by], Note("is not answered.", "Answer it if you can.", "warning"))
    return {"answers": tuple(said)}


def progress(form: Form, given: Return) -> Table:
    """One answer per row. The cell offers the choices for its question."""
    said = {one.measure: one for one in given.answers}
    questions = asked(form, PROGRESS)
    rows = tuple(
        (question, _written(said.get(m.id), m.asked, form), RESPONDENTS[m.asked.by[0]], m.definition)
        for question, m in questions.items()
        if m.asked
    )
    return Table(
        name=PROGRESS,
        title="How far things have come",
        help=("One answer a row. Leave blank what does not apply or is not known.",),
        columns=(
            Column(QUESTION, "fixed", width=72),
            Column(ANSWER, "text", width=20),
            Column(BY, "fixed", width=12),
            Column("What it means", "fixed", width=90),
        ),
        rows=rows,
        answers={
            n: form.scale(m.asked.answer)
            for n, m in enumerate(questions.values())
            if m.asked and m.asked.answer not in NUMBERS
        },
    )


def _written(said: Said | None, asked_as: Asked, form: Form) -> Entry:
    if said is None:
        return None
    return said.number if asked_as.answer in NUMBERS else label_of(form.scale(asked_as.answer), said.answer)


def read_progress(rows: Iterator[Row], form: Form, _: Found) -> dict[str, object]:
    questions = asked(form, PROGRESS)
    said = []
    for question, row in keyed(rows, tuple(questions), PROGRESS).items():
        one = _answer(row, questions[question], form)
        if one:
            said.append(one)
    return {"answers": tuple(said)}


def _answer(row: Row, measure: Measure, form: Form) -> Said | None:
    if measure.asked is None or not row.cells[ANSWER]:
        return None
    kind, by = measure.asked.answer, measure.asked.by[0]
    if kind not in NUMBERS:
        scale: Choices = form.scale(kind)
        answer = row.choice(ANSWER, scale)
        return Said(measure=measure.id, by=by, answer=answer) if answer else None
    if kind in ("number", "people"):
        number: float | None = row.count(ANSWER)
    else:
        number = row.number_of(ANSWER, LOWEST.get(kind, 0), HIGHEST[kind])
    return None if number is None else Said(measure=measure.id, by=by, number=number)
