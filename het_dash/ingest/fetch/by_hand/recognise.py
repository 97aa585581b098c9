"""Recognises a publisher's file by its columns, and its editions by its contents, dates or name."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from het_dash.catalogue import Catalogue, Source
from het_dash.ingest.column_checks import plain_name
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.fetch.by_hand.signatures import SIGNATURES, Signature
from het_dash.ingest.importers.cvdprevent_files import FORMAT as CVDPREVENT
from het_dash.ingest.importers.qof_achievement_zip import has_achievement, read_raw_achievement
from het_dash.ingest.importers.qof_ccg_workbook import read_raw_ccg
from het_dash.ingest.problems import ImportProblem
from het_dash.ingest.read_any import EXCEL, read_file

WORKBOOKS = (
    "Workbooks looked for: one table, CVDPREVENT's custom data extract, or QOF's workbook of clinical commissioning "
    "groups."
)
OF_SEVERAL_SOURCES = ("qof-ccg",)  # a workbook has registers and achievement


class NotRecognised(Exception):
    """A file is of no known format, or its edition is not clear. The message gives the reason and the remedy."""


@dataclass(frozen=True)
class Recognised:
    """A file of a known format and source. `edition` is blank for CVDPREVENT, whose importer names it.

    `is_certain`: the file's own contents give its edition.
    """

    path: Path
    format: str
    source: Source
    edition: str
    all_known: bool
    is_certain: bool = False

    @property
    def called(self) -> str:
        return f"{self.source.title}{f', edition {self.edition}' if self.edition else ''}"


def recognise(path: Path, catalogue: Catalogue) -> tuple[Recognised, ...]:
    """Every source and edition of a file: several for the boroughs' file and a commissioning groups' workbook.

    Raises NotRecognised, and ImportProblem for a file that cannot be read.
    """
    format_name, raw = _format(path, catalogue)
    signature, known = SIGNATURES[format_name], _all_known(SIGNATURES[format_name], raw, catalogue)
    is_certain = not signature.by_name and bool(signature.editions(raw, path, catalogue))
    return tuple(
        Recognised(path, format_name, source, edition, known, is_certain)
        for source in _sources(format_name, catalogue)
        for edition in _editions(signature, raw, path, source, format_name, catalogue)
    )


def _format(path: Path, catalogue: Catalogue) -> tuple[str, RawFile]:
    """The format with the most columns among those whose columns are all here, and the table read."""
    problem: Exception | None = None
    for read in _readers(path):
        try:
            raw = read(path)
        except ImportProblem as wrong:
            problem = problem or wrong
            continue
        if fitting := list(_fitting(raw, path, catalogue)):
            return max(fitting, key=lambda name: len(SIGNATURES[name].columns)), raw
        problem = problem or NotRecognised(_looked_for(raw))
    if path.suffix.lower() in EXCEL and isinstance(problem, ImportProblem):
        raise NotRecognised(f"{problem.problems[0].message} {WORKBOOKS}")
    raise problem or NotRecognised("it cannot be read.")


def _readers(path: Path) -> list[Callable[[Path], RawFile]]:
    """Readers to try in turn."""
    if has_achievement(path):
        return [read_raw_achievement]
    plain = [partial(read_file, sheet=CVDPREVENT)]
    return [*plain, read_raw_ccg] if path.suffix.lower() in EXCEL else [*plain]


def _fitting(raw: RawFile, path: Path, catalogue: Catalogue) -> Iterator[str]:
    for name, one in SIGNATURES.items():
        if not one.missing(raw) and not (one.by_columns and not one.editions(raw, path, catalogue)):
            yield name


def _looked_for(raw: RawFile) -> str:
    """The columns of a file that is of no known format, the formats looked for, and the closest of them."""
    words = f"its columns fit no known format. They read: {', '.join(raw.columns)[:200]}. Formats looked for: "
    words += f"{', '.join(SIGNATURES)}."
    missing = {name: one.missing(raw) for name, one in SIGNATURES.items() if not one.by_columns}
    closest = min(missing, key=lambda name: len(missing[name]) / len(SIGNATURES[name].columns))
    if missing[closest] and len(missing[closest]) < len(SIGNATURES[closest].columns):
        words += f" The closest is {closest}, but {', '.join(missing[closest])[:200]} is not there."
    return words


def _sources(format_name: str, catalogue: Catalogue) -> tuple[Source, ...]:
    """The source that is fetched in this format, or has an edition in it, or else names it."""
    named = [one for one in catalogue.sources.values() if format_name in one.formats]
    if format_name in OF_SEVERAL_SOURCES:
        return tuple(named)
    fetched = [one for one in catalogue.sources.values() if one.fetch and one.fetch.format == format_name]
    held = [catalogue.sources[one.source_id] for one in catalogue.editions if one.format == format_name]
    if not (fetched or held or named):
        raise NotRecognised(f"it is of the format {format_name}, which no source in data/sources has.")
    return ((fetched or held or named)[0],)


def _editions(
    signature: Signature, raw: RawFile, path: Path, source: Source, format_name: str, catalogue: Catalogue
) -> tuple[str, ...]:
    """From the file; or the source's only edition, by its address or in the data folder."""
    if format_name == CVDPREVENT:
        return ("",)
    addresses = list(source.fetch.urls) if source.fetch else []
    held = [one.edition for one in catalogue.editions if (one.source_id, one.format) == (source.id, format_name)]
    only = next((names[:1] for names in (addresses, held) if len(names) == 1 and not _is_dated(names[0])), [])
    found = signature.editions(raw, path, catalogue) or tuple(only)
    if not found:
        command = f"python -m het_dash import {format_name} {path.name} --source {source.id} --edition EDITION"
        named = " Name it after its year, such as PREVALENCE_2425.csv." if signature.by_name else ""
        raise NotRecognised(f"it is {source.title}, but its edition is not clear.{named} To import it: {command}")
    return found


def _is_dated(edition: str) -> bool:
    """True for a month or a financial year: another file may be another one."""
    return re.fullmatch(r"\d{4}-\d\d", edition) is not None


def _all_known(signature: Signature, raw: RawFile, catalogue: Catalogue) -> bool:
    """False if the file has areas that are not ours, as one of all England has."""
    name = next((column for column in raw.columns if plain_name(column) == plain_name(signature.areas)), None)
    return name is None or set(raw.cells[name]) <= {*catalogue.areas, *catalogue.practices}
