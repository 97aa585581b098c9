"""What happens once, when the server starts."""

import asyncio
import gc
from collections.abc import Iterator

import pytest

from het_dash import store
from het_dash.ui import startup
from het_dash.ui.startup import made_ready
from tests.support.small_bundle import SmallData


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def started() -> None:
    async def server() -> None:
        async with startup.warmed_up(None):  # type: ignore[arg-type]
            pass

    asyncio.run(server())


def test_it_asks_what_the_packs_ask_and_spares_what_is_loaded(
    bundle: store.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    warmed: list[str] = []
    monkeypatch.setattr(startup, "warm_up", lambda one: warmed.append(one.name))
    started()
    assert warmed == [bundle.name]
    assert gc.get_freeze_count() > 0


def test_another_store_is_made_ready_once(small: SmallData, monkeypatch: pytest.MonkeyPatch) -> None:
    warmed: list[str] = []
    monkeypatch.setattr(startup, "warm_up", lambda one: warmed.append(one.name))
    first = small.build().path.name
    last = made_ready()
    small.change("status.yaml", "Not collected", "Not collectéd")
    second = small.build().path.name
    last = made_ready(last)
    assert made_ready(last) == last == (second, "", None)
    assert warmed == [first, second]


def test_without_a_store_the_server_starts_all_the_same(small: SmallData) -> None:
    assert not small.stores
    started()


def test_a_page_that_cannot_be_composed_does_not_stop_the_server(
    bundle: store.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: store.Store) -> None:
        raise KeyError("a slip in a rule")

    monkeypatch.setattr(startup, "warm_up", broken)
    assert made_ready() == (bundle.name, "", None)
