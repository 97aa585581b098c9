"""Adults by ethnic group, sex and age, from published margins and assumed ages of each group."""

from collections.abc import Mapping
from datetime import date

import numpy as np

from het_dash.catalogue import CROSS
from het_dash.figures.age_expected import bands_of_four
from het_dash.figures.ethnic_mix import neighbourhood_mix
from het_dash.ingest.example.extract_assumptions import Assumptions
from het_dash.ingest.example.groups import AGES, SEXES, Floats, Groups
from het_dash.ingest.example.iterative_fitting import Margin, fit_counts
from het_dash.ingest.example.published import NothingPublished, PublishedFigures


def adults_of_pcns(published: PublishedFigures, groups: Groups, assumed: Assumptions) -> Floats:
    """Adults by PCN x sixteen groups x sex (female, male) x age."""
    return _joined(mixes(published, groups), _ages_of_pcns(published, groups), groups, assumed)


def adults_of_icb(published: PublishedFigures, groups: Groups, assumed: Assumptions) -> Floats:
    """The same for the ICB in place of a PCN, from the Census's mix and the audit's adults."""
    icb, register = groups.catalogue.icb.code, groups.catalogue.with_role("headline_register")
    residents = published.groups("numerator", _residents(groups), "ethnicity_census19", None, icb)
    audited = register.expected_from or register.id  # its denominators are the audit's adults
    ages = by_sex_and_age(
        published.groups("denominator", audited, "sex_x_age_cvdprevent", assumed.last_quarter.on, icb)
    )
    return _joined(
        _in_sixteen(residents, groups)[np.newaxis],
        ages[np.newaxis],
        groups,
        assumed,
    )


def by_sex_and_age(counts: dict[str, float]) -> Floats:
    """Counts as sex (female, male) x age, from the ids of a cross."""
    return np.array([[counts.get(CROSS.join((sex, age)), np.nan) for age in AGES] for sex in SEXES])


def _joined(mix: Floats, ages: Floats, groups: Groups, assumed: Assumptions) -> Floats:
    """Adults with this mix (PCN x group) and these ages (PCN x sex x age)."""
    start = np.array([assumed.people.ages.rates[group] for group in groups.known])
    share = mix / mix.sum(axis=1, keepdims=True)
    cells = share[:, :, np.newaxis, np.newaxis] * ages[:, np.newaxis] * start[:, np.newaxis]
    wanted_mix, n = share * ages.sum(axis=(1, 2))[:, np.newaxis], len(mix)
    by_group = np.arange(wanted_mix.size).reshape(n, -1, 1, 1)
    by_age = np.arange(ages.size).reshape(n, 1, len(SEXES), len(AGES))
    return fit_counts(cells, [Margin(by_group, wanted_mix.ravel()), Margin(by_age, ages.ravel())])


def mixes(published: PublishedFigures, groups: Groups) -> Floats:
    """Ethnic mix, PCN x sixteen groups, as estimated by methods 3."""
    patients, lsoas = patients_by_lsoa(published, groups)
    mix = neighbourhood_mix(patients, shares_of_lsoas(published, groups, lsoas))[0]
    if np.isnan(mix).any():
        raise NothingPublished("the ethnic mix of every PCN")
    return mix


def shares_of_lsoas(published: PublishedFigures, groups: Groups, lsoas: list[str]) -> Floats:
    """Each of the sixteen groups as a share of residents, LSOA x group; NaN for an LSOA without a figure."""
    census = published.rows(_residents(groups), "ethnicity_census19")
    shares = np.full((len(lsoas), len(groups.known)), np.nan)
    for lsoa, cells in census[census["area_code"].isin(lsoas)].groupby("area_code"):
        residents = _in_sixteen(dict(zip(cells["group_id"], cells["numerator"], strict=True)), groups)
        shares[lsoas.index(str(lsoa))] = residents / residents.sum()
    return shares


def _residents(groups: Groups) -> str:
    return groups.catalogue.with_role("residents_by_ethnic_group").id


def patients_by_lsoa(published: PublishedFigures, groups: Groups) -> tuple[Floats, list[str]]:
    """Patients by PCN x LSOA, with membership on the date of the count, and the LSOAs, all in the borough."""
    rows = published.rows(groups.catalogue.with_role("patients_by_small_area").id, "lsoa21")
    latest = rows[rows["period_end"] == rows["period_end"].max()]
    places = groups.at(date.fromisoformat(latest["period_end"].iloc[0]))
    lsoas = sorted(set(latest["group_id"]) & {area.code for area in groups.catalogue.of_kind("lsoa")})
    column = {code: n for n, code in enumerate(lsoas)}
    patients = np.zeros((len(groups.pcns), len(lsoas)))
    for practice, lsoa, people in zip(latest["area_code"], latest["group_id"], latest["numerator"], strict=True):
        if practice in places and lsoa in column:
            patients[places[practice], column[lsoa]] += people
    return patients, lsoas


def _in_sixteen(residents: Mapping[str, float], groups: Groups) -> Floats:
    counts = dict.fromkeys(groups.known, 0.0)
    for group, people in residents.items():
        counts[groups.of_census[group]] += people
    return np.array(list(counts.values()))


def _ages_of_pcns(published: PublishedFigures, groups: Groups) -> Floats:
    """Registered adults by PCN x sex x age at the latest date, with membership on that date."""
    rows = published.rows(groups.catalogue.with_role("list_size").id, "sex_x_age_5yr")
    latest = rows[rows["period_end"] == rows["period_end"].max()]
    places = groups.at(date.fromisoformat(latest["period_end"].iloc[0]))
    fives: list[list[dict[str, float]]] = [[{} for _ in SEXES] for _ in groups.pcns]
    for practice, cell, patients in zip(latest["area_code"], latest["group_id"], latest["numerator"], strict=True):
        sex, age = cell.split(CROSS)
        if practice in places:
            counts = fives[places[practice]][SEXES.index(sex)]
            counts[age] = counts.get(age, 0.0) + patients
    if not all(counts for sexes in fives for counts in sexes):
        raise NothingPublished("registered patients by age of every PCN")
    return np.array([[bands_of_four(counts) for counts in sexes] for sexes in fives])
