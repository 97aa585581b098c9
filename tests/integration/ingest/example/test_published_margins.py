"""The demonstration extract agrees with what is published, wherever something is."""

import numpy as np
import pytest

from het_dash.catalogue import load
from het_dash.content.rules.care_by_practice import spread_of
from het_dash.store import Question, Store
from tests.integration.ingest.example.conftest import DECEMBER, MARCH, Extract
from tests.support.blocks import LEWISHAM, PCNS, SEL, area, asked, view_of

WEIGHED = {
    "cvdp004hyp": "qof_hypertension",
    "cvdp007hyp": "qof_hypertension",
    "cvdp009hyp": "qof_hypertension",
    "cvdp004ckd": "qof_chronic_kidney_disease",
    "cvdp006ckd": "qof_chronic_kidney_disease",
}
OTHERS = {
    "cvdp002af": ["qof_atrial_fibrillation"],
    "cvdp005af": ["qof_atrial_fibrillation"],
    "cvdp007ckd": ["qof_chronic_kidney_disease"],
    "cvdp009chol": ["qof_coronary_heart_disease", "qof_stroke_tia", "qof_peripheral_arterial_disease"],
    "cvdp012chol": ["qof_coronary_heart_disease", "qof_stroke_tia", "qof_peripheral_arterial_disease"],
}
GRADED = ("cvdp007hyp", "cvdp002af", "cvdp009chol")
PERSON = 1.5  # how many people, being whole, may part a small group from what is published
PRACTICES = tuple(load().practices)


@pytest.mark.parametrize("indicator", WEIGHED)
@pytest.mark.parametrize("label", PCNS)
def test_december_2025_is_the_estimate_from_practices(made: Extract, bundle: Store, indicator: str, label: str) -> None:
    values, registers = asked(bundle, indicator, *PRACTICES), asked(bundle, WEIGHED[indicator], *PRACTICES)
    estimate = spread_of(values=values, register=registers, view=view_of(bundle, label)).own
    assert estimate is not None
    ours = made.value(indicator, DECEMBER, area_code=area(label).code)
    assert ours == pytest.approx(estimate.estimate, abs=0.1)


@pytest.mark.parametrize("indicator", WEIGHED)
def test_lewisham_in_december_2025_is_the_estimate_from_practices(made: Extract, bundle: Store, indicator: str) -> None:
    values, registers = asked(bundle, indicator, *PRACTICES), asked(bundle, WEIGHED[indicator], *PRACTICES)
    estimate = spread_of(values=values, register=registers, view=view_of(bundle)).borough
    assert estimate is not None
    assert made.value(indicator, DECEMBER) == pytest.approx(estimate.estimate, abs=0.3)


@pytest.mark.parametrize("indicator", OTHERS)
@pytest.mark.parametrize("label", PCNS)
def test_other_indicators_follow_practices_weighed_by_the_register(
    made: Extract, bundle: Store, indicator: str, label: str
) -> None:
    members = view_of(bundle).members(asked(bundle, indicator, *PRACTICES).latest.figures[0].period_end)
    own = [code for code, pcn in members.items() if pcn == area(label).code]
    values = asked(bundle, indicator, *own)
    registers = [asked(bundle, register, *own).latest for register in OTHERS[indicator]]
    pairs = [
        (figure.value, sum(found.numerator or 0 for r in registers if (found := r.one(code)) is not None))
        for code in own
        if (figure := values.one(code)) is not None and figure.value is not None
    ]
    value, weight = np.array(pairs).T
    ours = made.value(indicator, DECEMBER, area_code=area(label).code)
    assert ours == pytest.approx(value @ weight / weight.sum(), abs=max(0.3, PERSON * 100 / weight.sum()))


