"""Reading a laid-out chart: its labels by part, its marks by kind, and rectangles at a width."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import TypeVar

from het_dash.charts.layout.laid import Bar, Box, Dot, Interval, Laid, Part, Stroke, Words

Kind = TypeVar("Kind", Bar, Dot, Interval, Stroke)
CAP, PIECES = 3.0, 8


def of(laid: Laid, kind: type[Kind]) -> list[Kind]:
    """Marks of one kind, back to front."""
    return [mark for mark in laid.marks if isinstance(mark, kind)]


def strokes(laid: Laid, part: str) -> list[Stroke]:
    return [stroke for stroke in of(laid, Stroke) if stroke.part == part]


def said(laid: Laid, *parts: Part) -> list[str]:
    """Labels of these parts, or of all parts, in reading order."""
    return [" ".join(words.rows) for words in laid.words if not parts or words.part in parts]


def label(laid: Laid, text: str, *parts: Part) -> Words:
    """The only label that contains this text, of these parts or of all parts."""
    here = [words for words in laid.words if not parts or words.part in parts]
    (found,) = [words for words in here if text in " ".join(words.rows)]
    return found


def value_at(laid: Laid, share: float) -> float:
    """The value at a share of a level value axis."""
    return laid.low + share * (laid.high - laid.low)


def foot(laid: Laid) -> float:
    """Where the value axis of a trend ends, in pixels from the top."""
    return max(y for line in (*strokes(laid, "zero"), *strokes(laid, "grid")) for _, y in line.points)


def overlaps(laid: Laid, canvas: float) -> list[tuple[str, ...]]:
    """Labels that touch each other or a mark at this width."""
    boxes = laid.boxes(canvas)
    pairs = [(a.rows, b.rows) for (a, one), (b, other) in combinations(boxes, 2) if one.touches(other)]
    marks = list(_marks(laid, canvas))
    on_marks = [(words.rows, (name,)) for words, box in boxes for name, mark in marks if box.touches(mark)]
    return [(*map(" ".join, pair),) for pair in [*pairs, *on_marks]]


def outside(laid: Laid, canvas: float) -> list[str]:
    """Labels and marks that leave the canvas at this width."""
    named = [(" ".join(words.rows), box) for words, box in laid.boxes(canvas)] + list(_marks(laid, canvas))
    return [
        name
        for name, box in named
        if box.left < -0.01 or box.right > canvas + 0.01 or box.top < -0.01 or box.bottom > laid.height + 0.01
    ]


def _marks(laid: Laid, canvas: float) -> Iterator[tuple[str, Box]]:
    """Rectangles of everything that carries a number: bars, dots, limits and lines, lines in short pieces."""

    def x(share: float) -> float:
        return laid.plot.left + share * laid.plot.wide(canvas)

    for mark in laid.marks:
        match mark:
            case Bar():
                yield "bar", Box(x(mark.left), mark.y - mark.thick / 2, x(mark.right), mark.y + mark.thick / 2)
            case Dot(shape="tick"):
                yield "tick", Box(x(mark.x) - 1.5, mark.y - mark.size / 2, x(mark.x) + 1.5, mark.y + mark.size / 2)
            case Dot():
                half = mark.size / 2
                yield "dot", Box(x(mark.x) - half, mark.y - half, x(mark.x) + half, mark.y + half)
            case Interval(upright=True):
                yield "limits", Box(x(mark.x) - CAP, mark.high, x(mark.x) + CAP, mark.low)
            case Interval():
                yield "limits", Box(x(mark.low), mark.y - CAP, x(mark.high), mark.y + CAP)
            case Stroke(part="line" | "join" | "mast"):
                yield from ((mark.part, box) for box in _pieces(mark, x))
            case _:
                pass


def _pieces(stroke: Stroke, x: Callable[[float], float]) -> Iterator[Box]:
    """Rectangles around short pieces of a line."""
    for (x0, y0), (x1, y1) in zip(stroke.points, stroke.points[1:], strict=False):
        for n in range(PIECES):
            here, there = n / PIECES, (n + 1) / PIECES
            xs = sorted((x(x0 + (x1 - x0) * here), x(x0 + (x1 - x0) * there)))
            ys = sorted((y0 + (y1 - y0) * here, y0 + (y1 - y0) * there))
            yield Box(xs[0], ys[0], xs[1] + 0.1, ys[1] + 0.1)
