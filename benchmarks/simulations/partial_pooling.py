"""Partial pooling on simulated truth (methods 19): coverage, error by size of group, and false clear gaps.

Sizes are those of six PCNs by sixteen ethnic groups. Counts are suppressed and rounded as published ones are.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from rich.table import Table
from scipy import special

from het_dash.figures.disclosure.small_numbers import LARGEST_HIDDEN, ROUNDED_TO
from het_dash.figures.intervals import Bools, Floats
from het_dash.figures.partial_pooling import Pooled, pool

REGISTERS = (5000, 4000, 9000, 6000, 4500, 7000)
SHARES = (0.34, 0.02, 0.01, 0.14, 0.015, 0.015, 0.01, 0.02, 0.012, 0.01, 0.02, 0.03, 0.10, 0.12, 0.04, 0.03)
LEVELS = (0.67, 0.87)
# Spreads between areas, between groups and of the rest, on the logit scale: from no differences to large ones.
SPREADS = ((0, 0, 0), (0.1, 0, 0), (0.1, 0, 0.1), (0.1, 0.1, 0.05), (0.15, 0.3, 0.1), (0.1, 0.2, 0.2), (0.3, 0.4, 0.2))
SIZES = (0, 100, 200, 500)


@dataclass
class Result:
    """Shares of the true rates and gaps inside their limits; squared errors by size; the widest clear gap, if any."""

    covered: list[float] = field(default_factory=list)
    gaps_covered: list[bool] = field(default_factory=list)
    pooled_error: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    raw_error: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    named: int = 0
    named_in_error: int = 0

    def add(self, true: Floats, numerators: Floats, denominators: Floats, pooled: Pooled) -> None:
        lower, upper = pooled.limits()
        shown = np.isfinite(numerators) & np.isfinite(denominators)
        self.covered.append(float(((true >= lower) & (true <= upper))[shown].mean()))
        raw = numerators / denominators
        for size, larger in zip(SIZES, (*SIZES[1:], np.inf), strict=True):
            of_size = shown & (denominators >= size) & (denominators < larger)
            self.pooled_error[size] += list((pooled.rates - true)[of_size] ** 2)
            self.raw_error[size] += list((raw - true)[of_size] ** 2)
        gaps = [(pooled.gap(a, g, 0), true[a, 0] - true[a, g]) for a, g in zip(*np.nonzero(shown), strict=True) if g]
        self.gaps_covered += [low <= truth <= high for (_, low, high), truth in gaps]
        clear = [(gap, truth) for gap, truth in gaps if gap[1] > 0]
        self.named += bool(clear)
        self.named_in_error += bool(clear) and max(clear, key=lambda one: one[0][0])[1] <= 0


def published(rng: np.random.Generator, rates: Floats, size: float = 1.0) -> tuple[Floats, Floats]:
    """Numerators and denominators as the build publishes them, of registers times `size`."""
    people = rng.poisson(size * np.outer(REGISTERS, SHARES)).astype(float)
    part = rng.binomial(people.astype(int), rates).astype(float)
    rest = people - part

    def suppressed(counts: Floats) -> Bools:
        small: Bools = (counts > 0) & (counts <= LARGEST_HIDDEN)
        return small

    whole = np.where(suppressed(people), np.nan, ROUNDED_TO * np.round(people / ROUNDED_TO))
    shown = np.where(suppressed(part) | suppressed(rest), np.nan, ROUNDED_TO * np.round(part / ROUNDED_TO))
    return np.where(whole > 0, np.minimum(shown, whole), np.nan), whole


def simulated(rng: np.random.Generator, level: float, spreads: tuple[float, ...], times: int) -> Result:
    area, group, rest = spreads
    shape, found = (len(REGISTERS), len(SHARES)), Result()
    for _ in range(times):
        effects = area * rng.standard_normal((shape[0], 1)) + group * rng.standard_normal((1, shape[1]))
        true = special.expit(special.logit(level) + effects + rest * rng.standard_normal(shape))
        numerators, denominators = published(rng, true)
        pooled = pool(numerators, denominators)
        assert pooled is not None
        found.add(true, numerators, denominators, pooled)
    return found


def table(times: int) -> Table:
    report = Table(
        "Spreads", "Level", "Rates covered", "Gaps covered", *_columns(), "Widest clear gap named", "In error"
    )
    covered: list[float] = []
    every = Result()
    for spreads, level, found in _results(times):
        covered += found.covered
        for size in SIZES:
            every.pooled_error[size] += found.pooled_error[size]
            every.raw_error[size] += found.raw_error[size]
        report.add_row(
            str(spreads), f"{level:.0%}", f"{np.mean(found.covered):.1%}", f"{np.mean(found.gaps_covered):.1%}",
            *(_error(found, size) for size in SIZES), f"{found.named / times:.0%}",
            f"{found.named_in_error / times:.0%}",
        )  # fmt: skip
    report.add_row("All", "", f"{np.mean(covered):.1%}", "", *(_error(every, size) for size in SIZES), "", "")
    report.caption = f"Coverage over the grid: {np.mean(covered):.1%}. Errors are root mean squares in points."
    return report


def _results(times: int) -> Iterator[tuple[tuple[float, ...], float, Result]]:
    for number, spreads in enumerate(SPREADS):
        for level in LEVELS:
            rng = np.random.default_rng([number, int(100 * level)])
            yield spreads, level, simulated(rng, level, spreads, times)


def _columns() -> Iterator[str]:
    for size in SIZES:
        yield f"Error from {size} people: pooled, raw"


def _error(found: Result, size: int) -> str:
    pooled, raw = (100 * np.sqrt(np.mean(one[size])) for one in (found.pooled_error, found.raw_error))
    return f"{pooled:.1f}, {raw:.1f}"
