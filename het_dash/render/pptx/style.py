"""Style of native charts: axes, marks and labels."""

from collections.abc import Sequence
from math import ceil, floor
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_LEGEND_POSITION
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from het_dash.charts.layout import marks
from het_dash.charts.layout.scale import Scale
from het_dash.charts.spec import Chart, Line, Role
from het_dash.charts.theme import LIGHT
from het_dash.render.pptx.deck import FONT, Box, colour

SIZE, SMALL_SIZE = 14, 12
MOST_PERCENT = 110  # 100, with the margin that a scale leaves
ROOM_BELOW_ZERO = 0.03  # share of the span, in which nothing is drawn
DASHES: dict[Line, Any] = {"solid": MSO_LINE.SOLID, "dashed": MSO_LINE.DASH, "dotted": MSO_LINE.ROUND_DOT}
FORMATS = {"percent": '0.0"%"', "count": "#,##0", "ratio": "0.00"}
AFTER_ERROR_BARS = ("c:cat", "c:val", "c:xVal", "c:yVal", "c:smooth", "c:extLst")


def placed(slide: Any, kind: Any, box: Box, data: CategoryChartData | XyChartData) -> Any:
    """Adds a chart in the deck's font, without title or legend."""
    frame = slide.shapes.add_chart(kind, *box.emu, data)
    drawn = frame.chart
    drawn.font.name, drawn.font.size = FONT, Pt(SIZE)
    drawn.font.color.rgb = colour(LIGHT.text)
    drawn.has_title = drawn.has_legend = False
    return frame


def legend(drawn: Any) -> None:
    """Adds a legend below the plot, for charts whose marks have no room for labels."""
    drawn.has_legend = True
    drawn.legend.include_in_layout = False
    drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
    drawn.legend.font.size, drawn.legend.font.name = Pt(SMALL_SIZE), FONT


def plot_area(drawn: Any, left: float, top: float, wide: float, tall: float) -> None:
    """Sets the inner plot area in shares of the chart, leaving room for labels."""
    area = drawn._chartSpace.find(f".//{qn('c:plotArea')}")
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    values = "".join(f'<c:{k} val="{v:.4f}"/>' for k, v in zip("xywh", (left, top, wide, tall), strict=True))
    area.insert(0, parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{values}</c:manualLayout></c:layout>'
    ))  # fmt: skip


def value_axis(axis: Any, scale: Scale, title: str = "", number_format: str | None = None) -> None:
    """Formats a value axis by the scale that every renderer uses, with light grid lines."""
    axis.minimum_scale, axis.maximum_scale = ends(scale)
    if scale.step:
        axis.major_unit = scale.step
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = colour(LIGHT.grid)
    axis.format.line.fill.background()
    _labels(axis, number_format or tick_format(scale))
    titled(axis, title)


def ends(scale: Scale) -> tuple[float, float]:
    """Axis ends. PowerPoint counts ticks from the low end, so that end must itself be a tick."""
    if not scale.step:
        return scale.low, scale.high
    lowest = 0.0 if -ROOM_BELOW_ZERO * scale.span < scale.low < 0 else scale.low
    low, high = (way(end / scale.step) * scale.step for way, end in ((_down, lowest), (_up, scale.high)))
    return low, min(high, 100.0) if scale.unit == "percent" and scale.high < MOST_PERCENT else high


def _down(steps: float) -> int:
    return floor(steps + 1e-9)


def _up(steps: float) -> int:
    return ceil(steps - 1e-9)


def titled(axis: Any, title: str) -> None:
    axis.has_title = bool(title)
    if title:
        axis.axis_title.text_frame.text = title
        font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold, font.name = Pt(SMALL_SIZE), False, FONT
        font.color.rgb = colour(LIGHT.quiet_text)


def _labels(axis: Any, number_format: str) -> None:
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = number_format, False
    axis.tick_labels.font.size, axis.tick_labels.font.name = Pt(SMALL_SIZE), FONT
    axis.tick_labels.font.color.rgb = colour(LIGHT.quiet_text)


def tick_format(scale: Scale) -> str:
    """Number format that matches `Scale.text`."""
    decimals = len(scale.text(scale.step).removesuffix("%").partition(".")[2])
    return "#,##0" + ("." + "0" * decimals if decimals else "") + ('"%"' if scale.unit in {"percent", "%"} else "")


def hidden(axis: Any) -> None:
    """Hides an axis but keeps its scale."""
    axis.visible = False
    axis.has_major_gridlines = False


def upside_down(rows: Any, values: Any) -> None:
    """Puts the first row at the top and keeps the value axis at the bottom."""
    rows.reverse_order = True
    values._element.find(qn("c:crosses")).set("val", "max")


def filled(target: Any, role: Role, example: bool = False, pale: bool = False) -> None:
    """Sets a bar's fill and edge: hatched for example data, pale for a range."""
    inside, edge = marks.fill(role, LIGHT), marks.outline(role, LIGHT)
    inside = paler(inside) if pale else inside
    if example:
        hatched(target, inside)
    else:
        target.fill.solid()
        target.fill.fore_color.rgb = colour(inside)
    target.line.color.rgb, target.line.width = colour(edge), Pt(1.25)


