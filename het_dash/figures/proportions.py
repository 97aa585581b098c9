"""Difference between two proportions (Newcombe), and the number of people it represents."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from het_dash.figures.intervals import Floats, counted, proportion

PEOPLE_ROUNDED_TO = 5


@dataclass(frozen=True)
class PeopleToClose:
    """Number of people equivalent to the gap; negative if the group's share is above the reference's."""

    people: Floats
    lower: Floats
    upper: Floats


def newcombe(
    n1: npt.ArrayLike,
    d1: npt.ArrayLike,
    n2: npt.ArrayLike,
    d2: npt.ArrayLike,
    confidence: float = 0.95,
    rounding: float = 0.0,
) -> tuple[Floats, Floats, Floats]:
    """p1 - p2 with hybrid score limits (Newcombe 1998, method 10), for two independent sets of people.

    Rounded counts pass on the limits of each proportion, which cover the rounding (methods 16).
    """
    p1, l1, u1 = proportion(n1, d1, confidence, rounding)
    p2, l2, u2 = proportion(n2, d2, confidence, rounding)
    difference = p1 - p2
    return difference, difference - np.hypot(p1 - l1, u2 - p2), difference + np.hypot(u1 - p1, p2 - l2)


def people_to_close(
    n_group: npt.ArrayLike,
    d_group: npt.ArrayLike,
    n_reference: npt.ArrayLike,
    d_reference: npt.ArrayLike,
    confidence: float = 0.95,
    rounding: float = 0.0,
) -> PeopleToClose:
    """D_g x (p_ref - p_g) rounded to the nearest 5, with limits rounded outwards to 5 (methods 4).

    D_g must be a count, never an estimate. If all patients are the reference, the group is part of both terms; the
    limits still treat the two as independent.
    """
    return people_of_gap(d_group, *newcombe(n_reference, d_reference, n_group, d_group, confidence, rounding))


def people_of_gap(
    d_group: npt.ArrayLike, gap: npt.ArrayLike, lower: npt.ArrayLike, upper: npt.ArrayLike
) -> PeopleToClose:
    """D_g x gap rounded to the nearest 5, with limits rounded outwards to 5. Gap and limits are shares."""
    fives = counted(d_group, "denominator") / PEOPLE_ROUNDED_TO
    gap, lower, upper = (np.asarray(x, dtype=np.float64) for x in (gap, lower, upper))
    return PeopleToClose(
        people=_people(np.rint(fives * gap)),
        lower=_people(np.floor(fives * lower)),
        upper=_people(np.ceil(fives * upper)),
    )


def _people(fives: Floats) -> Floats:
    return PEOPLE_ROUNDED_TO * fives + 0.0  # turns -0.0 into 0.0, so that it is not shown as "-0"
