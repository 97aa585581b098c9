"""Bars: from zero, in order, with a value or a reason for each."""

from dataclasses import replace
from itertools import pairwise

import pytest

from het_dash.catalogue import Status
from het_dash.charts.layout import layout
from het_dash.charts.layout.laid import Bar, Dot, Interval, Laid
from het_dash.charts.spec import Benchmark, Chart, Point, Series
from het_dash.charts.status_marks import MARKED, MARKS, STUBS
from tests.support import charts_by_hand
from tests.support.charts_by_hand import PCNS, bars, chart, series
from tests.support.laid_charts import label, of, said, strokes, value_at

CLOSE = (
    Benchmark("Lewisham 12.1%", 12.1),
    Benchmark("South East London 12.2%", 12.2, "dotted"),
    Benchmark("England 14.8%", 14.8, "dashed"),
)


def values(laid: Laid) -> list[tuple[float, float]]:
    """Value at each end of every bar."""
    return [(round(value_at(laid, bar.left), 6), round(value_at(laid, bar.right), 6)) for bar in of(laid, Bar)]


def one(*points: Point, role: str = "other") -> Chart:
    return chart("bars", Series("s", role, points))  # type: ignore[arg-type]


def test_bars_run_from_zero_to_their_values() -> None:
    assert values(layout(bars(61.0, 62.0, 63.0))) == [(0, 61), (0, 62), (0, 63)]


def test_a_bar_below_zero_ends_at_zero_and_the_axis_holds_it() -> None:
    laid = layout(one(Point("A", -10.0, text="10 fewer"), Point("B", 2.0)))
    assert values(laid) == [(-10, 0), (0, 2)]
    assert laid.low < -10


def test_the_axis_holds_whiskers_and_benchmarks() -> None:
    assert layout(bars(benchmarks=CLOSE)).high > 14.8
    assert layout(bars(14.0, 15.0, 16.0)).high > 16.5


def test_categories_run_from_top_to_bottom_as_given() -> None:
    laid = layout(bars(categories=PCNS[::-1]))
    assert said(laid, "category") == list(PCNS[::-1])
    places = [label(laid, name).y for name in PCNS[::-1]]
    assert places == sorted(places)


def test_a_category_that_the_chart_does_not_list_is_named() -> None:
    with pytest.raises(ValueError, match="'Aplos Health PCN' is not among the chart's categories: Elsewhere"):
        layout(bars(categories=("Elsewhere",)))


def test_a_points_role_overrides_its_series() -> None:
    points = (Point("A", 1.0), Point("B", 2.0, role="chosen"), Point("C", 3.0, role="programme_1"))
    assert [bar.fill for bar in of(layout(one(*points)), Bar)] == ["other", "chosen", "programme_1"]


def test_the_chosen_one_among_others_is_bold_in_name_and_value() -> None:
    laid = layout(one(Point("A", 1.0, text="1%"), Point("B", 2.0, text="2%", role="chosen")))
    assert [words.bold for words in laid.words] == [False, True, False, True]


def test_if_all_are_chosen_none_is_bold() -> None:
    laid = layout(one(Point("A", 1.0, text="1%", role="chosen"), Point("B", 2.0, text="2%", role="chosen")))
    assert not any(words.bold for words in laid.words)


def test_limits_are_whiskers_through_the_bars_end() -> None:
    laid = layout(bars(9.2, 10.0, 11.0))
    first = of(laid, Interval)[0]
    assert [round(value_at(laid, x), 6) for x in (first.low, first.x, first.high)] == [8.7, 9.2, 9.7]


def test_a_whisker_is_pale_only_where_it_lies_on_a_dark_bar() -> None:
    points = (
        Point("A", 9.0, 8.0, 10.0, role="chosen"),
        Point("B", 1.0, -1.0, 3.0, role="chosen"),
        Point("C", 9.0, 8.0, 10.0, role="other"),
    )
    dark, across_zero, grey = of(layout(one(*points)), Interval)
    assert (dark.inner, dark.outer) == ("background", "text")
    assert across_zero.inner == grey.inner == "text"


def test_a_value_is_beyond_its_whisker() -> None:
    laid = layout(bars(9.2, 10.0, 11.0))
    assert value_at(laid, label(laid, "9.2%").at.share) == pytest.approx(9.7)


def test_values_form_a_column_where_benchmark_lines_or_bars_to_the_left_are_in_the_way() -> None:
    for drawn in (bars(benchmarks=CLOSE), one(Point("A", -10.0, text="10%"), Point("B", 2.0, text="2%"))):
        column = [words for words in layout(drawn).words if words.part == "value"]
        assert {(words.at.share, words.anchor) for words in column} == {(1.0, "end")}


def test_an_interval_goes_under_its_value_on_a_phone_and_beside_it_on_paper() -> None:
    drawn = one(Point("A", 67.0, text="67.0% (66.1 to 67.9)"))
    assert label(layout(drawn), "67.0%").rows == ("67.0%", "(66.1 to 67.9)")
    assert label(layout(drawn, 640), "67.0%").rows == ("67.0% (66.1 to 67.9)",)


