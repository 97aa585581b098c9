"""Both cycles in six rows, the chart through both, and what each did: nothing compared beyond its limits."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest

from het_dash import content
from het_dash.charts import Chart
from het_dash.content.blocks import Block, Lead, Marks, Tabled, Words, in_files
from het_dash.content.pages.cycle_1_and_cycle_2 import InShort
from het_dash.content.recording_store import Asked
from het_dash.content.rules.activity_over_cycles import blocks as activity
from het_dash.content.rules.care_across_cycles import care_across_cycles
from het_dash.figures import Answer
from het_dash.store import Asks, Question, Store
from tests.support.blocks import ENGLAND, LEWISHAM, NORTH, answers_of, area, view_of
from tests.support.programme_returns import FIRST, PCN_CODES, in_quarters

LABELS = ["People reached", "Champions", "Activities", "Who they were", "Follow-up", "Clinical outcomes"]


def first_screen(store: Store, *, with_example: bool) -> tuple[Block, ...]:
    sections = content.cycle_1_and_cycle_2.page(area(NORTH).code).first
    asked = cast(Asks, Asked(store, with_example=with_example))
    return tuple(b for one in content.compose_all(sections, LEWISHAM, asked) for b in one.blocks)


@pytest.fixture(params=[True, False], ids=["example on", "example off"])
def screen(request: pytest.FixtureRequest, bundle: Store) -> tuple[Lead, Marks, Chart]:
    lead, marks, chart = first_screen(bundle, with_example=request.param)
    assert isinstance(lead, Lead)
    assert isinstance(marks, Marks)
    assert isinstance(chart, Chart)
    return lead, marks, chart


def test_six_rows_say_with_a_word_and_a_mark_how_far_the_cycles_compare(screen: tuple[Lead, Marks, Chart]) -> None:
    lead, marks, _ = screen
    assert [row.label for row in marks.rows] == LABELS
    assert [row.marks[0].words for row in marks.rows] == ["Partly", "Partly", "Partly", "No", "No", "No"]
    assert all(all(row.lines) for row in marks.rows)
    assert lead.sentence == (
        "Of these six things, three can be partly compared. It is too early to say whether care has changed."
    )
    assert lead.strong in lead.sentence


def test_a_published_minimum_is_never_written_as_a_number_alone(screen: tuple[Lead, Marks, Chart]) -> None:
    rows = {row.label: row.lines for row in screen[1].rows}
    assert rows["People reached"][0] == "More than 2,500"
    assert rows["Champions"][0] == "More than 70"


def test_without_a_return_cycle_2_says_so_and_example_figures_say_what_they_are(bundle: Store) -> None:
    off, on = (first_screen(bundle, with_example=with_example)[1] for with_example in (False, True))
    assert isinstance(off, Marks)
    assert isinstance(on, Marks)
    assert [row.lines[1] for row in off.rows[:3]] == ["No return yet"] * 3
    assert off.mark == ""
    assert all(row.lines[1].endswith("(example data)") for row in on.rows[:5])
    assert on.rows[5].lines[1] == "Baseline, March 2026"
    assert on.mark == "Contains example data"


def test_in_files_the_rows_are_a_table_with_the_cycles_as_columns(screen: tuple[Lead, Marks, Chart]) -> None:
    table = in_files(screen[1])
    assert isinstance(table, Tabled)
    assert table.table.columns == ("", "Cycle 1, 2022 to 2024", "Cycle 2, 2025 to 2027", "Compare?")
    assert [row[-1] for row in table.table.rows] == ["Partly", "Partly", "Partly", "No", "No", "No"]


def test_the_chart_is_the_register_until_treatment_reaches_the_first_cycle(bundle: Store) -> None:
    asked = answers_of(InShort, bundle, LEWISHAM)
    chart = care_across_cycles(asked.care.values(), asked.register, view_of(bundle))
    assert chart is not None
    assert chart.measures == (asked.register.indicator.id,)
    assert len(chart.shaded) == 2
    treated = care_across_cycles([asked.register], asked.register.only(()), view_of(bundle))
    assert treated is not None
    assert care_across_cycles(asked.care.values(), asked.register.only(()), view_of(bundle)) is None


def test_a_title_claims_a_rise_only_if_its_limits_leave_out_zero(bundle: Store) -> None:
    register = answers_of(InShort, bundle, LEWISHAM).register
    chart = care_across_cycles((), register, view_of(bundle))
    assert chart is not None
    assert chart.title == "Recorded hypertension rose after March 2022, as in England"
    assert any(note.startswith("Lewisham, change since March 2022: +0.6 points (+0.") for note in chart.notes)
    for area_code, title in (
        (ENGLAND, "Recorded hypertension rose after March 2022 in Lewisham"),
        (LEWISHAM, "Recorded hypertension: 11.5% in March 2025"),
    ):
        made = care_across_cycles((), unchanged(register, area_code), view_of(bundle))
        assert made is not None
        assert made.title == title


def unchanged(register: Answer, area_code: str) -> Answer:
    """The area's first March with limits so wide that no change is clear."""
    return register.only(
        replace(f, lower=0.0, upper=100.0) if f.area_code == area_code else f for f in register.figures
    )


def of_borough(indicator: str, by_quarter: dict[int, float]) -> Answer:
    given = in_quarters(indicator, {PCN_CODES[0]: {FIRST.plus(n): number for n, number in by_quarter.items()}})
    return given.of(LEWISHAM)


def done(people: Answer, bundle: Store) -> Iterator[Block]:
    kinds = bundle.ask(Question("events_held", (LEWISHAM,), "activity_type", "own"))
    return activity(people=people, kinds=kinds, view=view_of(bundle))


def test_one_quarter_is_a_sentence_and_two_are_a_line(bundle: Store) -> None:
    one = next(done(of_borough("residents_reached", {0: 120}), bundle))
    assert isinstance(one, Words)
    assert "120" in one.sentences[0]
    two = next(done(of_borough("residents_reached", {0: 120, 1: 150}), bundle))
    assert isinstance(two, Chart)
    assert two.caveat == "The cycles counted people differently, so we do not subtract one from the other."


def test_without_a_return_the_tab_says_what_is_missing_and_who_supplies_it(bundle: Store) -> None:
    first, missing = done(of_borough("residents_reached", {}), bundle)
    assert isinstance(first, Words)
    assert first.heading == "Cycle 1"
    assert isinstance(missing, Words)
    assert missing.missing


def test_kinds_of_activity_name_the_most_frequent_only_if_it_is_alone(bundle: Store) -> None:
    kinds = bundle.ask(Question("events_held", (LEWISHAM,), "activity_type", "own"))
    people = of_borough("residents_reached", {0: 120, 1: 150})
    *_, chart = activity(people=people, kinds=kinds, view=view_of(bundle))
    assert isinstance(chart, Chart)
    assert (chart.kind, chart.title) == ("dots", "Cycle 2: health check session most often")
    since = view_of(bundle).catalogue.cycles[-1].first_day
    alike = kinds.only(replace(f, value=2.0, numerator=2.0) for f in kinds.figures if f.period_start >= since)
    *_, tied = activity(people=people, kinds=alike, view=view_of(bundle))
    assert isinstance(tied, Chart)
    assert tied.kind == "bars"
    assert tied.title == f"Cycle 2: {len(view_of(bundle).catalogue.activity_types)} kinds of activity"
