"""Activities on a timeline and by place; what was heard, by theme; what became of recommendations."""

from dataclasses import replace

from het_dash.catalogue import load
from het_dash.content.blocks import Tabled, Words
from het_dash.content.boundaries import ground
from het_dash.content.rules import activities as rules
from het_dash.content.rules import findings as heard
from het_dash.content.rules.findings import AGREED, NOTHING_CHANGED, NOTHING_HEARD
from het_dash.store import Store
from tests.support.blocks import slips, texts, view_of
from tests.support.returns import QUARTERS, TO_DATE, TOLD, counts, events, findings


def test_each_type_has_a_row_in_the_catalogues_order_and_each_day_a_dot(bundle: Store) -> None:
    chart = rules.when(counts(TOLD), events(), view_of(bundle))
    assert chart is not None
    order = [one.short or one.label for one in load().activity_types]
    labels = [s.label for s in chart.series]
    assert labels == sorted(labels, key=order.index)
    checks = next(s for s in chart.series if s.label == "Health check session")
    assert [(p.value, p.text) for p in checks.points][-1] == (2.0, "Health check session, 14 February 2026: 2")
    assert chart.span == TO_DATE


def test_the_timeline_says_how_many_and_which_were_commonest(bundle: Store) -> None:
    chart = rules.when(counts(TOLD), events(), view_of(bundle))
    assert chart is not None
    assert chart.title == "7 activities, April 2025 to September 2026"
    assert "7 activities in April 2025 to September 2026, most often health check session (4)" in chart.sentence
    assert len(chart.table.rows) == 7
    assert chart.source.startswith("Source: ")


def test_a_quarters_timeline_holds_only_its_own(bundle: Store) -> None:
    chart = rules.when(counts(TOLD), events(), view_of(bundle), QUARTERS[2])
    assert chart is not None
    assert chart.sentence == "North Lewisham held 1 activity in October to December 2025, health workshop (1)."


def test_the_map_shades_every_ward_and_tells_what_is_not_on_it(bundle: Store) -> None:
    chart = rules.on_the_map(counts(TOLD), events("demonstration"), view_of(bundle), ground("ward", bundle))
    assert chart is not None
    assert len(chart.categories) == 19
    values = [p.value for p in chart.series[0].points]
    assert sum(value or 0 for value in values) == 5
    assert None not in values
    assert chart.notes == ("Not on the map: 1 online and 1 outside Lewisham.",)
    assert "quarterly returns" in chart.source
    assert chart.mark == "Example data"


def test_without_events_there_is_no_timeline_and_no_map_of_places(bundle: Store) -> None:
    nothing = events().only(lambda _: False)
    assert rules.when(counts(TOLD), nothing, view_of(bundle)) is None
    assert rules.on_the_map(counts(TOLD), nothing, view_of(bundle), ground("ward", bundle)) is None


def test_what_was_heard_stands_by_theme_in_the_frameworks_order(bundle: Store) -> None:
    said = heard.heard(findings(), view_of(bundle))
    assert said.sentences == (
        AGREED,
        "Trust in services: [example theme] The same face twice. [example theme] A familiar place helps.",
        "Information and language: [example theme] Letters are hard to read.",
    )
    assert said.source.startswith("Source: ")


def test_recommendations_have_owner_decision_and_date(bundle: Store) -> None:
    tabled = heard.changed(findings(), view_of(bundle))
    assert isinstance(tabled, Tabled)
    assert tabled.table.columns[0] == "Team"
    first, second = (row[1:] for row in tabled.table.rows)
    assert first[0] == "[example theme] The same face twice."
    assert first[1:] == ("Hold checks with one nurse.", "A general practice", "Adopted", "1 September 2025")
    assert second[0] == "[example theme] A familiar place helps."
    assert second[1:] == ("Keep the hall for next year.", "The council", "Not decided yet", "")


def test_a_recommendation_without_words_heard_stands_beside_its_theme(bundle: Store) -> None:
    silent = findings()
    silent = replace(silent, rows=(replace(silent.rows[0], heard="", owner=""),))
    tabled = heard.changed(silent, view_of(bundle))
    assert isinstance(tabled, Tabled)
    assert tabled.table.rows[0][:2] == ("North Lewisham", "Trust in services")
    assert tabled.table.rows[0][3] == "Not said"


def test_before_anything_is_agreed_both_say_what_is_missing_and_who_supplies_it(bundle: Store) -> None:
    nothing = findings().only(lambda _: False)
    assert heard.heard(nothing, view_of(bundle)) == Words((NOTHING_HEARD,), missing=True)
    assert heard.changed(nothing, view_of(bundle)) == Words((NOTHING_CHANGED,), missing=True)
    assert all("quarterly return" in said for said in (NOTHING_HEARD, NOTHING_CHANGED))


def test_a_chosen_quarter_tells_only_what_was_heard_in_it(bundle: Store) -> None:
    said = heard.heard(findings(), view_of(bundle), QUARTERS[1])
    assert said.sentences[1:] == ("Information and language: [example theme] Letters are hard to read.",)


def test_example_data_is_marked_and_words_are_whole(bundle: Store) -> None:
    view, made = view_of(bundle), findings("demonstration")
    said, changed = heard.heard(made, view), heard.changed(made, view)
    assert isinstance(changed, Tabled)
    assert {said.mark, changed.mark} == {"Example data"}
    chart = rules.when(counts(TOLD), events("demonstration"), view)
    assert chart is not None
    assert chart.nature == "demonstration"
    found = [text for block in (said, changed, chart) for text in texts(block) if slips(text)]
    assert not found
