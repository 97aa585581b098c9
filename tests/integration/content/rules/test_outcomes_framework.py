"""Lessons with the measures that track them, the six objectives, and what may not be set side by side."""

from dataclasses import replace

from het_dash.content.rules import outcomes_framework
from het_dash.figures.records import Listing
from het_dash.store import Store
from tests.support.blocks import view_of
from tests.support.programme_returns import PCN_CODES, answered

ASKED = "joint_induction"


def test_the_draft_stands_there_in_methods_words_with_its_abbreviations_first(bundle: Store) -> None:
    (draft,) = outcomes_framework.draft(view_of(bundle)).sentences
    assert draft.startswith("HEF: Health Equity Fellow.")
    assert draft.endswith(
        "Draft framework for agreement with HEFs and VCSO partners; the programme's own text has not been published."
    )


def test_every_measure_that_is_not_comparable_stands_in_words_with_its_reason(bundle: Store) -> None:
    table = outcomes_framework.not_comparable(view_of(bundle)).table
    named = "; ".join(row[0] for row in table.rows)
    measures = [m for m in bundle.catalogue.framework.measures.values() if m.comparable == "no"]
    assert all(m.title in named for m in measures)
    assert all(all(row) for row in table.rows)


def test_the_six_objectives_have_their_measures_or_none_yet(bundle: Store) -> None:
    view = view_of(bundle)
    assert len(outcomes_framework.objectives(view).table.rows) == 6
    bare = view.catalogue.framework.model_copy(update={"domains": ()})
    empty = outcomes_framework.objectives(replace(view, catalogue=replace(view.catalogue, framework=bare)))
    assert {row[1:] for row in empty.table.rows} == {("0", "no measure yet")}


def test_lessons_name_what_tracks_them_and_where_it_stands_once_teams_have_answered(bundle: Store) -> None:
    view = view_of(bundle)
    before = outcomes_framework.process(Listing(), view)
    assert any("Joint induction" in row[2] for row in before.table.rows)
    assert not any(" of 6 teams" in row[2] for row in before.table.rows)
    given = Listing((
        answered(ASKED, "not_yet"), answered(ASKED, "done"), answered(ASKED, "done", PCN_CODES[1]),
        answered("trust", "agree", respondent="hef"), answered("trust", "disagree", respondent="vcso"),
    ))  # fmt: skip
    after = outcomes_framework.process(given, view)
    told = " ".join(row[2] for row in after.table.rows)
    assert "Joint induction (done in 2 of 6 teams)" in told
    assert "Trust (Fellow agreed in 1 of 6 teams; community organisation agreed in 0 of 6 teams)" in told


def test_an_answer_from_example_data_says_so_beside_published_lessons(bundle: Store) -> None:
    given = Listing((answered(ASKED, "done", nature="demonstration"), answered("trust", "agree", respondent="hef")))
    table = outcomes_framework.process(given, view_of(bundle))
    assert (table.mark, table.title) == ("Contains example data", "Lessons and progress")
    told = " ".join(row[2] for row in table.table.rows)
    assert "Joint induction (done in 1 of 6 teams) (example data)" in told
    assert "Trust (Fellow agreed in 1 of 6 teams)" in told
    assert "Trust (Fellow agreed in 1 of 6 teams) (example data)" not in told


def test_a_lesson_of_which_nothing_was_published_says_so(bundle: Store) -> None:
    table = outcomes_framework.process(Listing(), view_of(bundle))
    assert [row[1] for row in table.table.rows].count(outcomes_framework.HOW_NOT_PUBLISHED) == 1
