"""PCN estimate from practice values, weighted by their registers (methods 2)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from het_dash.figures.intervals import counted, refuse, share

COVERAGE_NEEDED_TENTHS = 9


@dataclass(frozen=True)
class Estimate:
    """Estimate without an interval, because the practices' counts are not published. Text gives their range in its
    place."""

    estimate: float
    coverage: float
    lowest: float
    highest: float


def register_weighted(values: npt.ArrayLike, registers: npt.ArrayLike) -> Estimate:
    """NaN unless practices with a value (not NaN) have at least 90% of the register."""
    value, register = np.asarray(values, dtype=np.float64), counted(registers, "register")
    if value.shape != register.shape or value.ndim != 1:
        raise ValueError(f"values {value.shape} and registers {register.shape}: give one of each for every practice")
    refuse(np.isnan(register), register, "register not known (leave that practice out, and say so)")
    given = ~np.isnan(value)
    held, total = register[given].sum(), register.sum()
    # Compares whole numbers: 90 of 100 must not fail through a rounding error.
    enough = 10 * held >= COVERAGE_NEEDED_TENTHS * total
    return Estimate(
        estimate=float(share(register[given] @ value[given], held)) if enough else np.nan,
        coverage=float(share(held, total)),
        lowest=float(value[given].min(initial=np.inf)) if given.any() else np.nan,
        highest=float(value[given].max(initial=-np.inf)) if given.any() else np.nan,
    )
