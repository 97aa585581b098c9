"""Learning: what residents said, what was recommended, and the decision."""

from collections.abc import Iterator

from het_dash.ingest.checks.findings import Note
from het_dash.ingest.returns.form import YES_NO, Column, Form, Table, label_of, yes_or_no
from het_dash.ingest.returns.model import Learnt, Return
from het_dash.ingest.returns.row_reader import Found, Row

NAME = "Learning"
THEME, HEARD, RECOMMENDATION, OWNER = "Theme", "What we heard", "What we recommend", "Who could act on it"
DECISION, DECIDED_ON = "Adopted?", "Decided on"
HEF, VCSO = "HEF agrees to publish", "VCSO agrees to publish"
SPARE = 30


def table(form: Form, given: Return) -> Table:
    theme, owner, decision = form.scale("theme"), form.scale("owner"), form.scale("decision")
    rows = tuple(
        (
            label_of(theme, one.theme),
            one.heard,
            one.recommendation,
            label_of(owner, one.owner),
            label_of(decision, one.decision),
            one.decided_on,
            yes_or_no(one.hef_agrees),
            yes_or_no(one.vcso_agrees),
        )
        for one in given.learning
    )
    publish = "Yes, if this row may be shown once the programme has read it too."
    return Table(
        name=NAME,
        title="What we heard and what happened next",
        help=(
            "No names, no quotations that identify a speaker. A row is shown only once HEF, VCSO and programme agree.",
            "Enter a recommendation again when it is decided.",
        ),
        columns=(
            Column(THEME, "choice", "What it is about.", 28, theme),
            Column(HEARD, "text", "In one or two sentences of your own.", 50),
            Column(RECOMMENDATION, "text", "What should change. Optional.", 50),
            Column(OWNER, "choice", "Who could act on it.", 28, owner),
            Column(DECISION, "choice", "What they decided.", 18, decision),
            Column(DECIDED_ON, "date", "The day on which it was decided.", 13),
            Column(HEF, "choice", publish, 12, YES_NO),
            Column(VCSO, "choice", publish, 12, YES_NO),
        ),
        rows=rows,
        spare=SPARE,
    )


def read(rows: Iterator[Row], form: Form, _: Found) -> dict[str, object]:
    return {"learning": tuple(one for one in (_learnt(row, form) for row in rows) if one)}


def _learnt(row: Row, form: Form) -> Learnt | None:
    theme = row.choice(THEME, form.scale("theme"), needed=True)
    heard, recommendation = row.text(HEARD), row.text(RECOMMENDATION)
    owner, decision = row.choice(OWNER, form.scale("owner")), row.choice(DECISION, form.scale("decision"))
    decided_on = row.day(DECIDED_ON)
    hef, vcso = row.choice(HEF, YES_NO), row.choice(VCSO, YES_NO)
    if not row.cells[HEARD] and not row.cells[RECOMMENDATION]:
        row.say(HEARD, Note("is blank.", "Say what was heard or recommended, or clear the whole row."))
    if decided_on and decided_on > form.quarter.end:
        row.say(DECIDED_ON, Note("is after the quarter.", "Enter it in the return for its own quarter."))
    if decided_on and decision not in ("adopted", "not_adopted"):
        row.say(DECISION, Note("is missing although a decision date is given.", "Say whether it was adopted."))
    if theme is None:
        return None
    return Learnt(
        theme=theme,
        heard=heard,
        recommendation=recommendation,
        owner=owner,
        decision=decision,
        decided_on=decided_on,
        hef_agrees=hef == "yes",
        vcso_agrees=vcso == "yes",
    )
