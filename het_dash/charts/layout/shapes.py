"""Corners of marks, in pixels around their middle."""

from het_dash.charts.layout.laid import Shape, Swatch

Corners = tuple[tuple[float, float], ...]
ARM = 0.3  # half the thickness of a cross's arms, as a share of its half width
UNIT: dict[Shape | Swatch, Corners] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "triangle": ((0, -1), (1.1, 1), (-1.1, 1)),
    "down": ((0, 1), (1.1, -1), (-1.1, -1)),
    "cross": (
        (0, -ARM), (1 - ARM, -1), (1, ARM - 1), (ARM, 0), (1, 1 - ARM), (1 - ARM, 1),
        (0, ARM), (ARM - 1, 1), (-1, 1 - ARM), (-ARM, 0), (-1, ARM - 1), (ARM - 1, -1),
    ),
}  # fmt: skip


def corners(shape: Shape | Swatch, size: float) -> Corners:
    """Corners of a shape `size` pixels wide; empty for shapes without corners."""
    return tuple((x * size / 2, y * size / 2) for x, y in UNIT.get(shape, ()))
