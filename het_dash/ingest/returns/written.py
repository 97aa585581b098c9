"""A return as .csv files: the template's when nothing is filled in, and what scripts and demonstrations send."""

import csv
import io
from datetime import date

from het_dash.ingest.returns.files import READ_ME, zipped
from het_dash.ingest.returns.form import Form, Table
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.sheets import sheets_for


def tables(form: Form, given: Return) -> tuple[Table, ...]:
    """Every sheet with the content of the return."""
    return tuple(sheet.table(form, given) for sheet in sheets_for(form))


def csv_files(form: Form, given: Return) -> dict[str, bytes]:
    """Maps file names to contents, in UTF-8 with the byte order mark that Excel needs."""
    files = {f"{table.name}.csv": _csv(table).encode("utf-8-sig") for table in tables(form, given)}
    return {**files, READ_ME: _read_me(form, given).encode()}


def csv_zip(form: Form, given: Return) -> bytes:
    """The same files in one zip."""
    return zipped(csv_files(form, given))


def words_of(value: object) -> str:
    """Cell as text."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _csv(table: Table) -> str:
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    writer.writerow(table.headers)
    writer.writerows([words_of(cell) for cell in row] for row in table.rows)
    return held.getvalue()


def _read_me(form: Form, given: Return) -> str:
    framework = form.catalogue.framework
    lines = [f"Quarterly return of {form.catalogue.areas[given.pcn].name}, {form.quarter} ({form.quarter.words})"]
    lines += ["", framework.draft, framework.spelled, ""]
    for table in tables(form, given):
        lines += [f"{table.name}.csv: {table.title}.", *table.help]
        lines += [f"- {column.header}: {column.note}" for column in table.columns if column.note and not column.turned]
        offered = [f"- {c.header} is one of: {'; '.join(c.choices)}" for c in table.columns if c.choices]
        rows = [f"- '{table.rows[n][0]}' is one of: {'; '.join(of)}" for n, of in table.answers.items()]
        lines += [*offered, *rows, ""]
    return "\r\n".join(lines)
