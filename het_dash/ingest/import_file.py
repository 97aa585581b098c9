"""Imports a file: observations and their source, written together or not at all."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from het_dash.catalogue import Edition
from het_dash.catalogue.local_counts import must_be_protected
from het_dash.catalogue.source import PRIVATE_NATURES
from het_dash.ingest import editions, extract
from het_dash.ingest.comparison import compare
from het_dash.ingest.csv_table import RawFile, joined
from het_dash.ingest.importers import (
    census_areas,
    census_ts021,
    cvdprevent,
    cvdprevent_files,
    cvdprevent_pcns,
    cvdprevent_practice,
    fingertips,
    fingertips_boroughs,
    imd,
    patients_by_lsoa,
    practice_imd,
    practice_map,
    qof,
    qof_achievement,
    qof_ccg,
    qof_pcns,
    registered_age,
)
from het_dash.ingest.importers.context import Importer, Taking
from het_dash.ingest.importers.qof_achievement_zip import read_raw_achievement
from het_dash.ingest.importers.qof_ccg_workbook import read_raw_ccg
from het_dash.ingest.observations import KEY, Imported, together
from het_dash.ingest.problems import NothingNew, refuse
from het_dash.ingest.read_any import read_file
from het_dash.ingest.repeated_figures import without_repeated

FORMATS: dict[str, Importer] = {
    "census-areas": census_areas.read,
    "census-ts021": census_ts021.read,
    "cvdprevent": cvdprevent.read,
    "cvdprevent-pcns": cvdprevent_pcns.read,
    "cvdprevent-practice": cvdprevent_practice.read,
    "extract": extract.read,
    "fingertips": fingertips.read,
    "fingertips-boroughs": fingertips_boroughs.read,
    "imd2025": imd.read,
    "patients-by-lsoa": patients_by_lsoa.read,
    "practice-map": practice_map.read,
    "practice-imd": practice_imd.read,
    "qof": qof.read,
    "qof-achievement": qof_achievement.read,
    "qof-ccg": qof_ccg.read,
    "qof-pcns": qof_pcns.read,
    "registered-age": registered_age.read,
}


# Files that are no plain table.
READERS: dict[str, Callable[[Path], RawFile]] = {"qof-achievement": read_raw_achievement, "qof-ccg": read_raw_ccg}
OF_SEVERAL_FILES = {cvdprevent_files.FORMAT, "cvdprevent-pcns"}  # CVDPREVENT's tool gives one file an indicator
NAMED_BY_THEIR_END = {"extract"}  # by default, the edition is the month of the latest period end


@dataclass(frozen=True)
class Ready:
    """An edition that was read and checked, and is not written yet."""

    home: Path
    imported: Imported
    edition: Edition

    def write(self) -> Path:
        """Writes the edition's folder, and returns it."""
        editions.write(self.home, self.imported, self.edition)
        return self.home


def take_in(format_name: str, file: Path, taking: Taking) -> Path:
    """Imports a file and returns the folder written. Raises ImportProblem and then changes nothing."""
    return ready(format_name, [file], taking).write()


def editions_of(format_name: str, files: Sequence[Path], taking: Taking) -> list[Ready]:
    """Every edition in the files. Only CVDPREVENT's may be several, and only its editions are named by the files.

    Raises ImportProblem; nothing is written.
    """
    if format_name == cvdprevent_files.FORMAT and not taking.edition:
        found = cvdprevent_files.by_edition(files, taking)
        return [ready(format_name, its, replace(taking, edition=edition)) for edition, its in found.items()]
    if format_name not in OF_SEVERAL_FILES and len(files) > 1:
        raise refuse(files[1].name, f"is a second file; {format_name} has one.", "Import one file at a time.")
    return [ready(format_name, files, taking)]


def ready(format_name: str, files: Sequence[Path], taking: Taking) -> Ready:
    """One edition from one or several files. Raises ImportProblem; nothing is written."""
    if taking.source.nature in PRIVATE_NATURES:
        must_be_protected()
    if taking.edition or format_name not in NAMED_BY_THEIR_END:
        _check_name(taking.edition, files[0].name)
    _check_format(format_name, files[0].name, taking)
    raws = [_read(format_name, file) for file in files]
    imported = together([FORMATS[format_name](raw, taking) for raw in raws])
    raw = joined(raws)
    _check(imported, raw, taking)
    imported = without_repeated(imported, raw.name, taking)
    if imported.table.empty:
        told = refuse(raw.name, "has no figure that is not already here.", "There is nothing to import.")
        raise NothingNew(told.problems)
    edition = _compared(_edition(format_name, raw, imported, taking), imported, taking)
    return Ready(editions.folder(taking.source, edition.edition, taking.catalogue), imported, edition)


def _read(format_name: str, file: Path) -> RawFile:
    return READERS[format_name](file) if format_name in READERS else read_file(file, sheet=format_name)


def _check_name(edition: str, file: str) -> None:
    """Checks the edition's name, which becomes a folder name and appears in lineages."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", edition):
        raise refuse(file, f"The edition {edition!r} cannot name a folder.", "Give it as --edition 2024-25.")


def _check_format(format_name: str, file: str, taking: Taking) -> None:
    known = taking.source.formats
    if known and format_name not in known:
        message = f"The source {taking.source.id!r} has no files of the format {format_name!r}."
        raise refuse(file, message, f"Its formats are {', '.join(known)}; check FORMAT and --source.")


def _compared(edition: Edition, imported: Imported, taking: Taking) -> Edition:
    """The edition with the warnings of the comparison. Raises ImportProblem if the comparison refuses the file."""
    compared = compare(imported, edition.format, edition.file, edition.edition, taking)
    for line in (*compared.lines, *imported.skipped, *(one.words for one in compared.findings if not one.refuses)):
        taking.say(line)
    if not taking.replace:
        compared.refuse(edition.file)
    warnings = (*imported.skipped, *(one.words for one in compared.findings if one.weight != "told"))
    because = taking.replace if compared.refused else ""
    return edition.model_copy(update={"warnings": warnings, "replaced_because": because})


def _check(imported: Imported, raw: RawFile, taking: Taking) -> None:
    rows = imported.observations
    if rows.empty and imported.members is None:
        raise refuse(
            raw.name,
            f"holds nothing that the catalogue's indicators take from source {taking.source.id!r}.",
            "Check the source, or name the publisher's code under `codes` in an indicator's YAML file.",
        )
    twice = rows[rows.duplicated(subset=KEY)]
    if not twice.empty:
        raise refuse(raw.name, f"gives {dict(twice.iloc[0][KEY])} twice.", "Remove the repeated rows.")


def _edition(format_name: str, raw: RawFile, imported: Imported, taking: Taking) -> Edition:
    source, table = taking.source, imported.table
    starts, ends = ("as_at", "as_at") if imported.members is not None else ("period_start", "period_end")
    return Edition.of(
        source,
        edition=taking.edition or f"{table[ends].max():%Y-%m}",
        format=format_name,
        file=raw.name,
        sha256=raw.sha256,
        # Every build remakes example data, so its import date is the end of its latest period.
        imported_on=table[ends].max() if source.nature == "demonstration" else datetime.now(tz=UTC).date(),
        period_start=table[starts].min(),
        period_end=table[ends].max(),
        rows=len(table),
        practices_in_file=imported.practices_in_file,
        note=" ".join(filter(None, (imported.note, raw.note))),
    )


def formats() -> Iterable[str]:
    return sorted(FORMATS)
