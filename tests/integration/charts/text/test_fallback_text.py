"""What stands in a hidden figure's place: which finer figure may be shown, said in words."""

from dataclasses import replace
from datetime import date

import pytest

from het_dash.catalogue import Status, load
from het_dash.charts.builders.by_group import groups
from het_dash.charts.text import fallback_text
from het_dash.figures import Figure
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, SEL, asked, view_of
from tests.support.local_extract import PCN, answered, counted, kept_back

CATALOGUE = load()
BLACK = replace(counted("ethnicity_broad", "black", 310, 500), lower=55.0, upper=68.0)
IN_LEWISHAM = replace(counted("ethnicity_nhs16", "N", 700, 1000, LEWISHAM), lower=55.0, upper=68.0)
CARIBBEAN = counted("ethnicity_nhs16", "M", 60, 100)


def african(other: Figure | None, status: Status = Status.HIDDEN_SMALL) -> Figure:
    return kept_back("ethnicity_nhs16", "N", other, status)


def test_the_sentence_names_the_group_why_it_is_hidden_and_what_is_shown_instead() -> None:
    found = african(BLACK)
    assert fallback_text.sentence(found, answered(found), CATALOGUE) == (
        "Black African in North Lewisham: hidden, 1 to 7 people. "
        "Instead: Black as a whole in North Lewisham, 62.0% (55.0% to 68.0%)."
    )


def test_a_larger_place_is_named_as_such() -> None:
    found = african(IN_LEWISHAM, Status.HIDDEN_TOTAL_TOO_SMALL)
    assert fallback_text.sentence(found, answered(found), CATALOGUE) == (
        "Black African in North Lewisham: hidden, fewer than 20 people in all. "
        "Instead: Black African in Lewisham, 70.0% (55.0% to 68.0%)."
    )


def test_a_longer_time_is_named_as_such() -> None:
    found = african(replace(BLACK, period_start=date(2024, 4, 1)))
    assert "Black as a whole in North Lewisham, March 2026, 62.0%" in fallback_text.sentence(
        found, answered(found), CATALOGUE
    )


def test_with_nothing_to_show_instead_only_the_reason_is_said() -> None:
    found = african(None, Status.HIDDEN_LINKED)
    assert fallback_text.sentence(found, answered(found), CATALOGUE) == (
        "Black African in North Lewisham: hidden, would reveal another group."
    )
    assert fallback_text.reason(found, answered(found), CATALOGUE) == "Hidden: would reveal another group"
    assert fallback_text.in_its_place(found, answered(found), CATALOGUE) == "hidden with another"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (BLACK, "1 to 7, hidden. Instead: Black as a whole 62.0%"),
        (IN_LEWISHAM, "1 to 7, hidden. Instead: Lewisham 70.0%"),
        (replace(BLACK, area_code=LEWISHAM), "1 to 7, hidden. Instead: Black as a whole in Lewisham 62.0%"),
    ],
)
def test_on_a_chart_only_what_differs_is_named(other: Figure, said: str) -> None:
    found = african(other)
    assert fallback_text.in_its_place(found, answered(found), CATALOGUE) == said


def test_a_chart_its_table_and_its_notes_say_what_is_shown_instead(bundle: Store) -> None:
    chart = groups(answered(african(BLACK), CARIBBEAN), PCN, view_of(bundle))
    point = chart.series[0].points[0]
    assert (point.value, point.lower, point.upper) == (None, None, None)
    assert point.text == "1 to 7, hidden. Instead: Black as a whole 62.0%"
    assert chart.table.rows[0][2] == (
        "Hidden: 1 to 7 people. Instead: Black as a whole in North Lewisham, 62.0% (55.0% to 68.0%)."
    )
    assert chart.notes[0].startswith("Black African in North Lewisham: hidden, 1 to 7 people. Instead: ")


