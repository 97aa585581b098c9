"""The published store: named by what went into it, swapped in whole, the last two kept."""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from het_dash.catalogue.paths import PACKAGE, data_folder, private_folder, store_folder

SCHEMA = 3
KEPT = 2
TAKEN_IN = ("extracts", "returns")  # of the private folder; an upload that is only being checked is none
CODE = ("catalogue", "figures", "ingest")


def fingerprint() -> str:
    """Changes whenever an input's contents, the building code, the schema or HET_DEMO does."""
    parts = hashlib.sha256(f"schema {SCHEMA} demo {os.environ.get('HET_DEMO', '1')}".encode())
    data, private = data_folder(), private_folder()
    taken_in = ((private, private / name) for name in TAKEN_IN)
    for base, folder in ((data, data), *taken_in, *((PACKAGE, PACKAGE / code) for code in CODE)):
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            with suppress(FileNotFoundError):  # an accept or a deletion may be at work meanwhile
                content = hashlib.sha256(path.read_bytes()).digest()
                parts.update(path.relative_to(base).as_posix().encode() + b"\0" + content)
    return parts.hexdigest()[:16]


@dataclass(frozen=True)
class Place:
    """Where the stores lie, and which one is current."""

    folder: Path

    @property
    def pointer(self) -> Path:
        return self.folder / "current"

    def store(self, name: str) -> Path:
        return self.folder / f"het-{name}.duckdb"

    @property
    def current(self) -> Path | None:
        """The store that readers open, if there is one."""
        if not self.pointer.is_file():
            return None
        path = self.folder / self.pointer.read_text(encoding="utf-8").strip()
        return path if path.is_file() else None

    def swap(self, path: Path) -> None:
        """Makes `path` current in one step, and removes all but the last two stores."""
        scratch = self.folder / f".current-{os.getpid()}"
        scratch.write_text(path.name + "\n", encoding="utf-8")
        before = self.current
        scratch.replace(self.pointer)
        kept = {path, before} if before else {path}
        others = sorted(self.folder.glob("het-*.duckdb"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in [p for p in others if p not in kept][max(0, KEPT - len(kept)) :]:
            old.unlink(missing_ok=True)


def alone() -> FileLock:
    """One build or import at a time, so that no build reads half of an edition. Whoever holds it may enter again."""
    return FileLock(store_folder() / "build.lock", is_singleton=True)


def place() -> Place:
    return Place(store_folder())
