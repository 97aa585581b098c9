"""Files that killed builds, imports, fetches and servers left behind. A build removes it before it begins."""

import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from het_dash.catalogue.folder_swap import settle
from het_dash.catalogue.paths import data_folder, private_folder, state_folder, store_folder, work_folder
from het_dash.catalogue.scratch import remove_abandoned
from het_dash.ingest.fetch.workspace import KEPT_SECONDS

IN_STORE = (".building-*", ".unfinished-*")
IN_STATE = (".making-*",)


def remove() -> None:
    """The caller holds the lock of builds and imports: nothing made under it is in use now."""
    for path in _made_under_the_lock():
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for parent in _editions():
        settle(parent)
    for parent in (private_folder() / "uploads", work_folder() / "scratch"):
        remove_abandoned(parent)
    _remove_old_fetches(work_folder())


def _made_under_the_lock() -> Iterator[Path]:
    for folder, patterns in ((store_folder(), IN_STORE), (state_folder(), IN_STATE)):
        for pattern in patterns:
            yield from folder.glob(pattern)


def _editions() -> Iterator[Path]:
    """The folders into which imports put editions or boundaries. No catalogue is asked: it may be broken."""
    yield data_folder()
    yield from (data_folder() / "observations").glob("*/")
    yield from data_folder().glob("programme/*/observations/*/")
    for kept in ("private", "work"):
        yield from (state_folder() / kept / "extracts").glob("*/")


def _remove_old_fetches(work: Path) -> None:
    """A fetch that broke off goes on from what it has, within a day."""
    with suppress(Timeout), FileLock(work / "fetch.lock", timeout=0):
        for left in (work / "fetch").glob("*/"):
            if any(path.stat().st_mtime < time.time() - KEPT_SECONDS for path in left.rglob("*") if path.is_file()):
                shutil.rmtree(left, ignore_errors=True)
