"""Register expected from a list's ages at the nation's rates, and the recorded register against it (methods 1)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from het_dash.figures.intervals import Floats, byar, counted, counted_of, refuse, share

BANDS = ("18_39", "40_59", "60_79", "80_plus")

FROM_FIVE_YEARS: dict[str, tuple[str, ...]] = {
    "18_39": ("20_24", "25_29", "30_34", "35_39"),
    "40_59": ("40_44", "45_49", "50_54", "55_59"),
    "60_79": ("60_64", "65_69", "70_74", "75_79"),
    "80_plus": ("80_84", "85_89", "90_94", "95_plus"),
}
CHILDREN = ("0_4", "5_9", "10_14")
STRADDLES = "15_19"
ADULT_PART = 2 / 5
FIVE_YEAR_BANDS = frozenset((*CHILDREN, STRADDLES, *(five for fives in FROM_FIVE_YEARS.values() for five in fives)))

ADULT_PART_IN_WORDS = (
    "Registered patients are published in five-year bands: two fifths of those aged 15 to 19 are taken to be 18 or 19."
)
DATES_IN_WORDS = (
    "Recorded and expected are of different dates, so each is a share of its own list: "
    "the register of {register_period}, and the ages of patients registered at {ages_period}."
)
LIMITS_IN_WORDS = "The limits allow for chance in the register only; the expected number is taken as fixed."


@dataclass(frozen=True)
class RecordedAgainstExpected:
    """Ratio of the recorded to the expected share, with limits; NaN if a list or the expected register is empty."""

    ratio: float
    lower: float
    upper: float
    recorded_percent: float
    expected_percent: float


def bands_of_four(patients_by_5yr: Mapping[str, float]) -> Floats:
    """Registered patients aged 18-39, 40-59, 60-79 and 80+, summed from the groups of the breakdown `age_5yr`."""
    if wrong := FIVE_YEAR_BANDS.symmetric_difference(patients_by_5yr):
        raise ValueError(f"age bands missing or unknown: {sorted(wrong)}: give each group of age_5yr once")
    for band, patients in patients_by_5yr.items():
        counted(patients, f"patients aged {band}")
    bands = np.array([sum(patients_by_5yr[five] for five in FROM_FIVE_YEARS[band]) for band in BANDS], np.float64)
    bands[0] += ADULT_PART * patients_by_5yr[STRADDLES]
    return bands


def expected_register(rates: npt.ArrayLike, patients: npt.ArrayLike) -> float:
    """Number of people expected on the register. `rates` are proportions, 0 to 1; both arguments follow `BANDS`."""
    share_by_age, people = counted(rates, "rate"), counted(patients, "patients")
    refuse(share_by_age > 1, share_by_age, "rate is over 1 (divide a percentage by 100)")
    for name, given in (("rates", share_by_age), ("patients", people)):
        if given.shape != (len(BANDS),):
            raise ValueError(f"{name} have shape {given.shape}: give one for each of {', '.join(BANDS)}")
    return float(share_by_age @ people)


def recorded_against_expected(
    register: float, list_size: float, expected: float, expected_list: float
) -> RecordedAgainstExpected:
    """Divides each register by its own list, since the two have different dates. Byar's limits, of the recorded
    count."""
    recorded = share(*counted_of(register, list_size))
    by_age = share(*counted_of(expected, expected_list))
    lower, upper = byar(register)
    return RecordedAgainstExpected(
        ratio=float(share(recorded, by_age)),
        lower=float(share(share(lower, list_size), by_age)),
        upper=float(share(share(upper, list_size), by_age)),
        recorded_percent=float(100 * recorded),
        expected_percent=float(100 * by_age),
    )
