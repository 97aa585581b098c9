"""Breakdowns as dimensions: what adds up to what, and where each group stands."""

from het_dash.catalogue import load
from het_dash.figures.disclosure.dimensions import EVERYONE_AT, axes, parts_of

KNOWN = load().breakdowns


def test_detailed_groups_lie_on_one_dimension_with_their_groups_as_a_whole() -> None:
    spanned = axes(["persons", "ethnicity_nhs16", "ethnicity_broad"], KNOWN)
    (dimension,) = spanned.dimensions
    assert dimension.groups == 1 + 18 + 7
    sums = dict(dimension.sums)
    black = spanned.places["ethnicity_broad", "black"][0]
    detailed = [spanned.places["ethnicity_nhs16", code][0] for code in ("N", "M", "P")]
    assert sorted(sums[black]) == sorted(detailed)
    everyone = [spanned.places["ethnicity_broad", g.id][0] for g in KNOWN["ethnicity_broad"].groups]
    assert sorted(sums[EVERYONE_AT]) == sorted(everyone)
    assert spanned.places["persons", "all"] == (EVERYONE_AT,)


def test_detailed_groups_alone_add_up_to_everyone() -> None:
    (dimension,) = axes(["ethnicity_nhs16"], KNOWN).dimensions
    assert dimension.sums == ((EVERYONE_AT, tuple(range(1, 19))),)


def test_a_cross_stands_at_its_parts() -> None:
    spanned = axes(["ethnicity_broad_x_age", "sex_recorded"], KNOWN)
    assert [d.groups for d in spanned.dimensions] == [8, 5, 4]
    ethnicity, age, sex = spanned.places["ethnicity_broad_x_age", "black|40_59"]
    assert (age, sex) == (2, EVERYONE_AT)
    assert spanned.places["sex_recorded", "male"] == (EVERYONE_AT, EVERYONE_AT, 2)
    assert ethnicity == 1


def test_stages_of_a_pathway_are_not_everyone_and_a_stage_is_made_of_those_who_came_to_the_next() -> None:
    spanned = axes(["pathway_hypertension"], KNOWN)
    (dimension,) = spanned.dimensions
    here = {group: place for (_, group), (place,) in spanned.places.items()}
    unpublished = {place for (place,) in spanned.unpublished}
    assert EVERYONE_AT not in {whole for whole, _ in dimension.sums}
    assert (here["follow_up"], (here["no_record"], here["seen"])) in dimension.sums
    ((*stages, rest),) = [parts for whole, parts in dimension.sums if whole == here["seen"]]
    assert stages == [here["newly_diagnosed"], here["known_uncontrolled"]]
    assert rest in unpublished
    assert not unpublished & set(here.values())


def test_everyone_has_no_part() -> None:
    assert parts_of(KNOWN["persons"]) == ()
    assert axes(["persons"], KNOWN).dimensions == ()
