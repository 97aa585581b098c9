"""What tests share: the bundle's published store, built once, and a small data folder to spoil."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from het_dash import store
from het_dash.ingest.build.publication import fingerprint, place
from het_dash.ingest.build.run import build
from tests.support.small_bundle import SmallData, small_data

settings.register_profile("het", deadline=None)  # a busy machine is no failure
settings.load_profile("het")


@pytest.fixture(scope="session", autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A state folder for this process, so that no test reads or writes anybody's own."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("state")
        patch.setenv("HET_STATE", str(folder))
        for name in ("HET_DATA", "HET_DEMO"):
            patch.delenv(name, raising=False)
        yield folder


@pytest.fixture(scope="session")
def bundle_store(own_state: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published store of the bundled data, made by the production ingest once for all processes of a run.

    With HET_TEST_CACHE it is kept in that folder between runs, under the fingerprint of everything it is built from.
    """
    kept = os.environ.get("HET_TEST_CACHE")
    base = tmp_path_factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    built = (Path(kept) if kept else run) / f"bundle-{fingerprint()}"
    with FileLock(f"{built}.lock"):
        if not (built / "store" / "current").is_file():
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("HET_STATE", str(built))
                build()
    shutil.copytree(built, own_state, dirs_exist_ok=True)
    current = place().current
    assert current is not None
    return current


@pytest.fixture(scope="session")
def bundle(bundle_store: Path) -> store.Store:
    """The same store, opened as the app opens it."""
    return store.Store(bundle_store)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallData:
    """A data folder of a test's own, and a state folder of its own to build into."""
    made = small_data(tmp_path)
    monkeypatch.setenv("HET_DATA", str(made.folder))
    monkeypatch.setenv("HET_STATE", str(made.state))
    return made
