"""Rows of small marks as SVG, for paper."""

from collections.abc import Sequence

from het_dash.charts.theme import Theme
from het_dash.content.blocks import Mark

SIDE, STEP = 11.0, 14.0


def marks_svg(marks: Sequence[Mark], theme: Theme) -> bytes:
    """The marks from left to right. They differ in shape, so that a grey print can be read."""
    wide = STEP * len(marks)
    drawn = "".join(_mark(mark, n * STEP + 1.5, theme) for n, mark in enumerate(marks))
    size = f'viewBox="0 0 {wide:g} {SIDE + 3:g}" width="{wide:g}" height="{SIDE + 3:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{drawn}</svg>'.encode()


def _mark(mark: Mark, x: float, theme: Theme) -> str:
    ink, ground = theme.ink("chosen"), theme.background
    square = f'<rect x="{x:g}" y="1.5" width="{SIDE:g}" height="{SIDE:g}"'
    middle = x + SIDE / 2
    match mark.kind:
        case "done":
            return f'{square} fill="{ink}"/>'
        case "late":
            half = f"{x + SIDE:g},1.5 {x + SIDE:g},{SIDE + 1.5:g} {x:g},{SIDE + 1.5:g}"
            return (
                f'{square} fill="{ground}" stroke="{ink}" stroke-width="1.2"/><polygon points="{half}" fill="{ink}"/>'
            )
        case "corrected":
            return f'{square} fill="{ink}"/><circle cx="{middle:g}" cy="7" r="2.6" fill="{ground}"/>'
        case "partly":
            half = f'<rect x="{x:g}" y="1.5" width="{SIDE / 2:g}" height="{SIDE:g}" fill="{ink}"/>'
            return f'{square} fill="{ground}" stroke="{ink}" stroke-width="1.2"/>{half}'
        case "missing" | "no":
            return f'{square} fill="{ground}" stroke="{theme.hidden}" stroke-width="1.2"/>'
        case _:
            return f'<circle cx="{middle:g}" cy="7" r="1.4" fill="{theme.hidden}"/>'
