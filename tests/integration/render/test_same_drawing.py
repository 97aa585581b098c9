"""Screen and paper paint one layout: the same labels in the same order, and the numbers of the chart (law 6)."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest

from het_dash.charts.layout import LAID_BY, Laid, layout
from het_dash.charts.layout import marks as layout_marks
from het_dash.charts.layout.activities import span
from het_dash.charts.layout.laid import Dot, Interval
from het_dash.charts.layout.rows import categories
from het_dash.charts.layout.time_axis import when
from het_dash.charts.spec import Chart, Point
from het_dash.charts.theme import LIGHT
from het_dash.export.document import pack_of
from het_dash.export.documents import BOARD, DATA_PACK
from het_dash.render import plotly, svg
from het_dash.render.svg.paint import paint
from het_dash.store import Store
from tests.support.blocks import PCNS, area
from tests.support.laid_charts import foot, of

SVG = "{http://www.w3.org/2000/svg}"
ARM = re.compile(r"M([-\d.]+) ([-\d.]+)([HV])([-\d.]+)M")
WIDTH = svg.WIDTH
UPRIGHT = ("trend", "funnel")  # kinds with an upright value axis


@pytest.fixture(scope="module")
def charts(bundle: Store) -> list[Chart]:
    """Every chart of a laid-out kind, of every PCN's pack with and without example data and of the board's page."""
    packs = [pack_of(DATA_PACK, area(label), bundle, example) for label in PCNS for example in (False, True)]
    packs.append(pack_of(BOARD, bundle.catalogue.borough, bundle, with_example=True))
    blocks = [block for pack in packs for section in pack.sections for block in section.blocks]
    on_both = LAID_BY.keys() - {"map"}  # a map is painted by render/svg on screen too
    return [b for b in blocks if isinstance(b, Chart) and b.kind in on_both and not b.empty]


def test_there_are_charts_of_every_laid_out_kind_in_the_packs(charts: list[Chart]) -> None:
    assert {chart.kind for chart in charts} >= {"bars", "dots", "trend", "pyramid", "timeline", "funnel"}


def test_both_write_the_same_labels_in_the_same_order(charts: list[Chart]) -> None:
    for chart in charts:
        on_screen = [row for a in _figure(chart)["layout"]["annotations"] for row in _rows(a["text"])]
        written = [one.text for one in _read(paint(layout(chart), LIGHT, WIDTH)).iter(f"{SVG}text")]
        assert on_screen == written, chart.id


def test_every_value_and_reason_of_the_chart_is_among_the_labels_of_bars(charts: list[Chart]) -> None:
    for chart in charts:
        if chart.kind == "bars":
            texts = [p.text for name in categories(chart) for s in chart.series for p in s.points if p.at == name]
            for width in (None, WIDTH):
                laid = layout(chart, width)
                said = [" ".join(words.rows) for words in laid.words if words.part in ("value", "reason")]
                assert said == texts, chart.id


def test_screen_and_paper_draw_the_numbers_of_the_chart(charts: list[Chart]) -> None:
    for chart in charts:
        anywhere, paper = layout(chart), layout(chart, WIDTH)
        wanted = _wanted(chart)
        near = pytest.approx(wanted, abs=(paper.high - paper.low) / 2_000)
        assert _of_figure(chart, anywhere) == near, chart.id
        assert _of_picture(_read(svg.picture(chart).svg.decode()), chart, paper) == near, chart.id


def test_screen_and_paper_draw_the_limits_of_the_chart(charts: list[Chart]) -> None:
    for chart in charts:
        anywhere, paper = layout(chart), layout(chart, WIDTH)
        limits = [found[1:] for p in _points(chart) if (found := layout_marks.limits(p))]
        wanted = sorted(end for pair in limits for end in pair)
        near = pytest.approx(wanted, abs=(paper.high - paper.low) / 2_000)
        assert sorted(_limits_of_figure(chart, anywhere)) == near, chart.id
        assert sorted(_limits_of_picture(svg.picture(chart).svg.decode(), chart, paper)) == near, chart.id


def _points(chart: Chart) -> list[Point]:
    return [p for s in chart.series for p in s.points]


def _wanted(chart: Chart) -> list[float]:
    """The numbers of all drawn points: bars in reading order, all others in rising order."""
    if chart.kind == "pyramid":
        bars = [p for s in chart.series if s.role != "benchmark" for p in s.points]
        return sorted(p.value or 0.0 for p in bars if layout_marks.shown(p))
    if chart.kind == "timeline":
        first, _ = span(chart)
        return sorted(float((when(p) - first).days) for p in _points(chart) if layout_marks.shown(p))
    if chart.kind != "bars":
        return sorted(p.value or 0.0 for p in _points(chart) if layout_marks.shown(p))
    here = [p for name in categories(chart) for p in _points(chart) if p.at == name and layout_marks.drawn(p)]
    return [end for p in here for end in sorted(layout_marks.ranged(p) or (0.0, p.value or 0.0))]


def _figure(chart: Chart) -> dict[str, Any]:
    return plotly.draw(chart, LIGHT)


def _read(written: str) -> ElementTree.Element:
    return ElementTree.fromstring(written)  # noqa: S314 (our own)


def _rows(text: str) -> list[str]:
    rows = re.sub("</?b>", "", text).split("<br>")
    return [row.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for row in rows]


def _level(laid: Laid, share: float) -> float:
    return laid.low + share * (laid.high - laid.low)


def _upright(laid: Laid, y: float) -> float:
    end = foot(laid)
    return laid.low + (laid.high - laid.low) * (end - y) / (end - laid.plot.top)


def _of_figure(chart: Chart, laid: Laid) -> list[float]:
    data = _figure(chart)["data"]
    if chart.kind == "bars":
        bars = [t for t in data if t["type"] == "bar" and "replace" not in str(t["marker"].get("pattern"))]
        places = [(y, b, b + x) for t in bars for y, b, x in zip(t["y"], t["base"], t["x"], strict=True)]
        return [_level(laid, end) for _, *ends in sorted(places) for end in ends]
    if chart.kind == "pyramid":
        return sorted(x * (laid.high - laid.low) for t in data if t["type"] == "bar" for x in t["x"])
    dots = [t for t in data if t.get("mode") == "markers" and isinstance(t["marker"]["size"], list)]
    middles = [
        (x, y + laid.plot.top)
        for t in dots
        for x, y, text in zip(t["x"], t["y"], t.get("hovertext", [""] * len(t["x"])), strict=True)
        if text
    ]
    return sorted(_upright(laid, y) if chart.kind in UPRIGHT else _level(laid, x) for x, y in middles)


def _limits_of_figure(chart: Chart, laid: Laid) -> Iterator[float]:
    for trace in _figure(chart)["data"]:
        for error, axis in (("error_x", "x"), ("error_y", "y")):
            if error in trace:
                arms = zip(trace[axis], trace[error]["array"], trace[error]["arrayminus"], strict=True)
                for at, plus, minus in arms:
                    end = at + plus - minus
                    yield _level(laid, end) if axis == "x" else _upright(laid, end + laid.plot.top)


def _of_picture(root: ElementTree.Element, chart: Chart, laid: Laid) -> list[float]:
    def value(x: float) -> float:
        return _level(laid, (x - laid.plot.left) / laid.plot.wide(WIDTH))

    if chart.kind in ("bars", "pyramid"):
        solid = [r.attrib for r in root.iter(f"{SVG}rect") if "stroke" in r.attrib and "stroke-width" not in r.attrib]
        key = sum(mark.swatch == "bar" for mark in laid.key)
        bars = solid[: len(solid) - key] if key else solid
        if chart.kind == "pyramid":
            return sorted(float(b["width"]) / laid.plot.wide(WIDTH) * (laid.high - laid.low) for b in bars)
        return [value(float(b["x"]) + float(b["width"]) * end) for b in bars for end in (0, 1)]
    middles = list(_middles(root))[: sum(dot.sign is None for dot in of(laid, Dot))]
    return sorted(_upright(laid, y) if chart.kind in UPRIGHT else value(x) for x, y in middles)


def _middles(root: ElementTree.Element) -> Iterator[tuple[float, float]]:
    """Middles of all dots, in painting order; the key's come last."""
    for one in root.iter():
        if one.tag == f"{SVG}circle":
            yield float(one.attrib["cx"]), float(one.attrib["cy"])
        elif one.tag == f"{SVG}polygon":
            corners = [tuple(map(float, corner.split(","))) for corner in one.attrib["points"].split()]
            xs, ys = zip(*corners, strict=True)
            yield (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        elif one.tag == f"{SVG}path" and (tick := re.fullmatch(r"M([\d.]+) ([\d.]+)v([\d.]+)", one.attrib["d"])):
            yield float(tick[1]), float(tick[2]) + float(tick[3]) / 2


def _limits_of_picture(written: str, chart: Chart, laid: Laid) -> Iterator[float]:
    arms = ARM.findall(re.sub("<defs>.*</defs>", "", written))
    assert len(arms) == 2 * len(of(laid, Interval)), chart.id
    for _, _, way, end in arms:
        if way == "V":
            yield _upright(laid, float(end))
        else:
            yield _level(laid, (float(end) - laid.plot.left) / laid.plot.wide(WIDTH))
