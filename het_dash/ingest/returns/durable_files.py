"""File operations that survive a kill or a full disk: a file has all of its bytes, or it does not exist."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

UNFINISHED = ".unfinished-"
T = TypeVar("T")


class JournalProblem(Exception):
    """The journal is damaged or cannot be written. The message names the record or file and the next step."""


def write_new(place: Path, content: bytes, durable: bool) -> None:
    """Writes the bytes, names the file, then saves the folder to disk. It never replaces an existing file."""
    scratch = place.parent / f"{UNFINISHED}{os.getpid()}-{place.name}"
    _or_say(place, "written", "Make room, and try again.", lambda: _write(scratch, place, content, durable))


def remove(place: Path, durable: bool) -> None:
    """Removes a file permanently, if it exists."""
    _or_say(place, "deleted", "Check the folder's permissions, and try again.", lambda: place.unlink(missing_ok=True))
    if durable:
        sync(place.parent)


def make_folder(folder: Path, durable: bool) -> None:
    """Makes a folder that only its owner can open. Missing parent folders get the system's default permissions."""
    _or_say(folder, "made", "Make room, or check its permissions, and try again.", lambda: _make(folder))
    if durable:
        sync(folder.parent)


def tidy(folder: Path) -> None:
    """Removes partly written files that a killed process left."""
    for left in folder.glob(f"{UNFINISHED}*"):
        remove(left, durable=False)


def sync(folder: Path) -> None:
    """Saves a folder's file names to disk. Windows does not support this and does not need it."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def locked(place: Path) -> Iterator[None]:
    """Waits for a lock that one process holds at a time. The lock is released when that process ends for any reason."""
    lock = FileLock(place, mode=0o600)
    _or_say(place, "locked", "Check the folder's permissions, and try again.", lock.acquire)
    try:
        yield
    finally:
        lock.release()


def _write(scratch: Path, place: Path, content: bytes, durable: bool) -> None:
    try:
        descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            _write_all(descriptor, content)
            if durable:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.link(scratch, place)  # unlike a rename, a link never replaces an existing file
    finally:
        scratch.unlink(missing_ok=True)
    if durable:
        sync(place.parent)


def _write_all(descriptor: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def _make(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _or_say(place: Path, what: str, remedy: str, doing: Callable[[], T]) -> T:
    try:
        return doing()
    except OSError as wrong:
        raise JournalProblem(f"{place} cannot be {what} ({wrong.strerror}). {remedy}") from wrong
