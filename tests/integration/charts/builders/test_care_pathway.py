"""The pathway chart: shares of those checked, 'no record yet' by itself, and nothing said too early."""

import pytest

from het_dash.catalogue import Status, load
from het_dash.charts import Chart
from het_dash.charts.builders.care_pathway import NO_RECORD, TOO_EARLY, WITHOUT_HELP
from het_dash.content.rules.pathway_followup import cohorts, followed
from het_dash.store import Store
from tests.support.blocks import slips, texts, view_of
from tests.support.returns import QUARTERS, Counts, pathway_answer
from tests.support.wording import FORBIDDEN

HIDDEN = Status.HIDDEN_SMALL


def drawn(store: Store, *stages: tuple[str, tuple[float | Status, ...]], to_date: Counts | None = None) -> Chart:
    answer = pathway_answer(cohorts=dict(stages) or None, to_date=to_date)
    chart = followed(answer, view_of(store))
    assert chart is not None
    return chart


def test_each_bar_says_how_many_people_and_which_share_of_those_checked(bundle: Store) -> None:
    points = {p.at: p for p in drawn(bundle).series[0].points}
    assert (points["Checked"].text, points["Checked"].value) == ("460 (100%)", 100.0)
    follow_up = points["Needing follow-up"]
    assert follow_up.text == "145 (32%)"
    assert [follow_up.lower, follow_up.upper] == pytest.approx([26.9, 36.5], abs=0.1)


def test_no_record_yet_is_its_own_bar_in_grey_and_never_lost(bundle: Store) -> None:
    chart = drawn(bundle)
    bar = next(p for p in chart.series[0].points if p.at == "No record yet")
    assert (bar.text, bar.role) == ("60 (13%)", "other")
    assert NO_RECORD in chart.notes
    assert not [text for text in texts(chart) if "lost" in text.lower()]


def test_the_stages_stand_in_the_order_of_the_catalogue(bundle: Store) -> None:
    ticks = [s.short or s.label for s in load().pathways[0].stages]
    assert list(drawn(bundle).categories) == ticks


def test_the_title_and_the_sentence_say_the_finding(bundle: Store) -> None:
    chart = drawn(bundle)
    assert chart.title == "60 people who needed follow-up have no record of being seen yet"
    assert chart.sentence.startswith(
        "North Lewisham: 460 people checked in April 2025 to September 2026. Result needing"
    )
    assert "Result needing follow-up 145 (32%, between 26% and 37%)" in chart.sentence


def test_an_outcome_is_out_of_those_checked_early_enough(bundle: Store) -> None:
    """At the end of September 2026 four cohorts are six months old, two are twelve."""
    said = drawn(bundle).sentence
    assert "at threshold after 6 months 35 of the 305 checked early enough (11%, between 7% and 17%)" in said
    assert "at threshold after 12 months 10 of the 140 checked early enough (7%, between 2% and 15%)" in said
    whole = drawn(bundle, ("checked", (60, 80, 75, 90)), ("outcome_6_months", (10, 15, 0, 0)))
    assert "At threshold after 6 months 25 of the 140 checked early enough (18%, between 11% and 27%)" in whole.sentence


def test_with_an_outcome_stands_that_pressure_falls_without_help(bundle: Store) -> None:
    assert WITHOUT_HELP in drawn(bundle).notes
    assert WITHOUT_HELP not in drawn(bundle, ("checked", (60,)), ("follow_up", (20,))).notes


def test_what_it_is_too_early_for_is_told_and_not_drawn(bundle: Store) -> None:
    chart = drawn(bundle, ("checked", (60, 80)), ("outcome_6_months", (0, 0)), ("outcome_12_months", (0, 0)))
    assert "It is too early for: at threshold after 6 months, at threshold after 12 months." in chart.sentence
    assert "At threshold after 6 months" not in chart.categories
    assert ("At threshold after 6 months", TOO_EARLY, "", "", "", "") in chart.table.rows


def test_a_hidden_stage_has_its_reason_in_the_bars_place(bundle: Store) -> None:
    chart = drawn(bundle, ("checked", (60,)), ("follow_up", (HIDDEN,)))
    bar = next(p for p in chart.series[0].points if p.at == "Needing follow-up")
    assert (bar.value, bar.text, bar.status) == (None, "1 to 7, hidden", HIDDEN)
    assert chart.title == "Blood pressure checks and what followed"


def test_hidden_people_checked_hide_everything(bundle: Store) -> None:
    chart = drawn(bundle, ("checked", (HIDDEN,)), ("follow_up", (HIDDEN,)))
    assert chart.empty
    assert chart.sentence == "North Lewisham: we cannot show how many were checked (hidden: 1 to 7 people)."


def test_a_chosen_quarter_is_one_cohort(bundle: Store) -> None:
    chart = followed(pathway_answer(), view_of(bundle), QUARTERS[1])
    assert chart is not None
    assert chart.subtitle.endswith("North Lewisham, July to September 2025.")
    assert next(p.text for p in chart.series[0].points if p.at == "Seen by practice") == "20 (25%)"


def test_every_cohort_stands_in_a_row_as_the_last_return_knows_it(bundle: Store) -> None:
    tabled = cohorts(pathway_answer(), view_of(bundle))
    assert tabled is not None
    assert [row[0] for row in tabled.table.rows][:2] == ["April to June 2025", "July to September 2025"]
    assert tabled.table.rows[-1][-1] == TOO_EARLY
    assert tabled.table.rows[1][3] == "Hidden: 1 to 7 people"


def test_a_team_without_this_pathway_has_nothing_to_say(bundle: Store) -> None:
    nothing = pathway_answer().only(())
    assert followed(nothing, view_of(bundle)) is None
    assert cohorts(nothing, view_of(bundle)) is None


def test_its_words_are_whole_and_claim_no_better_or_worse(bundle: Store) -> None:
    for chart in (drawn(bundle), drawn(bundle, ("checked", (60,)), ("follow_up", (HIDDEN,)))):
        assert not [text for text in texts(chart) if slips(text) or FORBIDDEN.search(text)]
        assert {len(row) for row in chart.table.rows} == {len(chart.table.columns)}


def test_example_data_is_marked(bundle: Store) -> None:
    chart = followed(pathway_answer(nature="demonstration"), view_of(bundle))
    assert chart is not None
    assert chart.mark == "Example data"
    assert "Example data. " in chart.alt
    assert "xample data" not in chart.sentence
