"""Areas that a map numbers in place of names, and the list of them with their values."""

from collections.abc import Iterator

from het_dash.charts.layout import measure
from het_dash.charts.layout.area_map.frame import Frame
from het_dash.charts.layout.laid import SMALL_PX, Across, Dot, Drawn, Words, tall

NUMBER_PX = 19.0
LIST_GAP, LIST_ROW_GAP, LIST_BESIDE_GAP, LIST_WIDE = 6.0, 3.0, 28.0, 210.0


def numbers(frame: Frame) -> Iterator[tuple[Drawn, Words]]:
    """A number in a circle for each listed area that has room for one."""
    shapes = {shape.code: shape for shape in frame.mapped.ground.shapes}
    for order, code in enumerate(frame.mapped.named[: frame.mapped.numbered], start=1):
        spot = frame.grid.room(frame.cells(shapes[code]), NUMBER_PX, NUMBER_PX)
        if spot is not None:
            half, share, y = NUMBER_PX / 2, spot.x / frame.room, spot.y + frame.top
            frame.grid.take(spot.x - half, spot.y - half, spot.x + half, spot.y + half)
            words = Words("number", (str(order),), Across(share), y, "middle", size=SMALL_PX, bold=True)
            yield Dot(share, y, "circle", NUMBER_PX, "background", "text", 1.5), words


def listed_areas(frame: Frame) -> list[Words]:
    """The numbered areas with their values, under the map or at its right."""
    names = {shape.code: shape.name for shape in frame.mapped.ground.shapes}
    listed = frame.mapped.named[: frame.mapped.numbered]
    row = tall(1) + LIST_ROW_GAP
    if frame.beside:
        left, right = frame.px(frame.mapped.ground.size[0], 0)[0] + LIST_BESIDE_GAP, frame.room
        y, right = frame.top + (frame.height - row * len(listed)) / 2, min(right, left + LIST_WIDE)
    else:
        left, right, y = 0.0, frame.room, frame.top + frame.height + LIST_GAP
    words = []
    for order, code in enumerate(listed, start=1):
        middle = y + row * (order - 0.5)
        at = Across(0.0, right - 2)
        value = Words("value", (frame.value_in_words(code),), at, middle, "end", ink="chosen", bold=True)
        name = measure.shortened(names[code], right - left - value.width - 30, 1)
        words += [
            Words("number", (str(order),), Across(0.0, left + 2), middle, bold=True),
            Words("category", name, Across(0.0, left + 20), middle),
            value,
        ]
    return words
