"""Editions that a build reads: the bundle, local extracts, and what was prepared under state/work."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from het_dash.catalogue import Catalogue, Edition
from het_dash.catalogue.load import read_edition
from het_dash.catalogue.paths import private_folder, work_folder
from het_dash.catalogue.yaml_files import shown

TABLES = ("observations.csv", "observations.parquet")


@dataclass(frozen=True)
class Held:
    """An edition and the folder of its observations, or its `rows` if they must not be written to disk."""

    edition: Edition
    folder: Path
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def observations(self) -> Path | None:
        """None for an edition of members (a practice map), which has no observations."""
        found = next((self.folder / name for name in TABLES if (self.folder / name).is_file()), None)
        if found is None and not (self.folder / "members.csv").is_file():
            return self.folder / TABLES[0]  # if missing, reading it raises an error
        return found

    @property
    def name(self) -> str:
        """Name of the file in messages."""
        path = self.observations or self.folder / "members.csv"
        return shown(path) if "data" in path.parts else f"{self.edition.source_id}/{self.edition.edition}/{path.name}"


def held(catalogue: Catalogue) -> tuple[Held, ...]:
    """Editions in order of name, with the newest of our own sources last."""
    bundle = [Held(one, catalogue.folder_of(one)) for one in catalogue.editions]
    own = [Held(read_edition(path, catalogue.sources), path.parent) for path in _own_files()]
    return (*bundle, *sorted(own, key=lambda one: (one.edition.period_end, one.edition.imported_on)))


def local_extracts() -> list[Path]:
    """The `source.yaml` of every imported local extract."""
    return sorted(private_folder().glob("extracts/*/*/source.yaml"))


def _own_files() -> Iterator[Path]:
    yield from local_extracts()
    for made in ("extracts", "returns"):
        yield from sorted(work_folder().glob(f"{made}/*/*/source.yaml"))
