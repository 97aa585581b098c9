"""The folder of the published stores: one file for each, and `current`, which names the one in force."""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from het_dash.catalogue.whole_file import write_whole

NAMED = re.compile(r"het-[0-9a-z-]+\.duckdb")


class Unsound(Exception):
    """A store cannot be read. The message is one sentence that names the file."""


@dataclass(frozen=True)
class Stamp:
    """The state of a store folder: what `current` says, and each store's name, time and size."""

    folder: Path
    current: str
    stores: frozenset[tuple[str, int, int]]

    def same_in_force(self, other: "Stamp") -> bool:
        """Whether the same store is in force as before; stores that are not may have come or gone."""
        if self == other:
            return True
        here, there = ({one for one in stamp.stores if one[0] == stamp.current} for stamp in (self, other))
        return self.folder == other.folder and here == there != set()


@dataclass(frozen=True)
class Place:
    """The store folder."""

    folder: Path

    @property
    def pointer(self) -> Path:
        return self.folder / "current"

    def store(self, name: str) -> Path:
        return self.folder / f"het-{name}.duckdb"

    def pointed(self) -> Path:
        """The store that `current` names, whether it exists or not. Raises Unsound where `current` names none."""
        said = "The file `current` in the store folder"
        try:
            name = self.pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            raise Unsound(f"{said} is missing.") from None
        except (OSError, ValueError) as wrong:
            raise Unsound(f"{said} cannot be read.") from wrong
        if not NAMED.fullmatch(name):
            raise Unsound(f"{said} is empty." if not name else f"{said} names no store.")
        return self.folder / name

    @property
    def current(self) -> Path | None:
        """The store that `current` names, if both exist."""
        try:
            path = self.pointed()
        except Unsound:
            return None
        return path if path.is_file() else None

    def stores(self) -> list[Path]:
        """Every store, the newest first."""
        dated = [(path.stat().st_mtime_ns, path) for path in self.folder.glob("het-*.duckdb") if path.is_file()]
        return [path for _, path in sorted(dated, reverse=True)]

    def stamp(self) -> Stamp:
        """Cheap: it opens no store."""
        try:
            named = self.pointed().name
        except Unsound as wrong:
            named = str(wrong)
        with os.scandir(self.folder) as files:
            found = ((one.name, one.stat()) for one in files if NAMED.fullmatch(one.name))
            return Stamp(self.folder, named, frozenset((name, at.st_mtime_ns, at.st_size) for name, at in found))

    def point_to(self, path: Path) -> None:
        """Makes `path` current in one step."""
        if self.pointer.is_dir():  # nothing of ours: a file cannot take a folder's place in one step
            shutil.rmtree(self.pointer)
        write_whole(self.pointer, f"{path.name}\n".encode())
