"""Adds a new edition to its source without losing or duplicating figures."""

import shutil
import tempfile
from pathlib import Path

import pandas as pd

from het_dash.ingest.fetch.problems import FetchProblem
from het_dash.ingest.observations import KEY

FILE = "observations.csv"
Keys = set[tuple[str, ...]]


def check_same_or_more(made: Path, home: Path) -> None:
    """Raises FetchProblem where the edition that is there now has figures that the new one lacks."""
    lost = _keys(home) - _keys(made)
    if lost:
        raise FetchProblem(_in_words(f"lacks {len(lost):,} figures that", home, lost))


def repeated(made: Path, home: Path) -> list[Path]:
    """Other editions of the source that the new one holds whole. Raises FetchProblem for one that it holds in part."""
    new = _keys(made)
    found = []
    for other in sorted(path.parent for path in home.parent.glob(f"*/{FILE}") if path.parent != home):
        old = _keys(other)
        if old and old <= new:
            found.append(other)
        elif old & new:
            raise FetchProblem(_in_words(f"repeats some figures and lacks {len(old - new):,} that", other, old - new))
    return found


def place(made: Path, home: Path, older: list[Path]) -> None:
    """Moves the new edition in, and out whatever it stands in place of: all of it, or nothing where that fails."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent, prefix=".fetching-") as scratch:
        ready = Path(scratch) / "new" / home.name
        shutil.copytree(made, ready)  # the bench may lie on another disk, and only a move within one is a single step
        moved: list[tuple[Path, Path]] = []
        try:
            for old in [*older, *([home] if home.is_dir() else [])]:
                moved.append((old, old.rename(Path(scratch) / old.name)))
            ready.rename(home)
        except OSError:
            for old, away in moved:
                away.rename(old)
            raise


def _keys(edition: Path) -> Keys:
    """What each figure of an edition is about. A practice map has none."""
    if not (edition / FILE).is_file():
        return set()
    cells = pd.read_csv(edition / FILE, usecols=KEY, dtype=str, keep_default_na=False)
    return set(cells[KEY].itertuples(index=False, name=None))


def _in_words(does: str, edition: Path, lacking: Keys) -> str:
    place = f"data/observations/{edition.parent.name}/{edition.name}"
    return (
        f"The fetched file {does} {place} holds, {' '.join(min(lacking))} among them. If they are withdrawn, remove "
        f"that folder and run it again."
    )
