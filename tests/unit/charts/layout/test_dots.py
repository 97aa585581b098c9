"""Dots: every practice readable, the chosen ones bold, values beside them where a row has few."""

from dataclasses import replace
from itertools import pairwise

import pytest

from het_dash.charts.layout import layout
from het_dash.charts.layout.laid import Bar, Dot, Hatch, Interval
from het_dash.charts.spec import Band, Benchmark, Point, Series
from tests.support import charts_by_hand
from tests.support.charts_by_hand import chart, dots
from tests.support.laid_charts import label, of, said, strokes, value_at

RECORDED = Series("Recorded", "chosen", (Point("North Lewisham", 9.2, text="Recorded 9.2%"),))
EXPECTED = Series("Expected", "benchmark", (Point("North Lewisham", 9.7, text="Expected 9.7%"),))


def test_dots_are_exactly_at_their_values_on_one_line() -> None:
    laid = layout(dots())
    others = [dot for dot in of(laid, Dot) if dot.fill == "other"]
    assert [round(value_at(laid, dot.x), 6) for dot in others] == [61, 61, 70, 88]
    assert len({dot.y for dot in of(laid, Dot)}) == 1


def test_in_a_crowd_dots_are_see_through_and_the_benchmark_lies_on_top() -> None:
    *others, chosen, benchmark = of(layout(dots()), Dot)
    assert all((dot.opacity, dot.edge) == (0.45, "hidden") for dot in others)
    assert chosen.fill == "chosen"
    assert chosen.size > others[0].size
    assert benchmark.shape == "tick"


def test_few_dots_have_their_values_beside_them_outwards() -> None:
    laid = layout(chart("dots", RECORDED, EXPECTED))
    low, high = label(laid, "9.2%", "value"), label(laid, "9.7%", "value")
    assert (low.anchor, high.anchor) == ("end", "start")
    assert low.bold
    assert not high.bold
    assert len(strokes(laid, "join")) == 1


def test_minor_marks_are_small_raised_over_the_line_and_without_a_label() -> None:
    minor = replace(EXPECTED, minor=True)
    laid = layout(chart("dots", RECORDED, minor))
    dot, mark = of(laid, Dot)
    assert (dot.shape, mark.shape) == ("circle", "diamond")
    assert mark.size < dot.size
    assert mark.y < dot.y
    assert "9.7%" not in said(laid, "value")
    assert not strokes(laid, "join")


def test_the_middle_one_of_three_is_labelled_above() -> None:
    england = Series("England", "benchmark", (Point("North Lewisham", 9.5, text="England 9.5%"),))
    laid = layout(chart("dots", RECORDED, EXPECTED, england))
    low, middle, high = (label(laid, text, "value") for text in ("9.2%", "9.5%", "9.7%"))
    assert middle.y < low.y == high.y


def test_limits_take_the_place_of_the_line_between_dots_and_push_the_values_out() -> None:
    wide = Series("Recorded", "chosen", (Point("North Lewisham", 9.2, 8.0, 11.0, "9.2%"),))
    laid = layout(chart("dots", wide, EXPECTED))
    assert strokes(laid, "join") == []
    (limits,) = of(laid, Interval)
    assert label(laid, "9.7%", "value").at.share == pytest.approx(limits.high)


def test_in_a_crowd_the_ends_of_the_chosen_range_are_named() -> None:
    chosen = Series("Practices", "chosen", tuple(Point("AF", v, text=f"P: {v}%") for v in (70.0, 75.0, 72.0)))
    laid = layout(replace(dots(), series=(dots().series[0], chosen)))
    assert said(laid, "value") == ["70.0%", "75.0%"]
    assert {words.bold for words in laid.words if words.part == "value"} == {True}


