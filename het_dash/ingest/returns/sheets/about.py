"""About: whose return this is, for which quarter, and that both partners agree to it."""

from collections.abc import Iterator

from het_dash.ingest.checks.findings import Note
from het_dash.ingest.returns.form import YES_NO, Choices, Column, Form, Table, label_of, yes_or_no
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.printed_rows import keyed
from het_dash.ingest.returns.row_reader import Found, Row

NAME = "About"
QUESTION, ANSWER, HELP = "Question", "Answer", "What this asks"
PCN, QUARTER = "Primary Care Network (PCN)", "Quarter (July to September 2026 is 2026-27Q2)"
CONDITION, PRIMARY = "Condition that the team works on", "Primary measure"
HEF, VCSO = "Agreed by the Health Equity Fellow (HEF)", "Agreed by the community organisation (VCSO)"
DISAGREEMENT = "What HEF and VCSO see differently"
NO_PERSONAL = "No names and nothing that tells who a person is"
ASKS = {
    PCN: "The team that this return is from.",
    QUARTER: "The financial year and its quarter.",
    CONDITION: "Blank until the team has declared it.",
    PRIMARY: "The one measure that the team wants to be judged by. Blank until declared; a later change is shown.",
    HEF: "Yes, once the Fellow has read this return. It is accepted only with both.",
    VCSO: "Yes, once the community organisation has read this return. It is accepted only with both.",
    DISAGREEMENT: "Agreeing to send a return is not agreeing on everything in it. Say here what each sees otherwise.",
    NO_PERSONAL: "Yes, once somebody has looked: a check finds numbers and addresses but cannot find names.",
}


def _choices(form: Form) -> dict[str, Choices]:
    return {
        PCN: form.pcns,
        QUARTER: {str(form.quarter): str(form.quarter)},
        CONDITION: form.conditions,
        PRIMARY: form.primary_measures,
        HEF: YES_NO,
        VCSO: YES_NO,
        NO_PERSONAL: YES_NO,
    }


def table(form: Form, given: Return) -> Table:
    choices = _choices(form)
    answers = {
        PCN: label_of(form.pcns, given.pcn),
        QUARTER: str(given.quarter),
        CONDITION: label_of(form.conditions, given.condition),
        PRIMARY: label_of(form.primary_measures, given.primary_measure),
        HEF: yes_or_no(given.hef_agrees),
        VCSO: yes_or_no(given.vcso_agrees),
        DISAGREEMENT: given.disagreement,
        NO_PERSONAL: yes_or_no(given.no_personal_data),
    }
    return Table(
        name=NAME,
        title="About this return",
        help=("Fill in the white cells of each sheet. Leave blank what does not apply. Most cells offer a list.",),
        columns=(
            Column(QUESTION, "fixed", width=46),
            Column(ANSWER, "text", width=44),
            Column(HELP, "fixed", width=80),
        ),
        rows=tuple((question, answers[question], asks) for question, asks in ASKS.items()),
        answers={n: choices[question] for n, question in enumerate(ASKS) if question in choices},
    )


def read(rows: Iterator[Row], form: Form, found: Found) -> dict[str, object]:
    """Reads the sheet. The caller already knows the PCN and quarter, because they decide the form."""
    by = keyed(rows, tuple(ASKS), NAME)
    _needs_yes(by, HEF, found)
    _needs_yes(by, VCSO, found)
    _needs_yes(by, NO_PERSONAL, found)
    return {
        "pcn": _chosen(by, PCN, form.pcns, found) or "",
        "condition": by[CONDITION].choice(ANSWER, form.conditions) if CONDITION in by else None,
        "primary_measure": by[PRIMARY].choice(ANSWER, form.primary_measures) if PRIMARY in by else None,
        "disagreement": by[DISAGREEMENT].text(ANSWER) if DISAGREEMENT in by else "",
        "hef_agrees": True,
        "vcso_agrees": True,
        "no_personal_data": True,
    }


def _chosen(by: dict[str, Row], question: str, choices: Choices, found: Found) -> str | None:
    if question not in by:
        found.say(Note(f"{question!r} is not answered.", "Answer it."), NAME)
        return None
    return by[question].choice(ANSWER, choices, needed=True)


def _needs_yes(by: dict[str, Row], question: str, found: Found) -> None:
    if question not in by:
        found.say(Note(f"{question!r} is not answered.", "Answer it."), NAME)
    elif by[question].choice(ANSWER, YES_NO) != "yes":
        by[question].say(ANSWER, Note(f"{question}: not yet.", "A return is accepted once this says Yes."))
