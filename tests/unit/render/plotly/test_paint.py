"""Plotly paints a laid-out chart as it is."""

import json
import re
from typing import Any

from het_dash.charts.layout import layout
from het_dash.charts.layout.laid import Bar, Dot, Hatch, Interval
from het_dash.charts.spec import Benchmark, Point, Series
from het_dash.charts.theme import DARK, LIGHT
from het_dash.render.plotly import draw
from tests.support import charts_by_hand
from tests.support.charts_by_hand import HIDDEN, PCNS, bars, chart, dots, series, traces, trend
from tests.support.laid_charts import of, strokes


def shapes(made: Any) -> list[dict[str, Any]]:
    return list(draw(made, LIGHT)["layout"]["shapes"])


def test_the_axes_are_shares_of_the_plot_and_pixels_from_its_top() -> None:
    figure, laid = draw(bars(), LIGHT)["layout"], layout(bars())
    assert figure["xaxis"]["range"] == [0, 1]
    assert figure["yaxis"]["range"] == [laid.plot.height, 0]
    margin = figure["margin"]
    assert figure["height"] - margin["t"] - margin["b"] == laid.plot.height
    assert (margin["l"], margin["r"], margin["t"]) == (laid.plot.left, laid.plot.right, laid.plot.top)


def test_every_label_is_an_annotation_at_its_place() -> None:
    for made in (bars(), dots(), trend()):
        laid = layout(made)
        drawn = draw(made, LIGHT)["layout"]["annotations"]
        assert [(a["x"], a["xshift"], laid.plot.top - a["yshift"]) for a in drawn] == [
            (words.at.share, words.at.shift, round(words.y - laid.plot.top, 2) + laid.plot.top) for words in laid.words
        ]
        assert [re.sub("</?b>", "", a["text"]).split("<br>") for a in drawn] == [list(w.rows) for w in laid.words]


def test_bars_run_between_their_shares() -> None:
    (drawn,) = traces(bars(), "bar")
    laid = of(layout(bars()), Bar)
    assert [(b, b + x) for b, x in zip(drawn["base"], drawn["x"], strict=True)] == [(b.left, b.right) for b in laid]
    assert drawn["hovertext"][1] == "<b>North Lewisham PCN</b><br>9.2%<br>between 8.7% and 9.7%"


def test_stubs_have_their_patterns_and_no_colour_of_a_number() -> None:
    _, stub = traces(bars(11.2, 9.0, None), "bar")
    assert stub["marker"]["pattern"]["shape"] == ["x"]
    assert stub["marker"]["color"] == [LIGHT.background]


def test_whiskers_are_error_bars_with_two_arms_and_nothing_else() -> None:
    laid = of(layout(bars()), Interval)
    inner, outer = (t for t in traces(bars(), "scatter") if "error_x" in t)
    low = [x - one for x, one in zip(inner["x"], inner["error_x"]["arrayminus"], strict=True)]
    high = [x + one for x, one in zip(outer["x"], outer["error_x"]["array"], strict=True)]
    for drawn, wanted in ((low, [i.low for i in laid]), (high, [i.high for i in laid])):
        assert max(abs(a - b) for a, b in zip(drawn, wanted, strict=True)) < 1e-5
    assert set(inner["error_x"]["array"]) == set(outer["error_x"]["arrayminus"]) == {0.0}


def test_an_upright_lower_limit_points_down() -> None:
    one = chart("trend", Series("s", "chosen", (Point(charts_by_hand.YEARS[0], 9.0, 8.0, 12.0),)))
    (limits,) = of(layout(one), Interval)
    inner, outer = (t for t in traces(one, "scatter") if "error_y" in t)
    assert inner["error_y"]["array"] == [round(limits.low - limits.y, 6)]
    assert outer["error_y"]["arrayminus"] == [round(limits.y - limits.high, 6)]


def test_lines_join_only_the_points_of_a_run() -> None:
    drawn = [t for t in traces(trend(), "scatter") if t["mode"] == "lines"]
    assert [list(zip(t["x"], t["y"], strict=True)) for t in drawn] == [
        [(x, round(y - layout(trend()).plot.top, 2)) for x, y in line.points]
        for line in strokes(layout(trend()), "line")
    ]


def test_dots_have_the_shapes_and_colours_of_their_meaning() -> None:
    for theme in (LIGHT, DARK):
        (drawn,) = [t for t in traces(dots(), "scatter", theme) if t["mode"] == "markers" and t["marker"]["size"] != 1]
        laid = of(layout(dots()), Dot)
        assert drawn["x"] == [dot.x for dot in laid]
        assert drawn["marker"]["symbol"][-2:] == ["circle", "line-ns"]
        assert drawn["marker"]["line"]["color"][-1] == theme.roles["benchmark"]


def test_benchmark_lines_lie_behind_the_bars_and_their_masts_reach_the_labels() -> None:
    made = bars(benchmarks=(Benchmark("Lewisham 12.1%", 12.1, "dotted"),))
    line, mast = sorted((s for s in shapes(made) if s["x0"] != 0), key=lambda s: s["layer"], reverse=True)
    assert line["layer"] == "below"
    assert line["line"]["dash"] == "2px,3px"
    assert mast["layer"] == "above"
    assert mast["y0"] > 0 == mast["y1"]


def test_the_key_has_a_swatch_for_each_series() -> None:
    made = chart("bars", series("PCNs", "chosen", PCNS, 1, 2, 3), series("Lewisham", "benchmark", PCNS, 2, 2, 2))
    swatches = [s for s in shapes(made) if s.get("xsizemode") == "pixel"]
    assert [s["fillcolor"] for s in swatches] == [LIGHT.roles["chosen"], LIGHT.background]
    england = Series("England", "benchmark", (Point("AF", 80.0),))
    made = chart("dots", *dots().series, england)
    assert [s["type"] for s in shapes(made) if s.get("xsizemode") == "pixel"] == ["circle", "line", "path", "circle"]


def test_the_hatch_of_example_data_lies_first() -> None:
    for made in (dots(nature="demonstration"), trend(nature="demonstration")):
        assert any(isinstance(mark, Hatch) for mark in layout(made).marks)
        assert draw(made, LIGHT)["data"][0]["fillpattern"]["shape"] == "/"


def test_text_cannot_write_markup() -> None:
    made = chart("bars", Series("s", "other", (Point('<a href="x">A</a>', 5.0, text="<1%"),)))
    written = json.dumps(draw(made, LIGHT))
    assert "<a" not in written
    assert "&lt;1%" in written


def test_a_sign_has_the_shape_of_its_status() -> None:
    hidden = Point(charts_by_hand.YEARS[0], None, text="hidden", status=HIDDEN)
    made = chart("trend", Series("s", "chosen", (hidden, Point(charts_by_hand.YEARS[1], 8.0))))
    symbols = [
        s
        for t in traces(made, "scatter")
        if t["mode"] == "markers" and "symbol" in t["marker"]
        for s in t["marker"]["symbol"]
    ]
    assert symbols == ["circle", "square-x-open"]
