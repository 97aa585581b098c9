"""The preview of a return: its own quarter's cells, as they would be published alone and as they are published now."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from het_dash.catalogue import load
from het_dash.catalogue.return_report import NOT_PUBLISHED, PreviewTable, ReturnReport
from het_dash.ingest.returns.accept import accept
from het_dash.ingest.returns.check import Checked
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.private_journal import private_journal
from het_dash.ingest.returns.report import report
from tests.support.filled_returns import cells, filled
from tests.support.small_bundle import SmallData

THINGS = ("Activities held", "Answers")
Cells = Mapping[tuple[str, str], tuple[str, str]]


@pytest.fixture
def state(small: SmallData, monkeypatch: pytest.MonkeyPatch) -> SmallData:
    """No example data."""
    monkeypatch.setenv("HET_DEMO", "0")
    return small


def checked(given: Return, folder: Path) -> Checked:
    return cells(given).check(folder)


def reported(given: Return, folder: Path) -> ReturnReport:
    return report(checked(given, folder), private_journal, load(), said_to_nobody)


def said_to_nobody(sentence: str) -> None:
    raise AssertionError(sentence)


def preview(given: Return, folder: Path) -> Cells:
    """(Table, cell) -> as it would be published, as it is published."""
    return dict(_cells(reported(given, folder).preview))


def _cells(tables: tuple[PreviewTable, ...]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    for table in tables:
        for cell in table.cells:
            yield (f"{table.sheet}: {table.title}", cell.label), (cell.will_read, cell.reads_now)


def published(given: Return, state: SmallData, folder: Path) -> None:
    accept(private_journal(), checked(given, folder))
    state.build()


def of_its_quarter() -> Return:
    """A return that tells of its own quarter alone."""
    given = filled()
    return filled(cohorts=tuple(one for one in given.cohorts if one.quarter == given.quarter))


def test_a_team_s_first_return_is_published_as_it_was_previewed(state: SmallData, tmp_path: Path) -> None:
    before = preview(of_its_quarter(), tmp_path)
    assert {now for _, now in before.values()} == {NOT_PUBLISHED}
    published(of_its_quarter(), state, tmp_path)
    after = preview(of_its_quarter(), tmp_path)
    expected = {cell: NOT_PUBLISHED if will == "No answer" else will for cell, (will, _) in before.items()}
    assert {cell: now for cell, (_, now) in after.items()} == expected
    assert len(expected) > 250


def test_every_cell_is_listed_whether_it_changes_or_not(state: SmallData, tmp_path: Path) -> None:
    published(of_its_quarter(), state, tmp_path)
    more = of_its_quarter().totals.model_copy(update={"contacts": 150})
    changed = preview(of_its_quarter().model_copy(update={"totals": more, "contacts_by": {}}), tmp_path)
    assert changed["Totals: Totals of the quarter", "Contacts"] == ("150", "120")
    assert changed["Totals: Totals of the quarter", "Residents reached"] == ("60", "60")
    by_group = "Attendance: Contacts by ethnic group (NHS, 16 groups)"
    assert changed[by_group, "Black African"] == (NOT_PUBLISHED, "45"), "published, and not in this file"


def test_nothing_of_another_quarter_or_of_the_cycle_so_far_goes_into_it(state: SmallData, tmp_path: Path) -> None:
    alone = preview(of_its_quarter(), tmp_path)
    published(filled(quarter="2026-27Q1"), state, tmp_path)
    published(filled(pcn="pcn:sevenfields"), state, tmp_path)
    assert preview(filled(), tmp_path) == alone, "with six cohorts instead of one, and beside other returns"
    pathway = {cell: will for (table, cell), (will, _) in alone.items() if table.startswith("Pathway")}
    assert pathway["Checked"] == "40"
    assert len(pathway) == 9


def test_no_true_number_of_people_is_in_it(state: SmallData, tmp_path: Path) -> None:
    for given in (filled(), filled(quarter="2023-24Q1")):
        for (table, cell), (will, _) in preview(given, tmp_path).items():
            if table.rpartition(": ")[2] not in THINGS:
                assert not will.isdigit() or int(will) % 5 == 0, (table, cell, will)


def test_answers_read_as_they_are_published(state: SmallData, tmp_path: Path) -> None:
    answers = preview(filled(), tmp_path)
    assert answers["Partnership: Answers", "Trust (HEF)"] == ("Strongly agree", NOT_PUBLISHED)
    income = "Income of the partner organisation from the programme (VCSO)"
    assert answers["Progress: Answers", income] == ("£4,500", NOT_PUBLISHED)
    first_cycle = preview(filled(quarter="2023-24Q1"), tmp_path)
    assert {table.partition(":")[0] for table, _ in first_cycle} == {"Totals", "Activities"}


def test_activities_that_look_the_same_are_each_listed(state: SmallData, tmp_path: Path) -> None:
    fair, *others = of_its_quarter().activities
    twice = (fair.model_copy(update={"people": 20}), fair.model_copy(update={"people": 3}), *others)
    found = reported(of_its_quarter().model_copy(update={"activities": twice}), tmp_path).preview
    (table,) = (one for one in found if one.title == "People who came to each activity")
    assert [cell.will_read for cell in table.cells][:2] == ["20", "Hidden: 1 to 7 people"]


def test_the_report_says_which_sheets_were_read_and_how_many_rows_were_filled_in(
    state: SmallData, tmp_path: Path
) -> None:
    given = filled(cohorts=filled().cohorts[:2])
    of = cells(given)
    rows = of.rows("Pathway")
    of.put("Pathway", [*rows, ["Hypertension", "2026-27Q1", *[""] * (len(rows[0]) - 2)]])
    found = report(of.check(tmp_path), private_journal, load(), said_to_nobody)
    assert {one.sheet: one.rows for one in found.sheets} == {
        "About": 6, "Totals": 12, "Activities": 3, "Attendance": 8, "Pathway": 2, "Champions": 2, "Partnership": 4,
        "Progress": 20, "Learning": 1,
    }  # fmt: skip
    broken = report(of.change("Totals", 2, "Number", "-1").check(tmp_path), private_journal, load(), said_to_nobody)
    assert (broken.preview, broken.pages, len(broken.sheets)) == ((), (), 9)


def test_the_number_of_a_version_follows_the_published_ones(state: SmallData, tmp_path: Path) -> None:
    assert (reported(filled(), tmp_path).version, reported(filled(), tmp_path).first) == (1, True)
    accept(private_journal(), checked(filled(), tmp_path))
    again = filled(disagreement="We see the workshop differently.")
    assert reported(again, tmp_path).version == 1, "what is accepted and not published yet does not count"
    state.build()
    assert (reported(again, tmp_path).version, reported(again, tmp_path).first) == (2, False)


def test_bytes_that_were_sent_before_are_recognised(state: SmallData, tmp_path: Path) -> None:
    accept(private_journal(), checked(filled(), tmp_path))
    known = reported(filled(), tmp_path)
    assert (known.already, known.sent_before, known.version) == (True, "", 1)
    accept(private_journal(), checked(filled(disagreement="We differ."), tmp_path))
    known = reported(filled(), tmp_path)
    assert not known.already
    assert known.sent_before.startswith("This file is the same as version 1, which version 2 replaced on ")


def test_where_the_store_is_damaged_the_one_before_says_what_is_published(state: SmallData, tmp_path: Path) -> None:
    published(filled(), state, tmp_path)
    before = state.current
    published(filled(disagreement="We differ."), state, tmp_path)
    assert state.current != before
    state.current.write_bytes(b"no store")
    found = report(checked(filled(), tmp_path), private_journal, load(), lambda _: None)
    assert found.preview[0].cells[0].reads_now == "60"
    before.unlink()
    found = report(checked(filled(), tmp_path), private_journal, load(), lambda _: None)
    assert found.preview[0].cells[0].reads_now == NOT_PUBLISHED


def test_a_damaged_journal_stops_no_check_and_is_told_to_the_operator(state: SmallData, tmp_path: Path) -> None:
    published(filled(), state, tmp_path)
    published(filled(disagreement="We differ."), state, tmp_path)
    (record,) = (state.state / "private" / "returns").rglob("000002.json")
    record.write_text("{", encoding="utf-8")
    told: list[str] = []
    counting = report(checked(filled(disagreement="We differ."), tmp_path), private_journal, load(), told.append)
    replaced = report(checked(filled(), tmp_path), private_journal, load(), told.append)
    assert (counting.already, counting.version) == (True, 2), "what is published says so"
    assert replaced.sent_before == "This file is the same as version 1, which no longer counts."
    assert len(told) == 2
    assert "000002.json" in told[0]
