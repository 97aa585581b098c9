"""Where things are: `data/` is what an analyst edits, `state/` is what the machine writes."""

import os
from pathlib import Path

from platformdirs import user_data_path

from het_dash.catalogue.errors import FolderProblem

PACKAGE = Path(__file__).resolve().parents[1]
CHECKOUT = (PACKAGE.parent / "app.py").is_file()
ROOT = (
    PACKAGE.parent if CHECKOUT else PACKAGE / "bundle"
)  # app.py, pages/ and data/; an installed package holds its own
DATA, STATE = "HET_DATA", "HET_STATE"
DEFAULTS = {DATA: ROOT / "data", STATE: ROOT / "state" if CHECKOUT else user_data_path("het-dash")}


def data_folder() -> Path:
    """The catalogue and the published observations; `HET_DATA` moves it (tests do). Raises FolderProblem."""
    folder = _set(DATA)
    if not folder.is_dir():
        raise FolderProblem(
            f"{DATA} is {str(folder)!r}, which is not a folder. Set it to the full path of the data folder."
        )
    return folder


def state_folder() -> Path:
    """Everything written at run time, for its owner only; `HET_STATE` moves it. Made on first use.

    In a checkout it is `state/` there; an installed package uses the user's own data folder. Raises FolderProblem for
    a path that is not whole, and OSError where the folder cannot be made.
    """
    folder = _set(STATE)
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


def folders() -> dict[str, Path]:
    """Setting -> its folder, whether or not it can be used."""
    return {name: Path(os.environ.get(name) or default) for name, default in DEFAULTS.items()}


def _set(name: str) -> Path:
    """The folder of a setting. A relative one would differ between the app and the processes that it starts."""
    folder = folders()[name]
    if not folder.is_absolute():
        raise FolderProblem(f"{name} is {str(folder)!r}. Give the full path: {str(Path.cwd() / folder)!r}.")
    return folder.resolve()


def _kept(name: str) -> Path:
    folder = state_folder() / name
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
