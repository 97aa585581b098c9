"""Hidden counts that follow from their neighbours are found, and withheld with their siblings."""

import csv

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from het_dash.figures.disclosure.secondary_suppression import (
    COUNTS,
    UNKNOWN,
    Dimension,
    Found,
    check,
    seen,
    seen_of_figures,
    sums,
    withhold,
)
from het_dash.figures.disclosure.small_numbers import protect, rounded, small
from het_dash.figures.intervals import Floats
from tests.support.reference_cases import REFERENCE

EXAMPLES = REFERENCE / "sdc" / "examples"
needs_examples = pytest.mark.skipif(
    not EXAMPLES.is_dir(), reason="SKIPPED: no shared/reference/sdc beside the repository"
)

GROUPS = st.lists(st.integers(0, 60), min_size=2, max_size=7)


def one_way(groups: int) -> Dimension:
    """A total (group 0) and its parts."""
    return Dimension(groups + 1, ((0, tuple(range(1, groups + 1))),))


def crossed(*sizes: int) -> npt.NDArray[np.int64]:
    """Every cell of a table with its margins."""
    return np.indices(sizes, dtype=np.int64).reshape(len(sizes), -1).T


def with_margins(inner: npt.ArrayLike) -> Floats:
    table = np.asarray(inner, dtype=np.float64)
    for axis in range(table.ndim):
        table = np.concatenate([table.sum(axis=axis, keepdims=True), table], axis=axis)
    return table


def with_exact_totals(counts: Floats) -> Found:
    """Only 1 to 7 hidden: the rule that leaks."""
    few = small(counts)
    return Found(np.where(few, 1.0, counts), np.where(few, 7.0, counts), few)


def by_the_rule(counts: Floats) -> Found:
    return Found(*seen(rounded(counts), small(counts)), small(counts))


def test_a_shown_count_is_known_within_two_a_hidden_one_within_seven_and_zero_exactly() -> None:
    lower, upper = seen([0, 10, 45, np.nan, np.nan], [False, False, False, True, False])
    assert lower.tolist() == [0, 8, 43, 1, 0]
    assert upper.tolist() == [0, 12, 47, 7, UNKNOWN]


def test_every_whole_set_of_children_is_one_sum() -> None:
    found = sums(crossed(3, 4), (one_way(2), one_way(3)))
    together = sorted((int(p), found.child[found.of == s].tolist()) for s, p in enumerate(found.parent))
    assert together == [
        (0, [1, 2, 3]),
        (0, [4, 8]),
        (1, [5, 9]),
        (2, [6, 10]),
        (3, [7, 11]),
        (4, [5, 6, 7]),
        (8, [9, 10, 11]),
    ]


def test_a_total_whose_parts_are_not_all_published_is_no_sum() -> None:
    assert sums([[0], [1], [3]], (one_way(3),)).parent.size == 0


def test_a_cell_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="cells 1 and 2 are the same"):
        sums([[0], [1], [1]], (one_way(2),))


def test_the_only_hidden_group_of_an_exact_total_is_pinned() -> None:
    start = with_exact_totals(np.array([43.0, 40.0, 3.0]))
    found = check(start, sums(crossed(3), (one_way(2),)))
    assert (found.lower[2], found.upper[2]) == (3, 3)
    assert found.pinned.tolist() == [False, False, True]


def test_the_same_group_is_not_pinned_once_everything_is_rounded() -> None:
    found = check(by_the_rule(np.array([43.0, 40.0, 3.0])), sums(crossed(3), (one_way(2),)))
    assert (found.lower[2], found.upper[2]) == (1, 7)
    assert not found.pinned.any()
    assert not found.narrowed.any()


def test_a_hidden_cell_narrowed_but_not_pinned_is_reported() -> None:
    found = check(by_the_rule(np.array([12.0, 5.0, 7.0])), sums(crossed(3), (one_way(2),)))
    assert (found.lower.tolist(), found.upper.tolist()) == ([8, 1, 1], [12, 7, 7])
    found = check(by_the_rule(np.array([18.0, 5.0, 7.0, 6.0])), sums(crossed(4), (one_way(3),)))
    assert found.lower.tolist() == [18, 4, 4, 4]
    assert found.narrowed.tolist() == [False, True, True, True]


def test_three_small_groups_can_be_pinned_by_a_rounded_total_and_go_together() -> None:
    start = by_the_rule(np.array([23.0, 7.0, 7.0, 7.0, 2.0]))
    start.upper[0] = 23.0
    within = sums(crossed(5), (one_way(4),))
    assert not check(start, within).pinned.any()
    start = by_the_rule(np.array([28.0, 7.0, 7.0, 7.0, 7.0]))
    start.lower[0] = 28.0
    assert check(start, within).pinned.tolist() == [False, True, True, True, True]
    assert withhold(start, within).linked.tolist() == [False, True, True, True, True]


