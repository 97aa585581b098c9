"""Index of disparity on simulated truth (methods 11 and 19): of counts as they are, and without what chance adds."""

import numpy as np
from rich.table import Table
from scipy import special

from benchmarks.simulations.partial_pooling import REGISTERS, SHARES, published
from het_dash.figures.disparity import disparity
from het_dash.figures.partial_pooling import pool

# Spreads between areas, between groups and of the rest, for 67% and 80%: true indices from 0 to 8%.
SPREADS = ((0.1, 0, 0), (0.1, 0.05, 0.05), (0.1, 0.1, 0.05), (0.1, 0.2, 0.1), (0.15, 0.3, 0.1))
LEVELS = (0.67, 0.8)


def table(times: int) -> Table:
    report = Table(
        "Spreads", "Level", "True index", "Of the counts", "Without chance", "Bias, points", "Truth inside limits"
    )
    for number, spreads in enumerate(SPREADS):
        for level in LEVELS:
            rng = np.random.default_rng([number, int(100 * level)])
            found = np.array([once(rng, level, spreads) for _ in range(times)])
            true, raw, pooled, inside = found.mean(axis=0)
            shown = (f"{100 * x:.1f}%" for x in (true, raw, pooled))
            report.add_row(str(spreads), f"{level:.0%}", *shown, f"{100 * (pooled - true):+.1f}", f"{inside:.0%}")
    report.caption = f"North Lewisham: {REGISTERS[0]:,} people in {len(SHARES)} groups."
    return report


def once(rng: np.random.Generator, level: float, spreads: tuple[float, ...]) -> tuple[float, float, float, float]:
    """Of the first area, over groups whose counts are shown: truth, as counted, estimate, whether limits hold it."""
    area, group, rest = spreads
    shape = (len(REGISTERS), len(SHARES))
    effects = area * rng.standard_normal((shape[0], 1)) + group * rng.standard_normal((1, shape[1]))
    true = special.expit(special.logit(level) + effects + rest * rng.standard_normal(shape))
    numerators, denominators = published(rng, true)
    pooled = pool(numerators, denominators)
    assert pooled is not None
    shown = np.isfinite(numerators[0])
    people = denominators[0, shown]
    truth, raw = (float(disparity(rates[0, shown], people)) for rates in (true, numerators / denominators))
    draws = disparity(pooled.draws[:, 0, shown], people)
    lower, upper = np.quantile(draws, [0.025, 0.975])
    return truth, raw, float(draws.mean()), float(lower <= truth <= upper)
