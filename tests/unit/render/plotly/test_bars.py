"""Bars: from zero, in order, with a value or a reason for each."""

import json
from typing import Any

import pytest

from het_dash.catalogue import Status
from het_dash.charts.spec import Benchmark, Chart, Point, Series
from het_dash.charts.theme import DARK, LIGHT
from het_dash.render.plotly import draw
from tests.support import charts_by_hand
from tests.support.charts_by_hand import PCNS, bars, noted, traces

CLOSE = (
    Benchmark("Lewisham 12.1%", 12.1),
    Benchmark("South East London 12.2%", 12.2, "dotted"),
    Benchmark("England 14.8%", 14.8, "dashed"),
)


def _layout(chart: Chart) -> dict[str, Any]:
    return dict(draw(chart, LIGHT)["layout"])


def test_bars_start_at_zero() -> None:
    assert _layout(bars(61.0, 62.0, 63.0))["xaxis"]["range"][0] == 0
    assert "base" not in traces(bars(), "bar")[0]


def test_the_axis_holds_whiskers_and_benchmarks() -> None:
    assert _layout(bars(benchmarks=CLOSE))["xaxis"]["range"][1] > 14.8
    assert _layout(bars(14.0, 15.0, 16.0))["xaxis"]["range"][1] > 16.5


def test_categories_run_from_top_to_bottom_as_given() -> None:
    axis = _layout(bars(categories=PCNS[::-1]))["yaxis"]
    assert axis["ticktext"] == list(PCNS[::-1])
    assert axis["tickvals"] == sorted(axis["tickvals"])
    assert axis["range"][0] > axis["range"][1] == 0


def test_a_category_that_the_chart_does_not_list_is_named() -> None:
    with pytest.raises(ValueError, match="'Aplos Health PCN' is not among the chart's categories: Elsewhere"):
        draw(bars(categories=("Elsewhere",)), LIGHT)


def test_a_points_role_overrides_its_series() -> None:
    places = [Point("A", 1.0), Point("B", 2.0, role="chosen"), Point("C", 3.0, role="programme_1")]
    marker = traces(charts_by_hand.chart("bars", Series("s", "other", tuple(places))), "bar")[0]["marker"]
    assert marker["color"] == [LIGHT.roles["other"], LIGHT.roles["chosen"], LIGHT.roles["programme_1"]]


def test_the_chosen_one_among_others_is_bold_in_name_and_value() -> None:
    chart = charts_by_hand.chart(
        "bars", Series("s", "other", (Point("A", 1.0), Point("B", 2.0, text="2%", role="chosen")))
    )
    assert _layout(chart)["yaxis"]["ticktext"] == ["A", "<b>B</b>"]
    assert noted(chart, "2%")["text"] == "<b>2%</b>"


def test_whiskers_reach_each_limit() -> None:
    chart = charts_by_hand.chart("bars", Series("s", "other", (Point("A", 10.0, 8.0, 13.0), Point("B", 5.0))))
    halo, line = [t for t in traces(chart, "scatter") if "error_x" in t]
    for trace in (halo, line):
        assert trace["x"] == [10.0]
        assert (trace["error_x"]["array"], trace["error_x"]["arrayminus"]) == ([3.0], [2.0])
    assert halo["error_x"]["color"] == LIGHT.background
    assert halo["error_x"]["thickness"] > line["error_x"]["thickness"]


def test_a_value_stands_beyond_its_whisker() -> None:
    assert noted(bars(), "9.2%")["x"] == 9.7


def test_values_stand_in_the_right_margin_where_benchmark_lines_cross() -> None:
    chart = bars(benchmarks=CLOSE)
    value = noted(chart, "9.2%")
    assert (value["x"], value["xref"], value["xanchor"]) == (1, "paper", "right")
    assert value["xshift"] <= _layout(chart)["margin"]["r"]


def test_values_of_bars_to_the_left_do_not_lie_on_them() -> None:
    chart = charts_by_hand.chart("bars", Series("s", "other", (Point("A", -10.0, text="10 fewer"), Point("B", 2.0))))
    assert noted(chart, "10 fewer")["xref"] == "paper"
    assert _layout(chart)["xaxis"]["range"][0] < -10


def test_the_right_margin_grows_with_the_values_words() -> None:
    short = charts_by_hand.chart("bars", Series("s", "chosen", (Point("A", 1.0, text="1%"),)))
    long = charts_by_hand.chart("bars", Series("s", "chosen", (Point("A", 1.0, text="1.0% (0.2 to 12.9)"),)))
    assert _layout(long)["margin"]["r"] > _layout(short)["margin"]["r"]
    assert "<br>(" in noted(long, "1.0%")["text"]


def test_close_benchmarks_have_labels_at_different_heights_inside_the_top_margin() -> None:
    chart = bars(benchmarks=CLOSE)
    heights = [noted(chart, b.label)["yshift"] for b in CLOSE]
    assert len(set(heights)) == 3
    assert all(abs(a - b) >= 16 for a in heights for b in heights if a != b)
    assert max(heights) + 16 <= _layout(chart)["margin"]["t"]


def test_benchmark_lines_differ_by_their_stroke() -> None:
    lines = [t["line"]["dash"] for t in traces(bars(benchmarks=CLOSE), "scatter") if "dash" in t.get("line", {})]
    assert len(lines) == len(set(lines)) == 3


