"""Champions: how diverse they are, a row an ethnic group."""

from collections.abc import Iterator

from het_dash.ingest.returns.form import Column, Form, Table
from het_dash.ingest.returns.model import ChampionsOf, Return
from het_dash.ingest.returns.printed_rows import keyed
from het_dash.ingest.returns.row_reader import Found, Row
from het_dash.ingest.returns.sheets import totals
from het_dash.ingest.returns.sheets.attendance import ETHNIC, GROUP

NAME = "Champions"
COLUMNS = {
    "champions_recruited": ("Recruited", "Became a champion in this quarter."),
    "champions_trained": ("Trained", "Completed the training in this quarter."),
    "champions_active": ("Active", "Helped at one activity or more in this quarter."),
    "champions_into_work": ("Into work or training", "Began paid work or accredited training in this quarter."),
}


def table(form: Form, given: Return) -> Table:
    of = {one.group: one for one in given.champions}
    rows = tuple(
        (label, *(getattr(of[group], one) if group in of else None for one in COLUMNS))
        for label, group in form.groups(ETHNIC).items()
    )
    return Table(
        name=NAME,
        title="Community champions by ethnic group",
        help=("Blank means none. Each column comes to its number in the sheet Totals.",),
        columns=(
            Column(GROUP, "fixed", width=32),
            *(Column(words, "count", note, 14) for words, note in COLUMNS.values()),
        ),
        rows=rows,
        comes_to=tuple(
            (words, (n, n), totals.place(one)) for n, (one, (words, _)) in enumerate(COLUMNS.items(), start=1)
        ),
    )


def read(rows: Iterator[Row], form: Form, _: Found) -> dict[str, object]:
    groups = form.groups(ETHNIC)
    champions = []
    for label, row in keyed(rows, tuple(groups), NAME).items():
        counts = {one: row.count(words) or 0 for one, (words, _) in COLUMNS.items()}
        if any(counts.values()):
            champions.append(ChampionsOf(group=groups[label], **counts))
    return {"champions": tuple(champions)}
