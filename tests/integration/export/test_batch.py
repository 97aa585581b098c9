"""Packs composed once for each store, and kept as long as it is."""

import gc
import multiprocessing
import weakref
from pathlib import Path

import pytest

from het_dash import content
from het_dash.content.blocks import in_files
from het_dash.export import batch
from het_dash.export.batch import Order, make_into, pack_for
from het_dash.export.documents import DATA_PACK, ON_ONE_PAGE
from het_dash.export.formats import File, NotMade
from het_dash.store import Store
from tests.support.blocks import MODALITY, NORTH, area


def test_a_file_has_the_words_of_the_sections_that_a_page_composes(bundle: Store) -> None:
    code = area(NORTH).code
    pack = pack_for(Order(DATA_PACK.id, code, "pdf", with_example=True), bundle)
    composed = content.compose_all(content.data_pack.ON_PAPER, code, bundle)
    assert [list(one.blocks) for one in pack.sections] == [list(map(in_files, one.blocks)) for one in composed]


def test_another_format_is_the_same_pack_and_another_order_is_another(bundle: Store) -> None:
    order = Order(ON_ONE_PAGE.id, area(NORTH).code, "pdf")
    assert pack_for(order, bundle) is pack_for(Order(ON_ONE_PAGE.id, area(NORTH).code, "html"), bundle)
    assert pack_for(Order(ON_ONE_PAGE.id, area(MODALITY).code), bundle) is not pack_for(order, bundle)


def test_a_store_never_shows_the_pack_of_another_and_goes_with_its_packs(bundle: Store, bundle_store: Path) -> None:
    order = Order(ON_ONE_PAGE.id, area(NORTH).code)
    other = Store(bundle_store)
    assert pack_for(order, other) is not pack_for(order, bundle)
    gone = weakref.ref(other)
    del other
    gc.collect()
    assert gone() is None


def test_no_more_packs_are_kept_than_there_is_room_for(bundle_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MOST_KEPT", 2)
    opened = Store(bundle_store)
    for pcn in opened.catalogue.pcns:
        pack_for(Order(ON_ONE_PAGE.id, pcn.code), opened)
        assert len(batch._kept[opened]) <= 2


def test_a_process_that_is_killed_takes_no_file_with_it(bundle: Store, tmp_path: Path) -> None:
    orders = [Order(ON_ONE_PAGE.id, pcn.code, "xlsx") for pcn in bundle.catalogue.pcns[:3]]
    making = make_into(tmp_path, orders, processes=2, opened=bundle)
    made = [next(making)]
    for child in multiprocessing.active_children():
        child.kill()
    made += making
    assert [one for one in made if isinstance(one, NotMade)] == []
    assert sorted(one.name for one in made if isinstance(one, File)) == sorted(p.name for p in tmp_path.iterdir())
    assert len(made) == 3
