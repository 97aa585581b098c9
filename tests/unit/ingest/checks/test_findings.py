"""Findings of one file: shown with care, bounded, and raised together."""

import pytest

from het_dash.ingest.checks import findings
from het_dash.ingest.checks.findings import Findings, Note
from het_dash.ingest.problems import ImportProblem

WRONG = Note("is not a number.", "Write digits.")


def test_a_finding_has_its_place_value_and_remedy() -> None:
    found = Findings("a.csv")
    found.say(WRONG, "Data", 3, "SIZE", "x")
    with pytest.raises(
        ImportProblem, match=r"^a\.csv, sheet Data, row 3, column SIZE: 'x' is not a number\. Write digits\.$"
    ):
        found.done()


def test_a_value_is_shown_only_as_far_as_it_may_be() -> None:
    found = Findings("a.csv", shown=lambda value: value.replace("7", "*"), longest=4, cut="…")
    found.say(WRONG, value="7x7x7")
    found.say(WRONG, value="7x")
    found.say(WRONG)
    assert [problem.value for problem in found.problems] == ["*x*x…", "*x", None]


def test_a_warning_does_not_refuse_a_file_that_is_only_judged() -> None:
    found = Findings("a.csv")
    found.say(Note("is odd.", "Check it.", "warning"))
    assert found.usable
    found.say(WRONG)
    assert not found.usable


def test_very_many_findings_are_counted_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "MOST_KEPT", 3)
    found = Findings("a.csv")
    for row in range(5):
        found.say(WRONG, row=row)
    assert (len(found.problems), found.beyond) == (3, 2)
