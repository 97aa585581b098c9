"""Colours by meaning, in light and dark."""

from dataclasses import dataclass
from typing import Literal, cast

from het_dash.charts.spec import Role

Mode = Literal["light", "dark"]
Shade = Literal["shade_1", "shade_2", "shade_3", "shade_4"]
Ink = Role | Shade | Literal["text", "quiet", "hidden", "grid", "background", "amber", "on_amber"]
SHADES: tuple[Shade, ...] = ("shade_1", "shade_2", "shade_3", "shade_4")


@dataclass(frozen=True)
class Theme:
    """Colours of one mode. Contrast is at least 3:1 between neighbours and 4.5:1 for text.

    `shades` are a map's, from the lowest class to the highest. Neighbouring shades have a contrast of 2:1, so areas
    have edges in the background colour. Text on the first two is in `text`, on the others in `background`.
    """

    mode: Mode
    text: str
    quiet_text: str
    background: str
    panel: str
    grid: str
    benchmark: str
    hidden: str
    roles: dict[Role, str]
    shades: tuple[str, ...]
    better: str
    worse: str
    amber: str = "#FFB81C"
    on_amber: str = "#212b32"

    def ink(self, name: Ink) -> str:
        """Colour of a meaning, or of a role."""
        named: dict[Ink, str] = {
            "text": self.text,
            "quiet": self.quiet_text,
            "hidden": self.hidden,
            "grid": self.grid,
            "background": self.background,
            "amber": self.amber,
            "on_amber": self.on_amber,
            **dict(zip(SHADES, self.shades, strict=True)),
        }
        return named.get(name) or self.roles[cast(Role, name)]


LIGHT = Theme(
    mode="light",
    text="#212b32",
    quiet_text="#4c6272",
    background="#ffffff",
    panel="#f0f4f5",
    grid="#d8dde0",
    benchmark="#3D3D3D",
    hidden="#768692",
    roles={
        "chosen": "#12436D",
        "benchmark": "#3D3D3D",
        "other": "#808B92",
        "programme_1": "#801650",
        "programme_2": "#F46A25",
    },
    shades=("#E3EDF5", "#6BACE6", "#2073BC", "#12436D"),
    better="#2073BC",
    worse="#F46A25",
)
DARK = Theme(
    mode="dark",
    text="#f0f4f5",
    quiet_text="#BFC7CD",
    background="#10181f",
    panel="#1b2730",
    grid="#3a4750",
    benchmark="#BFBFBF",
    hidden="#9aa6ae",
    roles={
        "chosen": "#6BACE6",
        "benchmark": "#BFBFBF",
        "other": "#5F6B73",
        "programme_1": "#D48FB0",
        "programme_2": "#F7A07A",
    },
    shades=("#24425B", "#2F6FA8", "#6BACE6", "#CFE6F9"),
    better="#6BACE6",
    worse="#F7A07A",
)
THEMES: dict[Mode, Theme] = {"light": LIGHT, "dark": DARK}
