"""Columns by which each publisher's format is recognised, and where its edition is found."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from het_dash.catalogue import Catalogue
from het_dash.ingest.column_checks import plain_name, read_date
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers import (
    census_areas,
    census_ts021,
    cvdprevent,
    cvdprevent_practice,
    fingertips,
    fingertips_boroughs,
    imd,
    patients_by_lsoa,
    practice_imd,
    practice_map,
    qof,
    qof_achievement,
    qof_achievement_zip,
    qof_ccg_workbook,
    registered_age,
)
from het_dash.ingest.importers.cvdprevent_files import FORMAT as CVDPREVENT

EXTRACT_DATE = "EXTRACT_DATE"
Columns = Mapping[str, Collection[str]]  # name -> other names
Editions = Callable[[RawFile, Path, Catalogue], tuple[str, ...]]


def _none(_: RawFile, __: Path, ___: Catalogue) -> tuple[str, ...]:
    return ()


def _financial_year(raw: RawFile, path: Path, _: Catalogue) -> tuple[str, ...]:
    """2024-25 from PREVALENCE_2425.csv, or from the files in a zip; none if no name has a financial year."""
    files = raw.cells[qof_achievement_zip.FILE].unique() if qof_achievement_zip.FILE in raw.cells else ()
    for name in (path.stem, *map(str, files)):
        for first, last in re.findall(r"(?<!\d)(?:20)?(\d\d)[-_ ]?(\d\d)(?!\d)", name):
            if int(last) == int(first) + 1:
                return (f"20{first}-{last}",)
    return ()


def _month(raw: RawFile, _: Path, __: Catalogue) -> tuple[str, ...]:
    """2026-07 from the extract dates; none if there are several dates, or none."""
    name = next((column for column in raw.columns if plain_name(column) == plain_name(EXTRACT_DATE)), None)
    days = {read_date(text) for text in raw.cells[name].unique()} if name else set()
    return tuple(f"{day:%Y-%m}" for day in days if day and len(days) == 1)


def _newest_year(raw: RawFile, _: Path, __: Catalogue) -> tuple[str, ...]:
    """The newest year of a workbook, which may have the year before too, for comparison."""
    return (max(raw.cells["YEAR"]),)


def _years_of_columns(raw: RawFile, _: Path, catalogue: Catalogue) -> tuple[str, ...]:
    return fingertips_boroughs.editions_in(raw.columns, catalogue)


@dataclass(frozen=True)
class Signature:
    """How a format is recognised: `columns` that it must have, and the one with the `areas`, if it covers England.

    `by_name`: only the file's name gives its edition. `by_columns`: a file without any edition is of another format.
    """

    columns: Columns
    areas: str = ""
    editions: Editions = _none
    by_name: bool = False
    by_columns: bool = False

    def missing(self, raw: RawFile) -> list[str]:
        """Columns that the file does not have, whatever their letter case, blanks and underscores."""
        here = {plain_name(column) for column in raw.columns}
        return [name for name, others in self.columns.items() if not {plain_name(n) for n in (name, *others)} & here]


SIGNATURES = {
    "census-areas": Signature(census_areas.COLUMNS),
    "census-ts021": Signature(census_ts021.COLUMNS, "geography code"),
    CVDPREVENT: Signature(cvdprevent.COLUMNS, "AreaCode"),
    "cvdprevent-practice": Signature({cvdprevent_practice.PRACTICE: ()}),
    "fingertips": Signature(fingertips.COLUMNS, "Area Code"),
    "fingertips-boroughs": Signature(
        {fingertips_boroughs.AREA: ()}, fingertips_boroughs.AREA, _years_of_columns, by_columns=True
    ),
    "imd2025": Signature(imd.COLUMNS),
    "patients-by-lsoa": Signature(patients_by_lsoa.COLUMNS, "PRACTICE_CODE", _month),
    "practice-imd": Signature(practice_imd.COLUMNS, "PRACTICE_CODE"),
    "practice-map": Signature(practice_map.COLUMNS, editions=_month),
    "qof": Signature(qof.COLUMNS, "PRACTICE_CODE", _financial_year, by_name=True),
    "qof-achievement": Signature(
        {name: names for name, names in qof_achievement.COLUMNS.items() if name not in qof_achievement.OPTIONAL},
        "PRACTICE_CODE", _financial_year, by_name=True,
    ),
    "qof-ccg": Signature(dict.fromkeys(qof_ccg_workbook.COLUMNS, ()), "CCG_CODE", _newest_year),
    "registered-age": Signature(registered_age.COLUMNS, "ORG_CODE", _month),
}  # fmt: skip
