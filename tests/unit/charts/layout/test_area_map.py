"""Maps: names lie in their own areas, apart from each other and from practices, and the key touches no area."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from het_dash.charts.classes import SHADES as MOST_SHADES
from het_dash.charts.ground import Ground, Shape
from het_dash.charts.layout import layout
from het_dash.charts.layout.laid import Laid, Patch, Stroke
from het_dash.charts.theme import LIGHT, SHADES
from tests.support import charts_by_hand
from tests.support.laid_charts import outside, overlaps, said

WORDS = st.sampled_from("Hill Ward Central Telegraph New Cross Gate Perry Vale Pneumonoultramicroscopic".split())
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=9, max_size=9).map(tuple)
VALUES = st.lists(st.none() | st.integers(0, 40_000).map(float), min_size=9, max_size=9)
WIDTHS = (240.0, 340.0, 480.0, 640.0)


def patches(laid: Laid) -> dict[str, Patch]:
    return {mark.code: mark for mark in laid.marks if isinstance(mark, Patch)}


@settings(max_examples=40)
@given(NAMES, VALUES, st.sampled_from(WIDTHS), st.sampled_from(["published", "demonstration"]))
def test_no_name_touches_another_or_a_practice_and_nothing_leaves_the_canvas(
    names: tuple[str, ...], values: list[float | None], width: float, nature: str
) -> None:
    laid = layout(charts_by_hand.area_map(*values, names=names, nature=nature), width)
    assert overlaps(laid, width) == []
    assert outside(laid, width) == []


def test_every_name_that_fits_is_inside_its_own_area() -> None:
    laid = layout(charts_by_hand.area_map(), 640)
    assert said(laid, "category") == list(charts_by_hand.WARDS)
    for words in laid.words:
        if words.part == "category":
            code = f"W{charts_by_hand.WARDS.index(' '.join(words.rows))}"
            xs = [x * 640 for x, _ in patches(laid)[code].rings[0]]
            box = words.box(laid.plot, 640)
            assert min(xs) <= box.left, code
            assert box.right <= max(xs), code


def test_a_narrow_map_names_its_first_five_areas_and_the_one_chosen() -> None:
    laid = layout(charts_by_hand.area_map(mapped={"picked": "W8"}), 340)
    assert said(laid, "category") == [*charts_by_hand.WARDS[:5], "East End"]


def test_values_are_under_the_names_of_the_first_few_or_of_none() -> None:
    chart = charts_by_hand.area_map(mapped={"valued": 2})
    wide, narrow = layout(chart, 640), layout(chart, 340)
    assert said(wide, "category")[:3] == ["Riverside 4,500", "Castle Hill 4,000", "Fairfield"]
    assert said(narrow, "category")[0] == "Riverside"


def test_a_higher_class_is_darker_and_the_key_has_every_class_that_is_used() -> None:
    laid = layout(charts_by_hand.area_map(), 480)
    fills = [patches(laid)[f"W{n}"].fill for n in range(9)]
    assert fills[0] == SHADES[-1]
    assert fills[-1] == SHADES[0]
    assert {mark.fill for mark in laid.key if mark.swatch == "bar"} == set(fills)
    assert len(LIGHT.shades) == MOST_SHADES


def test_a_suppressed_area_is_hatched_and_its_reason_is_in_the_key() -> None:
    laid = layout(charts_by_hand.area_map(None, *(100.0 for _ in range(8))), 480)
    assert patches(laid)["W0"].pattern == "crossed"
    assert "1 to 7, hidden" in said(laid, "key")


def test_example_data_is_hatched_and_tagged() -> None:
    laid = layout(charts_by_hand.area_map(nature="demonstration"), 480)
    assert {patch.pattern for patch in patches(laid).values()} == {"example"}
    assert said(laid, "tag") == ["Example data"]


def test_a_chosen_area_has_the_only_line_around_it() -> None:
    whole, picked = (layout(charts_by_hand.area_map(mapped={"picked": code}), 480) for code in ("", "W4"))
    lines = [[mark for mark in laid.marks if isinstance(mark, Stroke)] for laid in (whole, picked)]
    assert "most residents are ours" in said(whole, "key")
    assert "most residents are ours" not in said(picked, "key")
    assert lines[0][0].points[0] == patches(whole)["W0"].rings[0][0]
    assert lines[1][0].points[0] == patches(picked)["W4"].rings[0][0]


def test_a_map_that_lists_three_areas_numbers_them_and_names_nothing_else() -> None:
    laid = layout(charts_by_hand.area_map(mapped={"numbered": 3}), 240)
    assert said(laid, "category") == list(charts_by_hand.WARDS[:3])
    assert said(laid, "value") == ["4,500", "4,000", "3,500"]
    assert said(laid, "number") == ["1", "2", "3", "1", "2", "3"]
    assert laid.key == ()


def test_the_list_is_beside_the_map_where_there_is_room() -> None:
    under, beside = (layout(charts_by_hand.area_map(mapped={"numbered": 3}), width) for width in (340, 420))
    assert max(words.y for words in under.words) > under.plot.bottom
    assert max(words.y for words in beside.words) < beside.plot.bottom
    assert beside.height < 200 < under.height


def test_a_key_stands_in_an_empty_corner_or_else_above_the_map() -> None:
    full = layout(charts_by_hand.area_map(), 480)
    ground = charts_by_hand.squares()
    lower = tuple(replace(s, rings=tuple(tuple((x, y + 6) for x, y in r) for r in s.rings)) for s in ground.shapes)
    corner = Shape("W9", "Tower", (((0.0, 0.0), (1.0, 0.0), (1.0, 6.0), (0.0, 6.0)),))
    open_corner = layout(charts_by_hand.area_map(ground=Ground((*lower, corner))), 480)
    assert max(mark.y for mark in full.key) < full.plot.top
    assert min(mark.y for mark in open_corner.key) > open_corner.plot.top
    assert min(mark.x for mark in open_corner.key) > 240, "the tower is at the left"


def test_a_map_keeps_its_proportions_at_every_width() -> None:
    for width in WIDTHS:
        ring = patches(layout(charts_by_hand.area_map(), width))["W4"].rings[0]
        wide, high = ((max(ends) - min(ends)) for ends in ([x * width for x, _ in ring], [y for _, y in ring]))
        assert abs(wide - high) < 0.01, width
