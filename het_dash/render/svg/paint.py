"""Paints a laid-out chart as plain SVG: text is text, statuses are patterns, and it names and describes itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatchmethod
from html import escape
from itertools import groupby

from het_dash.charts import fonts
from het_dash.charts.layout.laid import (
    ROW_EM,
    Area,
    Bar,
    Dot,
    Drawn,
    Hatch,
    Interval,
    KeyMark,
    Laid,
    Patch,
    Shape,
    Stroke,
    Swatch,
    Words,
)
from het_dash.charts.layout.shapes import corners
from het_dash.charts.spec import Line
from het_dash.charts.theme import Ink, Theme
from het_dash.render.printable import plain, printable
from het_dash.render.svg.patterns import PATTERNS, SIGNS, pattern

BASELINE_EM = 0.35  # distance from the middle of a line of text down to its baseline
FONT_FAMILY = f"'{fonts.FAMILY}', 'Source Sans 3', Arial, sans-serif"
DASHES: dict[Line, str | None] = {"solid": None, "dotted": "2 3", "dashed": "7 4"}
CAP_PX, HALO_PX = 3.0, 2.5
GROUND_PX = {"tag": 4.0}
KEY_BAR, KEY_LINE, KEY_TICK, KEY_SHAPE = (9.0, 5.5), 10.0, 8.0, 10.0


@dataclass(frozen=True)
class Painter:
    """Paints one chart in one theme. `width` is the width of the picture in pixels.

    `hover` adds the text of each mark for a pointer. `printed` draws text of other scripts as shapes.
    """

    laid: Laid
    theme: Theme
    width: float
    hover: bool
    printed: bool

    def svg(self) -> str:
        laid, name = self.laid, f"{self.laid.id}-{self.width:g}"
        size = f'width="{_n(self.width)}" height="{_n(laid.height)}"'
        return "".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(self.width)} {_n(laid.height)}" {size} ',
                f'role="img" aria-labelledby="{escape(name)}-t {escape(name)}-d" font-family="{FONT_FAMILY}">',
                f'<title id="{escape(name)}-t">{escape(laid.title)}</title>',
                f'<desc id="{escape(name)}-d">{escape(laid.alt)}</desc>',
                *self._patterns(),
                f'<rect {size} fill="{self.theme.background}"/>',
                *(self.mark(one) for one in laid.marks),
                *(self._swatch(one) for one in laid.key),
                *self._all_words(),
                "</svg>",
            ]
        )

    def ink(self, name: Ink) -> str:
        return self.theme.ink(name)

    def x(self, share: float) -> float:
        return self.laid.plot.left + share * self.laid.plot.wide(self.width)

    def _patterns(self) -> Iterator[str]:
        drawn = (*(one for one in self.laid.marks if isinstance(one, Bar | Patch)), *self.laid.key)
        used: set[str] = {one.pattern for one in drawn if one.pattern}
        used |= {"hatch" for one in self.laid.marks if isinstance(one, Hatch)}
        if used:
            yield "<defs>"
            yield from (pattern(name, self._url(name), self.theme) for name in PATTERNS if name in used)
            yield "</defs>"

    def _url(self, name: str) -> str:
        return escape(f"{self.laid.id}-{self.width:g}-{name}")

    def _named(self, tag: str, hover: Sequence[str]) -> str:
        """An element, with the text that a pointer brings up."""
        if not self.hover or not hover:
            return f"<{tag}/>"
        return f"<{tag}><title>{escape(chr(10).join(hover))}</title></{tag.split(' ', 1)[0]}>"

    @singledispatchmethod
    def mark(self, mark: Drawn) -> str:
        raise TypeError(f"{type(mark).__name__} cannot be painted")

    @mark.register
    def _(self, bar: Bar) -> str:
        left, right = self.x(bar.left), self.x(bar.right)
        place = f'x="{_n(left)}" y="{_n(bar.y - bar.thick / 2)}" width="{_n(right - left)}" height="{_n(bar.thick)}"'
        see = f' fill-opacity="{_n(bar.opacity)}"' if bar.opacity < 1 else ""
        edge = f'stroke="{self.ink(bar.edge)}"'
        if not bar.pattern or bar.pattern == "example":
            painted = self._named(f'rect {place} fill="{self.ink(bar.fill)}"{see} {edge}', bar.hover)
            return painted + (f'<rect {place} fill="url(#{self._url("example")})"/>' if bar.pattern else "")
        filled = self._filled(bar.pattern, bar.fill)
        return self._named(f'rect {place} fill="{filled}" {edge} stroke-width="1.2"', bar.hover)

    @mark.register
    def _(self, stroke: Stroke) -> str:
        return self._line([(self.x(share), y) for share, y in stroke.points], stroke.ink, stroke.width, stroke.line)

    @mark.register
    def _(self, one: Interval) -> str:
        """Two arms with short caps, each in its own colour."""
        arms = []
        for end, ink in ((one.low, one.inner), (one.high, one.outer)):
            if one.upright:
                x = self.x(one.x)
                arms.append(f'<path d="M{_n(x)} {_n(one.y)}V{_n(end)}M{_n(x - CAP_PX)} {_n(end)}h{_n(2 * CAP_PX)}"')
            else:
                x = self.x(end)
                arms.append(
                    f'<path d="M{_n(self.x(one.x))} {_n(one.y)}H{_n(x)}M{_n(x)} {_n(one.y - CAP_PX)}v{_n(2 * CAP_PX)}"'
                )
            arms[-1] += f' stroke="{self.ink(ink)}" stroke-width="1.3" fill="none"/>'
        return "".join(arms)

    @mark.register
    def _(self, dot: Dot) -> str:
        edge = f'stroke="{self.ink(dot.edge)}" stroke-width="{_n(dot.edge_width)}"'
        see = f' fill-opacity="{_n(dot.opacity)}"' if dot.opacity < 1 else ""
        if dot.shape == "status":
            path = SIGNS[dot.sign or "outlined"].format(_n(self.x(dot.x)), _n(dot.y))
            return self._named(f'path d="{path}" fill="none" {edge}', dot.hover)
        return self._shape(dot.shape, (self.x(dot.x), dot.y), dot.size, f'fill="{self.ink(dot.fill)}"{see} {edge}', dot)

    @mark.register
    def _(self, hatch: Hatch) -> str:
        left, right = self.x(0), self.x(1)
        place = f'x="{_n(left)}" y="{_n(hatch.top)}" width="{_n(right - left)}" height="{_n(hatch.bottom - hatch.top)}"'
        return f'<rect {place} fill="url(#{self._url("hatch")})"/>'

    @mark.register
    def _(self, patch: Patch) -> str:
        path = "".join(f"M{'L'.join(f'{_n1(self.x(x))} {_n1(y)}' for x, y in ring)}Z" for ring in patch.rings)
        code = f' data-code="{escape(patch.code)}"' if self.hover else ""
        look = f'd="{path}" fill-rule="evenodd" stroke="{self.ink(patch.edge)}" stroke-linejoin="round"{code}'
        if patch.pattern == "example":
            over = f'<path d="{path}" fill-rule="evenodd" fill="url(#{self._url("example")})" pointer-events="none"/>'
            return self._named(f'path {look} fill="{self.ink(patch.fill)}"', patch.hover) + over
        return self._named(f'path {look} fill="{self._filled(patch.pattern, patch.fill)}"', patch.hover)

    def _filled(self, pattern_name: str | None, fill: Ink) -> str:
        """A status pattern if there is one, or else the colour."""
        return f"url(#{self._url(pattern_name)})" if pattern_name in PATTERNS else self.ink(fill)

    @mark.register
    def _(self, area: Area) -> str:
        around = "L".join(f"{_n(self.x(share))} {_n(y)}" for share, y in area.corners)
        return f'<path d="M{around}Z" fill="{self.ink(area.fill)}" fill-opacity="{_n(area.opacity)}"/>'

    def _shape(self, shape: Shape | Swatch, at: tuple[float, float], size: float, look: str, dot: Dot | None) -> str:
        hover, (x, y) = dot.hover if dot else (), at
        if shape == "circle":
            return self._named(f'circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(size / 2)}" {look}', hover)
        if shape == "tick":
            return self._named(f'path d="M{_n(x)} {_n(y - size / 2)}v{_n(size)}" {look}', hover)
        around = " ".join(f"{_n(x + dx)},{_n(y + dy)}" for dx, dy in corners(shape, size))
        return self._named(f'polygon points="{around}" {look}', hover)

    def _line(self, points: Sequence[tuple[float, float]], ink: Ink, width: float, line: Line) -> str:
        dash = f' stroke-dasharray="{dashes}"' if (dashes := DASHES[line]) else ""
        look = f'fill="none" stroke="{self.ink(ink)}" stroke-width="{_n(width)}"{dash}'
        return f'<path d="M{"L".join(f"{_n(x)} {_n(y)}" for x, y in points)}" {look}/>'

    def _swatch(self, mark: KeyMark) -> str:
        look = f'fill="{self.ink(mark.fill)}" stroke="{self.ink(mark.edge)}"'
        if mark.opacity < 1:
            look += f' fill-opacity="{_n(mark.opacity)}"'
        if mark.swatch == "line":
            return self._line([(mark.x - KEY_LINE, mark.y), (mark.x + KEY_LINE, mark.y)], mark.edge, 2.5, mark.line)
        if mark.swatch == "bar":
            wide, high = KEY_BAR
            place = f'x="{_n(mark.x - wide)}" y="{_n(mark.y - high)}" width="{_n(2 * wide)}" height="{_n(2 * high)}"'
            if mark.pattern and mark.pattern != "example":
                return f'<rect {place} fill="{self._filled(mark.pattern, mark.fill)}" stroke="{self.ink(mark.edge)}"/>'
            over = f'<rect {place} fill="url(#{self._url("example")})"/>' if mark.pattern else ""
            return f"<rect {place} {look}/>{over}"
        size = 2 * KEY_TICK if mark.swatch == "tick" else KEY_SHAPE
        thick = f' stroke-width="{3 if mark.swatch == "tick" else 1.5}"'
        return self._shape(mark.swatch, (mark.x, mark.y), size, look + thick, None)

    def _all_words(self) -> Iterator[str]:
        """Labels on their grounds, grouped by style so that the file stays small."""
        for style, run in groupby(self.laid.words, key=self._style):
            yield f"<g {style}>"
            for words in run:
                yield from self._ground(words)
                yield from self._rows(words)
            yield "</g>"

    def _style(self, words: Words) -> str:
        weight = ' font-weight="600"' if words.bold else ""
        anchor = f' text-anchor="{words.anchor}"' if words.anchor != "start" else ""
        halo = (
            f' stroke="{self.ink(words.halo)}" stroke-width="{HALO_PX}" stroke-linejoin="round" paint-order="stroke"'
            if words.halo
            else ""
        )
        return f'fill="{self.ink(words.ink)}" font-size="{_n(words.size)}"{weight}{anchor}{halo}'

    def _ground(self, words: Words) -> Iterator[str]:
        if words.ground:
            box, pad = words.box(self.laid.plot, self.width), GROUND_PX.get(words.part, 1.0)
            place = f'x="{_n(box.left - pad)}" y="{_n(box.top)}" width="{_n(box.right - box.left + 2 * pad)}"'
            yield f'<rect {place} height="{_n(box.bottom - box.top)}" fill="{self.ink(words.ground)}"/>'

    def _rows(self, words: Words) -> Iterator[str]:
        x, step = self.laid.plot.x(words.at, self.width), words.size * ROW_EM
        first = words.y - step * (len(words.rows) - 1) / 2 + words.size * BASELINE_EM
        for number, row in enumerate(words.rows):
            y = first + number * step
            if self.printed and not plain(row):
                yield self._outlined(words, printable(row), x, y)
            else:
                yield f'<text x="{_n(x)}" y="{_n(y)}">{escape(row)}</text>'

    def _outlined(self, words: Words, row: str, x: float, y: float) -> str:
        from het_dash.render.svg.outlines import path_data  # noqa: PLC0415 (only other scripts need matplotlib)

        path, wide = path_data(row, words.size)
        left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor] * wide
        return f'<path transform="translate({_n(left)} {_n(y)})" d="{path}"/>'


def paint(laid: Laid, theme: Theme, width: float, *, hover: bool = False, printed: bool = True) -> str:
    """A laid-out chart as the text of an SVG file. The same chart gives the same text."""
    return Painter(laid, theme, width, hover, printed).svg()


def _n1(number: float) -> str:
    """A number with at most one decimal, for the many points of a map."""
    return f"{number:.1f}".removesuffix(".0")


def _n(number: float) -> str:
    """A number with at most two decimals."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
