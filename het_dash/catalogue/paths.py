"""Where things are: `data/` is what an analyst edits, `state/` is what the machine writes."""

import os
from pathlib import Path

from platformdirs import user_data_path

PACKAGE = Path(__file__).resolve().parents[1]
CHECKOUT = (PACKAGE.parent / "app.py").is_file()
ROOT = (
    PACKAGE.parent if CHECKOUT else PACKAGE / "bundle"
)  # app.py, pages/ and data/; an installed package holds its own


def data_folder() -> Path:
    """The catalogue and the published observations; `HET_DATA` moves it (tests do)."""
    return Path(os.environ.get("HET_DATA", ROOT / "data")).resolve()


def state_folder() -> Path:
    """Everything written at run time, for its owner only; `HET_STATE` moves it. Made on first use.

    In a checkout it is `state/` there; an installed package uses the user's own data folder.
    """
    usual = ROOT / "state" if CHECKOUT else user_data_path("het-dash")
    folder = Path(os.environ.get("HET_STATE", usual)).resolve()
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
