"""A copy of the bundle to import into."""

from pathlib import Path

import pytest

from tests.support.held_files import Bundle, bundle_copy


@pytest.fixture
def copied(tmp_path: Path) -> Bundle:
    return bundle_copy(tmp_path)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """A copy for files that are refused, which change nothing."""
    return bundle_copy(tmp_path_factory.mktemp("untouched"))
