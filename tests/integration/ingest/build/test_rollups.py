"""What a fine breakdown sums to: only what may be published, every group exactly once."""

from collections import Counter

import pytest

from het_dash.catalogue import load
from het_dash.figures.disclosure.dimensions import parts_of
from het_dash.figures.disclosure.small_numbers import may_be_published
from het_dash.ingest.build.rollups import margins, publishable

KNOWN = load().breakdowns
MARGINS = list(margins(KNOWN))


def targets(breakdown: str) -> set[str]:
    return {target for own, _, target, _ in MARGINS if own == breakdown}


def test_the_full_cross_sums_to_the_permitted_breakdowns_and_to_nothing_finer() -> None:
    assert targets("ethnicity_nhs16_x_sex_x_age") == {
        "persons", "ethnicity_nhs16", "ethnicity_broad", "age_cvdprevent", "sex_recorded", "ethnicity_broad_x_age",
        "ethnicity_broad_x_sex", "sex_x_age",
    }  # fmt: skip


def test_deprivation_is_published_by_itself_and_by_groups_as_a_whole_alone() -> None:
    with_deprivation = targets("ethnicity_nhs16_x_sex_x_age_x_deprivation")
    assert with_deprivation - targets("ethnicity_nhs16_x_sex_x_age") == {
        "imd_quintile_recorded", "ethnicity_broad_x_deprivation",
    }  # fmt: skip


@pytest.mark.parametrize(
    "breakdown",
    ["ethnicity_nhs16_x_sex_x_age", "ethnicity_nhs16_x_sex_x_age_x_deprivation", "ethnicity_nhs16_x_sex_x_age_reach"],
)
def test_every_fine_group_is_counted_once_in_each_target(breakdown: str) -> None:
    times = Counter((group, target) for own, group, target, _ in MARGINS if own == breakdown)
    assert set(times.values()) == {1}
    assert len(times) == len(KNOWN[breakdown].groups) * len(targets(breakdown))


def test_every_target_group_exists() -> None:
    groups = {(one.id, group.id) for one in KNOWN.values() for group in one.groups}
    assert {(target, group) for _, _, target, group in MARGINS} <= groups


def test_a_detailed_group_is_counted_in_its_group_as_a_whole_and_chinese_in_asian() -> None:
    assert ("ethnicity_nhs16", "R", "ethnicity_broad", "asian") in MARGINS
    assert ("ethnicity_nhs16_x_sex_x_age", "N|female|40_59", "ethnicity_broad_x_age", "black|40_59") in MARGINS
    assert ("ethnicity_nhs16_x_sex_x_age", "Z|male|80_plus", "sex_x_age", "male|80_plus") in MARGINS


def test_stages_of_a_pathway_are_not_added_to_everyone() -> None:
    assert targets("pathway_hypertension") == {"pathway_hypertension"}


def test_nothing_finer_than_two_ways_of_telling_people_apart_is_ever_a_target() -> None:
    for target in {target for _, _, target, _ in MARGINS}:
        kinds = [KNOWN[part].kind for part in parts_of(KNOWN[target])]
        assert len(kinds) <= 1 or may_be_published(*kinds), target
    assert not publishable(KNOWN["ethnicity_nhs16_x_sex_x_age"], KNOWN)
