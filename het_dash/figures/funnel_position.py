"""Position of each practice or PCN within its funnel plot (methods 18)."""

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
    between_units,
    dispersion_of_shares,
    funnel_of_shares,
    place,
)
from het_dash.figures.intervals import Floats

OUTSIDE_BY_CHANCE = 0.05
SMALLEST_LIST = 1000  # registered patients; smaller lists have no place among practices


@dataclass(frozen=True)
class Standing:
    """Units with their positions, their average, and units that cannot be placed.

    `people` gives each unit's denominator, from `register` if it is only approximate: counts are then not published.
    `spread` is the standard deviation between units beyond chance, as a share, which widens the limits.
    """

    counted: tuple[Figure, ...]
    people: Mapping[str, float]
    places: Mapping[str, Place]
    average: float
    dispersion: Dispersion | None
    spread: float
    not_placed: tuple[Figure, ...]
    register: Answer | None = None

    def limits(self, people: Sequence[float] | Floats) -> Funnel:
        """Control limits at these denominators, as shares from 0 to 1, widened by the spread between units."""
        return funnel_of_shares(self.average, people, self.spread)

    def at(self, *places: Place) -> tuple[Figure, ...]:
        return tuple(f for f in self.counted if self.places[f.area_code] in places)

    @property
    def outside_by_chance(self) -> float:
        """Number of units that chance alone puts outside the 95% limits."""
        return OUTSIDE_BY_CHANCE * len(self.counted)

    @property
    def some_outside_by_chance(self) -> float:
        """Probability that at least one of this many units is outside the 95% limits by chance alone."""
        return float(1 - (1 - OUTSIDE_BY_CHANCE) ** len(self.counted))


def standing(answer: Answer, *, register: Answer | None = None) -> Standing | None:
    """Places units by their counts or, if fewer than three have counts, by published values and a register.

    The register gives approximate denominators. None if fewer than three units can be placed. Raises ValueError for an
    indicator that may not have a funnel plot (methods 1).
    """
    indicator = answer.indicator
    if indicator.polarity == "none" or indicator.unit != "percent":
        raise ValueError(f"{indicator.id}: funnel limits are for shares that have a better and a worse")
    exact = {
        f.area_code: f.denominator for f in answer.figures if f.shown and f.numerator is not None and f.denominator
    }
    if len(exact) >= FEWEST_UNITS or register is None:
        return _placed(answer, exact, register=None)
    near = _registered(register=register, answer=answer)
    people = {f.area_code: near[f.area_code] for f in answer.figures if f.area_code in near}
    return _placed(answer, people, register=register)


def _registered(*, register: Answer, answer: Answer) -> dict[str, float]:
    """Patients on each unit's register at the date nearest to the answer's, if its list is large enough."""
    dates = {f.period_end for f in register.figures}
    ends = [f.period_end for f in answer.figures]
    if not dates or not ends:
        return {}
    nearest = min(dates, key=lambda on: abs((on - max(ends)).days))
    return {
        f.area_code: f.numerator
        for f in register.figures
        if f.period_end == nearest and f.numerator and (f.denominator or 0.0) >= SMALLEST_LIST
    }


def _placed(answer: Answer, people: Mapping[str, float], *, register: Answer | None) -> Standing | None:
    placed = tuple(f for f in answer.figures if f.shown and f.area_code in people)
    if len(placed) < FEWEST_UNITS:
        return None
    whole = np.array([people[f.area_code] for f in placed])
    values = np.array([(f.value or 0.0) / 100 for f in placed])
    part = values * whole if register else np.array([f.numerator for f in placed], float)
    average = average_share(part, whole)
    dispersion = dispersion_of_shares(part, whole)
    wide = dispersion is not None and dispersion.beyond_chance
    spread = between_units(values, whole, average) if wide else 0.0
    codes = place(values, funnel_of_shares(average, whole, spread))
    places = {f.area_code: cast(Place, str(code)) for f, code in zip(placed, codes, strict=True)}
    rest = tuple(f for f in answer.figures if f not in placed)
    return Standing(placed, people, places, average, dispersion, spread, rest, register)
