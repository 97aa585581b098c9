"""Champions against the residents' mix; reach per 1,000 only where people were counted."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from het_dash.catalogue import Status
from het_dash.charts import Chart, View
from het_dash.content.blocks import Words
from het_dash.content.rules import champions
from het_dash.content.rules.per_1000 import A_LIST, per_1000
from het_dash.content.rules.representation import CountedPeople
from het_dash.figures import Answer
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, asked, slips, texts, view_of
from tests.support.returns import BROAD, CHAMPIONS, CHAMPIONS_BROAD, GROUPS, NORTH, TOLD, Counts, counts

HIDDEN = dict.fromkeys(CHAMPIONS, Status.HIDDEN_TOTAL_TOO_SMALL)


def recruited(groups: Mapping[str, Counts], by: str) -> Answer:
    """Counts by place and group in one answer, as the pack asks for them."""
    each = [counts(of_place, by, "champions_recruited", area_code=place) for place, of_place in groups.items()]
    return replace(each[0], figures=tuple(f for answer in each for f in answer.figures))


def both(here: Counts, six: Counts) -> CountedPeople:
    """The PCN's figures and Lewisham's."""
    places = (NORTH, LEWISHAM)
    return CountedPeople(
        everyone=recruited({place: {"all": 90} for place in places}, "persons"),
        by_group=recruited({NORTH: here, LEWISHAM: six}, "ethnicity_nhs16"),
        by_broad=recruited(dict.fromkeys(places, CHAMPIONS_BROAD), "ethnicity_broad"),
    )


def reached(place: str) -> CountedPeople:
    return CountedPeople(
        everyone=counts(TOLD, area_code=place),
        by_group=counts(GROUPS, "ethnicity_nhs16", area_code=place),
        by_broad=counts(BROAD, "ethnicity_broad", area_code=place),
    )


def alike(answer: Answer) -> CountedPeople:
    return CountedPeople(everyone=answer, by_group=answer, by_broad=answer)


def residents(store: Store) -> Answer:
    return asked(store, "residents_ethnic_group", LEWISHAM, by="ethnicity_census19")


def in_lewisham(store: Store) -> View:
    return replace(view_of(store), pcn=store.catalogue.borough)


def test_a_teams_champions_stand_against_the_residents(bundle: Store) -> None:
    chart = champions.mix(recruited=both(CHAMPIONS, CHAMPIONS), residents=residents(bundle), view=view_of(bundle))
    assert chart is not None
    assert chart.subtitle.startswith(
        "Share of champions recruited divided by share of Lewisham's residents. North Lewisham"
    )
    assert "78% of champions recruited whose ethnic group is known are" in chart.sentence


def test_where_one_teams_are_too_few_all_six_stand_in_their_place_and_it_says_so(bundle: Store) -> None:
    chart = champions.mix(recruited=both(HIDDEN, CHAMPIONS), residents=residents(bundle), view=view_of(bundle))
    assert chart is not None
    assert ". Lewisham, April 2025" in chart.subtitle
    assert chart.notes[0].startswith("North Lewisham alone has too few champions to show")


def test_each_count_of_champions_has_its_own_sentence(bundle: Store) -> None:
    one = counts({"all": 90}, indicator="champions_recruited")
    few = counts({"all": Status.HIDDEN_SMALL}, indicator="champions_into_work")
    said = champions.counted(
        recruited=one, trained=one.only(()), active=one.only(()), into_work=few, view=view_of(bundle)
    )
    assert said is not None
    assert said.sentences == (
        "Community champions recruited: 90 (April 2025 to September 2026).",
        "Community champions into work or training: hidden: 1 to 7 people (April 2025 to September 2026).",
    )


def test_per_1000_residents_is_for_all_six_and_by_counted_groups(bundle: Store) -> None:
    """Census 2021: 37,801 Black African residents of Lewisham; 120 reached of them are 3.2 per 1,000."""
    chart = per_1000(
        people=reached(LEWISHAM),
        residents=residents(bundle),
        registered=asked(bundle, "registered_patients", LEWISHAM),
        view=in_lewisham(bundle),
    )
    assert isinstance(chart, Chart)
    african = next(row for row in chart.table.rows if row[0] == "Black African")
    assert african[1] == "120"
    per = 1000 * 120 / float(african[2].replace(",", ""))
    assert float(african[3]) == pytest.approx(per, abs=0.05)
    assert chart.table.rows[0][:3] == ("Everyone", "440", "300,568")
    assert chart.benchmarks[0].label == "Everyone 1.5"
    assert not [text for text in texts(chart) if slips(text)]


def test_a_pcn_has_no_residents_so_all_its_registered_patients_stand_in_words(bundle: Store) -> None:
    registered = asked(bundle, "registered_patients", NORTH)
    said = per_1000(people=reached(NORTH), residents=residents(bundle), registered=registered, view=view_of(bundle))
    assert isinstance(said, Words)
    assert said.sentences[0].startswith(
        "The team reached 4.9 people for every 1,000 registered patients (between 4.5 and 5.4)."
    )
    assert said.source.startswith(A_LIST)


def test_a_hidden_count_has_no_rate(bundle: Store) -> None:
    few = counts({"all": Status.HIDDEN_SMALL})
    registered = asked(bundle, "registered_patients", NORTH)
    said = per_1000(people=alike(few), residents=residents(bundle), registered=registered, view=view_of(bundle))
    assert isinstance(said, Words)
    assert said.sentences[0] == "We cannot show people reached per 1,000 registered patients (hidden: 1 to 7 people)."


def test_without_figures_there_is_nothing_to_say(bundle: Store) -> None:
    nothing = counts({})
    registered = asked(bundle, "registered_patients", NORTH)
    nobody, lived, view = alike(nothing), residents(bundle), view_of(bundle)
    assert champions.mix(recruited=nobody, residents=lived, view=view) is None
    assert champions.counted(recruited=nothing, trained=nothing, active=nothing, into_work=nothing, view=view) is None
    assert per_1000(people=nobody, residents=lived, registered=registered, view=view) is None
