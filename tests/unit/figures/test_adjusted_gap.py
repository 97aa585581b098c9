"""Adjusted gap: a model of rounded counts recovers what made them, and is not fitted on too few cells."""

from itertools import product

import numpy as np
import pytest

from het_dash.figures.adjusted_gap import FEWEST_DEGREES, Adjusted, Cell, adjusted, degrees_of_freedom
from het_dash.figures.age_adjusted_gap import below, with_ages_of
from het_dash.figures.disclosure.small_numbers import rounded

GROUPS = {"white": 0.0, "black": -0.5, "asian": -0.1, "mixed": -0.3, "other": -0.2}
AGES = {"18_39": -0.6, "40_59": -0.2, "60_79": 0.3, "80_plus": 0.6}
STANDARD = {"18_39": 500.0, "40_59": 4000.0, "60_79": 5000.0, "80_plus": 1500.0}
BLACK_IS_YOUNGER = {"18_39": 300, "40_59": 900, "60_79": 500, "80_plus": 60}


def chance(group: str, age: str) -> float:
    return float(1 / (1 + np.exp(-(1.0 + GROUPS[group] + AGES[age]))))


def people(group: str, age: str) -> int:
    return BLACK_IS_YOUNGER[age] if group == "black" else 400 + 100 * list(AGES).index(age)


def cells(draw: np.random.Generator | None = None) -> list[Cell]:
    """Rounded counts, as expected or as drawn by chance."""
    made = []
    for group, age in product(GROUPS, AGES):
        size = people(group, age)
        number = draw.binomial(size, chance(group, age)) if draw else round(size * chance(group, age))
        made.append(Cell(group, (age,), (float(rounded(number)), float(rounded(size)))))
    return made


def model(given: list[Cell]) -> Adjusted:
    found = adjusted(given)
    assert found
    return found


def test_it_recovers_the_odds_ratio_that_made_the_counts() -> None:
    found = model(cells()).odds_ratio("black", "white")
    assert found
    assert found.value == pytest.approx(np.exp(-0.5), abs=0.01)
    assert found.lower < np.exp(-0.5) < found.upper < 1


def test_the_gap_is_the_one_between_both_with_the_same_ages() -> None:
    """As with direct standardisation, which the same counts allow where no cell is hidden."""
    given = cells()
    found = model(given).gap("black", {"white": 1.0}, STANDARD)
    share = {
        group: with_ages_of(STANDARD, {one.levels[0]: one.counts for one in given if one.group == group})
        for group in ("white", "black")
    }
    direct = below(share["white"], share["black"])
    assert found
    assert direct
    assert found.value == pytest.approx(direct.value, abs=0.3)
    assert found.lower > 0


def test_a_hidden_cell_leaves_a_model_where_direct_standardisation_stops() -> None:
    given = [one for one in cells() if (one.group, one.levels) != ("black", ("80_plus",))]
    found = model(given).gap("black", {"white": 1.0}, STANDARD)
    assert found
    assert found.value == pytest.approx(model(cells()).gap("black", {"white": 1.0}, STANDARD).value, abs=0.5)  # type: ignore[union-attr]


def test_against_all_patients_each_group_weighs_by_its_size() -> None:
    sizes = {group: float(sum(people(group, age) for age in AGES)) for group in GROUPS}
    all_, white = (model(cells()).gap("black", against, STANDARD) for against in (sizes, {"white": 1.0}))
    assert all_
    assert white
    assert 0 < all_.value < white.value


def test_with_fewer_than_ten_residual_degrees_of_freedom_it_is_not_fitted() -> None:
    every = cells()
    assert degrees_of_freedom(every) == 20 - 8
    assert adjusted(every[:-2]) is not None
    assert degrees_of_freedom(every[:-3]) == FEWEST_DEGREES - 1
    assert adjusted(every[:-3]) is None
    assert adjusted([]) is None


def test_a_group_or_an_age_that_the_model_does_not_have_has_no_gap() -> None:
    found = model(cells())
    assert found.gap("black", {"white": 1.0}, {**STANDARD, "not_known": 5.0}) is None
    assert found.gap("traveller", {"white": 1.0}, STANDARD) is None
    assert found.odds_ratio("traveller", "white") is None


def test_limits_hold_the_truth_about_as_often_as_they_say_despite_the_rounding() -> None:
    draw, held, times = np.random.default_rng(24), 0, 300
    for _ in range(times):
        found = model(cells(draw)).odds_ratio("black", "white")
        assert found
        held += found.lower <= np.exp(-0.5) <= found.upper
    assert held / times > 0.93


def test_several_factors_are_added() -> None:
    """Six areas and two sexes: the group's odds ratio is the same in each."""
    areas = {f"area {n}": 0.1 * n for n in range(6)}
    given = []
    for (group, effect), (area, level), sex in product(GROUPS.items(), areas.items(), (0.0, 0.2)):
        p = 1 / (1 + np.exp(-(0.5 + effect + level + sex)))
        given.append(Cell(group, (area, f"sex {sex}"), (float(rounded(round(900 * p))), 900.0)))
    found = model(given).odds_ratio("black", "white")
    assert found
    assert found.value == pytest.approx(np.exp(-0.5), abs=0.01)
    assert model(given).gap("black", {"white": 1.0}, STANDARD) is None
