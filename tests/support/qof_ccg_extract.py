"""QOF's workbook of clinical commissioning groups, made again from an edition of the bundle.

Lewisham's group has its own figures. What England has besides is shared out equally over the other groups.
"""

from pathlib import Path

from openpyxl import Workbook

from het_dash.catalogue import load
from tests.support.held_files import Row, held_rows

EDITION, GROUPS = "2018-19", 191
LEWISHAM = "08L"
AGES = {"DM": "17+", "CKD": "18+", "OB": "18+"}
NUMERATOR, DENOMINATOR, EXCEPTIONS = "Numerator", "Denominator", "Exceptions"


def rows() -> list[Row]:
    """A row for each group: columns such as 'HYP Register', 'HYP List' and 'HYP006 Numerator'."""
    catalogue = load()
    ours, england = _figures(catalogue.borough.code), _figures(catalogue.nation.code)
    others = GROUPS - 1
    practices = next(e for e in catalogue.editions if (e.source_id, e.edition) == ("qof", EDITION)).practices_in_file
    ours, england = ours | {"Practices": practices // GROUPS}, england | {"Practices": practices}
    found = [{"CCG": LEWISHAM} | {name: str(count) for name, count in ours.items()}]
    for place in range(others):
        shares = {
            name: (england[name] - count) // others + (place < (england[name] - count) % others)
            for name, count in ours.items()
        }
        code = f"{place % 100:02d}{'ABC'[place // 100]}"
        found.append({"CCG": code} | {name: str(count) for name, count in shares.items()})
    return found


def numbers() -> tuple[str, ...]:
    return tuple(_figures(load().borough.code))


def written(path: Path, rows: list[Row]) -> Path:
    """A workbook with a sheet for each register, and the indicators of its condition beside it."""
    book = Workbook(write_only=True)
    registers = [name.split()[0] for name in rows[0] if name.endswith("Register")]
    codes = sorted({name.split()[0] for name in rows[0] if name.endswith(NUMERATOR)})
    for group in registers:
        sheet = book.create_sheet(group)
        own = [code for code in codes if code.startswith(group)]
        listed = f"List Size {AGES[group]}" if group in AGES else "List Size"
        sheet.append(["", "", "", EDITION, "", "", *(cell for code in own for cell in (code, "", ""))])
        sheet.append(["CCG Code", "CCG Geography Code", "CCG Name", "Number of Practices", listed, "Register",
                      *(name for _ in own for name in (NUMERATOR, DENOMINATOR, EXCEPTIONS))])  # fmt: skip
        for row in rows:
            figures = [row[f"{code} {name}"] for code in own for name in (NUMERATOR, DENOMINATOR, EXCEPTIONS)]
            cells = [row["Practices"], row[f"{group} List"], row[f"{group} Register"], *figures]
            sheet.append([row["CCG"], "", "", *(int(cell) if cell.isdecimal() else cell for cell in cells)])
    book.save(path)
    return path


def _figures(area: str) -> dict[str, int]:
    """Registers, lists and achievement of one area by column."""
    catalogue, found = load(), dict[str, int]()
    for row in held_rows(f"qof/{EDITION}"):
        if row["area_code"] == area:
            code = catalogue.indicators[row["indicator_id"]].codes["qof"]
            found |= {f"{code} Register": int(row["numerator"]), f"{code} List": int(row["denominator"])}
    for row in held_rows(f"qof_achievement/{EDITION}"):
        if row["area_code"] == area:
            code = catalogue.indicators[row["indicator_id"]].codes["qof_achievement"].removeprefix("pca:").split()[0]
            if row["indicator_id"].endswith("_left_out"):
                found[f"{code} {EXCEPTIONS}"] = int(row["numerator"])
            else:
                found |= {
                    f"{code} {NUMERATOR}": int(row["numerator"]),
                    f"{code} {DENOMINATOR}": int(row["denominator"]),
                }
    return found
