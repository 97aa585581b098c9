"""The running app reads the published store and nothing of the data folder."""

from pathlib import Path

import pytest

from het_dash.catalogue.pages import PAGES
from het_dash.export.batch import Order, make
from het_dash.export.documents import DATA_PACK
from het_dash.store import Store
from tests.support.blocks import NORTH
from tests.support.open_page import opened, turned_to


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HET_DATA", str(tmp_path / "nowhere"))


def test_every_page_opens() -> None:
    app = opened(pcn=NORTH)
    for page in PAGES:
        turned_to(app, page)
        assert not app.exception, page
        assert not app.error, page
        assert app.title, page


@pytest.mark.parametrize("kind", ["html", "xlsx"])
def test_a_pack_is_made(bundle: Store, kind: str) -> None:
    assert make(Order(DATA_PACK.id, "pcn:north-lewisham", kind), Store(bundle.path)).content
