"""How often a widest clear gap is named where no group differs (methods 17 and 19).

A build holds twelve measures at six PCNs. PCNs may differ from each other, groups never do. Detailed groups are
compared by pooled estimates, groups as a whole and published figures as counted. "Named": builds that name a widest gap
for any measure at any PCN. Next to it: builds with a clear gap, and what the 95% limits of counts alone would give.
"""

from collections.abc import Iterator

import numpy as np
from rich.table import Table
from scipy import special

from benchmarks.simulations.partial_pooling import REGISTERS, SHARES, published
from het_dash.figures.gaps import POOLED_WIDENED, widened
from het_dash.figures.intervals import Floats
from het_dash.figures.partial_pooling import pool
from het_dash.figures.proportions import newcombe

# People with the condition of each measure, as a part of those with hypertension.
MEASURES = (1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.2, 0.15, 0.15, 0.1, 0.1)
AREA_SPREADS = (0.0, 0.1, 0.3)
LEVELS = (0.67, 0.87)
# People in five groups as a whole (the first is the reference) and in the two of a published gap, by measure.
BROAD = (2200, 1500, 350, 250, 200)
PUBLISHED_MEASURES, PUBLISHED = 7, (125_000, 65_000)


def table(times: int) -> Table:
    report = Table("No group differs", "Named", "Clear by pooled limits", "Clear by counts alone")
    for spread in AREA_SPREADS:
        for level in LEVELS:
            report.add_row(f"Detailed groups, {level:.0%}, PCNs {spread}", *_detailed(level, spread, times))
    for level in LEVELS:
        report.add_row(f"Groups as a whole, {level:.0%}, one place", *_counted(level, BROAD, 100 * times))
        report.add_row(f"Published, {level:.0%}, {PUBLISHED_MEASURES} measures", *_published(level, 100 * times))
    return report


def _detailed(level: float, spread: float, times: int) -> Iterator[str]:
    rng = np.random.default_rng([int(100 * level), int(100 * spread)])
    builds = np.array([[once(rng, level, spread, size) for size in MEASURES] for _ in range(times)])
    yield from (f"{share:.1%}" for share in builds.any(axis=1).mean(axis=0))


def once(rng: np.random.Generator, level: float, spread: float, size: float) -> tuple[bool, bool, bool]:
    """Whether a gap below the reference (the first group) at any PCN is named; clear by estimates; clear by counts."""
    areas = special.logit(level) + spread * rng.standard_normal((len(REGISTERS), 1))
    rates = np.broadcast_to(special.expit(areas), (len(REGISTERS), len(SHARES)))
    numerators, denominators = published(rng, rates, size)
    counted = newcombe(numerators[:, :1], denominators[:, :1], numerators[:, 1:], denominators[:, 1:])[1]
    shown = np.isfinite(counted)
    pooled = pool(numerators, denominators)
    if pooled is None:
        return False, False, bool((counted[shown] > 0).any())
    gaps = pooled.draws[:, :, :1] - pooled.draws[:, :, 1:]
    points, lower = gaps.mean(axis=0)[shown], np.quantile(gaps, 0.025, axis=0)[shown]
    named = points > POOLED_WIDENED * (points - lower)
    return bool(named.any()), bool((lower > 0).any()), bool((counted[shown] > 0).any())


def _counted(level: float, people: tuple[int, ...], times: int) -> Iterator[str]:
    rng = np.random.default_rng(int(100 * level))
    whole = np.array(people, float)
    part = rng.binomial(whole.astype(int), level, (times, whole.size)).astype(float)
    yield from _share_named(newcombe(part[:, :1], whole[:1], part[:, 1:], whole[1:]))


def _published(level: float, times: int) -> Iterator[str]:
    rng = np.random.default_rng(int(100 * level))
    white, black = (rng.binomial(n, level, (times, PUBLISHED_MEASURES)).astype(float) for n in PUBLISHED)
    yield from _share_named(newcombe(white, PUBLISHED[0], black, PUBLISHED[1]))


def _share_named(gaps: tuple[Floats, Floats, Floats]) -> Iterator[str]:
    points, lower, _ = gaps
    named = points > widened(points.shape[1]) * (points - lower)
    yield from (f"{named.any(axis=1).mean():.1%}", "", f"{(lower > 0).any(axis=1).mean():.0%}")
