"""Takes the README's pictures of the app, from published and example data: `python -m tests.browser.pictures`."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.conftest import ARGUMENTS, ROOT, Reader, reader_in, serving

FOLDER = ROOT / "docs" / "pictures"
COLOURS = 256
PICTURES = {  # address of the page, which is the picture's name, and the choices it shows
    "headline-impact": "example=false",
    "pcn-data-pack": "pcn=north-lewisham&example=false",
    "where-our-patients-live": "pcn=north-lewisham&example=false",
    "summary-table": "pcn=north-lewisham&example=false",
    "returns-received": "example=true",
}


def main() -> None:
    """Builds a store of its own, so that a reader's local figures are in no picture."""
    executable = chromium.found()
    if executable is None:
        sys.exit("No Chromium found: run `make browser`.")
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        state = Path(folder)
        subprocess.run(
            [sys.executable, "-m", "het_dash", "build"], cwd=ROOT, env={**os.environ, "HET_STATE": folder}, check=True
        )
        with serving(state) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
            tab = reader_in(browser)
            for address, choices in PICTURES.items():
                path = FOLDER / f"{address}.png"
                path.write_bytes(picture(tab, f"{url}/{address}?{choices}"))
                print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")
            browser.close()


def picture(tab: Reader, url: str) -> bytes:
    """The first screen as a PNG with a palette."""
    page = tab.open(url)
    page.add_style_tag(content="[data-testid=stToolbar], .modebar { display: none }")
    page.evaluate("document.fonts.ready")
    page.wait_for_function("() => [...document.querySelectorAll('.stPlotlyChart')].every(e => e.querySelector('svg'))")
    tab.settle()
    small = BytesIO()
    Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(
        small, "PNG", optimize=True
    )
    return small.getvalue()


if __name__ == "__main__":
    main()
