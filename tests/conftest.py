"""What tests share: the bundle's published store, built once, and a small data folder to spoil."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from het_dash import store
from het_dash.ingest.build.run import build
from tests.support.small_bundle import SmallData, small_data

settings.register_profile("het", deadline=None)  # a busy machine is no failure
settings.load_profile("het")


@pytest.fixture(scope="session", autouse=True)
def bundle_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The published store of the bundled data, made by the production ingest; every test sees it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HET_STATE", str(tmp_path_factory.mktemp("state")))
        for name in ("HET_DATA", "HET_DEMO"):
            patch.delenv(name, raising=False)
        yield build().path


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
