"""Pages as a reader opens them, through the frame."""

from collections.abc import Iterator

import pandas as pd
from streamlit.testing.v1 import AppTest

from het_dash.catalogue.paths import ROOT
from het_dash.ui.navigation import PAGES

FRAME = ROOT / "het_dash" / "ui" / "frame.py"
FILES = sorted(path for path in (ROOT / "pages").rglob("*.py") if path.name != "__init__.py")
SECONDS = 60


def opened(page: str | None = None, **link: str) -> AppTest:
    """A page of `PAGES`, or `/`; `link` is what stands in the address after the question mark."""
    app = AppTest.from_file(str(FRAME), default_timeout=SECONDS)
    for name, value in link.items():
        app.query_params[name] = value
    app.run()
    if page is None:
        return app
    assert page in PAGES
    return app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()


def opened_first(page: str, **link: str) -> AppTest:
    """A page that a link leads to: the first that this reader sees, in one run."""
    elsewhere, app = opened(page), AppTest.from_file(str(FRAME), default_timeout=SECONDS)
    for name, value in link.items():
        app.query_params[name] = value
    app._page_hash = elsewhere._page_hash
    return app.run()


def said(app: AppTest) -> Iterator[str]:
    """Every line of text on the page, in its order, as the reader sees it."""
    for node in app.main:
        for name in ("label", "value"):
            text = getattr(node, name, None)
            if isinstance(text, str):
                yield from (line.strip() for line in text.replace("\\", "").splitlines() if line.strip())
        if isinstance(found := getattr(node, "value", None), pd.DataFrame):
            yield from (str(cell) for cell in (*found.columns, *found.to_numpy().ravel()))


def alternatives(app: AppTest) -> list[str]:
    return [chart.proto.alt for chart in app.get("plotly_chart")]
