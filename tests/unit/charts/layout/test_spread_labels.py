"""Labels moved apart, no further than they must."""

from itertools import pairwise

import pytest

from het_dash.charts.layout.spread_labels import spread


def test_labels_with_room_stay_where_they_want_to_be() -> None:
    assert spread([10, 50, 90], [10, 10, 10], 0, 100) == [10, 50, 90]


def test_touching_labels_share_the_push() -> None:
    assert spread([50, 52], [10, 10], 0, 100) == [46, 56]


def test_their_order_follows_what_they_want_not_how_they_come() -> None:
    assert spread([52, 50], [10, 10], 0, 100) == [56, 46]


@pytest.mark.parametrize("wanted", [[0.0, 1.0, 2.0], [99.0, 100.0, 98.0], [50.0, 50.0, 50.0], [40.0, 60.0, 50.0]])
def test_nothing_touches_and_nothing_leaves_the_plot(wanted: list[float]) -> None:
    middles = sorted(spread(wanted, [20, 20, 20], 0, 100))
    assert middles[0] >= 10
    assert middles[-1] <= 90
    assert all(over - below >= 20 for below, over in pairwise(middles))
