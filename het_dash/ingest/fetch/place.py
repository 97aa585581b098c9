"""Adds a new edition to its source without losing or duplicating figures."""

import shutil
from pathlib import Path

import pandas as pd

from het_dash.catalogue.folder_swap import in_place_of
from het_dash.ingest.build import publication
from het_dash.ingest.fetch.problems import FetchProblem
from het_dash.ingest.import_file import Ready
from het_dash.ingest.observations import KEY

FILE, MEMBERS = "observations.csv", "members.csv"
Keys = set[tuple[str, ...]]


def check_same_or_more(made: Path, home: Path) -> None:
    """Raises FetchProblem if the new edition lacks figures of the existing one."""
    lost = _keys(home) - _keys(made)
    if lost:
        raise FetchProblem(_in_words(f"lacks {len(lost):,} figures that", home, lost))


def check_nothing_lost(ready: Ready) -> None:
    """Raises FetchProblem if an edition that is not written yet lacks figures or practices of the existing one."""
    members = ready.imported.members
    new = _members(members) if members is not None else _in(ready.imported.observations)
    lost = _keys(ready.home) - new
    if lost:
        raise FetchProblem(_in_words(f"lacks {len(lost):,} figures that", ready.home, lost))


def repeated(made: Path, home: Path) -> list[Path]:
    """Other editions of the source that the new one fully contains. Raises FetchProblem if it contains one in part."""
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
    """Moves the new edition in and removes those it replaces. If that fails, nothing changes."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with publication.alone(), in_place_of(home, *older) as ready:
        shutil.copytree(made, ready, dirs_exist_ok=True)  # the bench may lie on another disk


def _keys(edition: Path) -> Keys:
    """Identifying keys of an edition's figures, or of the practices of a map."""
    if (edition / MEMBERS).is_file():
        return _members(pd.read_csv(edition / MEMBERS, dtype=str, keep_default_na=False))
    if not (edition / FILE).is_file():
        return set()
    return _in(pd.read_csv(edition / FILE, usecols=KEY, dtype=str, keep_default_na=False))


def _in(observations: pd.DataFrame) -> Keys:
    return set(observations[KEY].astype(str).itertuples(index=False, name=None))


def _members(members: pd.DataFrame) -> Keys:
    return {("practice", str(code)) for code in members["practice_code"]}


def _in_words(does: str, edition: Path, lacking: Keys) -> str:
    place = f"data/observations/{edition.parent.name}/{edition.name}"
    return (
        f"The fetched file {does} {place} holds, {' '.join(min(lacking))} among them. If they are withdrawn, remove "
        f"that folder and run it again."
    )
