"""A reason is read by everyone: it contains nothing about a person, and no count."""

import pytest

from het_dash.ingest.returns.reasons import ReturnProblem, checked


@pytest.mark.parametrize(
    "reason",
    [
        "Counted the fair twice.",
        "Version 2 was sent for 2026-27Q2 by mistake.",
        "Sent on 4 September 2026, before the team had agreed.",
        "It is the return of cycle 2, Q3 2026-27.",
        "Replaces versions 1 and 2.",
    ],
)
def test_quarters_dates_and_versions_may_be_named(reason: str) -> None:
    assert checked(f"  {reason} ") == reason


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        ("", "The reason is blank. Give a reason."),
        (" ", "The reason is blank. Give a reason."),
        ("Only 3 people came.", "The reason contains the number 3. Everyone can read the reason: leave out counts."),
        ("It was 12 in 2026-27Q2.", "The reason contains the number 12."),
        ("Ask 020 8690 1234.", "The reason holds a phone number."),
        ("=1+1", "The reason begins like a formula."),
    ],
)
def test_counts_and_personal_data_are_refused(reason: str, says: str) -> None:
    with pytest.raises(ReturnProblem) as refused:
        checked(reason)
    assert str(refused.value).startswith(says)
