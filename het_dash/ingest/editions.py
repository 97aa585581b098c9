"""Folder of an edition: observations and their source, written together or not at all."""

import shutil
import tempfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from ruamel.yaml import YAML

from het_dash.catalogue import Catalogue, Edition, Source
from het_dash.catalogue.paths import state_folder
from het_dash.catalogue.source import PRIVATE_NATURES
from het_dash.ingest.build import publication
from het_dash.ingest.observations import COLUMNS, FIGURES, KEY, Imported

OPEN, CLOSED = 0o777, 0o700  # true counts are for the machine's owner alone
IMPORTING, BEFORE = ".importing-", ".before"  # no edition's name starts with a dot
DATES = ("period_start", "period_end")


def folder(source: Source, edition: str, catalogue: Catalogue) -> Path:
    """Published figures lie in the data folder; what is local, the programme's own or made up never does."""
    if source.layer == "published":
        return catalogue.folder / "observations" / source.id / edition
    kept = "private" if source.nature in PRIVATE_NATURES else "work"
    return state_folder() / kept / "extracts" / source.id / edition


def write(home: Path, imported: Imported, edition: Edition) -> None:
    """Makes `home` anew beside itself and puts it in its place; an older one goes whole."""
    mode = CLOSED if home.is_relative_to(state_folder()) else OPEN
    _make(home.parent, mode)
    with publication.alone():
        settle(home.parent)
        scratch = Path(tempfile.mkdtemp(dir=home.parent, prefix=IMPORTING))
        made, aside = scratch / home.name, scratch / BEFORE  # inside: the scratch folder is closed to everyone else
        try:
            made.mkdir(mode)
            _fill(made, imported, edition)
            if home.is_dir():
                aside.mkdir()
                home.rename(aside / home.name)
            made.rename(home)
        finally:
            settle(home.parent)


def settle_all(catalogue: Catalogue) -> None:
    """What killed imports left behind, of any source."""
    for source in catalogue.sources.values():
        settle(folder(source, "any", catalogue).parent)


def settle(editions: Path) -> None:
    """After an import that did not reach its end: an edition that it had set aside stands again, the rest goes."""
    for left in editions.glob(f"{IMPORTING}*"):
        for aside in left.glob(f"{BEFORE}/*"):
            if not (editions / aside.name).exists():
                aside.rename(editions / aside.name)
        shutil.rmtree(left)


def _make(place: Path, mode: int) -> None:
    """With its parents; `Path.mkdir(parents=True)` would leave those open to everyone."""
    if not place.is_dir():
        _make(place.parent, mode)
        place.mkdir(mode, exist_ok=True)


def _fill(home: Path, imported: Imported, edition: Edition) -> None:
    if imported.members is not None:
        _write_csv(home / "members.csv", imported.members, ["practice_code"])
    elif edition.nature == "published":
        _write_csv(home / "observations.csv", imported.observations, KEY)
    else:
        _write_parquet(home / "observations.parquet", imported.observations)
    with (home / "source.yaml").open("w", encoding="utf-8") as out:
        yaml = YAML()
        yaml.width = 110
        yaml.representer.ignore_aliases = lambda _: True  # a snapshot's two dates are one object, not a YAML anchor
        yaml.dump(_plain(edition), out)


def _write_csv(path: Path, table: pd.DataFrame, order: list[str]) -> None:
    """Text, for whoever reads the difference between two editions."""
    # As objects: a column of numbers with one fraction or blank would turn every whole number back into '5066.0'.
    cells = {column: [_shorter(cell) for cell in cells] for column, cells in table.sort_values(order).items()}
    pd.DataFrame(cells, dtype=object).to_csv(path, index=False, lineterminator="\n")


def _write_parquet(path: Path, table: pd.DataFrame) -> None:
    """Small and quick, for up to millions of our own counts, which nobody should read line by line."""
    types = {**dict.fromkeys(FIGURES, pa.float64()), **dict.fromkeys(DATES, pa.date32())}
    schema = pa.schema([(name, types.get(name, pa.string())) for name in COLUMNS])
    pq.write_table(pa.Table.from_pandas(table.sort_values(KEY), schema, preserve_index=False), path)


def _shorter(cell: object) -> object:
    """Whole numbers without '.0'; others with the digits they came with."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _plain(edition: Edition) -> dict[str, object]:
    return {key: value for key, value in edition.model_dump().items() if value not in ("", None)}
