"""Patterns and signs of statuses and of example data, as SVG. They differ in grey too."""

from het_dash.charts.status_marks import Mark
from het_dash.charts.theme import Theme

# Path of one tile, its size in pixels, and whether it is turned by 45 degrees.
PATTERNS: dict[str, tuple[str, float, bool]] = {
    "example": ("M0 0V7", 7, True),
    "hatch": ("M0 0V9", 9, True),
    "crossed": ("M0 0V5M0 0H5", 5, True),
    "upright": ("M2 0V5", 5, False),
    "level": ("M0 2H5", 5, False),
    "dotted": ("M2 3h2", 5, False),
}
SIGNS: dict[Mark, str] = {
    "crossed": "M{0} {1}m-5 -5h10v10h-10zl10 10m0 -10l-10 10",
    "upright": "M{0} {1}m-5 -5h10v10h-10zm5 0v10",
    "level": "M{0} {1}m-5 -5h10v10h-10zm0 5h10",
    "outlined": "M{0} {1}m-5 -5h10v10h-10z",
    "dotted": "M{0} {1}m-5 -5h10v10h-10zm4 5h2",
    "dash": "M{0} {1}m-6 0h12",
    "ring": "M{0} {1}m-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
    "diamond": "M{0} {1}m0 -6l6 6l-6 6l-6 -6z",
    "triangle": "M{0} {1}m-6 5h12l-6 -10z",
}


def pattern(name: str, url: str, theme: Theme) -> str:
    """A pattern's definition, which fills a shape by its url."""
    path, size, turned = PATTERNS[name]
    turn = ' patternTransform="rotate(45)"' if turned else ""
    tile = f'<pattern id="{url}" width="{size:g}" height="{size:g}" patternUnits="userSpaceOnUse"{turn}>'
    if name == "example":
        return f'{tile}<path d="{path}" stroke="{theme.background}" stroke-width="3" stroke-opacity="0.6"/></pattern>'
    if name == "hatch":
        return f'{tile}<path d="{path}" stroke="{theme.amber}" stroke-width="2" stroke-opacity="0.45"/></pattern>'
    ground = f'<rect width="{size:g}" height="{size:g}" fill="{theme.background}"/>'
    return f'{tile}{ground}<path d="{path}" stroke="{theme.hidden}" stroke-width="1.4"/></pattern>'
