"""Open pages follow the store: to a newer one, and the one before is closed; and they say where one is broken."""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from het_dash.storefile import Place
from tests.browser.conftest import Reader, serving

FOLLOWS_WITHIN_SECONDS = 90  # pages look every five, and two cores may be busy with other tests


@pytest.fixture
def place(bundle_store: Path, tmp_path: Path) -> Place:
    """Two stores of a server's own, the first in force."""
    place = Place(tmp_path / "store")
    place.folder.mkdir()
    for name in ("first", "second"):
        shutil.copy(bundle_store, place.store(name))
    place.point_to(place.store("first"))
    return place


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux says which files a process has open.")
def test_a_page_follows_to_the_newer_store_and_the_first_is_let_go(
    place: Place, tmp_path: Path, reader: Callable[..., Reader]
) -> None:
    with serving(tmp_path) as url:
        tab = reader()
        page = tab.open(f"{url}/pcn-data-pack")
        assert stores_open(url) == {"het-first.duckdb"}
        place.point_to(place.store("second"))
        until(lambda: stores_open(url) == {"het-second.duckdb"})
        place.pointer.write_bytes(b"")
        page.get_by_text("The file `current` in the store folder is empty.").wait_for()
        place.point_to(place.store("second"))
        page.get_by_text("The file `current` in the store folder is empty.").wait_for(state="detached")
        assert not tab.elsewhere


def until(wanted: Callable[[], bool]) -> None:
    end = time.monotonic() + FOLLOWS_WITHIN_SECONDS
    while not wanted():
        assert time.monotonic() < end, "The server still has the first store open."
        time.sleep(0.5)


def stores_open(url: str) -> set[str]:
    """The names of the stores that the server at `url` has open."""
    return {path.name for path in _files(_process_at(url.rpartition(":")[2])) if path.suffix == ".duckdb"}


def _process_at(port: str) -> Path:
    return next(one for one in Path("/proc").glob("[0-9]*") if f"--server.port={port}" in _command(one))


def _command(process: Path) -> str:
    try:
        return (process / "cmdline").read_text(encoding="utf-8")
    except OSError:  # it ended meanwhile
        return ""


def _files(process: Path) -> Iterator[Path]:
    for one in (process / "fd").iterdir():
        try:
            yield one.readlink()
        except OSError:  # closed meanwhile
            continue
