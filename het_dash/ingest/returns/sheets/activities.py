"""Activities: one row each."""

from collections.abc import Iterator

from het_dash.ingest.checks.findings import Note
from het_dash.ingest.returns.form import Column, Form, Table, label_of
from het_dash.ingest.returns.model import Activity, Return
from het_dash.ingest.returns.row_reader import Found, Row

NAME = "Activities"
DATE, TYPE, WHERE, PEOPLE, LED_BY = "Date", "Type", "Ward", "People who came", "Led by"
OPPORTUNITY, NOTE = "BLACHIR opportunity", "Name of the activity"
SPARE = 60


def table(form: Form, given: Return) -> Table:
    led_by = form.scale("led_by")
    last = len(form.catalogue.blachir.opportunities)
    return Table(
        name=NAME,
        title="Activities of the quarter, a row each",
        help=("People who came are contacts: count everyone who was there, also those who came before.",),
        columns=(
            Column(DATE, "date", "Day, month, year. An activity over several days: its first day.", 13),
            Column(TYPE, "choice", "The nearest kind; say more in the name.", 34, form.activity_types),
            Column(WHERE, "choice", "The ward where it was held.", 22, form.places),
            Column(PEOPLE, "count", "Everyone who was there.", 12),
            Column(LED_BY, "choice", "Who led it.", 22, led_by),
            Column(
                OPPORTUNITY,
                "count",
                f"If it answers an opportunity for action of the {form.catalogue.blachir.title} (BLACHIR): its number, "
                f"1 to {last}. Otherwise blank.",
                14,
            ),
            Column(NOTE, "text", "Optional. No person's name.", 44),
        ),
        rows=tuple(
            (
                one.on,
                label_of(form.activity_types, one.type),
                label_of(form.places, one.where),
                one.people,
                label_of(led_by, one.led_by),
                one.opportunity,
                one.name,
            )
            for one in given.activities
        ),
        spare=SPARE,
    )


def read(rows: Iterator[Row], form: Form, _: Found) -> dict[str, object]:
    activities = []
    before: dict[object, int] = {}
    for row in rows:
        one = _activity(row, form)
        if one is None:
            continue
        if one in before:
            note = Note(f"is the same activity as in row {before[one]}.", "Delete one, or give each its name.")
            row.say(DATE, note)
        before[one] = row.number
        activities.append(one)
    return {"activities": tuple(activities)}


def _activity(row: Row, form: Form) -> Activity | None:
    for header in (DATE, PEOPLE):
        if not row.cells[header]:
            row.say(header, Note("is blank.", "Fill it in, or clear the whole row."))
    on, people, opportunity = row.day(DATE), row.count(PEOPLE), row.count(OPPORTUNITY)
    kind = row.choice(TYPE, form.activity_types, needed=True)
    where = row.choice(WHERE, form.places, needed=True)
    led_by = row.choice(LED_BY, form.scale("led_by"), needed=True)
    name = row.text(NOTE)
    if on and on not in form.quarter:
        row.say(DATE, Note(f"is not in {form.quarter.words}.", "Correct it, or move the row to its quarter's return."))
    last = len(form.catalogue.blachir.opportunities)
    if opportunity is not None and not 1 <= opportunity <= last:
        row.say(OPPORTUNITY, Note("is not the number of an opportunity.", f"They are numbered 1 to {last}."))
    if on is None or kind is None or where is None or led_by is None or people is None:
        return None
    return Activity(on=on, type=kind, name=name, where=where, led_by=led_by, people=people, opportunity=opportunity)
