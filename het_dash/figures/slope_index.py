"""Slope and relative index of inequality over deprivation fifths (methods 11)."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt
from scipy import special

from het_dash.figures.intervals import Floats, counted, proportion, refuse, share, z_score

Scale = Literal["share", "rate", "value"]

FEWEST_GROUPS = 5
DRAWS = 100_000
SEED = 20_250_331


@dataclass(frozen=True)
class Gradient:
    """Least deprived end of the fitted line, minus (slope) and divided by (relative) the most deprived end.

    A slope above 0 means higher figures in less deprived areas. Limits are NaN if the figures have none. The relative
    index is NaN if its line reaches 0.
    """

    slope: float
    slope_lower: float
    slope_upper: float
    relative: float
    relative_lower: float
    relative_upper: float


@dataclass(frozen=True)
class Ends:
    """Both ends of a fitted line, or of one line per draw."""

    most_deprived: Floats
    least_deprived: Floats

    @property
    def slope(self) -> Floats:
        return self.least_deprived - self.most_deprived

    @property
    def relative(self) -> Floats:
        """All NaN if any line starts or ends at 0 or below, because limits from the remaining lines would be biased."""
        above = bool((np.minimum(self.most_deprived, self.least_deprived) > 0).all())
        return share(self.least_deprived, self.most_deprived) if above else np.full(self.slope.shape, np.nan)


def gradient_of_shares(
    numerators: npt.ArrayLike, denominators: npt.ArrayLike, confidence: float = 0.95, seed: int = SEED
) -> Gradient | None:
    """Gradient over deprivation fifths, ranked by denominator; NaN marks a hidden count. None if any fifth is
    missing."""
    values, lower, upper = proportion(numerators, denominators)
    return gradient(values, (lower, upper), denominators, "share", confidence=confidence, seed=seed)


def gradient(
    values: npt.ArrayLike,
    limits: tuple[npt.ArrayLike, npt.ArrayLike],
    people: npt.ArrayLike,
    scale: Scale,
    transformed: bool = False,
    confidence: float = 0.95,
    seed: int = SEED,
) -> Gradient | None:
    """Least squares on mid-points of cumulative population, weighted by population. None if a fifth is missing.

    As in PHEindicatormethods, limits are quantiles of lines fitted to normal draws around the figures, on the log scale
    for a rate and the logit scale for a share. Standard errors come from the figures' own 95% limits. If `transformed`,
    the line is fitted on that scale too. A share is 0 to 1.
    """
    value, weight = np.broadcast_arrays(np.asarray(values, dtype=np.float64), counted(people, "people"))
    lower, upper = (np.broadcast_to(np.asarray(limit, dtype=np.float64), value.shape) for limit in limits)
    _check(value, lower, upper, scale)
    if np.isnan(value).any() or not (weight > 0).all():
        return None
    middle = _scaled(value, scale)
    error = (_scaled(upper, scale) - _scaled(lower, scale)) / (2 * z_score(0.95))
    fitted = _line(middle if transformed else value, weight)
    drawn = _line(_drawn(middle, error, scale, transformed, seed), weight)
    if transformed:
        fitted, drawn = (
            Ends(_back(ends.most_deprived, scale), _back(ends.least_deprived, scale)) for ends in (fitted, drawn)
        )
    return Gradient(
        float(fitted.slope), *_middle_of(drawn.slope, confidence),
        float(fitted.relative), *_middle_of(drawn.relative, confidence),
    )  # fmt: skip


def ranks(people: npt.ArrayLike) -> Floats:
    """Mid-point of each group in the cumulative population, from 0 (most deprived) to 1 (least deprived)."""
    weight = counted(people, "people")
    middle: Floats = (np.cumsum(weight) - weight / 2) / weight.sum()
    return middle


def _line(values: Floats, people: Floats) -> Ends:
    """Ends of the line through one row of values, or through each of many. The mean rank is always 0.5."""
    weights, away = people / people.sum(), ranks(people) - 0.5
    half = (values @ (weights * away)) / (weights @ away**2) / 2
    mean = values @ weights
    return Ends(mean - half, mean + half)


def _drawn(middle: Floats, error: Floats, scale: Scale, transformed: bool, seed: int) -> Floats:
    """Draws around the figures, or one row of NaN if any standard error is unknown, which gives NaN limits."""
    if not np.isfinite(np.concatenate([middle, error])).all():
        return np.full((1, middle.size), np.nan)
    drawn = np.random.default_rng(seed).normal(middle, error, (DRAWS, middle.size))
    return drawn if transformed else _back(drawn, scale)


def _middle_of(drawn: Floats, confidence: float) -> tuple[float, float]:
    tail = float(special.ndtr(-z_score(confidence)))
    lower, upper = np.quantile(drawn, [tail, 1 - tail])
    return float(lower), float(upper)


def _scaled(values: Floats, scale: Scale) -> Floats:
    """Values on the scale of the draws; NaN at the ends of the scale, where no error is known."""
    with np.errstate(divide="ignore"):
        scaled: Floats = {"share": special.logit, "rate": np.log, "value": np.positive}[scale](values)
    return np.where(np.isfinite(scaled), scaled, np.nan)


def _back(values: Floats, scale: Scale) -> Floats:
    back: Floats = {"share": special.expit, "rate": np.exp, "value": np.positive}[scale](values)
    return back


def _check(value: Floats, lower: Floats, upper: Floats, scale: Scale) -> None:
    if scale not in get_args(Scale):
        raise ValueError(f"scale {scale!r}: give one of {', '.join(get_args(Scale))}")
    if value.ndim != 1 or value.size < FEWEST_GROUPS:
        raise ValueError(f"values of shape {value.shape}: give one for each of at least {FEWEST_GROUPS} ordered groups")
    refuse(lower > upper, lower, "lower limit is over the upper")
    for given in () if scale == "value" else (value, lower, upper):
        refuse(given < 0, given, f"{scale} is under 0")
        if scale == "share":
            refuse(given > 1, given, "share is over 1 (divide a percentage by 100)")
