"""The publishers' files beside the repository, where we have them."""

from pathlib import Path

import pytest

OFFICIAL = Path(__file__).resolve().parents[3] / "shared" / "official"
BOUNDARIES = OFFICIAL / "boundaries"
needs_official = pytest.mark.skipif(
    not OFFICIAL.is_dir(), reason="The publishers' files (shared/official) are not here."
)
