"""The published store: named by what went into it, swapped in whole, the last two that are sound kept."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

from het_dash.catalogue.paths import PACKAGE, data_folder, private_folder, store_folder
from het_dash.storefile import SCHEMA, Place, is_sound

KEPT = 2
TAKEN_IN = ("extracts", "returns")  # of the private folder; an upload that is only being checked is none
CODE = ("catalogue", "figures", "geo", "ingest", "storefile")


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


def up_to_date() -> bool:
    """Whether the store in force is sound, and was built from the inputs as they are now."""
    current = place().current
    return current is not None and current == place().store(fingerprint()) and is_sound(current)


def swap(path: Path) -> None:
    """Makes a store current in one step, and removes all but the last KEPT that are sound."""
    before = place().current
    place().point_to(path)
    others = [before] if before else []
    kept = {path}
    for other in dict.fromkeys([*others, *place().stores()]):
        if len(kept) < KEPT and other != path and is_sound(other):
            kept.add(other)
    for old in place().stores():
        if old not in kept:
            with suppress(OSError):  # a reader may have it open where that forbids removal
                old.unlink()


def alone() -> FileLock:
    """One build or import at a time, so that no build reads half of an edition. The holder may enter again."""
    return FileLock(store_folder() / "build.lock", is_singleton=True)


def place() -> Place:
    return Place(store_folder())
