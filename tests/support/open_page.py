"""Pages as a reader opens them, through the frame."""

import json
import re
from collections.abc import Iterator
from functools import cache

import pandas as pd
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from het_dash.catalogue.paths import ROOT
from het_dash.ui.plain import UNSEEN

FRAME = ROOT / "het_dash" / "ui" / "frame.py"
FILES = sorted(path for path in (ROOT / "pages").rglob("*.py") if path.name != "__init__.py")
SECONDS = 60
MARK_UP = re.compile(r":small\[|:\w+-badge\[|\]|\*\*")


def opened(page: str | None = None, **link: str) -> AppTest:
    """Opens a page of `PAGES`, or `/`, as the reader's first page. `link` gives the query parameters."""
    app = AppTest.from_file(str(FRAME), default_timeout=SECONDS)
    for name, value in link.items():
        app.query_params[name] = value
    if page is not None:
        app._page_hash = _hash(page)
    return app.run()


def every_tab(page: str, **link: str) -> list[AppTest]:
    """A page opened once for each of its tabs, or once if it has none."""
    first = opened(page, **link)
    return [first, *(opened(page, **{**link, "tab": tab.label}) for tab in first.tabs[1:])]


def cards_turned(app: AppTest, view: str) -> AppTest:
    """The page with each of its chart cards turned to 'Table' or 'About'."""
    for switch in app.button_group:
        switch.select(view)
    return app.run()


def turned_to(app: AppTest, page: str) -> AppTest:
    """Takes the same reader to another page."""
    return app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()


@cache
def _hash(page: str) -> str:
    """Streamlit's hash for a page. AppTest can open a page only after a first run."""
    return turned_to(AppTest.from_file(str(FRAME), default_timeout=SECONDS).run(), page)._page_hash


def said(app: AppTest) -> Iterator[str]:
    """Every line of text on the page, in the order of the page."""
    for node in app.main:
        if node.type == "html":
            rows = cells(node.proto.body)
            yield from (cell for row in rows for cell in row)
            if rest := _text(node.proto.body).strip() or not rows:
                yield str(rest)
            continue
        for name in ("label",) if node.type == "text_area" else ("label", "value"):  # an area holds the reader's text
            text = getattr(node, name, None)
            if isinstance(text, str):
                yield from (
                    line.strip() for line in text.replace("\\", "").replace(UNSEEN, "").splitlines() if line.strip()
                )
        if isinstance(found := getattr(node, "value", None), pd.DataFrame):
            yield from (str(cell) for cell in (*found.columns, *found.to_numpy().ravel()))


def tables(app: AppTest) -> list[list[list[str]]]:
    """Every table of the page: its header, then its rows."""
    return [rows for node in app.get("html") if (rows := cells(node.proto.body))]


def cells(written: str) -> list[list[str]]:
    """Rows of a table written as HTML."""
    rows = BeautifulSoup(written, "html.parser").find_all("tr")
    return [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in rows]


def _text(written: str) -> str:
    """Text outside tables, a block's apart from the next one's."""
    soup = BeautifulSoup(written, "html.parser")
    for table in soup.find_all("table"):
        table.decompose()
    return soup.get_text()


def alternatives(app: AppTest) -> list[str]:
    return [chart.proto.alt for chart in app.get("plotly_chart")]


def on_screen(app: AppTest) -> str:
    """Text as a reader sees it, without Streamlit's mark-up, and the words of drawings."""
    drawings = (json.dumps(json.loads(chart.proto.spec)) for chart in app.get("plotly_chart"))
    return " ".join([*(MARK_UP.sub("", line) for line in said(app)), *drawings])
