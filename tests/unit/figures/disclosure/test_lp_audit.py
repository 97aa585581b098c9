"""The auditor finds what an attacker finds: on published suppressed tables, on simulated ones, and on planted leaks."""

import json
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from het_dash.figures.disclosure.lp_audit import Rows, atoms, atoms_apart, audit, recovered
from het_dash.figures.disclosure.secondary_suppression import (
    COUNTS,
    UNKNOWN,
    Dimension,
    Found,
    check,
    seen_of_figures,
    sums,
    withhold,
)
from het_dash.figures.disclosure.small_numbers import protect
from het_dash.figures.intervals import Floats, share, wilson
from tests.integration.figures.disclosure.test_secondary_suppression import (
    by_the_rule,
    crossed,
    one_way,
    with_exact_totals,
    with_margins,
)
from tests.support.reference_cases import REFERENCE

Case = dict[str, Any]
TABLES = REFERENCE / "sdc" / "sdc_interval_cases.json"
ABSENT = pytest.mark.skip(reason="SKIPPED: no shared/reference/sdc beside the repository")


def suppressed_tables() -> list[Any]:
    if not TABLES.is_file():
        return [pytest.param({}, id="sdc-absent", marks=ABSENT)]
    loaded = json.loads(TABLES.read_text(encoding="utf-8"))["cases"]
    return [pytest.param(case, id=case["id"]) for case in loaded]


def dimension_of(names: list[str], total: str, parents: dict[str, list[str]]) -> Dimension:
    children = {name for parts in parents.values() for name in parts}
    top = tuple(names.index(name) for name in names if name not in children and name != total)
    inner = tuple((names.index(name), tuple(names.index(part) for part in parts)) for name, parts in parents.items())
    return Dimension(len(names), ((names.index(total), top), *inner))


def read_table(case: Case) -> tuple[npt.NDArray[np.int64], tuple[Dimension, ...], Found]:
    """What is shown is exact; what is suppressed is some number of people."""
    rows, cells, dimensions = case["rows"], [], []
    for name in case["dims"]:
        parents = (case["hierarchies"] or {}).get(name, {})
        names = sorted({row[name] for row in rows} | {part for parts in parents.values() for part in parts})
        cells.append([names.index(row[name]) for row in rows])
        dimensions.append(dimension_of(names, case["total"], parents))
    hidden = np.array([row["suppressed"] for row in rows])
    true = np.array([row["true_value"] for row in rows], dtype=np.float64)
    start = Found(np.where(hidden, 0.0, true), np.where(hidden, UNKNOWN, true), hidden)
    return np.array(cells).T, tuple(dimensions), start


@pytest.mark.parametrize("case", suppressed_tables())
def test_published_suppressed_table(case: Case) -> None:
    cells, dimensions, start = read_table(case)
    found = audit(start, atoms(cells, dimensions))
    for place in np.flatnonzero(start.hidden):
        row = case["rows"][place]
        assert (found.lower[place], found.upper[place]) == (row["lo_int"], row["hi_int"]), row
    assert start.hidden.sum() == case["expected"]["suppressed"]
    assert found.pinned.sum() == case["expected"]["exactly_recoverable"]


def test_a_typed_table_with_its_complementary_cells_hidden() -> None:
    """GaussSuppression 1.2.3, vignette table 1 (age x country, 2014), with the limits its solver gives."""
    table = np.array([[20, 5, 4, 11], [13, 3, 4, 6], [7, 2, 0, 5]], dtype=np.float64).ravel()
    hidden = np.isin(np.arange(12), [5, 6, 9, 10])
    start = Found(np.where(hidden, 0.0, table), np.where(hidden, UNKNOWN, table), hidden)
    found = audit(start, atoms(crossed(3, 4), (one_way(2), one_way(3))))
    assert found.lower[hidden].tolist() == [3, 2, 0, 0]
    assert found.upper[hidden].tolist() == [5, 4, 2, 2]


def test_the_same_table_with_one_cell_hidden_gives_it_away() -> None:
    table = np.array([[20, 5, 4, 11], [13, 3, 4, 6], [7, 2, 0, 5]], dtype=np.float64).ravel()
    hidden = np.arange(12) == 5
    start = Found(np.where(hidden, 0.0, table), np.where(hidden, UNKNOWN, table), hidden)
    assert audit(start, atoms(crossed(3, 4), (one_way(2), one_way(3)))).pinned.sum() == 1