def test_hover_names_each_dot_in_its_own_words_or_by_its_series() -> None:
    assert [dot.hover for dot in of(layout(dots()), Dot)][2:4] == [("Practice 70: 70%",), ("Practice 88: 88%",)]
    bare = chart("dots", Series("North Lewisham PCN", "chosen", (Point("AF", 72.0, text="72%"),)))
    assert of(layout(bare), Dot)[0].hover == ("North Lewisham PCN", "72%")


def test_a_hidden_chosen_dot_says_why() -> None:
    hidden = Series("North Lewisham", "chosen", (Point("AF", None, text="not shown", status=charts_by_hand.HIDDEN),))
    laid = layout(replace(dots(), series=(*dots().series[:2], hidden)))
    assert said(laid, "reason") == ["North Lewisham: not shown"]


def test_a_row_without_a_single_dot_says_why_and_has_the_sign_of_its_status() -> None:
    hidden = Point("AF", None, text="not shown", status=charts_by_hand.HIDDEN)
    laid = layout(chart("dots", Series("Practices", "other", (hidden,))))
    assert said(laid, "reason") == ["not shown"]
    assert [dot.sign for dot in of(laid, Dot)] == ["crossed"]


def test_two_benchmarks_differ_in_shape_in_plot_and_key() -> None:
    england = Series("England", "benchmark", (Point("AF", 80.0, text="England 80%"),))
    laid = layout(replace(dots(), series=(*dots().series, england)))
    assert [dot.shape for dot in of(laid, Dot) if dot.edge == "benchmark"] == ["tick", "diamond"]
    assert {mark.swatch for mark in laid.key} == {"circle", "tick", "diamond"}


def test_the_key_names_every_series_the_chosen_first() -> None:
    assert said(layout(dots()), "key") == ["North Lewisham PCN", "Lewisham", "Other practices"]


def test_the_axis_starts_above_zero_only_where_all_dots_are_high() -> None:
    laid = layout(dots())
    assert 0 < laid.low < 61
    assert laid.high > 88
    wide = layout(chart("dots", Series("Practices", "other", (Point("AF", 5.0), Point("AF", 90.0)))))
    assert "0%" in said(wide, "tick")


def test_each_number_of_the_axis_is_at_its_gridline() -> None:
    laid = layout(dots())
    lines = [line.points[0][0] for line in strokes(laid, "grid") if line.points[0][0] == line.points[1][0]]
    ticks = [words for words in laid.words if words.part == "tick"]
    assert [words.at.share for words in ticks] == lines
    assert [f"{value_at(laid, share):.0f}%" for share in lines] == said(laid, "tick")


def test_reference_lines_are_labelled_above() -> None:
    laid = layout(dots(benchmarks=(Benchmark("Aim 80%", 80.0), Benchmark("England 79%", 79.0))))
    assert label(laid, "Aim").y != label(laid, "England 79%").y
    assert len(strokes(laid, "benchmark")) == 2


def test_names_are_over_their_rows_on_any_screen_and_at_the_left_on_paper() -> None:
    over, left = (label(layout(chart("dots", RECORDED, EXPECTED), width), "North") for width in (None, 640.0))
    assert (over.anchor, left.anchor) == ("start", "end")
    row = of(layout(chart("dots", RECORDED, EXPECTED)), Dot)[0]
    assert over.y < row.y


def test_rows_run_from_top_to_bottom_as_given() -> None:
    recorded = Series("Recorded", "chosen", tuple(Point(c, 5.0) for c in "ABC"))
    laid = layout(chart("dots", recorded, categories=("C", "A", "B")))
    assert said(laid, "category") == ["C", "A", "B"]
    assert all(a.y < b.y for a, b in pairwise(words for words in laid.words if words.part == "category"))


def test_example_data_has_a_hatch_behind_the_dots() -> None:
    assert len(of(layout(dots(nature="demonstration")), Hatch)) == 1  # type: ignore[type-var]


