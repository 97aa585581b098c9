"""What must hold between the sheets of a return: totals and their parts, and what is known besides."""

from collections.abc import Iterator

from het_dash.ingest.checks.findings import Note
from het_dash.ingest.returns.form import Form
from het_dash.ingest.returns.model import Return, Totals
from het_dash.ingest.returns.sheets import activities, attendance, champions, partnership, totals

FEWEST_PAIRS = 30
Said = tuple[str, str | None, Note]  # sheet, column, note
NOT_KNOWN = "Count people with no answer in the row 'Not known'."


def problems(given: Return, form: Form) -> Iterator[Said]:
    """Every inconsistency between two places in a return."""
    if given.totals.people_new > given.totals.contacts:
        yield _total(
            "contacts", f"are fewer than the {given.totals.people_new} first-time people.", "Correct one of them.", form
        )
    yield from _thirds(given.totals, "registered", form)
    yield from _thirds(given.totals, "living", form)
    yield from _activities(given, form)
    if not form.first_cycle:
        yield from _attendance(given, form)
        yield from _champions(given, form)
        yield from _wellbeing(given)


def _total(field: str, message: str, remedy: str, form: Form) -> Said:
    return totals.NAME, totals.NUMBER, Note(f"{totals.words_of(field, form)!r}: {message}", remedy)


def _thirds(of: Totals, what: str, form: Form) -> Iterator[Said]:
    """Checks that yes, no and not known add up to everyone, if any of them is filled in."""
    parts = [getattr(of, f"{what}_{answer}") for answer in ("yes", "no", "not_known")]
    if any(parts) and sum(parts) != of.people_new:
        message = f"yes, no and not known come to {sum(parts)}, the first-time people to {of.people_new}."
        yield _total(f"{what}_yes", message, "Correct one of them; the rest are 'not known'.", form)


def _activities(given: Return, form: Form) -> Iterator[Said]:
    came = sum(one.people for one in given.activities)
    if came > given.totals.contacts:
        message = f"are fewer than the {came} people who came to the activities."
        yield _total(
            "contacts", message, f"Contacts are at least those of the sheet {activities.NAME}; correct one.", form
        )
    elif given.totals.contacts and not given.activities:
        note = Note("lists no activity, though there were contacts.", "List the activities if you can.", "warning")
        yield activities.NAME, None, note


def _attendance(given: Return, form: Form) -> Iterator[Said]:
    people, parts = given.totals.people_new, sum(one.people for one in given.attendance)
    if parts > people:
        message = f"is {people}, below its parts: the sheet {attendance.NAME} comes to {parts}."
        yield _total("people_new", message, "Correct one of them.", form)
    elif parts < people:
        note = Note(f"comes to {parts} people, the total to {people}.", f"{NOT_KNOWN} Correct one of them.")
        yield attendance.NAME, None, note
    contacts = sum(given.contacts_by.values())
    if contacts and contacts != given.totals.contacts:
        note = Note(
            f"comes to {contacts} contacts, the total to {given.totals.contacts}.", f"{NOT_KNOWN} Or leave it blank."
        )
        yield attendance.NAME, attendance.CONTACTS, note
    for group, count in given.contacts_by.items():
        new = sum(one.people for one in given.attendance if one.group == group)
        if contacts and count < new:
            note = Note(f"are {count} for a group with {new} first-time people.", "Each of them is a contact too.")
            yield attendance.NAME, attendance.CONTACTS, note


def _champions(given: Return, form: Form) -> Iterator[Said]:
    for field, (header, _) in champions.COLUMNS.items():
        total, parts = getattr(given.totals, field), sum(getattr(one, field) for one in given.champions)
        if parts > total:
            message = f"is {total}, below its parts: the sheet {champions.NAME} comes to {parts}."
            yield _total(field, message, "Correct one of them.", form)
        elif parts < total:
            note = Note(f"comes to {parts}, the total to {total}.", f"{NOT_KNOWN} Correct one of them.")
            yield champions.NAME, header, note


def _wellbeing(given: Return) -> Iterator[Said]:
    said = {one.measure: one.number for one in given.answers if one.number is not None}
    scores = [one for one in ("wellbeing_before", "wellbeing_after") if one in said]
    if scores and said.get("wellbeing_pairs", 0) < FEWEST_PAIRS:
        note = Note(
            "gives mean wellbeing scores of fewer than 30 people.",
            "Leave both means blank until 30 people have two scores.",
        )
        yield partnership.PROGRESS, partnership.ANSWER, note
    elif len(scores) == 1:
        yield (
            partnership.PROGRESS,
            partnership.ANSWER,
            Note("gives one mean wellbeing score of two.", "Give both, or neither."),
        )
