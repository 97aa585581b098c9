"""Small inputs from the field beside the repository, where we have them."""

from pathlib import Path

import pytest

FIELD = Path(__file__).resolve().parents[3] / "shared" / "field"
needs_field = pytest.mark.skipif(not FIELD.is_dir(), reason="The cases from the field (shared/field) are not here.")
