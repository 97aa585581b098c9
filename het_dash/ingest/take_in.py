"""Takes a publisher's file in: observations and their source, written together or not at all."""

import re
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
from ruamel.yaml import YAML

from het_dash.catalogue import Edition
from het_dash.catalogue.paths import state_folder
from het_dash.catalogue.source import PRIVATE_NATURES
from het_dash.ingest.importers import (
    census_areas,
    census_ts021,
    cvdprevent,
    cvdprevent_practice,
    fingertips,
    fingertips_boroughs,
    fingertips_seen,
    imd,
    patients_by_lsoa,
    practice_imd,
    practice_map,
    qof,
    registered_age,
)
from het_dash.ingest.importers.cvdprevent_json import read_raw_json
from het_dash.ingest.importers.taking import Importer, Taking
from het_dash.ingest.observations import KEY, Imported
from het_dash.ingest.problems import refuse
from het_dash.ingest.rawfile import RawFile, read_raw

FORMATS: dict[str, Importer] = {
    "census-areas": census_areas.read,
    "census-ts021": census_ts021.read,
    "cvdprevent": cvdprevent.read,
    "cvdprevent-practice": cvdprevent_practice.read,
    "fingertips": fingertips.read,
    "fingertips-boroughs": fingertips_boroughs.read,
    "fingertips-seen": fingertips_seen.read,
    "imd2025": imd.read,
    "patients-by-lsoa": patients_by_lsoa.read,
    "practice-map": practice_map.read,
    "practice-imd": practice_imd.read,
    "qof": qof.read,
    "registered-age": registered_age.read,
}


def take_in(format_name: str, file: Path, taking: Taking) -> Path:
    """The folder written. Raises ImportProblem, and then nothing is written."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", taking.edition):  # it names a folder and stands in lineages
        raise refuse(
            file.name, f"The edition {taking.edition!r} cannot name a folder.", "Give it as --edition 2024-25."
        )
    raw = read_raw_json(file) if file.suffix.lower() == ".json" else read_raw(file)
    imported = FORMATS[format_name](raw, taking)
    _check(imported, raw, taking)
    home = _home(taking)
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent, prefix=".importing-") as scratch:
        made = Path(scratch) / home.name  # inside: the temporary folder itself is closed to everyone else
        made.mkdir()
        _write(made, imported, _edition(format_name, raw, imported, taking))
        if home.is_dir():
            home.rename(Path(scratch) / "before")
        made.rename(home)
    return home


def _home(taking: Taking) -> Path:
    """Published figures lie in the data folder; what is local or the programme's own never does."""
    private = taking.source.nature in PRIVATE_NATURES
    base = state_folder() / "private" if private else taking.catalogue.folder / "observations"
    return base / taking.source.id / taking.edition


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
    source, table = taking.source, _table(imported)
    starts, ends = ("as_at", "as_at") if imported.members is not None else ("period_start", "period_end")
    return Edition(
        source_id=source.id,
        edition=taking.edition,
        format=format_name,
        publisher=source.publisher,
        title=source.title,
        url=source.url,
        licence=source.licence,
        statement=source.statement,
        nature=source.nature,
        file=raw.name,
        sha256=raw.sha256,
        imported_on=datetime.now(tz=UTC).date(),
        period_start=table[starts].min(),
        period_end=table[ends].max(),
        rows=len(table),
        note=imported.note,
    )


def _table(imported: Imported) -> pd.DataFrame:
    return imported.observations if imported.members is None else imported.members


def _write(folder: Path, imported: Imported, edition: Edition) -> None:
    table = _table(imported)
    name = "observations.csv" if imported.members is None else "members.csv"
    order = KEY if imported.members is None else ["practice_code"]
    # As objects: a column of numbers with one fraction or blank would turn every whole number back into '5066.0'.
    cells = {column: [_shorter(cell) for cell in cells] for column, cells in table.sort_values(order).items()}
    pd.DataFrame(cells, dtype=object).to_csv(folder / name, index=False, lineterminator="\n")
    with (folder / "source.yaml").open("w", encoding="utf-8") as out:
        yaml = YAML()
        yaml.width = 110
        yaml.representer.ignore_aliases = lambda _: True  # a snapshot's two dates are one object, not a YAML anchor
        yaml.dump(_plain(edition), out)


def _shorter(cell: object) -> object:
    """Whole numbers without '.0'; others with the digits they came with."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _plain(edition: Edition) -> dict[str, object]:
    return {key: value for key, value in edition.model_dump().items() if value not in ("", None)}


def formats() -> Iterable[str]:
    return sorted(FORMATS)
