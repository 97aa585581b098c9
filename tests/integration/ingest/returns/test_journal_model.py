"""Any sequence of accept, resubmit, withdraw, agree, erase and kill gives the history of a simple model in memory."""

import os
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from het_dash.catalogue import load
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.returns.accept import accept, agree, withdraw
from het_dash.ingest.returns.check import Checked, check
from het_dash.ingest.returns.deletions import paths
from het_dash.ingest.returns.erase import erase
from het_dash.ingest.returns.history import history
from het_dash.ingest.returns.journal import Journal
from het_dash.ingest.returns.reasons import ReturnProblem
from het_dash.ingest.returns.verify import verify
from het_dash.ingest.returns.writer import writing
from tests.support.crashes import survives
from tests.support.filled_returns import PCN, TODAY, cells, filled

QUARTERS = ("2026-27Q1", "2026-27Q2")
CONTENTS = ("We agree.", "We see the workshop differently.", "We see the fair differently.")
PACKINGS = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)
WHY = "The team asked for it."
MOST_OPERATIONS = 60  # in one step
File = tuple[str, str, int]  # quarter, content, packing


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[File, Checked]:
    """Each content of each quarter, packed in two ways: the same content in other bytes."""
    folder = tmp_path_factory.mktemp("files")
    made = {}
    for quarter in QUARTERS:
        for content in CONTENTS:
            for packing in PACKINGS:
                path = folder / f"{quarter} {CONTENTS.index(content)} {packing}.zip"
                with zipfile.ZipFile(path, "w", packing) as archive:
                    for name, data in cells(filled(quarter=quarter, disagreement=content)).files.items():
                        archive.writestr(zipfile.ZipInfo(name), data, packing)
                made[quarter, content, packing] = check(path, load(), TODAY)
    return made


@pytest.fixture(autouse=True)
def nothing_waits_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill loses nothing that the operating system has, on the disk or not; tests of a full disk are elsewhere."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@dataclass
class ModelVersion:
    """One version, as the model remembers it."""

    file: File
    status: str = "accepted"
    agreed: bool = False


@dataclass
class Model:
    """What should be in the journal: for each quarter, its versions in order."""

    versions: dict[str, list[ModelVersion]] = field(default_factory=lambda: {quarter: [] for quarter in QUARTERS})

    def accept(self, file: File, agreed: bool, again: bool) -> None:
        own = self.versions[file[0]]
        counting = self.counting(file[0])
        if counting and counting.file[1] == file[1] and counting.file[0] == file[0]:
            counting.agreed = counting.agreed or agreed
            return
        known = [v for v in own if v.file == file or (v.file[1] == file[1] and v.status != "erased")]
        if known and not again:
            raise ReturnProblem
        if counting:
            counting.status = "superseded"
        own.append(ModelVersion(file, agreed=agreed))

    def withdraw(self, quarter: str) -> None:
        self._must_count(quarter).status = "withdrawn"

    def agree(self, quarter: str) -> None:
        self._must_count(quarter).agreed = True

    def erase(self, quarter: str, number: int) -> None:
        if number > len(self.versions[quarter]):
            raise ReturnProblem
        file = self.versions[quarter][number - 1].file
        for version in self.versions[quarter]:
            version.status = "erased" if version.file == file else version.status

    def counting(self, quarter: str) -> ModelVersion | None:
        return next((v for v in self.versions[quarter] if v.status == "accepted"), None)

    def _must_count(self, quarter: str) -> ModelVersion:
        found = self.counting(quarter)
        if found is None:
            raise ReturnProblem
        return found

    def told(self) -> list[tuple[str, int, str, bool, str]]:
        return sorted(
            (quarter, number, v.status, v.agreed, "" if v.status == "erased" else v.file[1])
            for quarter, own in self.versions.items()
            for number, v in enumerate(own, start=1)
        )


def told(journal: Journal) -> list[tuple[str, int, str, bool, str]]:
    """The same from the journal."""
    return sorted(
        (str(v.record.quarter), v.record.version, v.standing, v.findings_agreed, v.given.disagreement)
        for v in history(journal)
    )


@dataclass(frozen=True)
class Accept:
    file: File
    agreed: bool
    again: bool


@dataclass(frozen=True)
class Withdraw:
    quarter: str


@dataclass(frozen=True)
class Agree:
    quarter: str


@dataclass(frozen=True)
class Erase:
    quarter: str
    number: int