def simulated() -> list[Floats]:
    chance = np.random.default_rng(28)
    return [with_margins(chance.negative_binomial(1.2, 0.07, (6, 5))).ravel() for _ in range(60)]


def test_hiding_with_exact_totals_leaks_in_simulated_tables_and_rounding_everything_does_not() -> None:
    table = atoms(crossed(7, 6), (one_way(6), one_way(5)))
    exact = [audit(with_exact_totals(counts), table) for counts in simulated()[:20]]
    ruled = [audit(by_the_rule(counts), table) for counts in simulated()]
    assert sum(found.pinned.sum() for found in exact) > sum(found.hidden.sum() for found in exact) / 4
    assert sum(found.hidden.sum() for found in ruled) > 400
    assert sum(found.pinned.sum() for found in ruled) == 0
    print(f"narrowed inside 1 to 7: {sum(f.narrowed.sum() for f in ruled)} of {sum(f.hidden.sum() for f in ruled)}")


def test_a_planted_exact_row_is_caught_among_rounded_ones() -> None:
    table = with_margins([[40, 33, 3], [21, 19, 44], [30, 60, 27]])
    start = by_the_rule(table.ravel())
    matrix = atoms(crossed(4, 4), (one_way(3), one_way(3)))
    assert not audit(start, matrix).pinned.any()
    for cell in (4, 5, 6):
        start.lower[cell] = start.upper[cell] = table.ravel()[cell]
    assert np.flatnonzero(audit(start, matrix).pinned).tolist() == [7]


def test_a_leak_that_propagation_cannot_see_is_caught() -> None:
    """Four hidden cells in a square: no row or column gives one away, and all four together do."""
    table = with_margins([[1, 7, 40], [7, 1, 40], [40, 40, 40]]).ravel()
    start = with_exact_totals(table)
    start.lower[9], start.upper[9] = 7.0, 7.0
    within = sums(crossed(4, 4), (one_way(3), one_way(3)))
    matrix = atoms(crossed(4, 4), (one_way(3), one_way(3)))
    assert audit(start, matrix).pinned.sum() == 4
    assert (check(start, within).lower <= audit(start, matrix).lower).all()


def test_two_tables_that_share_a_dimension_are_audited_together() -> None:
    """Age x sex alone is safe behind a rounded total; age x group, exact, adds up to that total and tells."""
    age_by_sex = [[0, 0, 0], [1, 0, 0], [1, 1, 0], [1, 2, 0]]
    age_by_group = [[1, 0, 1], [1, 0, 2]]
    true = np.array([60, 33, 30, 3, 0, 33], dtype=np.float64)
    start = with_exact_totals(true)
    start.lower[1], start.upper[1] = 31.0, 35.0
    three = (one_way(2), one_way(2), one_way(2))
    assert np.flatnonzero(audit(start, atoms(age_by_sex + age_by_group, three)).pinned).tolist() == [3]
    apart = audit(Found(start.lower[:4], start.upper[:4], start.hidden[:4]), atoms(age_by_sex, three))
    assert (apart.lower[3], apart.upper[3]) == (1, 5)


def test_published_figures_that_no_counts_explain_are_refused() -> None:
    start = by_the_rule(np.array([45.0, 100.0, 3.0]))
    with pytest.raises(ValueError, match="no counts explain what is published"):
        audit(start, atoms(crossed(3), (one_way(2),)))


def test_groups_divided_in_ways_that_share_no_finest_group_are_refused() -> None:
    bands = Dimension(5, ((0, (1, 2)), (0, (3, 4))))
    with pytest.raises(ValueError, match="group 0 is divided in two ways"):
        atoms(crossed(5), (bands,))
    with pytest.raises(ValueError, match=r"groups \[0, 1\] are made of each other"):
        atoms(crossed(3), (Dimension(3, ((0, (1, 2)), (1, (0, 2)))),))


def test_broad_groups_and_detailed_groups_are_one_dimension() -> None:
    nested = Dimension(7, ((0, (5, 6)), (0, (1, 2, 3, 4)), (5, (1, 2)), (6, (3, 4))))
    assert atoms(crossed(7), (nested,)).toarray().tolist() == [
        [1, 1, 1, 1],
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
        [1, 1, 0, 0],
        [0, 0, 1, 1],
    ]


