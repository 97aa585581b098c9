"""A check reveals nothing: its answer depends on the sent file and on what is published, never on hidden counts.

Two journals differ in suppressed counts alone, and what is published of them is the same. Whatever file is checked, the
answers are the same, byte for byte.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from het_dash.catalogue.quarter import Quarter
from het_dash.cli.main import app
from het_dash.ingest.returns.accept import accept
from het_dash.ingest.returns.files import zipped
from het_dash.ingest.returns.model import Attended, ChampionsOf, Cohort, Return, Totals
from het_dash.ingest.returns.private_journal import private_journal
from tests.support.filled_returns import cells, filled
from tests.support.small_bundle import SmallData, rows_of, small_data

TEAMS = ("pcn:north-lewisham", "pcn:sevenfields")
EARLIER = ("2025-26Q4", "2026-27Q1")
NEXT = "2026-27Q2"
TRIED = range(9)
PUBLISHED = ("figure", "event", "answer", "team", "finding")
NOT_COUNTS = ("lineage_id", "sha256")


@dataclass(frozen=True)
class Twins:
    """Two state folders, each with a journal and the store that was built from it."""

    data: Path
    states: tuple[Path, Path]
    files: Path

    def answers(self, content: bytes) -> set[tuple[int, str, str]]:
        """Exit status, standard output and standard error of `returns check --json`, in each of the two."""
        path = self.files / "return.zip"
        path.write_bytes(content)
        found = set()
        for state in self.states:
            with living_in(self.data, state):
                result = CliRunner().invoke(app, ["returns", "check", str(path), "--json"])
            found.add((result.exit_code, result.stdout, result.stderr))
        return found


@contextmanager
def living_in(data: Path, state: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HET_DATA", str(data))
        patch.setenv("HET_STATE", str(state))
        patch.setenv("HET_DEMO", "0")
        yield


def sent_earlier(pcn: str, quarter: str) -> Return:
    """The example with three men of another Asian group."""
    given = filled(pcn=pcn, quarter=quarter)
    three = {"people_new": 3, "contacts": 6, "registered_yes": 3, "living_yes": 3}
    totals = {name: getattr(given.totals, name) + more for name, more in three.items()}
    return given.model_copy(
        update={
            "totals": given.totals.model_copy(update=totals),
            "attendance": (*given.attendance, Attended(group="J", sex="male", age="40_59", people=3)),
            "contacts_by": {**given.contacts_by, "J": 6},
        }
    )


def as_it_is(given: Return) -> Return:
    return given


def alike(given: Return) -> Return:
    """The same return with other small numbers: each stays from 1 to 7, and each sum stays as it is.

    Contacts are left alone: with others of these, the team could narrow another team's, which would be withheld then.
    """
    if given.pcn != TEAMS[0]:
        return given
    cohorts = tuple(_found(one, 1) if str(one.quarter) == EARLIER[0] else one for one in given.cohorts)
    if str(given.quarter) != EARLIER[0]:
        return given.model_copy(update={"cohorts": cohorts})
    by_group, recruited = {"H": 1, "J": -1}, {"N": 1, "M": -1}
    living = {"living_no": given.totals.living_no - 1, "living_not_known": given.totals.living_not_known + 1}
    return given.model_copy(
        update={
            "totals": given.totals.model_copy(update=living),
            "attendance": tuple(_people(one, by_group.get(one.group, 0)) for one in given.attendance),
            "champions": tuple(_recruited(one, recruited.get(one.group, 0)) for one in given.champions),
            "cohorts": cohorts,
        }
    )


def _people(one: Attended, more: int) -> Attended:
    return one.model_copy(update={"people": one.people + more})


def _recruited(one: ChampionsOf, more: int) -> ChampionsOf:
    return one.model_copy(update={"champions_recruited": one.champions_recruited + more})


def _found(one: Cohort, more: int) -> Cohort:
    """Of those seen, more newly diagnosed and fewer known before."""
    new, known = one.counts["newly_diagnosed"] + more, one.counts["known_uncontrolled"] - more
    return one.model_copy(update={"counts": {**one.counts, "newly_diagnosed": new, "known_uncontrolled": known}})


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Twins:
    home = tmp_path_factory.mktemp("twins")
    data = small_data(home)
    states = (home / "one", home / "other")
    for state, change in zip(states, (as_it_is, alike), strict=True):
        with living_in(data.folder, state):
            for pcn in TEAMS:
                for quarter in EARLIER:
                    taken = cells(change(sent_earlier(pcn, quarter))).check(home)
                    assert taken.given is not None, taken.problems
                    accept(private_journal(), taken)
            SmallData(data.folder, state).build()
    return Twins(data.folder, states, home)


def of(state: Path) -> dict[str, list[dict[str, Any]]]:
    """What is published, without the hashes of what was sent."""
    store = SmallData(state, state).current
    return {
        table: sorted(({k: v for k, v in row.items() if k not in NOT_COUNTS} for row in rows_of(store, table)), key=str)
        for table in PUBLISHED
    }


def test_the_two_journals_differ_and_what_is_published_does_not(twins: Twins) -> None:
    one, other = (of(state) for state in twins.states)
    assert one == other
    assert any(row["status"] == "hidden_small" for row in one["figure"])
    differing = [given for quarter in EARLIER if alike(given := sent_earlier(TEAMS[0], quarter)) != given]
    assert len(differing) == len(EARLIER)


def sent(given: Return) -> bytes:
    return zipped(cells(given).files)


def hidden_groups(twins: Twins) -> list[str]:
    """The ethnic groups of which a team's first-time people are suppressed in an earlier quarter."""
    rows = rows_of(SmallData(twins.data, twins.states[0]).current, "figure")
    quarter = Quarter.parse(EARLIER[0])
    return [
        row["group_id"]
        for row in rows
        if (row["indicator_id"], row["breakdown"], row["status"])
        == ("residents_reached", "ethnicity_nhs16", "hidden_small")
        and (row["area_code"], row["period_start"], row["period_end"]) == (TEAMS[0], quarter.start, quarter.end)
    ]


