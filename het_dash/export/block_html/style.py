"""Style of blocks, and its colours as CSS variables, for example `--het-chosen`."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from het_dash.charts.theme import SHADES, Ink, Theme

FILE = Path(__file__).parent / "blocks.css"


@cache
def blocks_css() -> str:
    return FILE.read_text(encoding="utf-8")


def variables(theme: Theme) -> str:
    """The declarations of a theme's colours."""
    inks = {
        "text": theme.text, "quiet": theme.quiet_text, "background": theme.background, "panel": theme.panel,
        "grid": theme.grid, "hidden": theme.hidden, "amber": theme.amber, "better": theme.better,
        "worse": theme.worse, "on-amber": theme.on_amber,
        **{_name(role): colour for role, colour in theme.roles.items()},
        **{_name(shade): colour for shade, colour in zip(SHADES, theme.shades, strict=True)},
    }  # fmt: skip
    return "".join(f"--het-{name}: {colour};" for name, colour in inks.items())


def in_variables(theme: Theme) -> Theme:
    """The theme with variables as colours: a drawing that follows the reader's mode."""
    return replace(
        theme,
        text=_variable("text"),
        quiet_text=_variable("quiet"),
        background=_variable("background"),
        grid=_variable("grid"),
        hidden=_variable("hidden"),
        amber=_variable("amber"),
        on_amber=_variable("on_amber"),
        roles={role: _variable(role) for role in theme.roles},
        shades=tuple(_variable(shade) for shade in SHADES),
    )


def _variable(ink: Ink) -> str:
    return f"var(--het-{_name(ink)})"


def _name(ink: Ink) -> str:
    return ink.replace("_", "-")
