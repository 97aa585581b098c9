"""Text of other scripts as shapes, because typst confuses combining marks and ligatures in SVG text."""

import logging
from collections.abc import Iterable
from functools import cache

from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from het_dash.charts import fonts


@cache
def families() -> list[str]:
    """Font families with fallbacks. A fallback font is read only if it is needed."""
    for font in fonts.FONTS:
        font_manager.fontManager.addfont(str(fonts.folder(font.package) / font.file))
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # one weight of each font is enough
    return list(fonts.FAMILIES_OF_MARKED)


@cache
def text_path(row: str, size: float) -> TextPath:
    """Shapes of a line of text, upwards from its baseline."""
    return TextPath((0, 0), row, size=size, prop=FontProperties(family=families()))


def path_data(row: str, size: float) -> tuple[str, float]:
    """The same as the data of an SVG path, downwards, and its width in pixels."""
    path = text_path(row, size)
    letters = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C"}
    parts = [
        "Z" if code == Path.CLOSEPOLY else letters[code] + " ".join(f"{n:.2f}" for n in _flipped(places))
        for places, code in path.iter_segments(simplify=False)
    ]
    return "".join(parts), float(path.get_extents().x1)


def _flipped(places: Iterable[float]) -> list[float]:
    return [n if index % 2 == 0 else -n for index, n in enumerate(map(float, places))]
