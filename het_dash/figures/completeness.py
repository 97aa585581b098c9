"""Completeness of recorded ethnic group, and how far people with no known group could move a group's share."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from het_dash.figures.disclosure.small_numbers import ROUNDED_TO
from het_dash.figures.intervals import Floats, counted, counted_of, refuse, share


@dataclass(frozen=True)
class Bounds:
    """Lowest and highest possible share of a group, 0 to 1; NaN if a count is hidden."""

    lowest: Floats
    highest: Floats


def completeness(unknown: npt.ArrayLike, everyone: npt.ArrayLike) -> Floats:
    """Proportion with a recorded group. `unknown` holds counts along the last axis, NaN if hidden.

    Rounding may put the unknown above everyone. The proportion is then 0.
    """
    parts, people = counted(unknown, "unknown"), counted(everyone, "everyone")
    missing, slack = parts.sum(axis=-1), ROUNDED_TO * parts.shape[-1]
    refuse(missing > people + slack, missing, "more people of unknown group than people")
    return share(np.maximum(people - missing, 0.0), people)


def bounds(
    n_group: npt.ArrayLike, d_group: npt.ArrayLike, n_unknown: npt.ArrayLike, d_unknown: npt.ArrayLike
) -> Bounds:
    """Lowest if all untreated people of unknown group belonged to the group, highest if all the treated did.

    Their care is recorded and only their group is not, so these two cases are the extremes.
    """
    part, whole = counted_of(n_group, d_group)
    treated, unknown = counted_of(n_unknown, d_unknown)
    return Bounds(share(part, whole + (unknown - treated)), share(part + treated, whole + treated))
