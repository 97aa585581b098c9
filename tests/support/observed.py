"""Answers to the questions of docs/questions.md, from the observations with pandas alone, without a store."""

from collections.abc import Callable
from functools import cache

import pandas as pd

from het_dash.catalogue import load
from het_dash.catalogue.paths import ROOT

DATA = ROOT / "data"
LEWISHAM, SEL, ENGLAND = "E09000023", "E54000030", "E92000001"
LATEST = "2025-03-31"
Answers = tuple[str, ...]


@cache
def observed(source: str) -> pd.DataFrame:
    """All observations of a source, of every edition."""
    files = sorted((DATA / "observations" / source).glob("*/observations.csv"))
    return pd.concat([pd.read_csv(file) for file in files], ignore_index=True)


def one(
    source: str, indicator: str, area: str, end: str, by: str = "persons", group: str = "all"
) -> "pd.Series[float]":
    """A single observation."""
    rows = observed(source)
    rows = rows[(rows.indicator_id == indicator) & (rows.area_code == area) & (rows.period_end == end)]
    (found,) = rows[(rows.breakdown == by) & (rows.group_id.astype(str) == group)].to_dict("records")
    return pd.Series(found)


@cache
def programme_pcns() -> dict[str, str]:
    """PCN as NHS England lists it -> name of the programme's PCN."""
    return {ods: pcn.label for pcn in load().pcns for ods in pcn.ods_pcns}


@cache
def members(on: str) -> dict[str, str]:
    """Practice (no service) -> programme PCN on a day."""
    rows = pd.read_csv(DATA / "areas" / "membership.csv")
    kinds = pd.read_csv(DATA / "areas" / "practices.csv").set_index("code").kind
    begun, going = rows.start.isna() | (rows.start <= on), rows.end.isna() | (rows.end >= on)
    now = rows[begun & going & (rows.practice_code.map(kinds) == "practice")]
    return {practice: programme_pcns()[pcn] for practice, pcn in zip(now.practice_code, now.pcn_code, strict=True)}


def share_of_pcns(indicator: str, end: str) -> "pd.Series[float]":
    """A register as a share of the practices' lists, by the PCN that each practice was in on that day."""
    rows = observed("qof")
    rows = rows[(rows.indicator_id == indicator) & (rows.period_end == end)]
    sums = rows.groupby(rows.area_code.map(members(end)))[["numerator", "denominator"]].sum()
    return 100 * sums.numerator / sums.denominator


def share_of_borough(indicator: str, end: str) -> float:
    rows = observed("qof")
    rows = rows[(rows.indicator_id == indicator) & (rows.period_end == end) & rows.area_code.isin(list(members(end)))]
    return float(100 * rows.numerator.sum() / rows.denominator.sum())


def share_of_england(indicator: str, end: str) -> float:
    found = one("qof", indicator, ENGLAND, end)
    return float(100 * found.numerator / found.denominator)


def percent(*values: float) -> Answers:
    return tuple(f"{value:.1f}%" for value in values)


def published(indicator: str, area: str, by: str, *groups: str) -> Answers:
    return percent(*(float(one("cvdprevent", indicator, area, "2026-03-31", by, group)["value"]) for group in groups))


def hypertension_since_2020() -> Answers:
    own = [share_of_pcns("qof_hypertension", end)["North Lewisham"] for end in ("2020-03-31", LATEST)]
    return percent(*own, *(share_of_england("qof_hypertension", end) for end in ("2020-03-31", LATEST)))


def pcn_with_most_hypertension() -> Answers:
    shares = share_of_pcns("qof_hypertension", LATEST)
    assert (shares.idxmax(), shares.idxmin()) == ("Modality Lewisham", "North Lewisham")
    return percent(shares.max(), shares.min())


def deaths_under_75() -> Answers:
    ends = ("2001-12-31", "2025-12-31")
    rates = [
        one("fingertips", "under75_cvd_mortality", area, end)["value"] for area in (LEWISHAM, ENGLAND) for end in ends
    ]
    return tuple(f"{float(rate):.1f}" for rate in rates)


def least_controlled_practice() -> Answers:
    rows = observed("cvdprevent_practice")
    mine = [practice for practice, pcn in members("2026-07-01").items() if pcn == "North Lewisham"]
    rows = rows[(rows.indicator_id == "cvdp007hyp") & rows.area_code.isin(mine)].set_index("area_code")
    names = pd.read_csv(DATA / "areas" / "practices.csv").set_index("code").name
    return (str(names[str(rows.value.idxmin())]), *percent(rows.value.min(), rows.value.max()))