def test_a_band_lies_behind_its_dot_between_its_ends_and_has_one_entry_in_the_key() -> None:
    rows = Series("Change", "chosen", tuple(Point(at, -0.9, -1.2, -0.6, "-0.9 (-1.2 to -0.6)") for at in ("A", "B")))
    bands = tuple(Band("Usual range", at, -1.4, 1.8, f"Usual range, {at}") for at in ("A", "B"))
    laid = layout(replace(chart("dots", rows), unit="points", bands=bands))
    drawn = of(laid, Bar)
    assert [(value_at(laid, bar.left), value_at(laid, bar.right)) for bar in drawn] == [pytest.approx((-1.4, 1.8))] * 2
    assert [bar.y for bar in drawn] == [dot.y for dot in of(laid, Dot)]
    assert max(map(laid.marks.index, drawn)) < min(map(laid.marks.index, of(laid, Dot)))
    assert said(laid, "key") == ["Change", "Usual range"]
    values = [words for words in laid.words if words.part == "value"]
    assert [words.at.share for words in values] == pytest.approx([bar.right for bar in drawn])


PRACTICES = tuple(
    Point(name, value, text=f"{value:.0f}%") for name, value in (("First Surgery", 69.0), ("Second", 55.0))
)
LEWISHAM_65 = Benchmark("Lewisham 65%", 65.0)


def test_one_dot_a_row_beside_a_benchmark_has_a_stem_and_its_value_in_a_column() -> None:
    laid = layout(chart("dots", Series("Practices", "chosen", PRACTICES), benchmarks=(LEWISHAM_65,)))
    values = [word for word in laid.words if word.part == "value"]
    assert [word.rows for word in values] == [("69%",), ("55%",)]
    assert len({(word.at, word.anchor) for word in values}) == 1
    assert len(strokes(laid, "join")) == 2
    assert not [word for word in laid.words if word.part == "tick"]


def test_many_dots_in_the_only_row_are_stacked_with_the_chosen_one_on_top_of_its_column() -> None:
    others = tuple(Point("Controlled", 64.0 + n / 10, text=f"{n}") for n in range(6))
    own = Series("Ours", "chosen", (Point("Controlled", 64.2, text="Ours: 64%"),))
    laid = layout(chart("dots", Series("Others", "other", others), own, benchmarks=(LEWISHAM_65,)))
    drawn = of(laid, Dot)
    (ours,) = (dot for dot in drawn if dot.fill == "chosen")
    assert all((a.x, a.y) != (b.x, b.y) for a, b in pairwise(sorted(drawn, key=lambda dot: (dot.x, dot.y))))
    assert round(value_at(laid, ours.x), 6) == 64.2
    assert ours.y == min(dot.y for dot in drawn)
    assert ours.y > laid.plot.top


def test_a_gap_joins_two_named_dots_and_the_other_groups_are_small_and_hollow() -> None:
    ours = Series("Ours", "programme_1", (Point("Care", 67, text="67%"), Point("Pills", 82, text="82%")))
    theirs = Series("Theirs", "other", (Point("Care", 77, text="77%"), Point("Pills", 86, text="86%")))
    others = Series("Other groups", "other", (Point("Care", 70, text="Group: 70%"),), minor=True)
    gaps = (Band("Gap", "Care", 67, 77, "10 points", gap=True), Band("Gap", "Pills", 82, 86, "4 points", gap=True))
    laid = layout(chart("dots", ours, theirs, others, bands=gaps))
    assert said(laid, "value") == ["Ours 67%", "Theirs 77%", "82%", "86%"]
    assert said(laid, "key") == ["Other groups"]
    bars = [(value_at(laid, bar.left), value_at(laid, bar.right)) for bar in of(laid, Bar)]
    assert bars == [pytest.approx((67, 77)), pytest.approx((82, 86))]
    hollow, *filled = of(laid, Dot)[:3]
    assert hollow.fill == "background"
    assert all(dot.size > hollow.size and dot.fill != "background" for dot in filled)
