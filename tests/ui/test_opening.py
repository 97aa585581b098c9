"""Opening the store for a page."""

from pathlib import Path

import pytest

from tests.pages.opened import opened
from tests.small import SmallData


def test_a_store_that_cannot_be_opened_is_said_in_plain_words(small: SmallData) -> None:
    small.observe(
        "qof/2024-25",
        "area_code numerator denominator\nG85015 500 10000",
        indicator_id="qof_hypertension",
        period_start="2024-04-01",
        period_end="2025-03-31",
    )
    path = small.build().path
    path.write_bytes(b"no store")
    app = opened("about/sources_and_methods")
    assert not app.exception
    assert "No store can be opened." in app.error[0].value
    assert "python -m het_dash build" in app.error[0].value


@pytest.mark.usefixtures("small")
def test_the_damaged_file_is_left_for_the_next_build_to_replace(tmp_path: Path) -> None:
    assert not (tmp_path / "state" / "store").exists()
