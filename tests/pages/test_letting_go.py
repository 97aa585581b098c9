"""A server lets a replaced store go, the first one too: its file is closed, and what was kept of it is dropped."""

import gc
import shutil
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from het_dash.content import boundaries, composed_once
from het_dash.export import batch
from het_dash.export.batch import Order, pack_for
from het_dash.export.documents import DATA_PACK as DOCUMENT
from het_dash.store import Question, current_store
from het_dash.storefile import Place
from het_dash.ui import card, pack_archive
from het_dash.ui.startup import made_ready
from tests.support.open_page import opened, turned_to

DATA_PACK, MAP, EXPLORE = "my_pcn/pcn_data_pack", "my_pcn/where_our_patients_live", "analysis/explore"
NORTH = "pcn:north-lewisham"
GROUNDS = (boundaries._catchments, boundaries._shapes, boundaries._kept)
PAGES = (composed_once._kept, *GROUNDS, card._drawings)
MEMORIES = (batch._kept, pack_archive._archives, *PAGES)


@pytest.fixture
def place(bundle_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """Two stores, the first in force and frozen, as a server that was just started has it."""
    monkeypatch.setenv("HET_STATE", str(tmp_path))
    place = Place(tmp_path / "store")
    place.folder.mkdir()
    for name in ("first", "second"):
        shutil.copy(bundle_store, place.store(name))
    place.point_to(place.store("first"))
    made_ready()
    yield place
    gc.unfreeze()


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux says which files a process has open.")
def test_the_first_stores_file_is_closed_once_open_pages_follow_the_second(place: Place) -> None:
    app = opened(DATA_PACK)
    for page in (MAP, EXPLORE, DATA_PACK):
        turned_to(app, page)
    assert files_open(place) == {"het-first.duckdb"}
    place.point_to(place.store("second"))
    app.run()
    gc.collect()  # as Streamlit does after each run of a page
    assert not app.exception
    assert files_open(place) == {"het-second.duckdb"}


def test_what_was_kept_of_the_first_store_goes_with_it(place: Place) -> None:
    app = opened(DATA_PACK, tab="care")
    turned_to(app, MAP)
    store = current_store()
    answer = store.ask(Question("qof_hypertension", (NORTH,)))
    kept = [
        weakref.ref(one)
        for one in (
            store,
            pack_for(Order(DOCUMENT.id, NORTH, with_example=True), store),
            answer,
            boundaries.catchments_of(store),
        )
    ]
    assert all(len(memory) for memory in MEMORIES)
    del store, answer
    place.point_to(place.store("second"))
    app.run()
    gc.collect()
    assert [one() for one in kept] == [None] * 4
    kept_for = {store.path for memory in MEMORIES for store in memory if store.path.parent == place.folder}
    assert kept_for == {place.store("second")}


def files_open(place: Place) -> set[str]:
    """The names of the stores that this process has open."""
    names = set()
    for one in Path("/proc/self/fd").iterdir():
        try:
            path = one.readlink()
        except OSError:  # closed meanwhile
            continue
        if path.parent == place.folder and path.suffix == ".duckdb":
            names.add(path.name)
    return names
