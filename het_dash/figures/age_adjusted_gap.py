"""Gap between two groups after standardising both to the ages of a common register (methods 11)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from het_dash.figures.disparity import Limits, difference_of_figures
from het_dash.figures.figure import Figure
from het_dash.figures.gaps import Counts
from het_dash.figures.standardisation import standardised_share


@dataclass(frozen=True)
class Share:
    """A share, or the difference of two, with limits; in per cent, or percentage points."""

    value: float
    lower: float
    upper: float

    @property
    def limits(self) -> Limits:
        value, lower, upper = (np.array(x, dtype=np.float64) for x in (self.value, self.lower, self.upper))
        return value, lower, upper


def as_recorded(figure: Figure | None) -> Share | None:
    """Value and limits of a shown figure; None for a hidden one."""
    if figure is None or figure.value is None or figure.lower is None or figure.upper is None:
        return None
    return Share(figure.value, figure.lower, figure.upper)


def with_ages_of(
    register: Mapping[str, float], bands: Mapping[str, Counts | None], rounding: float = 0.0
) -> Share | None:
    """A group's share, standardised to the age bands of `register` (people by band). None if any needed band is
    hidden. `rounding` is that of the bands' counts."""
    standard = {band: people for band, people in register.items() if people}
    found = [pair for band in standard if (pair := bands.get(band)) is not None]
    if not found or len(found) < len(standard):
        return None
    numerators, denominators = np.array(found).T
    limits = standardised_share(numerators, denominators, list(standard.values()), rounding=rounding)
    return Share(*(100 * float(x) for x in limits))


def below(reference: Share | None, group: Share | None) -> Share | None:
    """Percentage points by which the group is below the reference, with limits from both intervals."""
    if reference is None or group is None:
        return None
    return Share(*(float(x) for x in difference_of_figures(reference.limits, group.limits)))
