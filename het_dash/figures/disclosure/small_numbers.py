"""Rule for small numbers: zero shown, 1 to 7 suppressed, everything else rounded to 5 (methods 10)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from het_dash.catalogue import Status
from het_dash.figures.intervals import Bools, Floats, counted, refuse

LARGEST_HIDDEN = 7
ROUNDED_TO = 5
SMALLEST_TOTAL = 20
WORDS = "Counts rounded to 5, so parts may not add up; percentages use rounded counts."

# Everything else is never put in the store: all one- and two-way detailed tables leak whatever the minimum.
PUBLISHED_SINGLE = ("ethnicity_detailed", "ethnicity_broad", "age", "sex", "deprivation")
PUBLISHED_CROSSES = (
    ("ethnicity_broad", "age"),
    ("ethnicity_broad", "sex"),
    ("ethnicity_broad", "deprivation"),
    ("age", "sex"),
)
PUBLISHED_BREAKDOWNS = frozenset(
    frozenset(parts) for parts in ((), *((one,) for one in PUBLISHED_SINGLE), *PUBLISHED_CROSSES)
)

Codes = npt.NDArray[np.str_]


@dataclass(frozen=True)
class Protected:
    """Columns of equal length: rounded counts, NaN wherever `status` is not `shown`. Rates come from these alone."""

    status: Codes
    numerator: Floats
    denominator: Floats


def may_be_published(*dimensions: str) -> bool:
    """Whether a breakdown by these dimensions (see PUBLISHED_SINGLE) may enter the store."""
    return len(set(dimensions)) == len(dimensions) and frozenset(dimensions) in PUBLISHED_BREAKDOWNS


def small(counts: npt.ArrayLike) -> Bools:
    """Where a count is 1 to 7. Zero is not small, and what is not known is not."""
    count = np.asarray(counts, dtype=np.float64)
    return (count >= 1) & (count <= LARGEST_HIDDEN)


def rounded(counts: npt.ArrayLike) -> Floats:
    """To the nearest 5, NaN where hidden. A total is rounded from itself, never summed from rounded parts."""
    count = whole(counts, "count")
    return np.where(small(count), np.nan, ROUNDED_TO * np.rint(count / ROUNDED_TO))


def status(
    numerator: npt.ArrayLike,
    denominator: npt.ArrayLike = np.nan,
    total: npt.ArrayLike = np.inf,
    proportion: npt.ArrayLike = True,
) -> Codes:
    """One code a row, from true counts. A count has no denominator: NaN. A numerator of NaN was withheld by its sender.

    `total` is the true count that the row's breakdown divides; leave it out for the total itself. `proportion` is False
    where events may outnumber people, so that there is no complement to protect.
    """
    n, d, of, share = _rows(numerator, denominator, total, proportion)
    edge = share & ((n == 0) | (n == d))
    hidden = small(n) | small(d) | (share & small(d - n))
    # A share of 0% or 100% and one of a few people say the same words, or the words would tell which it was.
    few = share & (hidden | edge) & (rounded(d) < SMALLEST_TOTAL)
    return np.select(
        [of < SMALLEST_TOTAL, np.isnan(n), d == 0, few, hidden],
        [
            Status.HIDDEN_TOTAL_TOO_SMALL.value,
            Status.SUPPRESSED_AT_SOURCE.value,
            Status.UNDEFINED.value,
            Status.HIDDEN_TOTAL_TOO_SMALL.value,
            Status.HIDDEN_SMALL.value,
        ],
        Status.SHOWN.value,
    )


def protect(
    numerator: npt.ArrayLike,
    denominator: npt.ArrayLike = np.nan,
    total: npt.ArrayLike = np.inf,
    proportion: npt.ArrayLike = True,
) -> Protected:
    """The counts that may be published, with the reason for each that may not; as `status`."""
    n, d, of, share = _rows(numerator, denominator, total, proportion)
    codes = status(n, d, of, share)
    shown = codes == Status.SHOWN.value
    return Protected(codes, np.where(shown, rounded(n), np.nan), np.where(shown, rounded(d), np.nan))


def whole(counts: npt.ArrayLike, name: str) -> Floats:
    """Counts of people as floats; NaN means not known. Raises ValueError on what is not a count."""
    count = counted(counts, name)
    refuse(np.mod(count, 1) > 0, count, f"{name} must be a whole number of people")
    return count


def _rows(
    numerator: npt.ArrayLike, denominator: npt.ArrayLike, total: npt.ArrayLike, proportion: npt.ArrayLike
) -> tuple[Floats, Floats, Floats, Bools]:
    of = np.asarray(total, dtype=np.float64)
    refuse(np.isnan(of) | (of < 0), of, "total must be known, and zero or more")
    n, d, of, share = np.broadcast_arrays(
        whole(numerator, "numerator"), whole(denominator, "denominator"), of, np.asarray(proportion, dtype=np.bool_)
    )
    share = share & ~np.isnan(d)
    refuse(share & (n > d), n, "numerator is over its denominator")
    return n, d, of, share
