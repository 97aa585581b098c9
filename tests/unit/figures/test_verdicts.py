"""Verdict words and the limits that allow them."""

from math import nan
from pathlib import Path

import pytest

from het_dash.figures.difference_in_differences import Verdict
from het_dash.figures.funnel import Place
from het_dash.figures.verdicts import (
    CHANGE,
    CHANGE_NEEDS,
    CLEARLY_DIFFERS,
    EVERY,
    PLACES,
    WORTH_ASKING_ABOUT,
    Verdicts,
    decimals,
)

METHODS = Path(__file__).resolve().parents[3] / "docs" / "methods.md"


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.of)
def test_a_word_for_more_or_fewer_needs_limits_on_one_side_of_the_neutral_value(one: Verdicts) -> None:
    near = one.neutral
    assert one.words(near + 0.1, near + 0.2) == one.above
    assert one.words(near - 0.2, near - 0.1) == one.below
    for limits in ((near - 0.1, near + 0.1), (near, near + 0.1), (near - 0.1, near), (nan, nan)):
        assert one.words(*limits) == one.neither
        assert not one.clear(*limits)


def test_no_word_says_that_there_is_no_difference() -> None:
    for one in EVERY:
        assert not any(word in one.neither.lower() for word in ("same", "similar", "as many", "equal", "no difference"))


@pytest.mark.parametrize(
    ("limits", "neutral", "places"),
    [((-1.0, 1.0), 0, 1), ((0.2, 1.0), 0, 1), ((0.04, 1.0), 0, 2), ((-1.0, -0.004), 0, 3), ((1.003, 1.2), 1, 3)],
)
def test_a_limit_that_excludes_the_neutral_value_is_never_printed_as_it(
    limits: tuple[float, float], neutral: float, places: int
) -> None:
    assert decimals(*limits, neutral=neutral, fewest=2 if neutral else 1) == places


def test_every_change_and_place_has_its_words() -> None:
    assert list(CHANGE) == list(CHANGE_NEEDS) == list(Verdict.__args__)  # type: ignore[attr-defined]
    assert set(PLACES) == set(Place.__args__)  # type: ignore[attr-defined]


def test_the_methods_page_lists_every_verdict_word() -> None:
    page = METHODS.read_text(encoding="utf-8")
    words = [word for one in EVERY for word in (one.above, one.below, one.neither)]
    for word in (
        *words,
        *CHANGE.values(),
        *CHANGE_NEEDS.values(),
        *PLACES.values(),
        WORTH_ASKING_ABOUT,
        CLEARLY_DIFFERS,
    ):
        assert word.format(points="2 points") in page, word
