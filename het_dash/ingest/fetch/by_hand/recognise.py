"""Recognises a publisher's file by its columns, and its edition by its dates or its name."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from het_dash.catalogue import Catalogue, Source
from het_dash.ingest.column_checks import plain_name, read_date
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers import (
    census_areas,
    census_ts021,
    cvdprevent,
    cvdprevent_practice,
    fingertips,
    imd,
    patients_by_lsoa,
    practice_imd,
    practice_map,
    qof,
    registered_age,
)
from het_dash.ingest.importers.cvdprevent_files import FORMAT as CVDPREVENT
from het_dash.ingest.read_any import read_file

EXTRACT_DATE = "EXTRACT_DATE"
Columns = Mapping[str, Collection[str]]  # name -> other names


class NotRecognised(Exception):
    """A file is of no known format, or its edition is not clear. The message gives the reason and the remedy."""


@dataclass(frozen=True)
class Signature:
    """How a format is recognised: `columns` that it must have, and the one with the `areas`, if it covers England."""

    columns: Columns
    areas: str = ""
    edition: Callable[[RawFile, Path], str] = field(default=lambda _, __: "")


def _financial_year(_: RawFile, path: Path) -> str:
    """'2024-25' from PREVALENCE_2425.csv; blank if the name has no financial year."""
    found = re.findall(r"(?<!\d)(?:20)?(\d\d)[-_ ]?(\d\d)(?!\d)", path.stem)
    return next((f"20{first}-{last}" for first, last in found if int(last) == int(first) + 1), "")


def _month(raw: RawFile, _: Path) -> str:
    """'2026-07' from the extract dates; blank if there are several, or none."""
    name = next((column for column in raw.columns if plain_name(column) == plain_name(EXTRACT_DATE)), None)
    days = {read_date(text) for text in raw.cells[name].unique()} if name else set()
    return next((f"{day:%Y-%m}" for day in days if day and len(days) == 1), "")


SIGNATURES = {
    "census-areas": Signature(census_areas.COLUMNS),
    "census-ts021": Signature(census_ts021.COLUMNS, "geography code"),
    CVDPREVENT: Signature(cvdprevent.COLUMNS, "AreaCode"),
    "cvdprevent-practice": Signature({cvdprevent_practice.PRACTICE: ()}),
    "fingertips": Signature(fingertips.COLUMNS, "Area Code"),
    "imd2025": Signature(imd.COLUMNS),
    "patients-by-lsoa": Signature(patients_by_lsoa.COLUMNS, "PRACTICE_CODE", _month),
    "practice-imd": Signature(practice_imd.COLUMNS, "PRACTICE_CODE"),
    "practice-map": Signature(practice_map.COLUMNS, edition=_month),
    "qof": Signature(qof.COLUMNS, "PRACTICE_CODE", _financial_year),
    "registered-age": Signature(registered_age.COLUMNS, "ORG_CODE", _month),
}


@dataclass(frozen=True)
class Recognised:
    """A file of a known format and source. `edition` is blank for CVDPREVENT, whose importer names it."""

    path: Path
    format: str
    source: Source
    edition: str
    all_known: bool

    @property
    def called(self) -> str:
        return f"{self.source.title}{f', edition {self.edition}' if self.edition else ''}"


def recognise(path: Path, catalogue: Catalogue) -> Recognised:
    """Format, source and edition of a file. Raises NotRecognised, and ImportProblem for a file that cannot be read."""
    raw = read_file(path, CVDPREVENT)
    format_name = _format(raw)
    source = _source(format_name, catalogue)
    signature = SIGNATURES[format_name]
    edition = "" if format_name == CVDPREVENT else _edition(signature, raw, path, source, format_name, catalogue)
    return Recognised(path, format_name, source, edition, _all_known(signature, raw, catalogue))


def _format(raw: RawFile) -> str:
    """The format with the most columns among those whose columns are all here."""
    here = {plain_name(column) for column in raw.columns}
    fitting = [name for name, one in SIGNATURES.items() if all(_has(here, *c) for c in one.columns.items())]
    if not fitting:
        raise NotRecognised(f"its columns fit no known format. They read: {', '.join(raw.columns)[:200]}.")
    return max(fitting, key=lambda name: len(SIGNATURES[name].columns))


def _has(here: set[str], name: str, others: Collection[str]) -> bool:
    return any(plain_name(one) in here for one in (name, *others))


def _source(format_name: str, catalogue: Catalogue) -> Source:
    """The source that is fetched in this format, or has an edition in it."""
    fetched = [one for one in catalogue.sources.values() if one.fetch and one.fetch.format == format_name]
    held = [catalogue.sources[one.source_id] for one in catalogue.editions if one.format == format_name]
    if not (fetched or held):
        raise NotRecognised(f"it is of the format {format_name}, which no source in data/sources has had yet.")
    return (fetched or held)[0]


def _edition(
    signature: Signature, raw: RawFile, path: Path, source: Source, format_name: str, catalogue: Catalogue
) -> str:
    """From the file; or the source's only edition, by its address or in the data folder."""
    addresses = list(source.fetch.urls) if source.fetch else []
    held = [one.edition for one in catalogue.editions if (one.source_id, one.format) == (source.id, format_name)]
    only = next((names[0] for names in (addresses, held) if len(names) == 1 and not _is_dated(names[0])), "")
    found = signature.edition(raw, path) or only
    if not found:
        command = f"python -m het_dash import {format_name} {path.name} --source {source.id} --edition EDITION"
        named = " Name it after its year, such as PREVALENCE_2425.csv." if signature.edition is _financial_year else ""
        raise NotRecognised(f"it is {source.title}, but its edition is not clear.{named} To import it: {command}")
    return found


def _is_dated(edition: str) -> bool:
    """True for a month or a financial year: another file may be another one."""
    return re.fullmatch(r"\d{4}-\d\d", edition) is not None


def _all_known(signature: Signature, raw: RawFile, catalogue: Catalogue) -> bool:
    """False if the file has areas that are not ours, as one of all England has."""
    name = next((column for column in raw.columns if plain_name(column) == plain_name(signature.areas)), None)
    return name is None or set(raw.cells[name]) <= {*catalogue.areas, *catalogue.practices}