def test_each_benchmark_is_a_line_with_a_label_at_a_height_of_its_own() -> None:
    laid = layout(bars(benchmarks=CLOSE))
    assert [round(value_at(laid, one.points[0][0]), 6) for one in strokes(laid, "benchmark")] == [12.1, 12.2, 14.8]
    assert len({one.line for one in strokes(laid, "benchmark")}) == 3
    heights = sorted(label(laid, b.label).y for b in CLOSE)
    assert all(below - above >= 15 for above, below in pairwise(heights))
    assert heights[-1] < laid.plot.top


def test_every_status_has_its_own_mark_and_its_words() -> None:
    seen = {}
    for status in Status:
        if status is not Status.SHOWN:
            laid = layout(one(Point("A", None, text="why", status=status), Point("B", 9.0)))
            drawn = [bar.pattern for bar in of(laid, Bar)[:-1]] + [dot.sign for dot in of(laid, Dot)]
            assert drawn == ([MARKS[status]] if status in MARKED else [])
            assert label(laid, "why").ink == "quiet"
            seen[status] = tuple(drawn)
    assert len(set(seen.values())) == len(seen)
    assert {mark for marks in seen.values() for mark in marks} >= STUBS


def test_what_is_not_collected_has_words_at_zero() -> None:
    laid = layout(one(Point("A", None, text="why", status=Status.NOT_COLLECTED)))
    assert label(laid, "why").at.share == 0
    assert of(laid, Bar) == []


def test_a_stub_says_nothing_of_the_number_behind_it() -> None:
    """Every stub of a chart has one length, whatever a faulty builder leaves in the point."""
    hidden = [
        Point(c, value, text="hidden", status=charts_by_hand.HIDDEN)
        for c, value in zip("ABC", (None, 3.0, 7.0), strict=True)
    ]
    stubs = of(layout(one(*hidden, Point("D", 40.0))), Bar)[:3]
    assert len({bar.right - bar.left for bar in stubs}) == 1
    clean = [replace(point, value=None) for point in hidden]
    assert layout(one(*hidden, Point("D", 40.0))) == layout(one(*clean, Point("D", 40.0)))


def test_long_names_wrap_and_only_their_rows_grow() -> None:
    names = ("White", "Mixed: White and Black Caribbean", "Other")
    laid = layout(chart("bars", series("s", "other", names, 1.0, 2.0, 3.0)))
    assert label(laid, "Caribbean").rows == ("Mixed: White and", "Black Caribbean")
    short = layout(chart("bars", series("s", "other", ("White", "Mixed", "Other"), 1.0, 2.0, 3.0)))
    assert [words.y for words in laid.words][:1] == [words.y for words in short.words][:1]
    assert laid.height > short.height


def test_a_long_reason_makes_room_in_its_own_row_only() -> None:
    words = "1 to 7, hidden. Instead: Black as a whole 62.0%, Mixed as a whole 58.0%"
    hidden = Point("B", None, text=words, status=charts_by_hand.HIDDEN)
    laid, plain = (layout(one(Point("A", 1.0), middle, Point("C", 2.0))) for middle in (hidden, Point("B", 1.0)))
    assert label(laid, "A").y == label(plain, "A").y
    assert label(laid, "C").y > label(plain, "C").y


def test_several_series_are_side_by_side_with_a_key() -> None:
    laid = layout(
        chart("bars", series("PCNs", "chosen", PCNS, 1, 2, 3), series("Lewisham", "benchmark", PCNS, 2, 2, 2))
    )
    assert said(laid, "key") == ["PCNs", "Lewisham"]
    assert [mark.fill for mark in laid.key] == ["chosen", "background"]
    first, second = of(laid, Bar)[:2]
    assert second.y - first.y >= first.thick
    assert first.hover[0] == "Aplos Health PCN, PCNs"


def test_four_series_are_refused() -> None:
    with pytest.raises(ValueError, match="draw at most 3, or several charts"):
        layout(chart("bars", *[series(c, "other", PCNS, 1, 2, 3) for c in "ABCD"]))


def test_hover_gives_name_value_and_interval_once() -> None:
    assert of(layout(bars()), Bar)[1].hover == ("North Lewisham PCN", "9.2%", "between 8.7% and 9.7%")
    written = one(Point("A", 1.0, 0.5, 1.5, "1.0% (0.5 to 1.5)"))
    assert of(layout(written), Bar)[0].hover == ("A", "1.0% (0.5 to 1.5)")


def test_a_range_is_a_pale_bar_between_its_ends_with_its_words_and_no_whisker() -> None:
    laid = layout(charts_by_hand.with_a_range())
    (between,) = [bar for bar in of(laid, Bar) if bar.opacity < 1]
    assert [round(value_at(laid, end), 6) for end in (between.left, between.right)] == [6.0, 17.5]
    assert "6% to 17.5%" in said(laid, "value")
    assert len(of(laid, Interval)) == 1
    assert laid.high > 17.5


def test_a_range_on_a_hidden_point_is_never_drawn() -> None:
    laid = layout(charts_by_hand.with_a_range(charts_by_hand.HIDDEN))
    assert all(bar.opacity == 1 for bar in of(laid, Bar))
    assert laid.high < 17.5


def test_example_bars_are_hatched_one_by_one() -> None:
    laid = layout(one(Point("A", 1.0, example=True), Point("B", 2.0)))
    assert [bar.pattern for bar in of(laid, Bar)] == ["example", None]