def patients_of_pcns() -> Answers:
    rows = observed("registered_age")
    rows = rows[(rows.indicator_id == "registered_patients") & (rows.breakdown == "age_5yr")]
    every = pd.read_csv(DATA / "areas" / "membership.csv")
    now = every[every.end.isna()]
    pcn = {p: programme_pcns()[c] for p, c in zip(now.practice_code, now.pcn_code, strict=True)}
    sums = rows.groupby(rows.area_code.map(pcn)).numerator.sum()
    assert (sums.idxmin(), sums.idxmax()) == ("Modality Lewisham", "North Lewisham")
    return f"{sums.min():,.0f}", f"{sums.max():,.0f}"


def controlled_before_the_programme() -> Answers:
    ends = ("2015-03-31", "2019-03-31")
    found = [one("qof_achievement", "qof_bp_control", area, end) for area in (LEWISHAM, ENGLAND) for end in ends]
    return percent(*(float(100 * f.numerator / f.denominator) for f in found))


def diabetes() -> Answers:
    return percent(share_of_borough("qof_diabetes", LATEST), share_of_england("qof_diabetes", LATEST))


def homes_by_deprivation() -> Answers:
    """Where the patients of North Lewisham's practices live, of those whose home is in Lewisham."""
    rows, deciles = observed("patients_by_lsoa"), observed("imd2025")
    decile = deciles[deciles.indicator_id == "imd2025_decile"].set_index("area_code").value
    mine = [practice for practice, pcn in members("2022-07-01").items() if pcn == "North Lewisham"]
    rows = rows[(rows.indicator_id == "patients_by_lsoa") & rows.area_code.isin(mine)]
    fifth = (rows.group_id.map(decile) + 1) // 2
    people = rows[fifth.notna()].groupby(fifth).numerator.sum()
    return percent(*(float(100 * people[n] / people.sum()) for n in (1, 2)))


def pcn_with_most_kidney_disease() -> Answers:
    shares = share_of_pcns("qof_chronic_kidney_disease", LATEST)
    assert (shares.idxmax(), shares.idxmin()) == ("Modality Lewisham", "North Lewisham")
    return percent(shares.max(), shares.min())


def atrial_fibrillation_since_2014() -> Answers:
    first = one("qof", "qof_atrial_fibrillation", LEWISHAM, "2014-03-31")
    lewisham = (float(100 * first.numerator / first.denominator), share_of_borough("qof_atrial_fibrillation", LATEST))
    return percent(*lewisham, *(share_of_england("qof_atrial_fibrillation", end) for end in ("2014-03-31", LATEST)))


def residents_of_neighbourhoods() -> Answers:
    places = {
        kind: pd.read_csv(DATA / "areas" / "places" / f"{kind}.csv").set_index("code") for kind in ("lsoas", "wards")
    }
    rows = observed("census2021")
    rows = rows[(rows.indicator_id == "residents") & rows.area_code.isin(list(places["lsoas"].index))]
    people = rows.groupby(rows.area_code.map(places["lsoas"].parent).map(places["wards"].parent)).numerator.sum()
    assert (people.idxmin(), people.idxmax()) == ("nbh:4", "nbh:3")
    return f"{people.min():,.0f}", f"{people.max():,.0f}"


def obesity_in_north_lewisham() -> Answers:
    return percent(*(share_of_pcns("qof_obesity", end)["North Lewisham"] for end in ("2020-03-31", LATEST)))


ETHNIC, PRESSURE = "ethnicity_cvdprevent", "cvdp007hyp"
ANSWERS: tuple[Callable[[], Answers], ...] = (
    hypertension_since_2020,
    pcn_with_most_hypertension,
    lambda: published(PRESSURE, SEL, ETHNIC, "black", "white"),
    lambda: published(PRESSURE, ENGLAND, ETHNIC, "black", "white"),
    lambda: published(PRESSURE, SEL, "age_cvdprevent", "18_39", "80_plus"),
    lambda: published(PRESSURE, SEL, "imd_quintile_england", "1", "5"),
    deaths_under_75,
    diabetes,
    least_controlled_practice,
    lambda: published("cvdp002af", SEL, ETHNIC, "black", "white"),
    patients_of_pcns,
    controlled_before_the_programme,
    lambda: published(PRESSURE, SEL, "sex", "female", "male"),
    homes_by_deprivation,
    pcn_with_most_kidney_disease,
    lambda: published("cvdp009chol", SEL, ETHNIC, "black", "white"),
    lambda: published(PRESSURE, SEL, "serious_mental_illness", "with_smi", "without_smi"),
    atrial_fibrillation_since_2014,
    residents_of_neighbourhoods,
    obesity_in_north_lewisham,
)
