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
    folder = state_folder() / "store"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
