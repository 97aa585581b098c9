"""Wrapping and width of text inside a chart."""

from html import escape
from textwrap import wrap

from het_dash.catalogue.characters import letters_wide
from het_dash.charts.spec import Point

TEXT_PX = 13
SMALL_PX = 12
LINE_PX = 16
NARROW, WIDE, SIGNS = frozenset("iljtfrI.,:;'|()[] -"), frozenset("mwMW%"), frozenset("0123456789")


def safe(text: str) -> str:
    """Text with markup escaped, because plotly renders a small subset of HTML in labels, including links."""
    return escape(text, quote=False)


def bold(text: str) -> str:
    return f"<b>{text}</b>"


def lines(text: str, characters: int) -> list[str]:
    return wrap(text, max(characters, 8), break_long_words=False, break_on_hyphens=False) or [""]


def joined(rows: list[str]) -> str:
    return "<br>".join(safe(row) for row in rows)


def width(text: str, size: int = TEXT_PX) -> float:
    """Width in pixels, slightly overestimated because a saved page may fall back to a wider font."""
    return size * sum(map(_share, text))


def widest(rows: list[str], size: int = TEXT_PX) -> float:
    return max((width(row, size) for row in rows), default=0.0)


def _share(letter: str) -> float:
    if letter in NARROW:
        return 0.32
    if letter in WIDE:
        return 0.88
    if not letter.isascii() and (room := letters_wide(letter)) != 1:
        return room * 0.5
    return 0.7 if letter.isupper() else 0.56


def number(value: float, unit: str) -> str:
    """Number for hover text and ticks, if the chart has no text for it."""
    match unit:
        case "percent" | "%":
            return f"{value:.1f}%"
        case "count":
            return f"{value:,.0f}"
        case "ratio":
            return f"{value:.2f}"
        case _:
            return f"{value:,.1f}"


def said(point: Point, unit: str) -> str:
    """The text of a shown point, or else its number."""
    return point.text or ("" if point.value is None else number(point.value, unit))


def hover_rows(name: str, point: Point, unit: str) -> tuple[str, ...]:
    """Name, value and interval, without repeats. A single row is the value, which already names itself."""
    value = said(point, unit)
    rows = [name] if name and not value.startswith(name) else []
    rows.append(value)
    if point.lower is not None and point.upper is not None and " to " not in value:
        rows.append(f"between {number(point.lower, unit)} and {number(point.upper, unit)}")
    return tuple(rows)


def hover(name: str, point: Point, unit: str) -> str:
    """The same as plotly's markup, with the name in bold."""
    first, *others = map(safe, hover_rows(name, point, unit))
    return "<br>".join([bold(first) if others and name and safe(name) == first else first, *others])
