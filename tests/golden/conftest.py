"""Tests here see the published store of the bundled data."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def with_the_bundles_store(bundle_store: Path) -> Path:
    return bundle_store
