"""Totals: the quarter in twelve numbers, to which everything else must come."""

from collections.abc import Iterator

from het_dash.catalogue.indicator import IndicatorRole
from het_dash.ingest.checks.findings import Note
from het_dash.ingest.returns.form import Column, Form, Table
from het_dash.ingest.returns.model import Return, Totals
from het_dash.ingest.returns.printed_rows import keyed
from het_dash.ingest.returns.row_reader import Found, Row

NAME = "Totals"
WHAT, NUMBER, HELP = "What", "Number", "How to count"
NEW = "First-time people"
# Field -> the words of its row ({} is the borough), and the role of the indicator whose measure of the framework says
# how to count.
ROWS: dict[str, tuple[str, IndicatorRole | None]] = {
    "people_new": (f"{NEW} (in this cycle)", "people_reached"),
    "contacts": ("Contacts", "contacts"),
    "registered_yes": (f"{NEW} registered with this PCN: yes", "reached_registered"),
    "registered_no": (f"{NEW} registered with this PCN: no", None),
    "registered_not_known": (f"{NEW} registered with this PCN: not known", None),
    "living_yes": (f"{NEW} living in {{}}: yes", "reached_living_here"),
    "living_no": (f"{NEW} living in {{}}: no", None),
    "living_not_known": (f"{NEW} living in {{}}: not known", None),
    "champions_recruited": ("Community champions recruited", "champions_recruited"),
    "champions_trained": ("Community champions trained", "champions_trained"),
    "champions_active": ("Community champions active", "champions_active"),
    "champions_into_work": ("Community champions into work or training", "champions_into_work"),
}
NEEDED = ("people_new", "contacts")


def place(field: str) -> int:
    """Row number of a field in the table, from 0."""
    return list(ROWS).index(field)


def words_of(field: str, form: Form) -> str:
    """Words of a field's row."""
    return ROWS[field][0].format(form.catalogue.borough.label)


def table(form: Form, given: Return) -> Table:
    started = given.totals != Totals()
    rows = (
        (words_of(one, form), getattr(given.totals, one) if started else None, _how_to_count(role, form))
        for one, (_, role) in ROWS.items()
    )
    return Table(
        name=NAME,
        title="The quarter in twelve numbers",
        help=("Write 0 where there was none.",),
        columns=(Column(WHAT, "fixed", width=56), Column(NUMBER, "count", width=12), Column(HELP, "fixed", width=84)),
        rows=tuple(rows),
    )


def _how_to_count(role: IndicatorRole | None, form: Form) -> str:
    """Definition of the framework's measure of the same name as the indicator with a role."""
    if role is None:
        return ""
    return form.catalogue.framework.measures[form.catalogue.with_role(role).id].definition


def read(rows: Iterator[Row], form: Form, found: Found) -> dict[str, object]:
    words = {words_of(one, form): one for one in ROWS}
    by = {words[key]: row for key, row in keyed(rows, tuple(words), NAME).items()}
    counts = {one: row.count(NUMBER) for one, row in by.items()}
    for one in NEEDED:
        if one not in by or not by[one].cells[NUMBER]:
            row = by[one].number if one in by else None
            found.say(
                Note(f"{words_of(one, form)!r} is blank.", "Write the number; 0 if there was none."), NAME, row, NUMBER
            )
    return {"totals": Totals(**{one: count for one, count in counts.items() if count is not None})}