def test_what_is_said_of_example_data_is_marked_and_its_alternative_says_so_first(bundle: Store) -> None:
    chart = groups(answered(CARIBBEAN), PCN, view_of(bundle))
    assert chart.sentence.startswith("North Lewisham: 60%")
    assert chart.alt.startswith("Bar chart. Example data.")
    assert chart.mark == "Example data"


def test_real_records_are_not_called_example_data(bundle: Store) -> None:
    local = counted("ethnicity_nhs16", "M", 60, 100, nature="local")
    assert groups(answered(local), PCN, view_of(bundle)).sentence.startswith("North Lewisham: 60%")


def test_under_counts_of_our_own_stands_how_they_were_rounded(bundle: Store) -> None:
    rounded = "Counts rounded to 5, so parts may not add up; percentages use rounded counts."
    assert rounded in groups(answered(CARIBBEAN), PCN, view_of(bundle)).source


def test_the_programmes_groups_stand_out_by_their_own_colours_and_the_rest_are_grey(bundle: Store) -> None:
    scheme = [("N", 5), ("M", 6), ("P", 7), ("A", 8)]
    given = answered(*(counted("ethnicity_nhs16", group, 10 * n, 100) for group, n in scheme))
    points = groups(given, PCN, view_of(bundle)).series[0].points
    assert [p.role for p in points] == ["programme_1", "programme_2", "other", "other"]


def test_only_the_groups_asked_for_are_drawn_but_all_are_counted_for_completeness(bundle: Store) -> None:
    counts = {"N": 200, "M": 300, "A": 460, "Z": 30, "99": 10}
    given = answered(*(counted("ethnicity_nhs16", group, n / 2, n) for group, n in counts.items()))
    chart = groups(given, PCN, view_of(bundle), only=("N", "A"))
    assert chart.categories == ("Black African", "White British")
    assert len(chart.table.rows) == 2
    assert (
        "Ethnic group is recorded for 96.0% of the 1,000 patients counted here: 30 asked and not stated, 10 not known."
    ) in chart.notes


def test_where_how_many_are_unknown_is_hidden_completeness_is_not_computed(bundle: Store) -> None:
    given = answered(counted("ethnicity_nhs16", "N", 100, 200), kept_back("ethnicity_nhs16", "Z"))
    (note,) = (n for n in groups(given, PCN, view_of(bundle)).notes if "recorded ethnic group" in n)
    assert note.startswith("How complete recorded ethnic group is cannot be computed from what is shown")
    assert "%" not in note


def test_a_published_chart_by_ethnic_group_says_how_complete_recording_is(bundle: Store) -> None:
    by_group, everyone = asked(bundle, "cvdp007hyp", SEL, by="ethnicity_cvdprevent"), asked(bundle, "cvdp007hyp", SEL)
    notes = groups(by_group, SEL, view_of(bundle), whole=everyone).notes
    assert any(note.startswith("Ethnic group is recorded for ") for note in notes)


def test_groups_with_the_same_figure_in_their_place_share_a_sentence(bundle: Store) -> None:
    mixed = replace(counted("ethnicity_broad", "mixed", 66, 100), lower=55.0, upper=75.0)
    hidden = [kept_back("ethnicity_nhs16", group, mixed) for group in ("E", "D", "F")]
    linked = kept_back("ethnicity_nhs16", "G", mixed, Status.HIDDEN_LINKED)
    assert fallback_text.notes(answered(*hidden, african(BLACK), linked), CATALOGUE) == (
        "Mixed White and Black African, Mixed White and Black Caribbean, Mixed White and Asian in North Lewisham: "
        "hidden, 1 to 7 people. Instead: Mixed as a whole in North Lewisham, 66% (55% to 75%).",
        "Black African in North Lewisham: hidden, 1 to 7 people. Instead: Black as a whole in North Lewisham, 62.0% "
        "(55.0% to 68.0%).",
        "Other Mixed in North Lewisham: hidden, would reveal another group. Instead: Mixed as a whole in North "
        "Lewisham, 66% (55% to 75%).",
    )
