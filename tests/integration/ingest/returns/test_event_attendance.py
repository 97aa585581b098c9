"""How many came to an activity never gives away a small one."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from het_dash.ingest.returns.event_attendance import came
from het_dash.ingest.returns.model import Activity, Return, Totals
from tests.support.filled_returns import PCN, QUARTER, filled


def of(*people: int, contacts: int | None = None) -> Return:
    first = filled().activities[0]
    activities = tuple(Activity(**{**dict(first), "people": count}) for count in people)
    total = Totals(contacts=sum(people) if contacts is None else contacts)
    return Return(pcn=PCN, quarter=QUARTER, activities=activities, totals=total)


def statuses(*returns: Return) -> list[str]:
    return [str(one) for one in came(returns).status]


def test_small_attendances_are_hidden_and_the_rest_rounded() -> None:
    found = came([of(58, 7, 0, 1, contacts=100)])
    assert list(found.status) == ["shown", "hidden_small", "shown", "hidden_small"]
    assert list(found.numerator[[0, 2]]) == [60.0, 0.0]
    assert np.isnan(found.numerator[[1, 3]]).all()


def test_contacts_that_would_give_a_small_attendance_away_take_one_of_its_siblings_with_it() -> None:
    """17 contacts are published as 15 and two eights as 10 each: the third could only be one person."""
    assert sorted(statuses(of(8, 8, 1))) == ["hidden_linked", "hidden_small", "shown"]
    assert statuses(of(8, 8, 1, contacts=40)) == ["shown", "shown", "hidden_small"]


def test_another_quarter_s_activities_are_left_alone() -> None:
    assert statuses(of(8, 8, 1), of(8, 8, contacts=16))[3:] == ["shown", "shown"]


def test_no_activities_are_no_rows() -> None:
    assert statuses() == statuses(of()) == []


@settings(max_examples=200, deadline=None)
@given(people=st.lists(st.integers(0, 30), min_size=1, max_size=6))
def test_no_hidden_attendance_follows_from_the_contacts_and_the_others(people: list[int]) -> None:
    """All ways of filling the hidden ones that fit what is published: each hidden one can be three numbers or more."""
    found = came([of(*people)])
    total = 5 * np.rint(sum(people) / 5)
    if 1 <= sum(people) <= 7:
        return  # the contacts are hidden too
    low = [n - 2 if n > 0 else 0 for n in np.nan_to_num(found.numerator)]
    high = [n + 2 if n > 0 else 0 for n in np.nan_to_num(found.numerator)]
    for place, status in enumerate(found.status):
        if status == "hidden_small":
            low[place], high[place] = 1, 7
        elif status == "hidden_linked":
            low[place], high[place] = 0, 10**6
    for place, status in enumerate(found.status):
        if status == "hidden_small":
            least = max(1, total - 2 - (sum(high) - high[place]))
            most = min(7, total + 2 - (sum(low) - low[place]))
            assert most - least >= 2, (people, list(found.status))
