"""Turns counts and published values into figures: a value with its interval, or a status."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from het_dash.catalogue import Status
from het_dash.figures.intervals import byar, wilson
from het_dash.figures.rounded_rates import SMALLEST, rounded_percent

Numbers = NDArray[np.float64]
Words = NDArray[np.str_]
PER = {"percent": 100.0, "per_1000": 1_000.0, "per_100000": 100_000.0}


@dataclass(frozen=True)
class Observed:
    """Columns of observations, of equal length: counts, or a published value with or without limits."""

    unit: Words
    interval: Words
    numerator: Numbers
    denominator: Numbers
    value: Numbers
    lower: Numbers
    upper: Numbers


@dataclass(frozen=True)
class Published:
    """Columns of figures, of equal length. Numbers are NaN unless `status` is `shown`.

    A rate of too few people has its counts (too_few_for_rate).
    """

    status: Words
    value: Numbers
    lower: Numbers
    upper: Numbers
    numerator: Numbers
    denominator: Numbers
    interval_kind: Words


def publish(seen: Observed, decided: Words | None = None) -> Published:
    """Figures from observations. A published value is never recalculated.

    `decided` holds the status of each row that went through disclosure control, whose counts are rounded or NaN. It is
    blank for statistics that their publisher has already protected. A rate of rounded counts has limits that cover the
    rounding, is a whole per cent below 200 people, and is withheld below 55 (methods 16).
    """
    given = ~np.isnan(seen.value)
    per = np.select([seen.unit == unit for unit in PER], list(PER.values()), np.nan)
    rate = ~given & ~np.isnan(per) & ~np.isnan(seen.numerator) & ~np.isnan(seen.denominator)
    counted = ~given & (seen.unit == "count") & ~np.isnan(seen.numerator)
    nobody = rate & (seen.denominator == 0)
    status = np.full(given.shape, str(Status.SUPPRESSED_AT_SOURCE), dtype="<U32")
    status[given | rate | counted] = str(Status.SHOWN)
    status[nobody] = str(Status.UNDEFINED)
    ours = np.zeros(given.shape, dtype=np.bool_) if decided is None else decided == str(Status.SHOWN)
    if decided is not None:
        status = np.where(decided == "", status, decided)
    few = ours & rate & ~nobody & (seen.denominator < SMALLEST)
    status[few] = str(Status.TOO_FEW_FOR_RATE)
    rate &= ~nobody
    per_person = per / np.where(rate, seen.denominator, np.nan)
    value = np.select([given, rate, counted], [seen.value, seen.numerator * per_person, seen.numerator], np.nan)
    lower, upper, kind = _limits(seen, given, rate, counted, per)
    share = ours & rate & (seen.unit == "percent")
    value[share], lower[share], upper[share] = rounded_percent(seen.numerator[share], seen.denominator[share])
    kind[share] = "rounded"
    value[few], lower[few], upper[few], kind[few] = np.nan, np.nan, np.nan, "none"
    blank = np.where((status == str(Status.SHOWN)) | few, 0.0, np.nan)
    return Published(status, value, lower, upper, seen.numerator + blank, seen.denominator + blank, kind)


def _limits(
    seen: Observed, given: NDArray[np.bool_], rate: NDArray[np.bool_], counted: NDArray[np.bool_], per: Numbers
) -> tuple[Numbers, Numbers, Words]:
    """Limits by the catalogue's rule: the publisher's own, Wilson's for a share, Byar's for a count or rate."""
    lower, upper = np.full(per.shape, np.nan), np.full(per.shape, np.nan)
    kind = np.full(per.shape, "none", dtype="<U9")
    theirs = given & ~np.isnan(seen.lower) & ~np.isnan(seen.upper)
    lower[theirs], upper[theirs], kind[theirs] = seen.lower[theirs], seen.upper[theirs], "published"
    share = rate & (seen.interval == "wilson")
    low, high = wilson(seen.numerator[share], seen.denominator[share])
    lower[share], upper[share], kind[share] = per[share] * low, per[share] * high, "wilson"
    byars = (rate | counted) & (seen.interval == "byar")
    per_count = np.where(rate[byars], per[byars] / np.where(rate, seen.denominator, 1.0)[byars], 1.0)
    low, high = byar(seen.numerator[byars])
    lower[byars], upper[byars], kind[byars] = low * per_count, high * per_count, "byar"
    return lower, upper, kind
