"""Position of each practice or PCN within its funnel plot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from het_dash.figures.answer import Answer
from het_dash.figures.figure import Figure
from het_dash.figures.funnel import (
    FEWEST_UNITS,
    Dispersion,
    Funnel,
    Place,
    average_share,
    dispersion_of_shares,
    funnel_of_shares,
    place,
)
from het_dash.figures.intervals import Floats

OUTSIDE_BY_CHANCE = 0.05


@dataclass(frozen=True)
class Standing:
    """Units with counts and their positions, their average, and units that cannot be placed."""

    counted: tuple[Figure, ...]
    places: Mapping[str, Place]
    average: float
    dispersion: Dispersion | None
    not_placed: tuple[Figure, ...]

    def limits(self, people: Sequence[float] | Floats) -> Funnel:
        """Control limits at these denominators, as shares from 0 to 1."""
        return funnel_of_shares(self.average, people)

    def at(self, *places: Place) -> tuple[Figure, ...]:
        return tuple(f for f in self.counted if self.places[f.area_code] in places)

    @property
    def some_outside_by_chance(self) -> float:
        """Probability that at least one of this many units is outside the 95% limits by chance alone."""
        return float(1 - (1 - OUTSIDE_BY_CHANCE) ** len(self.counted))


def standing(answer: Answer) -> Standing | None:
    """None if fewer than three units have counts. Raises ValueError for an indicator that may not have a funnel plot
    (methods 1)."""
    indicator = answer.indicator
    if indicator.polarity == "none" or indicator.unit != "percent":
        raise ValueError(f"{indicator.id}: funnel limits are for shares that have a better and a worse")
    counted = tuple(f for f in answer.figures if f.shown and f.numerator is not None and f.denominator)
    if len(counted) < FEWEST_UNITS:
        return None
    part, whole = (np.array([getattr(f, name) for f in counted], float) for name in ("numerator", "denominator"))
    average = average_share(part, whole)
    codes = place([(f.value or 0.0) / 100 for f in counted], funnel_of_shares(average, whole))
    places = {f.area_code: cast(Place, str(code)) for f, code in zip(counted, codes, strict=True)}
    rest = tuple(f for f in answer.figures if f not in counted)
    return Standing(counted, places, average, dispersion_of_shares(part, whole), rest)
