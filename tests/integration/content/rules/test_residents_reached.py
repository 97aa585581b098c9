"""Whom a team reached, in words and tiles: people and contacts apart, hidden parts said."""

from dataclasses import replace

import pytest

from het_dash.catalogue import Status
from het_dash.content.blocks import Tiles, Words
from het_dash.content.rules import residents_reached
from het_dash.content.rules.residents_reached import COUNTED_TWICE, NOT_PEOPLE
from het_dash.figures.records import Listing
from het_dash.store import Store
from tests.support.blocks import slips, texts, view_of
from tests.support.returns import AGES, GROUPS, LIVING, QUARTERS, TOLD, Counts, counts, events, quarterly


def told(store: Store, groups: Counts = GROUPS, everyone: Counts = TOLD, **more: object) -> Words:
    people, contacts = counts(everyone, **more), counts({"all": 1020}, indicator="contacts", **more)  # type: ignore[arg-type]
    by_group = counts(groups, "ethnicity_nhs16", **more)  # type: ignore[arg-type]
    return residents_reached.said(
        people=people, contacts=contacts, by_group=by_group, events=events(), view=view_of(store)
    )


def tiles(store: Store, groups: Counts = GROUPS) -> Tiles:
    made = residents_reached.tiles(
        people=counts(TOLD),
        contacts=counts({"all": 1020}, indicator="contacts"),
        by_group=counts(groups, "ethnicity_nhs16"),
        events=events(),
        view=view_of(store),
    )
    assert made is not None
    return made


def test_people_and_contacts_stand_apart_with_the_words_of_methods(bundle: Store) -> None:
    first, second, third, fourth = told(bundle).sentences
    assert first.endswith(": 440 people took part for the first time in this cycle.")
    assert second == f"There were 7 activities. Contacts: 1,020. {NOT_PEOPLE}"
    assert third == (
        "We know the ethnic group of 91% of people reached. Of these, 50% are from Black African and Black Caribbean "
        "backgrounds."
    )
    assert fourth == COUNTED_TWICE == ("A person reached by two teams, or in both cycles, is counted twice.")


@pytest.mark.parametrize(
    ("groups", "everyone", "said"),
    [
        (GROUPS, {"all": Status.HIDDEN_SMALL}, "some people (hidden: 1 to 7 people) took part"),
        (
            dict.fromkeys(GROUPS, Status.HIDDEN_SMALL),
            TOLD,
            "The number of people who gave their ethnic group is too small to show.",
        ),
        (
            {**GROUPS, "N": Status.HIDDEN_LINKED, "M": Status.HIDDEN_LINKED},
            TOLD,
            "Black African and Black Caribbean backgrounds is too small to show",
        ),
    ],
)
def test_what_is_hidden_is_said_to_be(groups: Counts, everyone: Counts, said: str, bundle: Store) -> None:
    assert said in " ".join(told(bundle, groups, everyone).sentences)


def test_before_the_first_return_it_says_what_is_missing_and_who_supplies_it(bundle: Store) -> None:
    nothing = counts({})
    words = residents_reached.said(
        people=nothing, contacts=nothing, by_group=nothing, events=Listing(), view=view_of(bundle)
    )
    said = " ".join(words.sentences)
    assert words.missing
    assert said.startswith(
        "The North Lewisham team has not sent a return yet. The Health Equity Fellow and the community"
    )
    assert "send one together every quarter." in said


def test_example_data_is_marked(bundle: Store) -> None:
    assert told(bundle, nature="demonstration").mark == "Example data"
    assert told(bundle).mark == ""


def test_there_are_five_tiles_and_contacts_is_not_among_people(bundle: Store) -> None:
    assert [(tile.label, tile.value) for tile in tiles(bundle).tiles] == [
        ("Residents reached", "440"),
        ("Contacts", "1,020"),
        ("Activities held", "7"),
        ("From Black African and Black Caribbean backgrounds", "50%"),
        ("Ethnic group known", "91%"),
    ]