Step = Accept | Withdraw | Agree | Erase
quarters = st.sampled_from(QUARTERS)
a_file = st.tuples(quarters, st.sampled_from(CONTENTS), st.sampled_from(PACKINGS))
accepts = st.builds(Accept, a_file, st.booleans(), st.booleans())
others = st.builds(Withdraw, quarters) | st.builds(Agree, quarters) | st.builds(Erase, quarters, st.integers(1, 3))
steps = st.lists(
    st.tuples(accepts | others | accepts, st.none() | st.sampled_from(range(MOST_OPERATIONS))), max_size=14
)


def in_model(model: Model, step: Step) -> None:
    match step:
        case Accept(file, agreed, again):
            model.accept(file, agreed, again)
        case Withdraw(quarter):
            model.withdraw(quarter)
        case Agree(quarter):
            model.agree(quarter)
        case Erase(quarter, number):
            model.erase(quarter, number)


def in_journal(journal: Journal, step: Step, files: Mapping[File, Checked]) -> None:
    match step:
        case Accept(file, agreed, again):
            accept(journal, files[file], agreed, again=WHY if again else "")
        case Withdraw(quarter):
            withdraw(journal, PCN, Quarter.parse(quarter), WHY)
        case Agree(quarter):
            agree(journal, PCN, Quarter.parse(quarter))
        case Erase(quarter, number):
            erase(journal, PCN, Quarter.parse(quarter), number, WHY)


def refused(doing: partial[None]) -> bool:
    try:
        doing()
    except ReturnProblem:
        return True
    return False


def take_step(
    journal: Journal, model: Model, step: Step, files: Mapping[File, Checked], killed_at: int | None = None
) -> tuple[Model, bool]:
    """The model after the step, and whether it came to its end. A step that was killed has happened, or it has not."""
    after = deepcopy(model)
    doing = partial(in_journal, journal, step, files)
    refusal = refused(partial(in_model, after, step))
    if killed_at is None:
        assert refused(doing) == refusal, step
        return after, True
    if survives(killed_at, partial(refused, doing)):
        return after, True
    assert told(journal) in (model.told(), after.told()), step
    return (after if told(journal) == after.told() else model), False


def nothing_is_left(journal: Journal) -> None:
    """The next writer finishes what a killed one had begun: no scratch file, no file of what was erased."""
    with writing(journal):
        links = journal.whole_chain().links
    assert not [path for path in journal.folder.rglob("*") if path.name.startswith(".unfinished")]
    assert not [path for path in paths(journal, links)[1] if path.exists()]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps)
def test_every_sequence_of_steps_and_kills_gives_the_history_of_the_model(
    files: Mapping[File, Checked], steps: Sequence[tuple[Step, int | None]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal, model = Journal(Path(folder) / "returns"), Model()
        for step, killed_at in steps:
            model, _ = take_step(journal, model, step, files, killed_at)
            assert told(journal) == model.told(), step
            assert verify(journal).damages == ()
        nothing_is_left(journal)
        assert told(journal) == model.told()


FIRST, SECOND = (("2026-27Q2", content, zipfile.ZIP_DEFLATED) for content in CONTENTS[:2])
BEFORE = (Accept(FIRST, agreed=False, again=False), Accept(SECOND, agreed=False, again=False))


KILLED = (
    (True, Accept(FIRST, agreed=False, again=True)),
    (True, Withdraw("2026-27Q2")),
    (True, Agree("2026-27Q2")),
    (True, Erase("2026-27Q2", 1)),
    (True, Erase("2026-27Q2", 2)),
    (False, Accept(FIRST, agreed=True, again=False)),
)


@pytest.mark.parametrize(("begun", "step"), KILLED, ids=str)
def test_a_step_that_is_killed_at_any_file_operation_happened_or_did_not(
    begun: bool, step: Step, files: Mapping[File, Checked], tmp_path: Path
) -> None:
    outcomes = set()
    ended = False
    for operation in range(MOST_OPERATIONS):
        journal, model = Journal(tmp_path / str(operation)), Model()
        for earlier in BEFORE if begun else ():
            model, _ = take_step(journal, model, earlier, files)
        after, ended = take_step(journal, model, step, files, operation)
        outcomes.add(after.told() == model.told())
        assert verify(journal).damages == ()
        nothing_is_left(journal)
        assert take_step(journal, after, step, files)[0].told() == told(journal), "and it may be tried again"
        if ended:
            break
    assert ended
    assert outcomes == {True, False}, "it was killed before and after the moment from which it counts"
