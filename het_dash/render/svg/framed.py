"""A chart as a picture that can travel alone: with its title, place, period and source."""

from html import escape

from het_dash.charts.layout import layout, measure
from het_dash.charts.spec import Chart
from het_dash.charts.theme import LIGHT
from het_dash.render.printable import printable
from het_dash.render.svg.paint import FONT_FAMILY, paint

SIDE, TITLE_PX, TEXT_PX, SOURCE_PX = 16.0, 19.0, 14.0, 11.5
LEADING = 1.3
WIDTH = 800.0


def framed(chart: Chart, width: float = WIDTH) -> tuple[str, float]:
    """The picture as SVG text, and its height in pixels. The mark of example data is inside the chart."""
    room = width - 2 * SIDE
    rows = [(row, TITLE_PX, True) for row in measure.wrapped(chart.title, room, TITLE_PX, bold=True)]
    rows += [(row, TEXT_PX, False) for row in measure.wrapped(chart.subtitle, room, TEXT_PX)]
    above, y = _text(rows, SIDE)
    laid = layout(chart, room)
    inner = paint(laid, LIGHT, room).replace("<svg ", f'<svg x="{SIDE:g}" y="{y + 6:g}" ', 1)
    source = [(row, SOURCE_PX, False) for row in measure.wrapped(_foot(chart), room, SOURCE_PX)]
    below, bottom = _text(source, y + laid.height + 14)
    height = round(bottom + SIDE)
    size = f'viewBox="0 0 {width:g} {height}" width="{width:g}" height="{height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FONT_FAMILY}">'
        f'<rect width="{width:g}" height="{height}" fill="{LIGHT.background}"/>{above}{inner}{below}</svg>'
    ), height


def _foot(chart: Chart) -> str:
    """The caveat that changes how the chart is read, its mark and its source."""
    return " ".join(part for part in (chart.caveat, chart.mark and f"{chart.mark}.", chart.source) if part)


def _text(rows: list[tuple[str, float, bool]], top: float) -> tuple[str, float]:
    """Rows of text from the top down, and where they end."""
    written, y = [], top
    for row, size, bold in rows:
        y += size * LEADING
        weight = ' font-weight="600"' if bold else ""
        place = f'x="{SIDE:g}" y="{y - size * 0.25:g}" font-size="{size:g}"{weight} fill="{LIGHT.text}"'
        written.append(f"<text {place}>{escape(printable(row))}</text>")
    return "".join(written), y