def test_a_pinned_group_takes_its_siblings_with_it_and_not_its_total() -> None:
    start = with_exact_totals(np.array([103.0, 40.0, 3.0, 60.0]))
    done = withhold(start, sums(crossed(4), (one_way(3),)))
    assert done.linked.tolist() == [False, True, True, True]
    assert not done.found.pinned.any()


def test_only_the_set_that_gives_a_group_away_is_withheld() -> None:
    """Total 0 = 1..4 as detailed groups; 5 = 1 + 2 and 6 = 3 + 4 as broad groups. The broad group gives 2 away."""
    nested = Dimension(7, ((0, (1, 2, 3, 4)), (5, (1, 2)), (6, (3, 4)), (0, (5, 6))))
    start = by_the_rule(np.array([200.0, 40.0, 3.0, 60.0, 97.0, 43.0, 157.0]))
    start.lower[[1, 5]], start.upper[[1, 5]] = [40.0, 43.0], [40.0, 43.0]
    done = withhold(start, sums(crossed(7), (nested,)))
    assert done.linked.tolist() == [False, True, True, False, False, False, False]


def test_withholding_goes_on_where_the_other_margin_still_gives_the_cell_away() -> None:
    table = with_margins([[3, 40, 50], [30, 40, 50], [30, 60, 10]])
    start = with_exact_totals(table.ravel())
    within = sums(crossed(4, 4), (one_way(3), one_way(3)))
    done = withhold(start, within)
    assert check(start, within).pinned.sum() == 1
    assert not done.found.pinned.any()
    assert done.linked.reshape(4, 4)[1:, 1:].all()
    assert not done.linked.reshape(4, 4)[0].any()


def test_siblings_known_from_their_own_column_are_withheld_further_out() -> None:
    """The first row goes, and its other cells are still known to be none, because their columns are."""
    table = with_margins([[3, 0, 0], [30, 0, 0], [20, 0, 0]])
    done = withhold(with_exact_totals(table.ravel()), sums(crossed(4, 4), (one_way(3), one_way(3))))
    assert not done.found.pinned.any()
    assert done.found.hidden.sum() == 2
    assert not done.linked.reshape(4, 4)[0, 0]


def test_totals_go_only_where_they_alone_give_a_group_away() -> None:
    """One row of 15 over columns of 7 and 8: whatever is withheld inside, the totals say that the first cell is 7."""
    table = with_margins([[7, 8], [0, 0]]).ravel()
    start = Found(table, table.copy(), np.arange(9) == 4)
    done = withhold(start, sums(crossed(3, 3), (one_way(2), one_way(2))))
    assert not done.found.pinned.any()
    assert done.linked.reshape(3, 3)[1:, 1:].all()
    assert done.linked.reshape(3, 3)[0].any()


def test_numerator_and_denominator_of_one_figure_stand_or_fall_together() -> None:
    start = with_exact_totals(np.array([43.0, 40.0, 3.0, 60.0, 57.0, 3.0]))
    two = sums(np.array([[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]]), (Dimension(2), one_way(2)))
    start.lower[5], start.upper[5] = 0.0, UNKNOWN
    start.hidden[5] = False
    done = withhold(start, two, figure=[0, 1, 2, 0, 1, 2])
    assert done.linked.tolist() == [False, True, True, False, True, True]


def test_parts_that_do_not_add_up_to_their_total_are_refused_rather_than_passed() -> None:
    with pytest.raises(ValueError, match="cell 0, published as 43 to 47"):
        check(by_the_rule(np.array([45.0, 100.0, 3.0])), sums(crossed(3), (one_way(2),)))


def test_the_three_counts_of_a_figure_are_seen_by_its_status() -> None:
    numerator = np.array([33.0, 3.0, 98.0, 50.0, 0.0, 0.0])
    denominator = np.array([62.0, 62.0, 100.0, 50.0, 12.0, 0.0])
    codes = protect(numerator, denominator).status
    start = seen_of_figures(numerator, denominator, codes)
    limits = np.stack([start.lower, start.upper], axis=1).reshape(3, 6, 2)
    assert limits[:, 0].tolist() == [[33, 37], [8, UNKNOWN], [58, 62]]
    assert limits[:, 1].tolist() == [[1, 7], [0, UNKNOWN], [0, UNKNOWN]]
    assert limits[:, 2].tolist() == [[0, UNKNOWN], [1, 7], [0, UNKNOWN]]
    assert limits[:, 3].tolist() == [[48, 52], [0, 0], [48, 52]]
    assert limits[:, 4].tolist() == [[0, 19], [0, 19], [0, 19]]
    assert limits[:, 5].tolist() == [[0, 0], [0, 0], [0, 0]]
    assert np.flatnonzero(start.hidden).tolist() == [1, 8]


def test_a_complement_gives_its_numerator_away_where_the_denominator_is_exact() -> None:
    start = Found(np.array([1.0, 50.0, 53.0]), np.array([7.0, 50.0, 53.0]), np.array([True, False, False]))
    within = sums(crossed(3), (COUNTS,))
    assert check(start, within).pinned.tolist() == [True, False, False]


