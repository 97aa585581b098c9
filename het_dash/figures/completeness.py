"""Completeness of recorded ethnic group, and how far people with no known group could move a group's share."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from het_dash.figures.disclosure.small_numbers import ROUNDED_TO
from het_dash.figures.intervals import Floats, counted, counted_of, refuse, share


@dataclass(frozen=True)
class Bounds:
    """The lowest and the highest that a group's share could be, as parts of 1; NaN where a count is not shown."""

    lowest: Floats
    highest: Floats


def completeness(unknown: npt.ArrayLike, everyone: npt.ArrayLike) -> Floats:
    """The part of everyone whose group is recorded; `unknown` counts along the last axis, NaN where not shown.

    Counts may be rounded: then the unknown can seem a few more than everyone, which is nobody known.
    """
    parts, people = counted(unknown, "unknown"), counted(everyone, "everyone")
    missing, slack = parts.sum(axis=-1), ROUNDED_TO * parts.shape[-1]
    refuse(missing > people + slack, missing, "more people of unknown group than people")
    return share(np.maximum(people - missing, 0.0), people)


def bounds(
    n_group: npt.ArrayLike, d_group: npt.ArrayLike, n_unknown: npt.ArrayLike, d_unknown: npt.ArrayLike
) -> Bounds:
    """If all the unknown who are not treated belonged to the group (lowest), or all who are (highest).

    What care the unknown had is recorded, only their group is not: so no other way of sharing them out goes further.
    """
    part, whole = counted_of(n_group, d_group)
    treated, unknown = counted_of(n_unknown, d_unknown)
    return Bounds(share(part, whole + (unknown - treated)), share(part + treated, whole + treated))
