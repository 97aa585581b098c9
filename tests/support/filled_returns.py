"""What tests of returns share: a filled-in return as a file, with cells to spoil, and a day on which it is checked."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from het_dash.catalogue import load
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.returns.check import Checked, check
from het_dash.ingest.returns.example import example
from het_dash.ingest.returns.files import zipped
from het_dash.ingest.returns.form import Form
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.written import csv_files

TODAY = date(2026, 11, 26)
PCN, QUARTER = "pcn:north-lewisham", "2026-27Q2"


def form(quarter: str = QUARTER) -> Form:
    return Form(load(), Quarter.parse(quarter))


def filled(pcn: str = PCN, quarter: str = QUARTER, **changed: Any) -> Return:
    """Example return of a team, with some fields changed."""
    return example(form(quarter), pcn).model_copy(update=changed)


def cells(given: Return | None = None) -> "Cells":
    given = given or filled()
    files = csv_files(Form(load(), given.quarter), given)
    return Cells(dict(files))


@dataclass
class Cells:
    """The .csv files of a return. Rows are numbered as in a spreadsheet."""

    files: dict[str, bytes]

    def rows(self, sheet: str) -> list[list[str]]:
        return list(csv.reader(io.StringIO(self.files[f"{sheet}.csv"].decode("utf-8-sig"), newline="")))

    def put(self, sheet: str, rows: list[list[str]]) -> None:
        held = io.StringIO(newline="")
        csv.writer(held).writerows(rows)
        self.files[f"{sheet}.csv"] = held.getvalue().encode("utf-8-sig")

    def change(self, sheet: str, row: int, column: str, value: str) -> "Cells":
        """Writes a value in a row, under the given header."""
        rows = self.rows(sheet)
        rows[row - 1][rows[0].index(column)] = value
        self.put(sheet, rows)
        return self

    def write(self, folder: Path, name: str = "return.zip") -> Path:
        path = folder / name
        path.write_bytes(zipped(self.files))
        return path

    def check(self, folder: Path, today: date = TODAY) -> Checked:
        return check(self.write(folder), load(), today)


def errors(checked: Checked) -> list[str]:
    return [str(p) for p in checked.problems if p.severity == "error"]


def warnings(checked: Checked) -> list[str]:
    return [str(p) for p in checked.problems if p.severity == "warning"]
