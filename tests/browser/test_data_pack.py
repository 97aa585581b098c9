"""The data pack's downloads, in a real Chromium."""

import zipfile
from collections.abc import Callable

from tests.browser.conftest import Reader

MakeReader = Callable[..., Reader]


def test_one_click_gives_the_pdf_and_the_slides(server: str, reader: MakeReader) -> None:
    """With the mouse, because the app's own header lies over the first line of a page."""
    page = reader().open(f"{server}/pcn-data-pack?example=false")
    page.get_by_role("button", name="Download", exact=True).click()
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Meeting version").click()
    assert download.value.suggested_filename.endswith("_meeting.zip")
    with zipfile.ZipFile(download.value.path()) as made:
        assert [name.rpartition(".")[2] for name in made.namelist()] == ["pdf", "pptx"]