def one(number: float) -> Floats:
    return np.array([number], dtype=np.float64)


def row(numerator: tuple[float, float], denominator: tuple[float, float], percent: tuple[float, float, float]) -> Rows:
    return Rows(
        (one(numerator[0]), one(numerator[1])),
        (one(0), one(UNKNOWN)),
        (one(denominator[0]), one(denominator[1])),
        (one(percent[0]), one(percent[1]), one(percent[2])),
    )


NOTHING = np.nan


def test_a_whole_percentage_on_an_exact_denominator_gives_three_of_sixty_two_back() -> None:
    found = recovered(row((1, 7), (62, 62), (5.0, NOTHING, NOTHING)), within=0.5)
    assert found.exact.tolist() == [True]
    assert found.lower.tolist() == [3]


def test_a_percentage_with_its_interval_gives_the_numerator_back_without_any_denominator() -> None:
    lower, upper = wilson(3, 62)
    shown = (round(300 / 62, 1), round(100 * float(lower), 1), round(100 * float(upper), 1))
    found = recovered(row((1, 7), (0, UNKNOWN), shown))
    assert (found.lower[0], found.upper[0]) == (3, 3)


def test_a_percentage_on_a_rounded_denominator_narrows_the_numerator() -> None:
    found = recovered(row((1, 7), (58, 62), (4.8, NOTHING, NOTHING)))
    assert found.exact.tolist() == [True]
    found = recovered(row((1, 7), (58, 62), (5.0, NOTHING, NOTHING)), within=2.0)
    assert not found.exact.any()
    assert found.narrowed.tolist() == [True]


def test_a_complement_on_an_exact_denominator_gives_the_numerator_back() -> None:
    shown = row((1, 7), (62, 62), (NOTHING, NOTHING, NOTHING))
    exact = Rows(shown.numerator, (np.array([59.0]), np.array([59.0])), shown.denominator, shown.percent)
    assert recovered(exact).lower.tolist() == recovered(exact).upper.tolist() == [3]


def test_a_row_that_shows_nothing_gives_nothing_back() -> None:
    found = recovered(row((1, 7), (0, UNKNOWN), (NOTHING, NOTHING, NOTHING)))
    assert (found.lower[0], found.upper[0]) == (1, 7)
    assert not found.exact.any()
    assert not found.narrowed.any()


def test_a_percentage_of_the_rounded_pair_tells_only_which_five_the_numerator_is_near() -> None:
    found = recovered(row((1, 7), (61, 62), (500 / 60, NOTHING, NOTHING)), within=0.001)
    assert (found.lower[0], found.upper[0]) == (3, 7)


def test_a_row_that_no_counts_explain_has_no_limits() -> None:
    found = recovered(row((1, 7), (62, 62), (80.0, NOTHING, NOTHING)))
    assert np.isnan([found.lower[0], found.upper[0]]).all()


def test_a_large_count_is_not_looked_for() -> None:
    with pytest.raises(ValueError, match="row 0: numerator 0 to"):
        recovered(row((0, UNKNOWN), (62, 62), (5.0, NOTHING, NOTHING)))


@given(st.integers(1, 7), st.integers(8, 400))
@settings(max_examples=60)
def test_every_small_numerator_is_given_back_by_one_decimal_and_its_interval(numerator: int, denominator: int) -> None:
    lower, upper = wilson(numerator, denominator)
    shown = [round(100 * float(each), 1) for each in (share(numerator, denominator), lower, upper)]
    found = recovered(row((1, 7), (denominator, denominator), (shown[0], shown[1], shown[2])))
    assert (found.lower[0], found.upper[0]) == (numerator, numerator)


@given(st.lists(st.lists(st.integers(0, 40), min_size=3, max_size=3), min_size=2, max_size=4))
@settings(max_examples=25, deadline=None)
def test_the_auditor_holds_the_truth_and_is_never_wider_than_propagation(rows: list[list[int]]) -> None:
    table = with_margins(rows)
    dimensions = tuple(one_way(size - 1) for size in table.shape)
    cells = crossed(*table.shape)
    for start in (by_the_rule(table.ravel()), with_exact_totals(table.ravel())):
        found, quick = audit(start, atoms(cells, dimensions)), check(start, sums(cells, dimensions))
        hidden = start.hidden
        assert (found.lower <= table.ravel())[hidden].all()
        assert (table.ravel() <= found.upper)[hidden].all()
        assert (quick.lower <= found.lower)[hidden].all()
        assert (found.upper <= quick.upper)[hidden].all()


