"""Where things lie: `data/` is what an analyst edits, `state/` is what the machine writes."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def data_folder() -> Path:
    """The catalogue and the published observations; `HET_DATA` moves it (tests do)."""
    return Path(os.environ.get("HET_DATA", ROOT / "data")).resolve()


def state_folder() -> Path:
    """Everything written at run time; `HET_STATE` moves it. Made on first use, for its owner only."""
    folder = Path(os.environ.get("HET_STATE", ROOT / "state")).resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def store_folder() -> Path:
    """The published store: all that the app reads."""
    return _kept("store")


def private_folder() -> Path:
    """Local extracts and quarterly returns as they came, with true counts. The app never reads it."""
    return _kept("private")


def work_folder() -> Path:
    """What a build makes for itself: demonstrations, and observations made of returns. Emptied by every build."""
    return _kept("work")


def _kept(name: str) -> Path:
    folder = state_folder() / name
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
