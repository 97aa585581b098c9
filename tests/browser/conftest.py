"""A fresh server on loopback, and a real Chromium that may talk to nobody else."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from het_dash.catalogue.pages import PAGES
from het_dash.ui.navigation import address
from tests.browser import chromium

ROOT = Path(__file__).resolve().parents[2]
ADDRESSES = [address(file) for file in PAGES]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
STARTS_WITHIN_SECONDS = 60
ENDS_WITHIN_SECONDS = 30
SETTLED = """() => !document.querySelector('[data-testid=stStatusWidget], [data-testid=stSkeleton], [data-stale=true]')
  && !document.getAnimations().some(one => one instanceof CSSTransition && one.playState === 'running')"""
LONGEST_WAIT_MS = 90_000  # two cores may be busy with other tests


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def built_state(bundle_store: Path) -> Path:
    """The state folder with the bundle's store."""
    return bundle_store.parents[1]


@contextmanager
def serving(state: Path, script: str = "app.py") -> Iterator[str]:
    """The address of a server of its own, of the app or of another script, ended by its process id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}"]
    command += ["--server.address=127.0.0.1", "--logger.level=warning"]
    with subprocess.Popen(command, cwd=ROOT, env=_environment(state), stdout=subprocess.DEVNULL) as process:
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Asks the server to end, and ends it if it has not done so in time."""
    process.terminate()
    try:
        process.wait(ENDS_WITHIN_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()


@pytest.fixture(scope="session")
def server(built_state: Path) -> Iterator[str]:
    with serving(built_state) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A module's own: while Playwright is there, an event loop runs in this thread, and other tests need theirs."""
    executable = chromium.found()
    assert executable, "No Chromium found: run `make browser`."
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield launched
        launched.close()


@dataclass
class Reader:
    """A browser tab, and every request it made to another host."""

    page: Page
    elsewhere: list[str] = field(default_factory=list)

    def open(self, url: str) -> Page:
        """Opens a page and waits until its script has run to the end."""
        self.page.goto(url)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Waits until the page's script has run to its end, and nothing fades any more."""
        self.page.get_by_text("Not a live record.").last.wait_for()
        self.page.wait_for_function(SETTLED)

    def tabs(self) -> Iterator[str]:
        """Opens each tab of the page in turn, or shows a page without tabs as it is."""
        tabs = self.page.get_by_role("tab").all_inner_texts()
        for name in tabs:
            self.page.get_by_role("tab", name=name, exact=True).click()
            heading = self.page.locator("h2.het-tab-name").get_by_text(name, exact=True)
            heading.wait_for(state="attached")
            self.settle()
            yield name
        if not tabs:
            yield ""


@pytest.fixture
def reader(browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Makes tabs of a width and colour scheme."""
    made: list[Reader] = []

    def make(width: int = 1280, dark: bool = False) -> Reader:
        made.append(reader_in(browser, width, dark))
        return made[-1]

    yield make
    for tab in made:
        tab.page.context.close()


def reader_in(browser: Browser, width: int = 1280, dark: bool = False) -> Reader:
    """A tab in a context of its own. Whoever opens many pages in it saves the loading of the app's scripts."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(LONGEST_WAIT_MS)
    tab = Reader(context.new_page())
    tab.page.on("request", lambda request: _note(request.url, tab.elsewhere))
    return tab


def _note(url: str, elsewhere: list[str]) -> None:
    if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")):
        elsewhere.append(url)


def _environment(state: Path) -> dict[str, str]:
    return {**os.environ, "HET_STATE": str(state)}


def _wait_for(url: str) -> None:
    for _ in range(STARTS_WITHIN_SECONDS * 4):
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 (loopback)
                return
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(f"The server did not start within {STARTS_WITHIN_SECONDS} seconds.")
