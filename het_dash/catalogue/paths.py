"""Where things are: `data/` is what an analyst edits, `state/` is what the machine writes."""

import os
from pathlib import Path

from platformdirs import user_data_path

from het_dash.catalogue.errors import FolderProblem

PACKAGE = Path(__file__).resolve().parents[1]
CHECKOUT = (PACKAGE.parent / "app.py").is_file()
ROOT = (
    PACKAGE.parent if CHECKOUT else PACKAGE / "bundle"
)  # contains app.py, pages/ and data/; an installed package has its own copies
DATA, STATE = "HET_DATA", "HET_STATE"
DEFAULTS = {DATA: ROOT / "data", STATE: ROOT / "state" if CHECKOUT else user_data_path("het-dash")}


def data_folder() -> Path:
    """Folder of the catalogue and published observations. `HET_DATA` overrides it. Raises FolderProblem."""
    folder = _set(DATA)
    if not folder.is_dir():
        raise FolderProblem(
            f"{DATA} is {str(folder)!r}, which is not a folder. Set it to the full path of the data folder."
        )
    return folder


def state_folder() -> Path:
    """Private folder for everything written at run time. `HET_STATE` overrides it. Created on first use.

    In a checkout it is `state/` there; an installed package uses the user's data folder. Raises FolderProblem for a
    relative path and OSError if the folder cannot be created.
    """
    folder = _set(STATE)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def store_folder() -> Path:
    """Folder of the published store, which is all that the app reads."""
    return _kept("store")


def private_folder() -> Path:
    """Folder of local extracts and returns as sent, with true counts. The app never reads it."""
    return _kept("private")


def work_folder() -> Path:
    """Folder for a build's own files: example data, and observations from returns. Every build empties it."""
    return _kept("work")


def folders() -> dict[str, Path]:
    """Folder of each setting, including any that cannot be used."""
    return {name: Path(os.environ.get(name) or default) for name, default in DEFAULTS.items()}


def _set(name: str) -> Path:
    """Folder of a setting. A relative path is refused, because it would differ between the app and its subprocesses."""
    folder = folders()[name]
    if not folder.is_absolute():
        raise FolderProblem(f"{name} is {str(folder)!r}. Give the full path: {str(Path.cwd() / folder)!r}.")
    return folder.resolve()


def _kept(name: str) -> Path:
    folder = state_folder() / name
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
