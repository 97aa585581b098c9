"""What happens once, when the server starts."""

import asyncio
import gc
from collections.abc import Iterator

import pytest

from het_dash import store
from het_dash.catalogue import CatalogueError
from het_dash.ui import startup


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def started() -> None:
    async def server() -> None:
        async with startup.warmed_up(None):  # type: ignore[arg-type]
            assert gc.get_freeze_count() > 0

    asyncio.run(server())


def test_it_asks_what_the_packs_ask_and_spares_what_is_loaded(
    bundle: store.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    warmed: list[str] = []
    monkeypatch.setattr(startup, "warm_up", lambda one: warmed.append(one.name))
    started()
    assert warmed == [bundle.name]


@pytest.mark.parametrize(
    "trouble", [store.StoreMissing("none yet"), CatalogueError("data/x.yaml", "id", "x", "mend it.")]
)
def test_without_a_store_the_server_starts_all_the_same(trouble: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> store.Store:
        raise trouble

    monkeypatch.setattr(store, "current_store", missing)
    started()
