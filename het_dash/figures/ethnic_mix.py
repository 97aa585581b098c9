"""Ethnic mix of a PCN's patients, estimated from where they live (methods 3)."""

import numpy as np
import numpy.typing as npt

from het_dash.figures.intervals import Floats, counted, refuse, share


def neighbourhood_mix(patients: npt.ArrayLike, shares: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Ethnic mix (PCN x group) and share of patients covered (PCN), each 0 to 1.

    `patients` is PCN x LSOA, with every LSOA that patients live in; `shares` is LSOA x group. An LSOA with NaN in its
    shares is not covered. The mix is NaN for a PCN without patients in covered LSOAs.
    """
    people, groups = counted(patients, "patients"), counted(shares, "share")
    refuse(groups > 1, groups, "share is over 1 (divide a percentage by 100)")
    if people.ndim != 2 or groups.ndim != 2 or people.shape[1] != groups.shape[0]:
        raise ValueError(f"patients {people.shape} and shares {groups.shape}: give PCN x LSOA and LSOA x group")
    covered = ~np.isnan(groups).any(axis=1)
    inside = people[:, covered].sum(axis=1)
    mix = share(people[:, covered] @ groups[covered], inside[:, np.newaxis])
    return mix, share(inside, people.sum(axis=1))
