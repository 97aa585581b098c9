"""Names beside points, only where they touch nothing."""

from itertools import combinations

from het_dash.charts.layout.point_labels import Spot, names

WIDE, TALL = 260.0, 300.0


def test_a_name_stands_at_the_right_of_its_point_where_there_is_room() -> None:
    spot = Spot(50, 150, "Vale")
    assert names([spot], [spot], WIDE, TALL)[spot].place["xanchor"] == "left"


def test_near_the_right_edge_it_stands_at_the_left() -> None:
    spot = Spot(WIDE - 5, 150, "Vale Medical")
    assert names([spot], [spot], WIDE, TALL)[spot].place["xanchor"] == "right"


def test_between_two_points_on_one_line_it_stands_over_or_under() -> None:
    spot, left, right = Spot(130, 150, "Vale Medical"), Spot(100, 150), Spot(160, 150)
    assert "yanchor" in names([spot], [spot, left, right], WIDE, TALL)[spot].place


def test_no_name_touches_another_name_or_a_point() -> None:
    spots = [Spot(20 + 11 * n, 150 + 7 * (n % 5), f"Practice number {n}") for n in range(20)]
    placed = names(spots, spots, WIDE, TALL)
    assert 0 < len(placed) < len(spots)
    assert not [1 for a, b in combinations(placed.values(), 2) if a.box.touches(b.box)]


def test_the_first_comes_first_where_there_is_room_for_one() -> None:
    spots = [Spot(10, 18, "Grove Medical"), Spot(10, 22, "Deptford Surgery")]
    for order in (spots, spots[::-1]):
        assert list(names(order, spots, 140, 40)) == [order[0]]


def test_a_point_in_a_crowd_goes_without_a_name() -> None:
    spot = Spot(130, 150, "Vale Medical Centre")
    crowd = [Spot(x, y) for x in range(0, 261, 12) for y in range(0, 301, 12)]
    assert names([spot], [spot, *crowd], WIDE, TALL) == {}


def test_a_name_too_wide_for_its_place_goes_on_two_lines() -> None:
    spot = Spot(10, 30, "Lewisham Alliance")
    assert names([spot], [spot], 90, 60)[spot].rows == ["Lewisham", "Alliance"]