def hatched(target: Any, inside: str) -> None:
    """The hatch of example data."""
    target.fill.patterned()
    target.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    target.fill.fore_color.rgb, target.fill.back_color.rgb = colour(LIGHT.background), colour(inside)


def paler(code: str) -> str:
    """The colour, mixed half and half with the background."""
    return "#" + "".join(f"{(int(code[n : n + 2], 16) + 255) // 2:02x}" for n in (1, 3, 5))


def covering(target: Any) -> None:
    """Fills a bar and its edge with the background colour, to hide the bar below it and that bar's edge."""
    target.fill.solid()
    target.fill.fore_color.rgb = target.line.color.rgb = colour(LIGHT.background)
    target.line.width = Pt(2)


def stroke(target: Any, ink: str, wide: float, line: Line = "solid") -> None:
    target.line.color.rgb, target.line.width = colour(ink), Pt(wide)
    target.line.dash_style = DASHES[line]


def see_through_line(series: Any, ink: str, wide: float, opacity: float = 0.35) -> None:
    """A wide line with flat ends that shows what is below it.

    LibreOffice draws the first series on top and PowerPoint the last.
    """
    stroke(series.format, ink, wide)
    line = series.format.line._get_or_add_ln()
    line.set("cap", "flat")
    line.find(f".//{qn('a:srgbClr')}").append(parse_xml(f'<a:alpha {nsdecls("a")} val="{round(100_000 * opacity)}"/>'))


def without_line(series: Any) -> None:
    series.format.line.fill.background()


def marker(series: Any, style: Any, size: int, fill: str, edge: str) -> None:
    series.marker.style, series.marker.size = style, max(2, min(72, size))
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour(fill)
    series.marker.format.line.color.rgb = colour(edge)


def label(point: Any, text: str, position: Any, ink: str = LIGHT.text, bold: bool = False, size: float = SIZE) -> None:
    """Adds a label to one point."""
    frame = point.data_label.text_frame
    frame.text = text
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.name = Pt(size), bold, FONT
    font.color.rgb = colour(ink)
    point.data_label.position = position


def labels_apart(axis: Any, step: int = 1) -> None:
    """Labels every category, or one in `step`. By default PowerPoint leaves some out."""
    element = axis._element
    for old in element.findall(qn("c:tickLblSkip")):
        element.remove(old)
    element.find(qn("c:noMultiLvlLbl")).addprevious(parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="{step}"/>'))


def months_apart(axis: Any, months: int) -> None:
    """Labels one date in every so many months."""
    element = axis._element
    for name in ("baseTimeUnit", "majorUnit", "majorTimeUnit"):
        for old in element.findall(qn(f"c:{name}")):
            element.remove(old)
    for name, value in (("baseTimeUnit", "months"), ("majorUnit", months), ("majorTimeUnit", "months")):
        element.append(parse_xml(f'<c:{name} {nsdecls("c")} val="{value}"/>'))


def shift(point: Any, across: float, up: float) -> None:
    """Moves a point's label by shares of the chart's width and height."""
    element = point.data_label._dLbl
    for old in element.findall(qn("c:layout")):
        element.remove(old)
    element.insert(1, parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:x val="{across:.4f}"/><c:y val="{up:.4f}"/>'
        f"</c:manualLayout></c:layout>"
    ))  # fmt: skip


def error_bars(series: Any, along: str, spans: Sequence[tuple[float, float, float] | None]) -> None:
    """Adds intervals (value, lower, upper) to a series' points as custom error bars."""
    if not any(spans):
        return
    plus = [span[2] - span[0] if span else 0.0 for span in spans]
    minus = [span[0] - span[1] if span else 0.0 for span in spans]
    direction = f'<c:errDir val="{along}"/>' if along else ""
    bars = parse_xml(
        f'<c:errBars {nsdecls("c", "a")}>{direction}<c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/><c:plus>{_numbers(plus)}</c:plus><c:minus>{_numbers(minus)}</c:minus>'
        f'<c:spPr><a:ln w="12700"><a:solidFill><a:srgbClr val="{LIGHT.text[1:].upper()}"/></a:solidFill></a:ln>'
        "</c:spPr>"
        "</c:errBars>"
    )
    element = series._element
    following = next((e for name in AFTER_ERROR_BARS if (e := element.find(qn(name))) is not None), None)
    if following is None:
        element.append(bars)
    else:
        following.addprevious(bars)


def _numbers(values: Sequence[float]) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{value!r}</c:v></c:pt>' for n, value in enumerate(values))
    return f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numLit>'


def number_format(chart: Chart) -> str:
    return FORMATS.get(chart.unit, "#,##0.0")


def not_in_legend(drawn: Any, *indices: int) -> None:
    """Removes auxiliary series from the legend."""
    element = drawn.legend._element
    for index in indices:
        entry = parse_xml(f'<c:legendEntry {nsdecls("c")}><c:idx val="{index}"/><c:delete val="1"/></c:legendEntry>')
        element.find(qn("c:legendPos")).addnext(entry)
