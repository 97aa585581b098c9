"""Folder of an edition: observations and their source, written together or not at all."""

import hashlib
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from ruamel.yaml import YAML

from het_dash.catalogue import Catalogue, Edition, Source
from het_dash.catalogue.folder_swap import in_place_of
from het_dash.catalogue.paths import state_folder
from het_dash.catalogue.source import PRIVATE_NATURES
from het_dash.ingest.build import publication
from het_dash.ingest.observations import COLUMNS, FIGURES, KEY, Imported

OPEN, CLOSED = 0o777, 0o700  # true counts are for the machine's owner alone
DATES = ("period_start", "period_end")


def folder(source: Source, edition: str, catalogue: Catalogue) -> Path:
    """Folder of an edition. Only published figures go to the data folder; local, programme and example data never
    do."""
    if source.layer == "published":
        return catalogue.folder / "observations" / source.id / edition
    kept = "private" if source.nature in PRIVATE_NATURES else "work"
    return state_folder() / kept / "extracts" / source.id / edition


def write(home: Path, imported: Imported, edition: Edition) -> None:
    """Writes a new folder next to `home`, then replaces `home` as a whole."""
    mode = CLOSED if home.is_relative_to(state_folder()) else OPEN
    _make(home.parent, mode)
    with publication.alone(), in_place_of(home, mode=mode) as made:
        _fill(made, imported, edition)


def _make(place: Path, mode: int) -> None:
    """Creates a folder and its parents with `mode`; `Path.mkdir(parents=True)` would leave the parents open to
    everyone."""
    if not place.is_dir():
        _make(place.parent, mode)
        place.mkdir(mode, exist_ok=True)


def _fill(home: Path, imported: Imported, edition: Edition) -> None:
    if imported.members is not None:
        table = home / "members.csv"
        _write_csv(table, imported.members, ["practice_code"])
    elif edition.nature == "published":
        table = home / "observations.csv"
        _write_csv(table, imported.observations, KEY)
    else:
        table = home / "observations.parquet"
        _write_parquet(table, imported.observations)
    write_source(home, edition.model_copy(update={"observations_sha256": sha256_of(table)}))


def sha256_of(table: Path) -> str:
    """Hash of a table of observations or members, as `source.yaml` records it."""
    with table.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def write_source(home: Path, edition: Edition) -> None:
    """Writes `source.yaml` of an edition."""
    with (home / "source.yaml").open("w", encoding="utf-8") as out:
        yaml = YAML()
        yaml.width = 110
        yaml.representer.ignore_aliases = lambda _: True  # writes equal dates twice rather than as a YAML anchor
        yaml.dump(_plain(edition), out)


def _write_csv(path: Path, table: pd.DataFrame, order: list[str]) -> None:
    """Writes text, so that people can compare two editions."""
    # As objects: a numeric column with a fraction or a blank would write whole numbers as '5066.0'.
    cells = {column: [_shorter(cell) for cell in cells] for column, cells in table.sort_values(order).items()}
    pd.DataFrame(cells, dtype=object).to_csv(path, index=False, lineterminator="\n")


def _write_parquet(path: Path, table: pd.DataFrame) -> None:
    """Writes a compact file for up to millions of our own counts."""
    types = {**dict.fromkeys(FIGURES, pa.float64()), **dict.fromkeys(DATES, pa.date32())}
    schema = pa.schema([(name, types.get(name, pa.string())) for name in COLUMNS])
    pq.write_table(pa.Table.from_pandas(table.sort_values(KEY), schema, preserve_index=False), path)


def _shorter(cell: object) -> object:
    """Whole numbers without '.0'; other numbers keep their digits."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _plain(edition: Edition) -> dict[str, object]:
    """Fields with a value, so that a file has no empty lines."""
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in edition.model_dump().items()}
    return {key: value for key, value in plain.items() if value not in ("", None, [], 0)}
