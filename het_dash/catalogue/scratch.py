"""Folders for work in progress, each owned by a living process. The next build removes what a killed one leaves."""

import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

LOCK = ".lock"
KEPT_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Owned:
    """A folder with a lock file next to it. The operating system releases the lock when the process ends."""

    folder: Path
    lock: FileLock

    @classmethod
    def make(cls, parent: Path) -> "Owned":
        """Makes the lock first, because a folder without a lock has no owner."""
        parent.mkdir(mode=0o700, exist_ok=True)
        folder = parent / secrets.token_hex(8)
        lock = FileLock(_lock_of(folder), mode=0o600, thread_local=False)
        lock.acquire()
        folder.mkdir(mode=0o700)
        return cls(folder, lock)

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.lock.release()  # before the lock's own file goes: not every system removes one that is open
        _lock_of(self.folder).unlink(missing_ok=True)


@contextmanager
def scratch(parent: Path) -> Iterator[Path]:
    """A folder under `parent` for this process alone, gone at the end."""
    owned = Owned.make(parent)
    try:
        yield owned.folder
    finally:
        owned.remove()


def remove_abandoned(parent: Path) -> None:
    """Removes the folders whose processes have ended, and any that is a day old."""
    for lock in parent.glob(f"*{LOCK}"):
        folder = lock.with_name(lock.name.removesuffix(LOCK))
        if _is_free(lock):
            shutil.rmtree(folder, ignore_errors=True)
            lock.unlink(missing_ok=True)
    for folder in parent.glob("*/"):
        if not _lock_of(folder).exists() or _is_old(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_free(lock: Path) -> bool:
    try:
        with FileLock(lock, timeout=0):
            return True
    except Timeout:
        return False


def _is_old(folder: Path) -> bool:
    try:
        return folder.stat().st_mtime < time.time() - KEPT_SECONDS
    except FileNotFoundError:  # its owner has just removed it
        return False


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}{LOCK}")
