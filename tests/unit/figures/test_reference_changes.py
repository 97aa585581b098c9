"""The middle 95% of other PCNs' changes, without PCNs whose lists changed too much."""

from datetime import date

import numpy as np
import pytest

from het_dash.figures.reference_changes import FEWEST, MOST_LIST_CHANGE, Registers, changes, reference

BEFORE, AFTER = date(2022, 3, 31), date(2025, 3, 31)
MANY = 201


def registers(on: date, shares: list[float], lists: list[float]) -> Registers:
    people = np.array(lists, dtype=float)
    return Registers(on, np.array(shares, dtype=float) * people, people)


def pair(lists: list[float] | None = None) -> tuple[Registers, Registers]:
    """Changes of -1.0 to +1.0 points in equal steps, from 10%."""
    rose = np.linspace(-0.01, 0.01, MANY)
    before = registers(BEFORE, [0.1] * MANY, [20_000] * MANY)
    return before, registers(AFTER, list(0.1 + rose), lists or [20_000] * MANY)


def test_the_ends_are_the_quantiles_of_the_changes_in_points() -> None:
    found = reference("a", *pair(), "a_source")
    assert found is not None
    assert (found.lower, found.upper) == pytest.approx((-0.95, 0.95))
    assert (found.pcns, found.left_out, found.before, found.after) == (MANY, 0, BEFORE, AFTER)
    assert (found.source_id, found.nature) == ("a_source", "derived")


def test_the_share_that_chance_alone_would_not_give_is_that_of_the_binomial_limits() -> None:
    """From 10% of 20,000, chance gives about 0.59 points: 0.59 to 1.00 of the steps on either side are beyond."""
    found = reference("a", *pair(), "a_source")
    assert found is not None
    assert found.clear == pytest.approx(0.41, abs=0.02)


def test_a_list_that_grew_or_shrank_by_more_than_a_fifth_is_left_out() -> None:
    lists = [20_000.0] * MANY
    lists[0], lists[-1], lists[1] = 60_000, 8_000, 20_000 * (1 + MOST_LIST_CHANGE * 0.9)
    before, after = pair(lists)
    found = changes(before, after)
    assert found.left_out == 2
    assert found.change.min() == pytest.approx(-0.0099)


def test_growth_that_every_list_shares_leaves_none_out() -> None:
    assert changes(*pair([30_000.0] * MANY)).left_out == 0


def test_too_few_pcns_make_no_reference() -> None:
    few = FEWEST - 1
    before = registers(BEFORE, [0.1] * few, [20_000] * few)
    assert reference("a", before, registers(AFTER, [0.11] * few, [20_000] * few), "a_source") is None
