"""The package holds all it needs: unpacked far from the checkout it builds its figures and names its app."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from het_dash.catalogue.paths import ROOT

ASK = "from het_dash.catalogue import paths; print(paths.ROOT); print(paths.state_folder())"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "--wheel-dir", str(folder), str(ROOT)], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as held:
        held.extractall(folder / "site")
    return folder


def run(folder: Path, *arguments: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HET_")}
    place = {"PYTHONPATH": str(folder / "site"), "HOME": str(folder), "XDG_DATA_HOME": str(folder / "share")}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=folder, env={**kept, **place}, check=True, capture_output=True, text=True, timeout=300
    ).stdout


def test_it_finds_its_own_app_and_data_and_keeps_state_in_the_users_folder(unpacked: Path) -> None:
    bundle = unpacked / "site" / "het_dash" / "bundle"
    assert run(unpacked, "-c", ASK).split() == [str(bundle), str(unpacked / "share" / "het-dash")]
    assert (bundle / "app.py").is_file()
    assert (bundle / ".streamlit" / "config.toml").is_file()
    assert {folder.name for folder in (bundle / "pages").iterdir() if folder.is_dir()} >= {"board", "my_pcn", "about"}


def test_it_builds_the_figures(unpacked: Path) -> None:
    assert "figures out" in run(unpacked, "-m", "het_dash", "build")
    assert list((unpacked / "share" / "het-dash" / "store").glob("het-*.duckdb"))
