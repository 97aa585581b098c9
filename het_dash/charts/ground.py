"""Geometry of a map as plain data: outlines of areas in kilometres, east and south of one corner."""

from dataclasses import dataclass

from het_dash.charts.classes import ShadeClass

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """An area: its code (a point's `at`), its short name, and the rings of its boundary, holes included."""

    code: str
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """A point on the map, for example a practice. `name` is its text for a pointer."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Outline:
    """A line around several areas; `label` explains it in the key."""

    label: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a map is drawn on. `sites` are explained in the key by `sites_label`."""

    shapes: tuple[Shape, ...]
    outline: Outline | None = None
    sites: tuple[Site, ...] = ()
    sites_label: str = ""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in kilometres."""
        points = [point for shape in self.shapes for ring in shape.rings for point in ring]
        return max(x for x, _ in points), max(y for _, y in points)


@dataclass(frozen=True, slots=True)
class Mapped:
    """How a map's values are drawn on its ground.

    `named` lists the codes of areas to name, the most important first; where there is little room only the first few
    are. The first `valued` names have their value under them. The first `numbered` areas have a number in place of a
    name, and are listed under the map. `picked` is the area that a reader chose.
    """

    ground: Ground
    classes: tuple[ShadeClass, ...]
    named: tuple[str, ...] = ()
    valued: int = 0
    numbered: int = 0
    picked: str = ""
