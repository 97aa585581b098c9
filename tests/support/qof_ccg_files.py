"""QOF's workbooks of clinical commissioning groups in small, with the header rows of two years."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

Row = Sequence[object]


def of_2014_15(folder: Path) -> Path:
    """Columns and header rows as in 2014-15: descriptions above, two years, lists of an age group estimated."""
    return _saved(folder / "qof-1415-ccg-all.xlsx", {"HYP": HYPERTENSION_2014_15, "CKD": KIDNEYS_2014_15})


def of_2019_20(folder: Path, code: str = "08L") -> Path:
    """Blood pressure by two age groups, and CCG codes in the first column with the copyright below them."""
    rows: list[Row] = [
        [""] * 13 + ["140/90 or less, aged 79 years or under, in whom the last blood pressure reading was taken"],
        ["", "", "", "2018-19", "", "", "2019-20", "", "", "", "HYP001", "", "HYP003", "", "", "", "HYP007"],
        ["", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "Denominator"],
        ["CCG ODS code (practice parent)", "CCG ONS code (practice parent)", "CCG name (practice parent)",
         "Number of practices", "List size", "Register", "Number of practices", "List size", "List size <=79",
         "Register", "Score", "Rate", "Numerator", "Denominator", "PCAs", "plus PCAs", "Numerator", "Denominator",
         "PCAs", "plus PCAs"],
        [code, "E38000098", "NHS LEWISHAM CCG", 37, 1000, 100, 37, 1100, 1000, 110, 1, 1, 60, 80, 6, 86, 18, 20, 2, 22],
        ["07N", "E38000010", "NHS BEXLEY CCG", 30, 2000, 300, 30, 2100, 1900, 310, 1, 1, 150, 250, 10, 260, 40, 50, 0,
         50],
        ["Copyright © 2020"],
    ]  # fmt: skip
    return _saved(folder / "qof-1920-prev-ach-pca-ccg.xlsx", {"HYP": rows})


def _saved(path: Path, sheets: dict[str, list[Row]]) -> Path:
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


HYPERTENSION_2014_15: list[Row] = [
        ["", "CCG LEVEL", "", "HYPERTENSION"],
        [""] * 11 + ["HYP006: The percentage of patients with hypertension in whom the last reading is 150/90 or less"],
        ["", "", "", "2013-14", "", "", "2014-15", "", "", "HYP001", "", "Hypertension  HYP006"],
        ["CCG Code", "CCG Geography Code", "CCG Name", "Number of Practices", "List Size", "Register",
         "Number of Practices", "List Size", "Register", "Score", "Rate", "Numerator", "Denominator", "Exceptions"],
        ["08L", "E38000098", "NHS LEWISHAM CCG", 41, 303345, 34166, 41, 310058, 35078, 1, 1, 27062, 33765, 1313],
        ["07N", "E38000010", "NHS BEXLEY CCG", 28, 230000, 30000, 28, 231000, 31000, 1, 1, 25000, 30000, 900],
]  # fmt: skip
AGAINST = "PLEASE NOTE: ... We would recommend against using 2013-14 figures or any year-on-year comparisons."
KIDNEYS_2014_15: list[Row] = [
        ["", "", "", AGAINST],
        ["", "", "", "2013-14", "", "", "", "", "2014-15"],
        ["CCG Code", "CCG Geography code", "CCG Name",
         "Number of Practices", "List Size", "Percentage 18+", "Estimated List Size 18+", "Register",
         "Number of Practices", "List Size", "Percentage 18+", "Estimated List Size 18+", "Register"],
        ["08L", "E38000098", "NHS LEWISHAM CCG", 41, 303345, 78, 236000.5, 4000, 41, 310058, 78, 241730.5, 4888],
]  # fmt: skip
