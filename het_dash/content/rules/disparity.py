"""Disparity over all groups of a scheme, or why it cannot be calculated (methods 11)."""

from functools import lru_cache

from het_dash.charts.perspective import View
from het_dash.charts.text import tables
from het_dash.content.blocks import Words
from het_dash.figures import Answer, Figure
from het_dash.figures.disparity import (
    CANNOT_BE_COMPUTED,
    FEWEST_GROUPS,
    Spread,
    between_group_variance,
    index_of_disparity,
)
from het_dash.figures.gaps import Counts

INDEX, VARIANCE = "Index of disparity", "Between-group variance"
MEANS = "the mean distance of a group's share from everyone's, as a part of everyone's"


def spread_of_groups(by_group: Answer, area: str, view: View) -> Words:
    """Of one place; of all groups, whichever a reader has chosen to see."""
    own = by_group.latest.of(area)
    if not own.figures:
        return Words((f"{INDEX}: {CANNOT_BE_COMPUTED}, as no group is to hand for {view.label(area)}.",))
    found = [_figure(own, group) for group in _groups(own, view)]
    nature, heading = tables.weakest_nature(own), f"{view.label(area)}: how far do all groups lie apart?"
    return Words((" ".join(_said(found, view.label(area))),), heading=heading, nature=nature)


def _groups(own: Answer, view: View) -> list[str]:
    """Every known group of the scheme: one that has no figure at all is not shown either."""
    return [g.id for g in view.catalogue.breakdowns[own.figures[0].breakdown].groups if not g.unknown]


def _figure(own: Answer, group: str) -> Figure | None:
    return own.one(own.figures[0].area_code, group)


def _said(found: list[Figure | None], place: str) -> tuple[str, ...]:
    hidden = sum(f is None or not f.shown or f.numerator is None for f in found)
    if hidden or len(found) < FEWEST_GROUPS:
        why = f"{hidden} of the {len(found)} groups {'is' if hidden == 1 else 'are'} not shown with their counts"
        return (f"{INDEX} and {VARIANCE.lower()} over the groups of {place}: {CANNOT_BE_COMPUTED}, as {why}.",)
    index, variance = _both(tuple((f.numerator or 0.0, f.denominator or 0.0) for f in found if f))
    if index is None or variance is None:
        return (f"{INDEX} over the groups of {place}: {CANNOT_BE_COMPUTED}, as everyone's share is 0 or not known.",)
    return (
        f"{INDEX} over the {len(found)} groups: {_scaled(index, 100, '%')}: {MEANS}.",
        f"{VARIANCE}: {_scaled(variance, 10_000, '')} squared points.",
    )


@lru_cache(maxsize=512)
def _both(pairs: tuple[Counts, ...]) -> tuple[Spread | None, Spread | None]:
    """Remembered: limits take ten thousand draws of every group."""
    numerators, denominators = zip(*pairs, strict=True)
    return index_of_disparity(numerators, denominators), between_group_variance(numerators, denominators)


def _scaled(spread: Spread, by: float, unit: str) -> str:
    value, *limits = (f"{by * x:.1f}{unit}" for x in (spread.value, spread.lower, spread.upper))
    return f"{value} ({limits[0]} to {limits[1]})" if spread.lower == spread.lower else value
