"""Rates of several years averaged, so that one unusual year decides nothing (methods 25)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from het_dash.figures.figure import Figure
from het_dash.figures.intervals import z_score

YEARS = 3
CONFIDENCE = 0.95


@dataclass(frozen=True)
class AveragedRatio:
    """One place's average rate over another's, with 95% limits, over the years `first` to `last`."""

    first: int
    last: int
    ratio: float
    lower: float
    upper: float

    @property
    def above(self) -> bool:
        """True if the limits lie wholly above 1."""
        return self.lower > 1

    @property
    def below(self) -> bool:
        return self.upper < 1


def averaged_ratio(own: Sequence[Figure], other: Sequence[Figure], years: int = YEARS) -> AveragedRatio | None:
    """Ratio of the mean rates of the latest `years` consecutive years.

    Years count as independent. Standard errors come from the published limits; the ratio's limits are on the log
    scale. None if either place lacks a year or its limits.
    """
    theirs = {f.period_end: f for f in other if _has_limits(f)}
    pairs = [(f, theirs[f.period_end]) for f in own if _has_limits(f) and f.period_end in theirs][-years:]
    ends = [f.period_end.year for f, _ in pairs]
    if len(pairs) < years or ends != list(range(ends[0], ends[0] + years)):
        return None
    (mean, error), (their_mean, their_error) = (_mean(side) for side in zip(*pairs, strict=True))
    if mean <= 0 or their_mean <= 0:
        return None
    half = z_score(CONFIDENCE) * sqrt((error / mean) ** 2 + (their_error / their_mean) ** 2)
    middle = log(mean / their_mean)
    return AveragedRatio(ends[0], ends[-1], exp(middle), exp(middle - half), exp(middle + half))


def _has_limits(figure: Figure) -> bool:
    return figure.shown and None not in (figure.value, figure.lower, figure.upper)


def _mean(figures: Sequence[Figure]) -> tuple[float, float]:
    """Mean of the rates, and its standard error."""
    z = z_score(CONFIDENCE)
    errors = [((f.upper or 0.0) - (f.lower or 0.0)) / (2 * z) for f in figures]
    return sum(f.value or 0.0 for f in figures) / len(figures), sqrt(sum(e * e for e in errors)) / len(figures)
