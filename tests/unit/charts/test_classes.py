"""Classes of a map: at most four, in round steps, and every value as readers see it belongs to exactly one."""

from hypothesis import given
from hypothesis import strategies as st

from het_dash.charts.classes import SHADES, class_of, classes


def labels(*values: float, unit: str = "count") -> list[str]:
    return [one.label for one in classes(values, unit)]


def test_counts_are_divided_in_round_steps_up_to_the_largest() -> None:
    assert labels(16_649, 157) == ["under 5,000", "5,000 to 9,999", "10,000 to 14,999", "15,000 or more"]
    assert labels(6) == ["under 2", "2 to 3", "4 to 5", "6 or more"]
    assert labels(2) == ["none", "1", "2 or more"]


def test_shares_are_divided_at_a_tenth_of_a_point() -> None:
    assert labels(37.3, unit="percent") == ["under 10%", "10% to 19.9%", "20% to 29.9%", "30% or more"]


def test_without_a_value_above_zero_there_is_one_class() -> None:
    assert labels() == labels(0) == ["0 or more"]


def test_a_value_that_readers_see_rounded_is_in_the_class_that_they_would_look_for() -> None:
    among = classes([37.3], "percent")
    assert [class_of(value, among, "percent").label for value in (9.94, 9.96, 19.96)] == [
        "under 10%", "10% to 19.9%", "20% to 29.9%",
    ]  # fmt: skip


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=30), st.sampled_from(["count", "percent", "per_1000"]))
def test_every_value_has_a_class_and_a_higher_value_never_a_paler_one(values: list[float], unit: str) -> None:
    among = classes(values, unit)
    assert 1 <= len(among) <= SHADES
    assert len({one.label for one in among}) == len(among)
    shades = [class_of(value, among, unit).shade for value in sorted(values)]
    assert shades == sorted(shades)
