"""Attendance: first-time people and contacts, one row per ethnic group."""

from collections.abc import Iterator

from het_dash.ingest.returns.form import Column, Form, Table
from het_dash.ingest.returns.model import Attended, Return
from het_dash.ingest.returns.printed_rows import keyed
from het_dash.ingest.returns.row_reader import Found, Row
from het_dash.ingest.returns.sheets import totals

NAME = "Attendance"
ETHNIC, SEX, AGE = "ethnicity_nhs16", "sex_recorded", "age_reach"
GROUP, CONTACTS = "Ethnic group", "Contacts (all)"


def cells(form: Form) -> dict[str, tuple[str, str]]:
    """Maps each header to the sex and age that its counts cover."""
    return {
        f"{sex}, {age.lower()}": (sex_id, age_id)
        for sex, sex_id in form.groups(SEX).items()
        for age, age_id in form.groups(AGE).items()
    }


def table(form: Form, given: Return) -> Table:
    of = {(one.group, one.sex, one.age): one.people for one in given.attendance}
    headers = cells(form)
    rows = tuple(
        (label, *(of.get((group, *headers[header])) for header in headers), given.contacts_by.get(group))
        for label, group in form.groups(ETHNIC).items()
    )
    note = "First-time people only: who had not been with the team before in this cycle."
    all_contacts = "Every attendance of the group, also of people who came before. Optional."
    return Table(
        name=NAME,
        title="First-time people by ethnic group, sex and age",
        help=(
            "Count each person once. Blank means none. People who did not say go in 'Asked and not stated'; people who "
            "were not asked in 'Not known'.",
            "The cells together are the first-time people of the sheet Totals.",
        ),
        columns=(
            Column(GROUP, "fixed", width=31),
            *(Column(header, "count", note, 5, turned=True) for header in headers),
            Column(CONTACTS, "count", all_contacts, 9, turned=True),
        ),
        rows=rows,
        comes_to=(
            ("First-time people", (1, len(headers)), totals.place("people_new")),
            ("Contacts, if you fill them in", (len(headers) + 1, len(headers) + 1), totals.place("contacts")),
        ),
    )


def read(rows: Iterator[Row], form: Form, _: Found) -> dict[str, object]:
    groups, headers = form.groups(ETHNIC), cells(form)
    attendance, contacts = [], {}
    for label, row in keyed(rows, tuple(groups), NAME).items():
        for header, (sex, age) in headers.items():
            if people := row.count(header):
                attendance.append(Attended(group=groups[label], sex=sex, age=age, people=people))
        if count := row.count(CONTACTS):
            contacts[groups[label]] = count
    return {"attendance": tuple(attendance), "contacts_by": contacts}
