"""What a reader makes of published figures, and that the auditor's own planted leaks are found."""

import numpy as np

from het_dash.catalogue import Status, load
from het_dash.figures.disclosure.attacker import given_away, of_counts, of_shares
from het_dash.figures.disclosure.tables import Slice, narrowed_inside, propagated, solved, tells_more
from het_dash.figures.intervals import wilson

KNOWN = load().breakdowns
SHOWN, SMALL = Status.SHOWN.value, Status.HIDDEN_SMALL.value
LINKED, FEW = Status.HIDDEN_LINKED.value, Status.HIDDEN_TOTAL_TOO_SMALL.value


def by_sex(codes: list[str], numerator: list[float], denominator: list[float]) -> Slice:
    """Everyone, women, men, and others, of one area."""
    return Slice(
        np.zeros(4, dtype=np.int64), 1, ["persons", *["sex_recorded"] * 3], ["all", "female", "male", "not_known"],
        np.array(codes), np.array(numerator), np.array(denominator),
    )  # fmt: skip


def test_a_shown_share_is_known_to_within_two_of_each_count_and_its_rest_to_within_four() -> None:
    found = of_shares(np.array([SHOWN]), np.array([65.0]), np.array([100.0]))
    assert found.lower.tolist() == [63, 31, 98]
    assert found.upper.tolist() == [67, 39, 102]
    assert not found.hidden.any()


def test_a_shown_share_of_all_leaves_nobody_out() -> None:
    found = of_shares(np.array([SHOWN]), np.array([40.0]), np.array([40.0]))
    assert (found.lower[1], found.upper[1]) == (0, 0)


def test_words_tell_a_hidden_count_to_be_one_to_seven_and_a_small_total_to_be_under_twenty() -> None:
    found = of_counts(np.array([SMALL, FEW, LINKED]), np.full(3, np.nan))
    assert found.lower.tolist() == [1, 0, 0]
    assert found.upper[:2].tolist() == [7, 19]
    assert found.hidden.all()


def test_a_total_without_siblings_gives_its_one_part_away_when_it_is_not_rounded() -> None:
    nobody = Status.UNDEFINED.value
    exact = by_sex([SHOWN, SHOWN, SMALL, nobody], [50, 45, np.nan, np.nan], [100, 95, np.nan, np.nan])
    found = propagated(exact, KNOWN)
    assert not given_away(found).any()
    assert narrowed_inside(found).sum() == 0 or not given_away(solved(exact, KNOWN)).any()


def test_the_solver_is_never_wider_than_the_sums() -> None:
    one = by_sex([SHOWN, SHOWN, SMALL, SMALL], [50, 45, np.nan, np.nan], [100, 90, np.nan, np.nan])
    quick, slow = propagated(one, KNOWN), solved(one, KNOWN)
    assert (quick.lower[quick.hidden] <= slow.lower[quick.hidden]).all()
    assert (slow.upper[quick.hidden] <= quick.upper[quick.hidden]).all()


def test_a_row_that_shows_true_counts_or_their_rate_tells_more() -> None:
    rounded, true = (np.array([65.0]), np.array([100.0])), (np.array([63.0]), np.array([99.0]))
    lower, upper = wilson(63, 102)[0], wilson(67, 98)[1]
    from_rounded = (np.array([65.0]), np.array([100 * float(lower)]), np.array([100 * float(upper)]))
    assert not tells_more(*rounded, from_rounded, alone=False).any()
    assert tells_more(*true, from_rounded, alone=False).all()
    assert tells_more(*rounded, (np.array([63.6]), *from_rounded[1:]), alone=False).all()
    assert tells_more(np.array([13.0]), np.array([np.nan]), from_rounded, alone=True).all()
    assert not tells_more(np.array([15.0]), np.array([np.nan]), from_rounded, alone=True).any()


def test_a_rate_of_too_few_people_shows_its_counts_to_the_attacker() -> None:
    few = Status.TOO_FEW_FOR_RATE.value
    shown = by_sex([SHOWN, SHOWN, SMALL, SMALL], [50, 45, np.nan, np.nan], [100, 95, np.nan, np.nan])
    withheld = by_sex([few, few, SMALL, SMALL], [50, 45, np.nan, np.nan], [100, 95, np.nan, np.nan])
    for one, other in zip(
        (propagated(shown, KNOWN), solved(shown, KNOWN)),
        (propagated(withheld, KNOWN), solved(withheld, KNOWN)),
        strict=True,
    ):
        assert other.lower.tolist() == one.lower.tolist()
        assert other.upper.tolist() == one.upper.tolist()


def test_a_rate_of_too_few_people_that_is_shown_all_the_same_is_not_made_from_the_rule() -> None:
    nothing = np.array([np.nan])
    counts = (np.array([25.0]), np.array([50.0]))
    assert not tells_more(*counts, (nothing, nothing, nothing), alone=False).any()
    assert tells_more(*counts, (np.array([50.0]), nothing, nothing), alone=False).all()
