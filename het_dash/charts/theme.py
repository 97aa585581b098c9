"""Colours by meaning, in light and dark."""

from dataclasses import dataclass
from typing import Literal, cast

from het_dash.charts.spec import Role

Mode = Literal["light", "dark"]
Ink = Role | Literal["text", "quiet", "hidden", "grid", "background", "amber", "on_amber"]


@dataclass(frozen=True)
class Theme:
    """Colours of one mode. Contrast is at least 3:1 between neighbours and 4.5:1 for text."""

    mode: Mode
    text: str
    quiet_text: str
    background: str
    panel: str
    grid: str
    benchmark: str
    hidden: str
    roles: dict[Role, str]
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
)
THEMES: dict[Mode, Theme] = {"light": LIGHT, "dark": DARK}