@pytest.mark.parametrize(
    ("status", "shape"),
    [
        (Status.HIDDEN_SMALL, "x"),
        (Status.HIDDEN_LINKED, "|"),
        (Status.HIDDEN_TOTAL_TOO_SMALL, "-"),
        (Status.SUPPRESSED_AT_SOURCE, ""),
        (Status.NOT_PUBLISHED_HERE, "."),
    ],
)
def test_a_hidden_bar_is_a_stub_with_its_words(status: Status, shape: str) -> None:
    chart = charts_by_hand.chart(
        "bars", Series("s", "other", (Point("A", None, text="why", status=status), Point("B", 9.0)))
    )
    stub = traces(chart, "bar")[-1]
    assert stub["marker"]["pattern"]["shape"] == [shape]
    assert noted(chart, "why")["y"] == stub["y"][0]
    assert noted(chart, "why")["x"] == stub["x"][0]


def test_what_is_not_collected_has_words_and_no_mark() -> None:
    chart = charts_by_hand.chart(
        "bars", Series("s", "other", (Point("A", None, text="why", status=Status.NOT_COLLECTED),))
    )
    assert noted(chart, "why")["x"] == 0
    assert [x for t in traces(chart, "bar") for x in t["x"]] == []
    assert _layout(chart)["xaxis"]["tickvals"] == []


def test_a_stub_says_nothing_of_the_number_behind_it() -> None:
    """Every stub of a chart has one length."""
    places = tuple(Point(c, None, text="hidden", status=charts_by_hand.HIDDEN) for c in "ABC")
    stub = traces(charts_by_hand.chart("bars", Series("s", "other", (*places, Point("D", 40.0)))), "bar")[-1]
    assert len(set(stub["x"])) == 1


def test_long_labels_wrap_and_their_rows_grow() -> None:
    chart = charts_by_hand.chart(
        "bars", charts_by_hand.series("s", "other", ("White", "Mixed: White and Black Caribbean"), 1.0, 2.0)
    )
    layout = _layout(chart)
    assert layout["yaxis"]["ticktext"][1] == "Mixed: White and Black<br>Caribbean"
    assert layout["yaxis"]["automargin"] is True
    assert (
        layout["height"]
        > _layout(charts_by_hand.chart("bars", charts_by_hand.series("s", "other", ("A", "B"), 1.0, 2.0)))["height"]
    )


def test_long_words_in_place_of_one_bar_make_room_in_its_own_row_only() -> None:
    said = "1 to 7, hidden. Instead: Black as a whole 62.0%"
    hidden = Point("B", None, text=said, status=charts_by_hand.HIDDEN)
    rows = _layout(charts_by_hand.chart("bars", Series("s", "other", (Point("A", 1.0), hidden, Point("C", 2.0)))))
    plain = _layout(
        charts_by_hand.chart("bars", Series("s", "other", (Point("A", 1.0), Point("B", 1.0), Point("C", 2.0))))
    )
    assert rows["yaxis"]["tickvals"][0] == plain["yaxis"]["tickvals"][0]
    assert rows["yaxis"]["tickvals"][1] > plain["yaxis"]["tickvals"][1]
    grown = rows["yaxis"]["range"][0] - plain["yaxis"]["range"][0]
    assert grown == 3 * 16 + 3 + 10 - 30


def test_height_fits_the_number_of_bars() -> None:
    def height(n: int) -> float:
        return float(
            _layout(charts_by_hand.chart("bars", charts_by_hand.series("s", "other", tuple("ABCDEF"[:n]), *[1.0] * n)))[
                "height"
            ]
        )

    assert height(6) - height(5) == height(3) - height(2) > 20


def test_grouped_bars_stand_beside_one_another_with_a_key_above() -> None:
    chart = charts_by_hand.chart(
        "bars",
        charts_by_hand.series("Lewisham PCNs", "chosen", PCNS, 1, 2, 3),
        charts_by_hand.series("Lewisham", "benchmark", PCNS, 2, 2, 2),
    )
    own, lewisham = traces(chart, "bar")
    assert all(b - a >= own["width"] for a, b in zip(own["y"], lewisham["y"], strict=True))
    assert noted(chart, "Lewisham PCNs")["yshift"] > 0
    assert lewisham["marker"]["color"] == [LIGHT.background] * 3


def test_four_series_of_bars_are_refused() -> None:
    many = [charts_by_hand.series(c, "other", PCNS, 1, 2, 3) for c in "ABCD"]
    with pytest.raises(ValueError, match="draw at most 3, or several charts"):
        draw(charts_by_hand.chart("bars", *many), DARK)


def test_hover_gives_name_value_and_interval_once() -> None:
    assert traces(bars(), "bar")[0]["hovertext"][1] == "<b>North Lewisham PCN</b><br>9.2%<br>between 8.7% and 9.7%"
    said = charts_by_hand.chart("bars", Series("s", "other", (Point("A", 1.0, 0.5, 1.5, "1.0% (0.5 to 1.5)"),)))
    assert "between" not in json.dumps(traces(said, "bar"))


def test_a_range_is_a_pale_bar_between_its_ends_with_its_words_and_no_whisker() -> None:
    figure = draw(charts_by_hand.with_a_range(), LIGHT)
    (between,) = [trace for trace in figure["data"] if trace.get("base")]
    assert (between["base"], between["x"]) == ([6.0], [11.5])
    assert between["marker"]["color"][0].startswith("rgba(18,67,109,")
    assert "6% to 17.5%" in between["hovertext"][0]
    assert "6% to 17.5%" in json.dumps(figure["layout"]["annotations"])
    whiskers = [trace for trace in figure["data"] if "error_x" in trace]
    assert all(trace["x"] == [11.2] for trace in whiskers)
    assert figure["layout"]["xaxis"]["range"][1] > 17.5


def test_a_range_on_a_hidden_point_is_never_drawn() -> None:
    hidden = draw(charts_by_hand.with_a_range(charts_by_hand.HIDDEN), LIGHT)
    assert not [trace for trace in hidden["data"] if trace.get("base")]
    assert "17.5" not in json.dumps(hidden["data"])