def test_a_tile_whose_number_is_hidden_says_so_and_keeps_its_source(bundle: Store) -> None:
    share, known = tiles(bundle, dict.fromkeys(GROUPS, Status.HIDDEN_SMALL)).tiles[3:]
    assert (share.value, known.value) == ("Hidden", "Hidden")
    assert all(tile.source.startswith("Source: ") for tile in tiles(bundle).tiles)
    assert all(tile.limit for tile in tiles(bundle).tiles)


def test_a_suppressed_number_of_unknown_leaves_a_range_in_tiles_and_sentence(bundle: Store) -> None:
    groups: Counts = {**GROUPS, "Z": Status.HIDDEN_SMALL}
    share, known = tiles(bundle, groups).tiles[3:]
    assert (share.value, known.value) == ("about 47% to 50%", "about 92% to 95%")
    said = "We know the ethnic group of about 92% to 95% of people reached. Of these, about 47% to 50% are from"
    assert said in " ".join(told(bundle, groups).sentences)


def test_quarters_stand_on_a_line_without_the_total(bundle: Store) -> None:
    chart = residents_reached.by_quarter(quarterly("residents_reached", 440), view_of(bundle))
    assert chart is not None
    assert [p.at for p in chart.series[0].points] == [end for _, end in QUARTERS]
    assert chart.title == "Residents reached: 70 in July to September 2026"
    assert "75 in October to December 2025" in chart.sentence


def test_one_quarter_is_no_line(bundle: Store) -> None:
    one = counts({"all": 60}, span=QUARTERS[0])
    assert residents_reached.by_quarter(one, view_of(bundle)) is None


def test_those_whose_group_is_not_known_are_bars_of_their_own(bundle: Store) -> None:
    chart = residents_reached.by_group(counts(GROUPS, "ethnicity_nhs16"), view_of(bundle))
    assert chart is not None
    assert [(p.at, p.text) for p in chart.series[0].points][-2:] == [("Not stated", "15"), ("Not known", "25")]
    assert COUNTED_TWICE in chart.notes
    assert [p.at for p in chart.series[0].points if p.role == "chosen"] == ["Black African", "Black Caribbean"]
    assert not [note for note in chart.notes if "cannot be computed" in note]
    ages = residents_reached.by_group(counts(AGES, "age_reach"), view_of(bundle))
    assert ages is not None
    assert ages.categories[-1] == "Not known"


def test_where_they_live_and_are_registered_is_as_they_said(bundle: Store) -> None:
    registered = counts(LIVING, "yes_no_not_known", "reached_registered")
    said = residents_reached.where_from(registered=registered, living_here=registered.only(()), view=view_of(bundle))
    assert said is not None
    assert said.sentences == ("Reached and registered here: yes 360, no 45, not known 35.",)


def test_without_figures_there_is_nothing_more_to_say(bundle: Store) -> None:
    nothing, view = counts({}), view_of(bundle)
    made = residents_reached.tiles(people=nothing, contacts=nothing, by_group=nothing, events=Listing(), view=view)
    assert made is None
    assert residents_reached.by_group(nothing, view) is None
    assert residents_reached.where_from(registered=nothing, living_here=nothing, view=view) is None


def test_only_events_of_the_period_are_counted(bundle: Store) -> None:
    people = replace(counts(TOLD, span=QUARTERS[0]))
    words = residents_reached.said(
        people=people, contacts=people, by_group=people, events=events(), view=view_of(bundle)
    )
    assert words.sentences[1].startswith("There were 2 activities.")


def test_no_words_show_that_a_part_was_missing(bundle: Store) -> None:
    blocks = (told(bundle), told(bundle, {**GROUPS, "N": Status.HIDDEN_SMALL}), tiles(bundle))
    assert not [(text, slips(text)) for block in blocks for text in texts(block) if slips(text)]
