"""Writes the form as a workbook and as CSV files."""

from pathlib import Path

from het_dash.catalogue.whole_file import write_whole
from het_dash.ingest.problems import refuse
from het_dash.ingest.returns.example import example
from het_dash.ingest.returns.form import Form
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.template import file_name, workbook
from het_dash.ingest.returns.written import csv_files


def write_template(form: Form, given: Return, out: Path, filled: bool = False) -> tuple[Path, Path]:
    """Writes both forms and returns their paths. Raises ImportProblem before it replaces a filled-in form."""
    given = example(form, given.pcn) if filled else given
    name = file_name(form, given.pcn)
    book, folder = out / f"{name}.xlsx", out / f"{name}_csv"
    for path in (book, folder):
        if path.exists():
            raise refuse(path.name, "already exists.", "Move it away first: somebody may have filled it in.")
    folder.mkdir(parents=True)
    for file, content in csv_files(form, given).items():
        write_whole(folder / file, content)
    write_whole(book, workbook(form, given))
    return book, folder