@needs_examples
@pytest.mark.parametrize(("name", "leaks"), [("leaky", [("bp", "A", "Black")]), ("rounded", [])])
def test_reference_example(name: str, leaks: list[tuple[str, str, str]]) -> None:
    rows = list(csv.DictReader((EXAMPLES / f"{name}.csv").read_text(encoding="utf-8").splitlines()))
    found = check(example(rows), sums(example_cells(rows), (Dimension(2), one_way(2), one_way(2))))
    pinned = [rows[place] for place in np.flatnonzero(found.pinned)]
    assert [(row["indicator"], row["pcn"], row["ethnicity"]) for row in pinned] == leaks
    true = np.array([float(row["true"]) for row in rows])
    assert ((found.lower <= true) & (true <= found.upper)).all()


def example_cells(rows: list[dict[str, str]]) -> list[list[int]]:
    names = (["bp", "chol"], ["Total", "A", "B"], ["Total", "White", "Black"])
    keys = ("indicator", "pcn", "ethnicity")
    return [[names[axis].index(row[key]) for axis, key in enumerate(keys)] for row in rows]


def example(rows: list[dict[str, str]]) -> Found:
    """Blood pressure is exact wherever any of it is not a multiple of 5: a reader sees that it was not rounded."""
    count = np.array([np.nan if row["count"] == "*" else float(row["count"]) for row in rows])
    indicator = np.array([row["indicator"] for row in rows])
    lower, upper = seen(count, np.isnan(count))
    for name in set(indicator.tolist()):
        if (np.mod(count[indicator == name], 5) > 0).any():
            exact = (indicator == name) & ~np.isnan(count)
            lower[exact], upper[exact] = count[exact], count[exact]
    return Found(lower, upper, np.isnan(count))


@given(st.lists(GROUPS, min_size=1, max_size=4).filter(lambda rows: len({len(row) for row in rows}) == 1))
def test_limits_always_hold_the_truth(rows: list[list[int]]) -> None:
    table = with_margins(rows)
    within = sums(crossed(*table.shape), tuple(one_way(size - 1) for size in table.shape))
    for start in (by_the_rule(table.ravel()), with_exact_totals(table.ravel())):
        found = check(start, within)
        assert (found.lower <= table.ravel()).all()
        assert (table.ravel() <= found.upper).all()
        assert (found.lower >= start.lower).all()


@given(st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=2, max_size=4))
def test_nothing_is_pinned_after_withholding_even_with_exact_totals(rows: list[list[int]]) -> None:
    table = with_margins(rows)
    within = sums(crossed(*table.shape), tuple(one_way(size - 1) for size in table.shape))
    start = with_exact_totals(table.ravel())
    # A total that is itself small divides nothing that may be published.
    if small(table[0]).any() or small(table[:, 0]).any():
        return
    done = withhold(start, within)
    assert not done.found.pinned.any()
    assert done.linked.any() == check(start, within).pinned.any()


def test_the_permitted_breakdowns_of_a_made_up_network_leave_nothing_pinned() -> None:
    """Numerators, complements and denominators of 16 groups nested in 5, in six networks and the borough."""
    broad = tuple(
        (17 + place, group)
        for place, group in enumerate([(1, 2, 3), (4, 5, 6, 7), (8, 9, 10), (11, 12, 13, 14), (15, 16)])
    )
    ethnicity = Dimension(22, ((0, tuple(range(1, 17))), (0, tuple(range(17, 22))), *broad))
    within = sums(crossed(3, 7, 22), (COUNTS, one_way(6), ethnicity))
    narrowed, hidden = 0, 0
    for seed in range(20):
        start = seen_of_figures(*network(np.random.default_rng(seed), ethnicity))
        done = withhold(start, within, np.tile(np.arange(7 * 22), 3))
        assert not done.linked.any()
        narrowed, hidden = narrowed + int(done.found.narrowed.sum()), hidden + int(start.hidden.sum())
    assert hidden > 500
    assert narrowed < hidden / 5


def network(chance: np.random.Generator, ethnicity: Dimension) -> tuple[Floats, Floats, npt.NDArray[np.str_]]:
    people = np.rint(chance.lognormal(3.5, 1.4, (6, 16)))
    treated = chance.binomial(people.astype(np.int64), 0.65)
    numerator, denominator = (whole_network(counts, ethnicity).ravel() for counts in (treated, people))
    return numerator, denominator, protect(numerator, denominator).status


def whole_network(counts: npt.ArrayLike, ethnicity: Dimension) -> Floats:
    inner = np.zeros((7, ethnicity.groups))
    inner[1:, 1:17] = counts
    inner[0] = inner.sum(axis=0)
    for parent, parts in ethnicity.sums[2:]:
        inner[:, parent] = inner[:, list(parts)].sum(axis=1)
    inner[:, 0] = inner[:, 1:17].sum(axis=1)
    return inner