def tried(groups: Sequence[str], first: int, quarter: str) -> Return:
    """A number of people in each group and nothing else, as somebody would send who looks for hidden numbers.

    Over all `first` from 0 to 8 each group is tried with each number.
    """
    by = {group: people for turn, group in enumerate(groups) if (people := (first + turn) % len(TRIED))}
    everyone = sum(by.values())
    return Return(
        pcn=TEAMS[0],
        quarter=Quarter.parse(quarter),
        totals=Totals(
            people_new=everyone,
            contacts=everyone,
            living_no=first,
            living_yes=everyone - first,
            registered_not_known=first,
            registered_yes=everyone - first,
            champions_recruited=everyone,
        ),
        attendance=tuple(Attended(group=group, sex="female", age="18_39", people=n) for group, n in by.items()),
        contacts_by=by,
        champions=tuple(ChampionsOf(group=group, champions_recruited=n) for group, n in by.items()),
        hef_agrees=True,
        vcso_agrees=True,
        no_personal_data=True,
    )


@pytest.mark.parametrize("quarter", [EARLIER[0], NEXT])
def test_trying_every_number_in_every_hidden_group_tells_none(twins: Twins, quarter: str) -> None:
    """The answer to 0, 1, … 8 more people was once the published sum of them and the hidden ones."""
    groups = hidden_groups(twins)
    assert {"H", "J"} <= set(groups)
    for first in TRIED:
        (answer,) = twins.answers(sent(tried(groups, first, quarter)))
        assert answer[0] == 0, answer[1]


def test_restating_an_earlier_cohort_tells_nothing_of_it(twins: Twins) -> None:
    early, *others = filled(pcn=TEAMS[0]).cohorts
    for more in TRIED[::4]:
        counts = {**early.counts, "follow_up": more + 5, "seen": more + 5, "newly_diagnosed": more}
        counts |= {stage: 0 for stage in counts if stage == "treated" or stage.startswith("outcome")}
        restated = (early.model_copy(update={"counts": counts}), *others)
        (answer,) = twins.answers(sent(filled(pcn=TEAMS[0], cohorts=restated)))
        assert answer[0] == 0, answer[1]


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Returns of every kind: other teams and quarters, other numbers, and some with a cell spoilt."""
    quarter = draw(st.sampled_from((NEXT, EARLIER[1], "2023-24Q1")))
    given = filled(pcn=draw(st.sampled_from((TEAMS[0], TEAMS[0], TEAMS[1], "pcn:aplos-health"))), quarter=quarter)
    if given.attendance:
        people = {"N": draw(st.integers(0, 40)), "H": draw(st.sampled_from(TRIED)), "J": draw(st.sampled_from(TRIED))}
        given = _with_people(given, people)
    of = cells(given)
    if draw(st.sampled_from((False, False, True))):
        sheet = draw(st.sampled_from(sorted(name.removesuffix(".csv") for name in of.files if name.endswith(".csv"))))
        rows = of.rows(sheet)
        row = draw(st.integers(0, len(rows) - 1))
        column = draw(st.integers(0, len(rows[row]) - 1))
        rows[row][column] = draw(st.one_of(st.text(max_size=12), st.integers(-2, 400).map(str)))
        of.put(sheet, rows)
    return zipped(of.files)


def _with_people(given: Return, by: dict[str, int]) -> Return:
    people = sum(by.values())
    totals = Totals(people_new=people, contacts=people + 200, living_yes=people, registered_yes=people)
    attendance = tuple(Attended(group=group, sex="male", age="40_59", people=n) for group, n in by.items() if n)
    return given.model_copy(update={"attendance": attendance, "contacts_by": {}, "champions": (), "totals": totals})


@settings(max_examples=20)
@given(content=files())
def test_two_journals_with_other_hidden_numbers_give_the_same_answer_for_any_file(twins: Twins, content: bytes) -> None:
    assert len(twins.answers(content)) == 1


def test_only_the_bytes_that_were_accepted_are_recognised(twins: Twins) -> None:
    given = sent_earlier(TEAMS[0], EARLIER[0])
    answers = [json.loads(output) for _, output, _ in twins.answers(sent(given))]
    unknown, known = sorted(answers, key=lambda answer: bool(answer["already"]))
    assert (known["already"], known["version"], unknown["version"]) == (True, 1, 2)
    assert known | {"already": False, "version": 2} == unknown, "all the rest is the same"