@pytest.mark.parametrize("indicator", GRADED)
@pytest.mark.parametrize("group", ["black", "asian", "mixed", "other"])
def test_a_broad_groups_distance_from_white_is_that_of_south_east_london(
    made: Extract, bundle: Store, indicator: str, group: str
) -> None:
    published = asked(bundle, indicator, SEL, by="ethnicity_cvdprevent").latest
    theirs = {name: figure.value for name in (group, "white") if (figure := published.one(SEL, name))}
    ours = {name: made.value(indicator, MARCH, broad=name) for name in theirs}
    people = made.people(indicator)[group]
    apart = (theirs["white"] or 0) - (theirs[group] or 0)
    assert ours["white"] - ours[group] == pytest.approx(apart, abs=max(0.3, PERSON * 100 / people))


def test_black_and_white_patients_with_hypertension_lie_ten_points_apart(made: Extract) -> None:
    apart = made.value("cvdp007hyp", MARCH, broad="white") - made.value("cvdp007hyp", MARCH, broad="black")
    assert apart == pytest.approx(77.26 - 67.26, abs=0.1)  # typed from CVDPREVENT, South East London, March 2026


@pytest.mark.parametrize("indicator", GRADED)
def test_ages_lie_apart_as_in_south_east_london(made: Extract, bundle: Store, indicator: str) -> None:
    published = asked(bundle, indicator, SEL, by="age_cvdprevent").latest
    everyone = made.value(indicator, MARCH)
    whole = asked(bundle, indicator, SEL).latest.one(SEL)
    assert whole is not None
    assert whole.value is not None
    for age in ("40_59", "60_79", "80_plus"):
        theirs = published.one(SEL, age)
        assert theirs is not None
        assert theirs.value is not None
        ours = made.value(indicator, MARCH, age=age)
        assert ours - everyone == pytest.approx(theirs.value - whole.value, abs=2.5), age


@pytest.mark.parametrize("label", PCNS)
def test_the_hypertension_register_is_that_of_qof(made: Extract, bundle: Store, label: str) -> None:
    register = asked(bundle, "qof_hypertension", area(label).code).latest.one(area(label).code)
    assert register is not None
    rows = made.rows[made.rows["area_code"] == area(label).code]
    ours = rows[(rows["indicator_id"] == "cvdp007hyp") & (rows["period_end"] == MARCH)]["denominator"].sum()
    assert ours == pytest.approx(register.numerator, rel=0.03)  # the audit counts 2.3% fewer than QOF did a year before


def test_adults_are_the_registered_patients_of_those_ages(made: Extract, bundle: Store) -> None:
    by_age = asked(bundle, "registered_patients", LEWISHAM, by="age_5yr").latest
    over_80 = sum(f.numerator or 0 for f in by_age.figures if f.group_id in ("80_84", "85_89", "90_94", "95_plus"))
    assert made.people("cvdp005dm", by="age")["80_plus"] == pytest.approx(over_80, rel=0.005)


def test_adults_have_the_estimated_ethnic_mix(made: Extract, bundle: Store) -> None:
    north = area(PCNS[0]).code
    question = Question("ethnic_mix_estimate", (north,), "ethnicity_census5")
    mix = {f.group_id: f.value for f in bundle.ask(question).figures}
    rows = made.rows[(made.rows["area_code"] == north) & (made.rows["indicator_id"] == "cvdp005dm")]
    people = rows[rows["period_end"] == MARCH].groupby("broad")["denominator"].sum()
    known = people.drop(["not_stated", "not_known"])
    for group, share in mix.items():
        assert 100 * known[group] / known.sum() == pytest.approx(share, abs=0.3), group


@pytest.mark.parametrize("indicator", GRADED)
def test_unknown_ethnic_groups_are_as_common_as_in_south_east_london(
    made: Extract, bundle: Store, indicator: str
) -> None:
    published = asked(bundle, indicator, SEL, by="ethnicity_cvdprevent").latest
    people = {f.group_id: f.denominator or 0 for f in published.figures}
    ours = made.people(indicator)
    theirs = (people["not_stated"] + people["missing"]) / sum(people.values())
    assert (ours["not_stated"] + ours["not_known"]) / ours.sum() == pytest.approx(theirs, abs=0.01)
