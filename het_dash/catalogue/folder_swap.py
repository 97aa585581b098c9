"""Puts a folder in the place of others in one step. Whatever is killed half-way is put right afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNFINISHED = ".importing-"  # no edition's name starts with a dot
ASIDE = ".before"


@contextmanager
def in_place_of(home: Path, *others: Path, mode: int = 0o777) -> Iterator[Path]:
    """Gives a new folder to fill. It then replaces `home` and its siblings `others`; on failure nothing changes.

    The caller holds the lock of builds and imports, and `home.parent` exists.
    """
    settle(home.parent)
    scratch = Path(tempfile.mkdtemp(dir=home.parent, prefix=UNFINISHED))  # closed to everyone else
    made, aside = scratch / home.name, scratch / ASIDE
    try:
        made.mkdir(mode)
        yield made
        aside.mkdir()
        for old in (*others, home):
            if old.is_dir():
                old.rename(aside / old.name)
        made.rename(home)
    finally:
        settle(home.parent)


def settle(parent: Path) -> None:
    """Restores what an interrupted swap had set aside, and removes the rest."""
    for left in parent.glob(f"{UNFINISHED}*"):
        if any(one.name != ASIDE for one in left.iterdir()):  # the new folder is not in its place
            for old in left.glob(f"{ASIDE}/*"):
                old.rename(parent / old.name)
        shutil.rmtree(left)
