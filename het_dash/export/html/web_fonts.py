"""The main font inside a web page, cut down to the characters of European languages."""

import base64
import io
from functools import cache

from fontTools import subset
from fontTools.ttLib import TTFont
from markupsafe import Markup

from het_dash.charts import fonts

CHARACTERS = frozenset(
    [
        *range(0x20, 0x7F),
        *range(0xA0, 0x180),
        *range(0x2010, 0x2027),
        *(ord(sign) for sign in "‰′″€←↑→↓−≈≤≥■▲▼●"),
    ]
)
WEIGHTS = {400: "Regular", 600: "Semibold"}


@cache
def faces() -> Markup:
    """CSS with the two weights that a page uses. Charts are laid out by the widths of this font."""
    rules = [
        f'@font-face {{ font-family: "{fonts.FAMILY}"; font-weight: {weight}; '
        f"src: url(data:font/woff;base64,{base64.b64encode(_woff(name)).decode()}) format('woff'); }}"
        for weight, name in WEIGHTS.items()
    ]
    return Markup("\n".join(rules))  # noqa: S704 (our own text and Base64)


def _woff(weight: str) -> bytes:
    with TTFont(fonts.folder() / f"SourceSansPro-{weight}.ttf", recalcTimestamp=False) as font:
        options = subset.Options(layout_features=["kern", "liga", "ccmp", "mark"], hinting=False)
        cut = subset.Subsetter(options)
        cut.populate(unicodes=CHARACTERS)
        cut.subset(font)
        font.flavor = "woff"
        out = io.BytesIO()
        font.save(out)
    return out.getvalue()
