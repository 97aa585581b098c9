"""Residents of several areas together: summed people, not averaged shares, and nothing where a part is hidden."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from het_dash.catalogue import Status, load
from het_dash.figures import Answer, Figure
from het_dash.figures.areas_together import shares_of_fifths, shares_of_groups

DAY = date(2021, 3, 21)


def figure(area: str, group: str, value: float, **more: Any) -> Figure:
    return Figure(
        "residents", area, "by", group, DAY, DAY, Status.SHOWN, value, None, None, value, None, "none", "exact",
        "published", "census2021", "line", **more,
    )  # fmt: skip


def answer(*figures: Figure) -> Answer:
    return Answer(load().indicators["residents"], figures, ())


GROUPS = answer(figure("A", "x", 30), figure("A", "y", 70), figure("B", "x", 300), figure("B", "y", 0))


def test_people_are_summed_before_a_share_is_made() -> None:
    assert shares_of_groups(GROUPS, ["A", "B"]) == {"x": pytest.approx(82.5), "y": pytest.approx(17.5)}
    assert shares_of_groups(GROUPS, ["A"]) == {"x": pytest.approx(30), "y": pytest.approx(70)}


def test_a_hidden_part_or_a_missing_area_hides_the_whole() -> None:
    hidden = replace(GROUPS.figures[0], status=Status.HIDDEN_SMALL, value=None, numerator=None)
    assert shares_of_groups(answer(hidden, *GROUPS.figures[1:]), ["A", "B"]) == {}
    assert shares_of_groups(GROUPS, ["A", "C"]) == {}
    assert shares_of_groups(GROUPS, []) == {}


def test_two_tenths_are_a_fifth_and_areas_weigh_by_their_residents() -> None:
    tenths = answer(figure("A", "all", 2), figure("B", "all", 3), figure("C", "all", 10))
    people = answer(figure("A", "all", 100), figure("B", "all", 100), figure("C", "all", 200))
    shares = shares_of_fifths(["A", "B", "C"], tenths=tenths, residents=people)
    assert shares == {1: 25.0, 2: 25.0, 3: 0.0, 4: 0.0, 5: 50.0}
    assert shares_of_fifths(["A", "D"], tenths=tenths, residents=people) == {}
