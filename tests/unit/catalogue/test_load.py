"""The catalogue as it stands in data/: its areas, its groups, and what must agree between them."""

from typing import get_args

import pytest

from het_dash.catalogue import EVERYONE, WHOLE, CatalogueError, Status, load
from het_dash.catalogue.breakdown import Breakdown
from het_dash.catalogue.cross_checks import check_roles
from het_dash.catalogue.indicator import SHARED_ROLES, IndicatorRole

CATALOGUE = load()
ETHNIC = [b for b in CATALOGUE.breakdowns.values() if b.id.startswith("ethnicity_")]
DETAILED = [b for b in ETHNIC if b.broad]


def test_the_programme_has_six_pcns_and_their_labels_are_unique() -> None:
    assert [pcn.label for pcn in CATALOGUE.pcns] == [
        "North Lewisham",
        "Aplos Health",
        "Lewisham Care Partnership",
        "Lewisham Alliance",
        "Sevenfields",
        "Modality Lewisham",
    ]


def test_the_six_pcns_are_made_of_seven_ods_pcns_each_in_one() -> None:
    codes = [code for pcn in CATALOGUE.pcns for code in pcn.ods_pcns]
    assert sorted(codes) == ["U11059", "U21222", "U22506", "U23546", "U42936", "U53896", "U58020"]
    (sevenfields,) = (pcn for pcn in CATALOGUE.pcns if pcn.code == "pcn:sevenfields")
    assert set(sevenfields.ods_pcns) == {"U58020", "U42936"}


def test_every_pcn_and_practice_is_an_area_and_every_parent_too() -> None:
    assert {pcn.code for pcn in CATALOGUE.pcns} == {area.code for area in CATALOGUE.of_kind("pcn")}
    assert set(CATALOGUE.practices) == {area.code for area in CATALOGUE.of_kind("practice")}
    assert {area.parent for area in CATALOGUE.areas.values() if area.parent} <= set(CATALOGUE.areas)


def test_lewisham_has_four_neighbourhoods_19_wards_and_175_lsoas() -> None:
    assert [len(CATALOGUE.of_kind(kind)) for kind in ("neighbourhood", "ward", "lsoa")] == [4, 19, 175]
    assert {area.parent for area in CATALOGUE.of_kind("neighbourhood")} == {CATALOGUE.borough.code}


def test_lewisham_south_east_london_and_england_are_named() -> None:
    named = (CATALOGUE.borough, CATALOGUE.icb, CATALOGUE.nation)
    assert [area.label for area in named] == ["Lewisham", "South East London", "England"]


def test_there_are_two_detailed_ethnic_schemes() -> None:
    assert [one.id for one in DETAILED] == ["ethnicity_census19", "ethnicity_nhs16"]


@pytest.mark.parametrize("scheme", DETAILED, ids=lambda one: one.id)
def test_every_ethnic_group_has_a_parent_in_the_broad_scheme_and_what_is_not_known_stays_apart(
    scheme: Breakdown,
) -> None:
    broad = {group.id: group for group in CATALOGUE.breakdowns[str(scheme.broad)].groups}
    for group in scheme.groups:
        assert broad[str(group.parent)].unknown is group.unknown, group


@pytest.mark.parametrize("scheme", DETAILED, ids=lambda one: one.id)
def test_chinese_is_asian(scheme: Breakdown) -> None:
    (chinese,) = (group for group in scheme.groups if group.label == "Chinese")
    assert chinese.parent == "asian"


@pytest.mark.parametrize("scheme", DETAILED, ids=lambda one: one.id)
def test_the_programme_was_set_up_for_black_african_and_black_caribbean_people(scheme: Breakdown) -> None:
    assert {g.label for g in scheme.groups if g.programme} == {"Black African", "Black Caribbean"}


def test_the_nhs_scheme_has_16_groups_and_both_ways_of_not_knowing() -> None:
    groups = CATALOGUE.breakdowns["ethnicity_nhs16"].groups
    assert len([g for g in groups if not g.unknown]) == 16
    assert [g.label for g in groups if g.unknown] == ["Asked and not stated", "Not known"]
    assert [g.id for g in groups if g.unknown] == ["Z", "99"]


