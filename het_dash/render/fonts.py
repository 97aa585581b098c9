"""The one sans-serif family of files, from a package: no network, and the same on every machine."""

from importlib.util import find_spec
from pathlib import Path

from het_dash.render.problems import PackProblem

FAMILY = "Source Sans Pro"
PACKAGE = "font_source_sans_pro"
WEIGHTS = ("Regular", "Semibold", "Bold")


def folder() -> Path:
    """Where the font files lie."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise PackProblem(f"The font {FAMILY} is missing. Install it: pip install -r requirements.txt")
    return Path(found.origin).parent / "files"
