"""Free text on the screen is shown as it was typed, and a file that cannot be made is told to the reader.

The script shows blocks by the app's own functions, in a server of its own.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ROOT, serving

TYPED = (
    "https://example.org/a",
    "www.example.org",
    "a.person@example.org",
    "![x](https://example.org/x.png)",
    "[y](https://example.org)",
    "<https://example.org> <b>bold</b> &lt;b&gt;",
    ":red[red] :material/home: $x^2$ **bold**",
    "1. first",
    "- first",
)
SCRIPT = f"""
import streamlit as st
from het_dash.charts import Table
from het_dash.export import formats as files
from het_dash.content.blocks import Tabled, Tile, Tiles, Words
from het_dash.export.batch import Order
from het_dash.export.documents import BOARD
from het_dash.store import current_store
from het_dash.ui import failures
from het_dash.ui.show import show

typed = {TYPED!r}
show(Words(typed, heading=typed[0], source=typed[1]))
show(Words(typed, ordered=True, panel=True))
show(Tabled(typed[0], Table(("Said",), tuple((one,) for one in typed)), typed[1]))
show(Tiles((Tile(typed[0], typed[3], typed[1], typed[4], None, typed[0], typed[1], typed[3]),)))
store = current_store()
order = Order(BOARD.id, store.catalogue.borough.code, "docx")
files.FORMATS["docx"] = files.Format("docx", "Word document", "application/octet-stream", ())
st.download_button("A file", failures.noted(store, order), file_name="a.docx", on_click="ignore")
failures.say(store, order)
"""


@pytest.fixture(scope="module")
def page(browser: Browser, built_state: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    script = tmp_path_factory.mktemp("script") / "typed.py"
    script.write_text(SCRIPT, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        with serving(built_state, str(script)) as url:
            page = browser.new_page()
            asked: list[str] = []
            page.on("request", lambda request: asked.append(request.url))
            page.goto(url)
            page.get_by_role("button", name="A file").wait_for()
            assert [one for one in asked if "example.org" in one] == []
            yield page


def test_what_was_typed_is_shown_as_it_was_typed(page: Page) -> None:
    shown = page.inner_text("[data-testid=stMain]").replace("\u200c", "")
    assert [one for one in TYPED if shown.count(one) < 3] == []


def test_nothing_typed_is_a_link_or_a_picture(page: Page) -> None:
    assert page.locator("[data-testid=stMain] a[href]").count() == 0
    assert page.locator("[data-testid=stMain] img").count() == 0


def test_a_file_that_cannot_be_made_is_told_to_the_reader_who_clicked(page: Page) -> None:
    page.get_by_role("button", name="A file").click()
    said = page.get_by_test_id("stAlert")
    said.wait_for()
    assert "The file 'Headline impact, Word document' for Lewisham could not be made: ModuleNotFoundError" in (
        said.inner_text()
    )