def test_the_audit_tells_not_stated_from_not_recorded() -> None:
    groups = CATALOGUE.breakdowns["ethnicity_cvdprevent"].groups
    assert [g.id for g in groups if g.unknown] == ["not_stated", "missing"]


def test_sex_by_age_crosses_to_40_groups_in_the_order_of_its_parts() -> None:
    groups = CATALOGUE.breakdowns["sex_x_age_5yr"].groups
    assert len(groups) == 40
    assert [g.id for g in groups[:2]] == ["female|0_4", "female|5_9"]
    assert groups[-1].id == "male|95_plus"
    assert groups[-1].label == "Male, 95 and over"


def test_the_lsoa_breakdown_holds_every_lsoa_and_the_ways_of_living_elsewhere() -> None:
    ids = {g.id for g in CATALOGUE.breakdowns["lsoa21"].groups}
    assert ids == {a.code for a in CATALOGUE.of_kind("lsoa")} | {"outside_borough", "not_known"}


def test_everyone_is_a_group_of_the_whole() -> None:
    assert [g.id for g in CATALOGUE.breakdowns[WHOLE].groups] == [EVERYONE]


def test_a_group_is_found_by_its_id_and_its_tick_is_its_short_label() -> None:
    group = CATALOGUE.breakdowns["ethnicity_census19"].group("mixed_white_asian")
    assert (group.tick, group.label) == ("White and Asian", "Mixed White and Asian")
    assert CATALOGUE.breakdowns["sex"].group("female").tick == "Female"
    with pytest.raises(StopIteration):
        CATALOGUE.breakdowns["sex"].group("unknown")


def test_every_status_has_words_of_its_own_and_every_hidden_one_a_code_and_a_mark() -> None:
    assert set(CATALOGUE.statuses) == set(Status)
    assert len({one.words for one in CATALOGUE.statuses.values()}) == len(Status)
    hidden = [one for one in CATALOGUE.statuses.values() if one.id is not Status.SHOWN]
    assert all(one.code and one.chart and one.mark for one in hidden)
    assert len({one.code for one in hidden}) == len(hidden)


def test_no_team_has_a_condition_that_nobody_has_published() -> None:
    assert {team.pcn for team in CATALOGUE.teams} == {pcn.code for pcn in CATALOGUE.pcns}
    assert {(team.condition, team.primary_measure) for team in CATALOGUE.teams} == {(None, None)}


def test_the_move_of_burnt_ash_is_dated_to_the_day() -> None:
    moves = [(m.pcn_code, str(m.start), str(m.end)) for m in CATALOGUE.membership if m.practice_code == "G85027"]
    assert ("U21222", "2022-10-03", "2024-07-30") in moves
    assert ("U58020", "2024-07-31", "2025-09-30") in moves


def test_the_start_of_ravensbourne_is_not_invented() -> None:
    rows = [m for m in CATALOGUE.membership if m.pcn_code == "U42936"]
    assert rows
    assert all(m.start is None and m.note for m in rows)


def test_the_catalogue_is_read_once() -> None:
    assert load() is load()


def test_every_role_is_had_by_one_indicator_or_is_for_several() -> None:
    catalogue = load()
    for role in get_args(IndicatorRole):
        found = catalogue.each_with_role(role)
        assert len(found) == 1 or (role in SHARED_ROLES and found), role


def test_two_indicators_of_one_role_are_refused() -> None:
    first, second = list(load().indicators.values())[:2]
    same = [one.model_copy(update={"roles": ("list_size",)}) for one in (first, second)]
    with pytest.raises(CatalogueError, match=f"is the role of {first.id} too"):
        check_roles(same)


def test_a_section_of_the_pack_comes_in_its_declared_order() -> None:
    care = load().in_section("care")
    assert [one.pack["care"] for one in care] == sorted(one.pack["care"] for one in care)
    assert len(care) > 10
