"""Ethnic groups held against a reference at one place."""

from dataclasses import replace

from het_dash.content.blocks import Tabled, Words
from het_dash.content.rules import ethnic_groups
from het_dash.content.rules.gap_text import Reference
from het_dash.content.rules.reference_gaps import ByGroup
from het_dash.figures import Answer, Figure
from het_dash.store import Store
from tests.support.blocks import view_of
from tests.support.local_extract import MARCH_2025, PCN, answered, counted, everywhere, kept_back

COUNTS = {"N": (360.0, 600.0), "M": (520.0, 800.0), "P": (75.0, 150.0), "A": (1400.0, 2000.0), "Z": (50.0, 100.0)}
BROAD = {"black": (955.0, 1550.0), "white": (1400.0, 2000.0)}


def given(
    store: Store, *more: Figure, counts: dict[str, tuple[float, float]] = COUNTS, reference: Reference = "white"
) -> ByGroup:
    groups = everywhere("ethnicity_nhs16", counts)
    return ByGroup(
        by_group=answered(*groups, *more),
        by_broad=answered(*everywhere("ethnicity_broad", BROAD)),
        everyone=answered(counted("persons", "all", 2405, 3650)),
        area=PCN,
        reference=reference,
        view=view_of(store),
    )


def tabled(given: ByGroup, *only: str) -> Tabled:
    table = ethnic_groups.table(given, only)
    assert isinstance(table, Tabled)
    return table


def test_the_sentence_names_the_widest_clear_gap_then_the_programmes_groups(bundle: Store) -> None:
    assert ethnic_groups.chart(given(bundle)).sentence == (
        "In North Lewisham, blood pressure is treated to threshold for 50% "
        "of Other Black and 70% of White patients with hypertension: 20.0 points (9.8 to 30.0), about 30 people (10 "
        "to 45), the widest clear gap of the 4 groups shown. Black African: 60.0% against 70.0%, 10.0 points (5.1 to "
        "15.0), about 60 people (30 to 90). Black Caribbean: 65.0% against 70.0%, 5.0 points (0.7 to 9.3), about 40 "
        "people (5 to 75). Not adjusted for age."
    )


def test_the_reference_stands_as_a_labelled_line(bundle: Store) -> None:
    assert [b.label for b in ethnic_groups.chart(given(bundle)).benchmarks] == ["White as a whole 70.0%"]
    assert [b.label for b in ethnic_groups.chart(given(bundle, reference="all")).benchmarks] == ["North Lewisham 65.9%"]


def test_those_whose_group_is_not_known_are_never_the_widest_gap(bundle: Store) -> None:
    few = {**COUNTS, "Z": (10.0, 100.0)}
    assert "Not stated" not in ethnic_groups.chart(given(bundle, counts=few)).sentence.replace(
        "Asked and not stated", "Not stated"
    )


def test_a_row_has_share_points_ratio_people_and_how_sure(bundle: Store) -> None:
    table = tabled(given(bundle))
    assert table.mark == "Example data"
    assert table.title == "North Lewisham: each group against White patients, March 2026"
    assert table.table.columns == (
        "Ethnic group", "Per cent (95% limits)", "Points below White patients (95% limits)", "Ratio (95% limits)",
        "People to close it (95% limits)", "How sure",
    )  # fmt: skip
    assert table.table.rows[0] == (
        "Black African", "60.0% (55.5% to 64.4%)", "10.0 (5.1 to 15.0)", "0.86 (0.79 to 0.93)", "60 (30 to 90)",
        "Clear: fewer",
    )  # fmt: skip


def test_under_the_table_stands_how_counts_were_rounded_and_what_chance_does(bundle: Store) -> None:
    source = tabled(given(bundle)).source
    assert "Counts rounded to 5, so parts may not add up; percentages use rounded counts." in source
    assert "We compared 4 gaps. Chance alone would make about 0.2 of them look clear." in source
    assert "Differences are between the counts." in source


def test_a_hidden_group_has_its_reason_and_what_is_shown_instead_and_no_gap(bundle: Store) -> None:
    instead = counted("ethnicity_broad", "mixed", 66, 100)
    table = tabled(given(bundle, kept_back("ethnicity_nhs16", "F", instead)))
    assert table.table.rows[-1] == (
        "Mixed White and Asian", "1 to 7, hidden. Instead: Mixed as a whole 66%", "", "", "", "",
    )  # fmt: skip
    assert (
        "1 of the 5 groups is hidden."
        in ethnic_groups.chart(given(bundle, kept_back("ethnicity_nhs16", "F", instead))).sentence
    )


def test_where_most_groups_are_hidden_it_says_that_groups_as_a_whole_show_more(bundle: Store) -> None:
    hidden = [kept_back("ethnicity_nhs16", group) for group in "EDFGKR"]
    assert (
        "6 of the 10 groups are hidden: groups as a whole show more."
        in ethnic_groups.chart(given(bundle, *hidden)).sentence
    )


def test_without_the_reference_no_gap_is_computed(bundle: Store) -> None:
    hidden = replace(given(bundle), by_broad=answered(kept_back("ethnicity_broad", "white")))
    sentence = ethnic_groups.chart(hidden).sentence
    assert "North Lewisham: the figure of White patients is not shown, so we cannot compute a gap." in sentence
    assert {row[2] for row in tabled(hidden).table.rows} == {"cannot be computed"}


def test_a_reference_of_another_date_is_none(bundle: Store) -> None:
    old = answered(counted("ethnicity_broad", "white", 1400, 2000, on=MARCH_2025))
    assert "is not shown" in ethnic_groups.chart(replace(given(bundle), by_broad=old)).sentence


def test_the_reference_in_its_own_scheme_is_named_and_not_held_against_itself(bundle: Store) -> None:
    broad = replace(given(bundle), by_group=given(bundle).by_broad)
    rows = {row[0]: row for row in tabled(broad).table.rows}
    assert rows["White"][2:] == ("the reference", "", "", "")
    assert rows["Black"][2].startswith("8.4 (")


def test_only_the_chosen_groups_are_shown(bundle: Store) -> None:
    assert [row[0] for row in tabled(given(bundle), "N").table.rows] == ["Black African"]
    assert ethnic_groups.chart(given(bundle), ["N"]).categories == ("Black African",)


def test_with_nothing_to_hand_it_says_so(bundle: Store) -> None:
    nothing = replace(given(bundle), by_group=answered(), by_broad=answered(), everyone=answered())
    said = ethnic_groups.table(nothing)
    assert said == Words(("We have no figures by ethnic group for North Lewisham.",))


def real(answer: Answer) -> Answer:
    return replace(answer, figures=tuple(replace(f, nature="local") for f in answer.figures))


def test_real_records_are_titled_without_the_tag(bundle: Store) -> None:
    local = replace(given(bundle), by_group=real(given(bundle).by_group), by_broad=real(given(bundle).by_broad))
    chart = ethnic_groups.chart(local)
    assert (
        chart.title
        == "Blood pressure treated to threshold for fewer Black African and Black Caribbean than White patients"
    )
    assert chart.mark == ""
