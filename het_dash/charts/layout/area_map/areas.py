"""Marks of a map: areas in the shade of their class, the line around them, points such as practices."""

from collections.abc import Iterator

from het_dash.charts.layout.area_map.frame import Frame
from het_dash.charts.layout.laid import Dot, Drawn, Patch, Stroke
from het_dash.charts.status_marks import MARKS

SITE_PX, SMALL_SITE_PX = 9.0, 5.0


def patches(frame: Frame) -> Iterator[Drawn]:
    """Areas with a value first, so that the edges of those without one are seen."""
    shapes = sorted(frame.mapped.ground.shapes, key=lambda shape: frame.ink(shape.code) is None)
    for shape in shapes:
        point, ink = frame.points.get(shape.code), frame.ink(shape.code)
        example = point is not None and frame.chart.is_example(point)
        status = MARKS[point.status] if point is not None else "nothing"
        yield Patch(
            tuple(tuple(frame.place(*at) for at in ring) for ring in shape.rings),
            ink or "background",
            "background" if ink else "hidden",
            shape.code,
            ("example" if example else None) if ink else status,
            (point.text,) if point is not None else (),
        )


def outlines(frame: Frame) -> Iterator[Drawn]:
    """The line around several areas, or in its place one around the area that the reader chose."""
    ground, picked = frame.mapped.ground, frame.mapped.picked
    chosen = [ring for shape in ground.shapes if shape.code == picked for ring in shape.rings]
    rings = chosen or (list(ground.outline.rings) if ground.outline else [])
    thick = 3.5 if chosen else 2.5 if frame.wide else 1.5
    for ring in rings:
        around = tuple(frame.place(*at) for at in (*ring, ring[0]))
        yield Stroke("outline", around, "background", thick + (3 if chosen else 2))  # seen on shades of its own colour
        yield Stroke("outline", around, "text", thick)


def sites(frame: Frame) -> Iterator[Drawn]:
    """Points such as practices. Names keep clear of them."""
    for site in frame.mapped.ground.sites:
        x, y = frame.px(site.x, site.y)
        size, edge = (SITE_PX, 2.0) if frame.wide else (SMALL_SITE_PX, 1.2)
        half = size / 2 + edge
        frame.grid.take(x - half, y - half, x + half, y + half)
        yield Dot(*frame.place(site.x, site.y), "circle", size, "background", "text", edge, hover=(site.name,))
