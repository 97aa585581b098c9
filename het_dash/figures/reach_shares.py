"""Shares of people reached, compared with a population (methods 5 to 7). Counts are rounded; NaN if suppressed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from het_dash.figures.intervals import Bools, Floats, byar, counted, rate, refuse, share, z_score
from het_dash.figures.rounded_rates import rounded_percent

MOST_UNKNOWN_TENTHS = 3
LIMITS_IN_WORDS = (
    "Limits allow for chance among those reached and for rounding (at least 95%). The population is taken as fixed."
)


@dataclass(frozen=True)
class Representation:
    """A group's share of people reached over its share of a population: 1.0 is the same share, not sufficient reach.

    `lowest` and `highest` are the ratio if none, or all, of the people of unknown group belonged to the group. Each
    is NaN if a count is hidden. `ratio` and its limits are also NaN if too many people's groups are unknown.
    """

    ratio: Floats
    lower: Floats
    upper: Floats
    lowest: Floats
    highest: Floats
    unknown: Floats

    @property
    def too_many_unknown(self) -> Bools:
        """True if the ratio is missing only because too many people's groups are unknown."""
        return np.isnan(self.ratio) & ~np.isnan(self.highest)


def representation(
    reached: npt.ArrayLike,
    everyone: npt.ArrayLike,
    unknown: npt.ArrayLike,
    population_share: npt.ArrayLike,
    confidence: float = 0.95,
    rounding: float = 0.0,
) -> Representation:
    """[R_g / (R - U)] / [P_g / P], with limits exp(ln ratio +- z sqrt(1/R_g - 1/(R - U))) (methods 6).

    The limits are those of a risk ratio (Katz, Baptista, Azen and Pike 1978) with a fixed second sample; NaN if no one
    of the group was reached. `reached`, `everyone` and `unknown` are R_g, R and U, where U counts people whose group is
    not stated or not known. `population_share` is 0 to 1. The ratio is NaN if more than 30% are unknown. With
    `rounding`, the limits are the outermost of all counts that may have been rounded so (methods 16).
    """
    names = ("reached", "everyone reached", "group not known", "population share")
    counts = (counted(x, n) for x, n in zip((reached, everyone, unknown, population_share), names, strict=True))
    group, total, not_known, people = np.broadcast_arrays(*counts)
    refuse(people > 1, people, "population share is over 1 (divide a percentage by 100)")
    # Each count is rounded separately, so a part may exceed its whole.
    named = np.maximum(total - not_known, group)
    enough = 10 * not_known <= MOST_UNKNOWN_TENTHS * total
    ratio = np.where(enough, share(share(group, named), people), np.nan)
    lower, upper = _limits_of_share(group, named, rounding, np.where(not_known > 0, 2.0, 1.0) * rounding, confidence)
    shown = np.where(np.isnan(ratio), np.nan, 1.0)
    return Representation(
        ratio=ratio,
        lower=shown * share(lower, people),
        upper=shown * share(upper, people),
        lowest=share(np.minimum(share(group, total), 1), people),
        highest=share(np.minimum(share(group + not_known, total), 1), people),
        unknown=np.minimum(share(not_known, total), 1),
    )


def _limits_of_share(
    group: Floats, named: Floats, off: float, named_off: Floats, confidence: float
) -> tuple[Floats, Floats]:
    """Limits on the log scale of a group's share of those named. Either count may be wrong by so many people."""
    z, some = z_score(confidence), np.where(group > off, group, np.nan)
    least, most = some - off, named + named_off
    lower = share(least, most) / np.exp(z * _error(least, most))
    highest = []
    for people in (some + step for step in np.arange(-off, off + 1)):
        # The limit is highest for the fewest people, but for one whose group is not this one.
        fewest = np.clip(people + 1, np.maximum(named - named_off, people), np.maximum(most, people))
        highest.append(share(people, fewest) * np.exp(z * _error(people, fewest)))
    return lower, np.maximum.reduce(highest)


def _error(part: Floats, whole: Floats) -> Floats:
    """Standard error of the logarithm of a share."""
    errors: Floats = np.sqrt(np.maximum(share(1.0, part) - share(1.0, whole), 0.0))
    return errors


def per_1000(reached: npt.ArrayLike, population: npt.ArrayLike, rounding: float = 0.0) -> tuple[Floats, Floats, Floats]:
    """People reached per 1,000 people, with Byar's limits. The population must be a count, never an estimate.

    `rounding`: the most by which the count of those reached may differ from the true one (methods 16).
    """
    people = counted(reached, "reached")
    value, lower, upper = rate(people, population, per=1000)
    if rounding:
        lower = rate(np.maximum(people - rounding, 0.0), population, per=1000)[1]
        upper = rate(people + rounding, population, per=1000)[2]
    return value, lower, upper


def per_team_month(count: npt.ArrayLike, team_months: npt.ArrayLike) -> tuple[Floats, Floats, Floats]:
    """Count per team and month worked, with Byar's limits, for cycles and teams of different length."""
    months = counted(team_months, "team months")
    lower, upper = byar(count)
    return share(count, months), share(lower, months), share(upper, months)


def months(start: date, end: date) -> int:
    """Calendar months that a period touches: 1 April to 30 June is 3."""
    return max(0, 12 * (end.year - start.year) + end.month - start.month + 1)


def of_checked(stages: npt.ArrayLike, checked: npt.ArrayLike) -> tuple[Floats, Floats, Floats]:
    """Each stage of a care pathway as a share of those checked, 0 to 1 (methods 7).

    Limits cover rounding (methods 16). NaN if fewer than 55 were checked.
    """
    count, whole = np.broadcast_arrays(counted(stages, "stage"), counted(checked, "checked"))
    value, lower, upper = rounded_percent(np.minimum(count, whole), whole)
    return value / 100, lower / 100, upper / 100


def old_enough(cohort_ends: Sequence[date], as_of: date, months_needed: int) -> Bools:
    """True for each cohort with at least `months_needed` months from the end of its quarter to `as_of`."""
    ages = [12 * (as_of.year - end.year) + as_of.month - end.month for end in cohort_ends]
    return np.array([age >= months_needed for age in ages], dtype=np.bool_)


def followed_up(
    stage: npt.ArrayLike, checked: npt.ArrayLike, cohort_ends: Sequence[date], as_of: date, months_needed: int
) -> tuple[float, float, float]:
    """A later stage as a share of people checked, over cohorts old enough; NaN if there are none, or if any is hidden.

    The share is calculated from sums over cohorts; percentages are never averaged.
    """
    enough = old_enough(cohort_ends, as_of, months_needed)
    count, whole = counted(stage, "stage"), counted(checked, "checked")
    if not count.shape == whole.shape == enough.shape:
        raise ValueError(f"stage {count.shape}, checked {whole.shape}, cohorts {enough.shape}: give one of each")
    value, lower, upper = of_checked(count[enough].sum(), whole[enough].sum())
    return float(value), float(lower), float(upper)
