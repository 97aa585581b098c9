"""The first real return: accepted by the command line, seen in a browser and in files, then withdrawn."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from het_dash.catalogue.paths import ROOT
from het_dash.export.formats import FORMATS
from het_dash.ui.example import BAR, LABEL
from tests.browser.conftest import LONGEST_WAIT_MS, Reader, serving
from tests.support.expected_file_content import squeezed
from tests.support.file_text import READ
from tests.support.filled_returns import cells

MakeReader = Callable[..., Reader]
WHO = ("--pcn", "North Lewisham", "--quarter", "2026-27Q2")
STAMP = "Contains example data, marked where it appears"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def server(state: Path) -> Iterator[str]:
    """An app on a fresh state, built by the command line."""
    command(state, "build")
    with serving(state) as url:
        yield url


def command(state: Path, *arguments: str) -> None:
    """The real command in a process of its own; it must succeed."""
    done = subprocess.run(
        [sys.executable, "-m", "het_dash", *arguments], cwd=ROOT, env={**os.environ, "HET_STATE": str(state)},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def tile(page: Page, label: str) -> str:
    """The words of a tile, in order."""
    boxes = page.locator(".het-tile").filter(has=page.get_by_text(label, exact=True))
    return " ".join(boxes.last.inner_text().split())


def gone(page: Page, text: str) -> None:
    """Waits until a text is nowhere on the page: what an earlier run showed fades first."""
    expect(page.get_by_text(text, exact=True)).to_have_count(0, timeout=LONGEST_WAIT_MS)


def packs(state: Path, folder: Path, *flags: str) -> dict[str, str]:
    """Every format of the board's page, as text."""
    command(state, "packs", "--document", "headline-impact", "--out", str(folder), *flags)
    return {path.suffix[1:]: squeezed(READ[path.suffix[1:]](path.read_bytes())) for path in folder.iterdir()}


def test_a_first_return_is_shown_alone_then_beside_example_data_then_withdrawn(
    server: str, state: Path, reader: MakeReader, tmp_path: Path
) -> None:
    board, reach = reader(), reader()
    page = board.open(f"{server}/headline-impact?tab=so-far")
    assert page.get_by_role("switch", name=LABEL).is_checked(), "nothing is real yet"
    page.get_by_text(BAR).wait_for()
    assert "Example data" in tile(page, "People checked")

    command(state, "returns", "accept", str(cells().write(tmp_path)), "--findings-agreed")
    page.get_by_text("returns of 1 of 6 teams").first.wait_for(timeout=LONGEST_WAIT_MS)
    gone(page, BAR)
    board.settle()
    assert not page.get_by_role("switch", name=LABEL).is_checked()
    assert "240" in tile(page, "People checked")
    gone(page, "Example data")

    other = reach.open(f"{server}/reach-and-need?pcn=north-lewisham&example=true")
    other.get_by_text(BAR).wait_for()
    assert "Example data" not in tile(other, "People reached")
    other = reach.open(f"{server}/reach-and-need?pcn=north-lewisham&example=true&team=all")
    other.get_by_text("Returns of 1 of 6 teams, and example data for 5.").first.wait_for()
    reach.settle()
    assert "Example data" in tile(other, "People reached")

    real, both = (packs(state, tmp_path / name, *flags) for name, *flags in (("real",), ("both", "--with-example")))
    assert set(real) == set(both) == set(FORMATS)
    for format_id in FORMATS:
        assert "exampledata" not in real[format_id].lower(), format_id
        assert squeezed("counting 1 of 6 teams") in real[format_id], format_id
        assert squeezed(STAMP) in both[format_id], format_id
        assert squeezed("with example data for 5 of 6 teams") in both[format_id], format_id

    command(state, "returns", "withdraw", *WHO, "--reason", "Counted the fair twice.")
    page.get_by_text("No team has sent a return yet.").first.wait_for(timeout=LONGEST_WAIT_MS)
    gone(page, "People checked")
    page.get_by_role("button", name=LABEL).first.click()
    page.get_by_text(BAR).wait_for()
    board.settle()
    assert "example data for 5 of 6 teams" in tile(page, "People checked")
    assert board.elsewhere == reach.elsewhere == []