ETHNICITY = Dimension(12, ((0, tuple(range(1, 9))), (0, (9, 10, 11)), (9, (1, 2, 3)), (10, (4, 5)), (11, (6, 7, 8))))
PARTS = (COUNTS, one_way(2), ETHNICITY, one_way(3), one_way(2))


def permitted() -> npt.NDArray[np.int64]:
    """Figures of two networks and their sum: detailed groups alone; broad group x age, x sex; age x sex."""
    every = crossed(3, 12, 4, 3)
    _, ethnicity, age, sex = every.T
    detailed, broad = (ethnicity >= 1) & (ethnicity <= 8), ethnicity >= 9
    crosses = (age > 0).astype(int) + (sex > 0) + broad
    chosen = np.where(detailed, (age == 0) & (sex == 0), crosses <= 2)
    return crossed(3, 12, 4, 3)[np.flatnonzero(chosen)]


def local_extract(seed: int) -> tuple[Floats, Floats]:
    """True numerators and denominators of the permitted figures."""
    chance = np.random.default_rng(seed)
    people = chance.poisson(chance.lognormal(0.6, 1.2, (2, 8, 3, 2)))
    matrix = atoms(permitted(), PARTS[1:])
    return matrix @ chance.binomial(people, 0.6).ravel(), matrix @ people.ravel()


def test_the_permitted_breakdowns_of_an_extract_give_nothing_away_once_withheld() -> None:
    figures = permitted()
    cells = np.concatenate([np.insert(figures, 0, count, axis=1) for count in range(3)])
    matrix, within, hidden, narrowed = atoms(cells, PARTS), sums(cells, PARTS), 0, 0
    for seed in range(4):
        numerator, denominator = local_extract(seed)
        start = seen_of_figures(numerator, denominator, protect(numerator, denominator).status)
        done = withhold(start, within, np.tile(np.arange(len(figures)), 3))
        lower, upper = np.where(done.linked, 0.0, start.lower), np.where(done.linked, UNKNOWN, start.upper)
        found = audit(Found(lower, upper, start.hidden), matrix)
        assert not found.pinned.any()
        hidden, narrowed = hidden + int(found.hidden.sum()), narrowed + int(found.narrowed.sum())
    assert hidden > 150
    print(f"narrowed inside 1 to 7: {narrowed} of {hidden}")


def test_a_dimension_crossed_with_one_other_alone_is_audited_alike_with_columns_of_its_own() -> None:
    """Three ways: group x age and group x fifth are published, age x fifth is not."""
    draw = np.random.default_rng(7)
    groups, ages, fifths = (Dimension(n + 1, ((0, tuple(range(1, n + 1))),)) for n in (3, 2, 3))
    crossed_cells = [(g, a, f) for g in range(4) for a in range(3) for f in range(4) if not (a and f)]
    cells = np.array(crossed_cells, dtype=np.int64)
    whole = atoms(cells, (groups, ages, fifths))
    narrowed = 0
    for _ in range(25):
        counts = whole @ draw.integers(0, 6, whole.shape[1]).astype(float)
        hidden = (counts >= 1) & (counts <= 7)
        start = Found(np.where(hidden, 1, counts), np.where(hidden, 7, counts), hidden)
        apart = atoms_apart(cells, (groups, ages, fifths), 2, (0,))
        agree = np.zeros(apart.shape[0] - len(cells))
        longer = Found(
            np.concatenate([start.lower, agree]),
            np.concatenate([start.upper, agree]),
            np.concatenate([hidden, agree.astype(bool)]),
        )
        expected, found = audit(start, whole), audit(longer, apart)
        assert np.array_equal(expected.lower, found.lower[: len(cells)])
        assert np.array_equal(expected.upper, found.upper[: len(cells)])
        narrowed += int(expected.narrowed.sum() + expected.pinned.sum())
    assert narrowed > 10
