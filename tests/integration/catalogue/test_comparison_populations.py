"""What those reached are held against: the groups that two schemes have in common, and the populations."""

import pytest

from het_dash.catalogue import CatalogueError, load
from het_dash.catalogue.comparison_populations import BROAD, COMMON
from tests.support.small_bundle import SmallData

CATALOGUE = load()
REPRESENTATION = "programme/lewisham/representation.yaml"


def led_to(group: str) -> list[str]:
    return [g.label for g in CATALOGUE.breakdowns["ethnicity_census19"].groups if g.common == group]


def test_nineteen_census_groups_lead_to_the_sixteen_of_the_nhs() -> None:
    census, nhs = CATALOGUE.breakdowns["ethnicity_census19"].groups, CATALOGUE.breakdowns[COMMON].groups
    assert (len(census), len([g for g in nhs if not g.unknown])) == (19, 16)
    assert {g.common for g in census} == {g.id for g in nhs if not g.unknown}


def test_arab_goes_to_any_other_and_roma_gypsy_and_irish_traveller_to_other_white() -> None:
    """methods 6."""
    assert led_to("S") == ["Arab", "Any other ethnic group"]
    assert led_to("C") == ["Gypsy or Irish Traveller", "Roma", "Other White"]


def test_groups_of_the_same_name_lead_to_one_another_and_keep_their_parent() -> None:
    nhs = {g.id: g for g in CATALOGUE.breakdowns[COMMON].groups}
    for group in CATALOGUE.breakdowns["ethnicity_census19"].groups:
        assert group.parent == nhs[str(group.common)].parent
        if group.common not in ("S", "C"):
            assert group.label == nhs[str(group.common)].label


def test_the_headline_is_the_programmes_groups() -> None:
    programme = {g.id for g in CATALOGUE.breakdowns[COMMON].groups if g.programme}
    assert set(CATALOGUE.representation.headline.groups) == programme
    assert CATALOGUE.representation.together[0].headline


def test_a_broad_group_that_stands_for_a_sum_counts_the_same_people() -> None:
    for told in CATALOGUE.representation.together:
        if told.whole:
            inside = {g.id for g in CATALOGUE.breakdowns[COMMON].groups if g.parent == told.whole}
            assert inside == set(told.groups)
            assert told.whole in {g.id for g in CATALOGUE.breakdowns[BROAD].groups}


def test_need_is_said_only_of_people_with_a_condition_and_an_estimate_never_counts() -> None:
    for people in CATALOGUE.representation.populations:
        assert people.need == (people.condition is not None)
        assert not (people.estimated and people.figures == "denominators")
        assert "need" not in f"{people.label} {people.people}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('groups: ["N", "M"]', 'groups: ["N", "X"]', "programme, groups: 'X': is not in ethnicity_nhs16"),
        ("whole: black", "whole: blue", "all_black, whole: 'blue': is not in ethnicity_broad"),
        (", headline: true", "", "together, headline: 'true': must be said of one entry"),
        ("indicator: ethnic_mix_estimate", "indicator: mix", "registered, indicator: 'mix': is not in data/indicators"),
        ("breakdown: ethnicity_census19", "breakdown: census", "residents, breakdown: 'census': is not in"),
        ("breakdown: ethnicity_census19", "breakdown: sex", "residents, breakdown: 'female': has no `common` group"),
    ],
)
def test_what_does_not_agree_is_one_sentence_with_a_remedy(small: SmallData, old: str, new: str, said: str) -> None:
    small.change(REPRESENTATION, old, new)
    with pytest.raises(CatalogueError) as wrong:
        _ = small.catalogue
    assert said in str(wrong.value)
    assert "representation.yaml" in str(wrong.value)
