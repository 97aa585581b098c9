"""Block C: the declared measure alone has a verdict; what nobody declared stands in equal weight without one."""

from typing import Any

from het_dash.charts import Chart
from het_dash.content.blocks import Tabled, Words
from het_dash.content.pages.cycle_1_and_cycle_2 import Clinical
from het_dash.content.rules import clinical_context
from het_dash.content.rules.clinical_context import Context, context
from het_dash.figures import Answer
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Declared
from het_dash.figures.year_on_year import WITHHELD
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, answers_of, slips, texts, view_of
from tests.support.programme_returns import NORTH, declared, of_six

DEMO: dict[str, Any] = {"nature": "demonstration", "source_id": "demo_gp_extract"}


def given(store: Store, own: Answer | None, *teams: Declared) -> Context:
    """Our own answers are empty but for one measure's; what is published is as in the bundle."""
    asked = answers_of(Clinical, store, LEWISHAM)
    measured = {
        measure: own if own and answer.indicator == own.indicator else answer.only(())
        for measure, answer in asked.own.items()
    }
    return context(own=measured, published=asked.published, teams=Listing(teams), view=view_of(store))


def rows(table: Tabled | None) -> dict[str, tuple[str, ...]]:
    assert table is not None
    return {row[0]: row[1:] for row in table.table.rows}


def test_by_default_no_team_has_a_measure_and_only_march_2026_is_to_hand(bundle: Store) -> None:
    told = rows(clinical_context.table(given(bundle, None)))
    assert len(told) == 6
    assert set(told.values()) == {
        ("not published", "not declared", "", "", "", "cannot tell: we only have data for March 2026")
    }
    said = clinical_context.declared_measures(given(bundle, None))
    assert isinstance(said, Words)
    assert said.sentences == (
        "No team has declared its measure yet. It does so in its first quarterly return. We need two comparable March "
        "figures, and only have March 2026.",
    )


def test_a_declared_measure_has_its_verdict_with_the_date_of_declaration(bundle: Store) -> None:
    told = rows(clinical_context.table(given(bundle, of_six((600, 700)), declared())))
    condition, measure, marches, change, detectable, verdict = told["North Lewisham"]
    assert (condition, marches, verdict) == ("Chronic kidney disease", "2025 and 2026", "rose more")
    assert measure.endswith("(declared in July 2025)")
    assert (change, detectable) == ("+10.0 points (+4.8 to +15.2)", "6.7 points")
    assert told["Sevenfields"][-1] == "cannot tell: we only have data for March 2026"


def test_a_measure_changed_after_the_first_return_says_so(bundle: Store) -> None:
    late = declared(changed_on=declared().recorded_on)
    assert (
        "changed in July 2025"
        in rows(clinical_context.table(given(bundle, of_six((600, 700)), late)))["North Lewisham"][1]
    )


def test_example_data_never_enters_the_table_of_verdicts(bundle: Store) -> None:
    made = given(bundle, of_six((600, 700), **DEMO), declared(nature="demonstration"))
    assert rows(clinical_context.table(made))["North Lewisham"][-1] == "cannot tell: we only have data for March 2026"
    real = given(bundle, of_six((600, 700), **DEMO), declared())
    assert rows(clinical_context.table(real))["North Lewisham"][-1] == "cannot tell: we have no March data"


def test_example_data_has_no_verdict_and_its_table_says_so(bundle: Store) -> None:
    table = clinical_context.each_measure(NORTH, given(bundle, of_six((600, 700), **DEMO)))
    assert table is not None
    assert table.mark == "Example data"
    assert [row[-1] for row in table.table.rows] == [WITHHELD]


def test_a_declared_measure_with_example_counts_is_drawn_as_example_data_without_a_verdict(bundle: Store) -> None:
    chart = clinical_context.chart(NORTH, given(bundle, of_six((600, 700), **DEMO), declared()))
    assert isinstance(chart, Chart)
    assert chart.mark == "Example data"
    assert chart.sentence.endswith(f"Verdict: {WITHHELD}.")


def test_real_counts_of_undeclared_measures_have_numbers_and_no_verdict(bundle: Store) -> None:
    parts = given(bundle, of_six((600, 700)))
    table = clinical_context.each_measure(NORTH, parts)
    assert table is not None
    assert [row[-1] for row in table.table.rows] == ["no verdict: no measure declared"]
    assert table.table.rows[0][3] == "+10.0 points (+4.8 to +15.2)"
    chart = clinical_context.undeclared(NORTH, "chronic_kidney_disease", parts)
    assert chart is None  # the condition's first measure has no counts; none is picked by what it holds
    assert clinical_context.each_measure(NORTH, given(bundle, of_six((600, 700)), declared())) is None


def test_a_declared_measure_is_drawn_march_by_march_beside_the_other_five(bundle: Store) -> None:
    chart = clinical_context.chart(NORTH, given(bundle, of_six((600, 700)), declared()))
    assert isinstance(chart, Chart)
    own, others = chart.series[:2]
    assert [p.value for p in own.points] == [60, 70]
    assert [p.value for p in others.points] == [60, 60]
    assert others.label == "The other five PCNs, also taking part"
    assert chart.sentence.endswith("Verdict: rose more.")
    assert chart.breaks == ()
    assert not [text for text in texts(chart) if slips(text)]
    assert clinical_context.chart("pcn:sevenfields", given(bundle, of_six((600, 700)), declared())) is None


def test_a_break_between_the_marches_is_marked_and_not_compared_across(bundle: Store) -> None:
    """The example extract of the bundle holds blood pressure in three Marches, the first before June 2024."""
    asked = answers_of(Clinical, bundle, LEWISHAM)
    found = context(own=asked.own, published=asked.published, teams=Listing[Declared](), view=view_of(bundle))
    chart = clinical_context.undeclared(NORTH, "hypertension", found)
    assert chart is not None
    assert chart.mark == "Example data"
    assert [p.at.year for p in chart.series[0].points if not isinstance(p.at, str)] == [2024, 2025, 2026]
    assert [text for _, text in chart.breaks] == ["break in June 2024, never compared across"]
    assert "in March 2025 and" in chart.sentence
    assert "March 2024" not in chart.sentence
    assert chart.sentence.endswith(f"Verdict: {WITHHELD}.")
    assert any("reference lines only" in note for note in chart.notes)
