"""QOF achievement files in the publisher's shape, with made-up numbers: no real file was available.

The header, the measures and the files of a year's zip are those that NHS England's published code writes.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from het_dash.catalogue.paths import ROOT

HEADER = "REGION_ODS_CODE,REGION_ONS_CODE,REGION_NAME,PRACTICE_CODE,INDICATOR_CODE,MEASURE,VALUE"
NATIONAL = "PRACTICE_CODE,INDICATOR_CODE,MEASURE,VALUE"  # one file for England, until 2021-22
LONDON = "Y56,E40000003,LONDON"
OTHERS = {
    "Y58,E40000006,SOUTH_WEST": "L81001", "Y59,E40000005,SOUTH_EAST": "H81001", "Y60,E40000011,MIDLANDS": "C81001",
    "Y61,E40000007,EAST_OF_ENGLAND": "D81001", "Y62,E40000010,NORTH_WEST": "P81001",
    "Y63,E40000012,NORTH_EAST_AND_YORKSHIRE": "A81001",
}  # fmt: skip
CODES = {
    "2021-22": ("HYP003", "HYP007", "AF007", "CHD008", "CHD009", "STIA010", "STIA011", "DM019", "DM020"),
    "2022-23": ("HYP003", "HYP007", "AF007", "CHD008", "CHD009", "STIA010", "STIA011", "DM019", "DM020"),
    "2024-25": ("HYP008", "HYP009", "AF008", "CHD015", "CHD016", "STIA014", "STIA015", "DM033", "DM020",
                "CHOL003", "CHOL004"),
}  # fmt: skip


def lines(practice: str, code: str, numerator: int, denominator: int, pcas: int, region: str = LONDON) -> list[str]:
    """One indicator of one practice: a line for each measure, as in a regional file."""
    measures = {"NUMERATOR": numerator, "DENOMINATOR": denominator, "PCAS": pcas, "ACHIEVED_POINTS": 10}
    return [f"{region},{practice},{code},{measure},{value}" for measure, value in measures.items()]


def csv_of(rows: Iterable[str], header: str = HEADER) -> str:
    return "\n".join([header, *rows, ""])


def practices(edition: str) -> list[str]:
    """The practices whose registers of that year are in the bundle."""
    path = ROOT / "data" / "observations" / "qof" / edition / "observations.csv"
    with path.open(encoding="utf-8", newline="") as table:
        found = {row["area_code"] for row in csv.DictReader(table) if row["indicator_id"] == "qof_hypertension"}
    return sorted(code for code in found if len(code) == 6)


def counts(practice: str, code: str, edition: str = "2024-25") -> tuple[int, int, int]:
    """Made-up numerator, denominator and adjustments, always the same for a practice, code and year."""
    seed = sum(ord(sign) * place for place, sign in enumerate(practice + code, start=1))
    denominator = 300 + seed % 500 + int(edition[-2:])
    return denominator * (60 + seed % 15) // 100, denominator, seed % 40


def rows_of(edition: str, codes: Sequence[str], region: str = LONDON) -> list[str]:
    return [
        line
        for one in practices(edition)
        for code in codes
        for line in lines(one, code, *counts(one, code, edition), region)
    ]


def of_england(folder: Path, edition: str) -> Path:
    """The single file of England: no columns of regions."""
    rows = rows_of(edition, CODES[edition])
    for region, practice in OTHERS.items():
        rows += [line for code in CODES[edition] for line in lines(practice, code, 70, 100, 5, region)]
    path = folder / f"ACHIEVEMENT_{_years(edition)}.csv"
    path.write_text(csv_of((row.split(",", 3)[3] for row in rows), NATIONAL), encoding="utf-8")
    return path


def year_zip(folder: Path, edition: str, regions: Iterable[str] = OTHERS) -> Path:
    """The publisher's zip of a year: a file a region, and others that the import leaves alone."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"ACHIEVEMENT_LONDON_{_years(edition)}.csv", csv_of(rows_of(edition, CODES[edition])))
        for region in regions:
            rows = [line for code in CODES[edition] for line in lines(OTHERS[region], code, 70, 100, 5, region)]
            archive.writestr(f"ACHIEVEMENT_{region.split(',')[2]}_{_years(edition)}.csv", csv_of(rows))
        archive.writestr(f"PREVALENCE_{_years(edition)}.csv", "PRACTICE_CODE,GROUP_CODE\n")
    path = folder / f"QOF_{_years(edition)}.zip"
    path.write_bytes(packed.getvalue())
    return path


def _years(edition: str) -> str:
    return edition[2:].replace("-", "")
