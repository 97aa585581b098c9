"""Disparity over all groups of a scheme, or why it cannot be calculated (methods 11 and 19)."""

from het_dash.charts.text import tables
from het_dash.content.blocks import Words
from het_dash.content.rules.reference_gaps import ByGroup
from het_dash.figures import Answer
from het_dash.figures.disparity import CANNOT_BE_COMPUTED, FEWEST_GROUPS, Spread
from het_dash.figures.gaps import published_counts

INDEX, DEVIATION = "Index of disparity", "Standard deviation between groups"
INDEX_MEANS = "the average distance of a group's share from everyone's, as a part of everyone's share"
DEVIATION_MEANS = "by their number of people"
WITHOUT_CHANCE = "Both allow for small numbers, so differences that chance explains are not counted."


def spread_of_groups(given: ByGroup) -> Words:
    """Of one place; of all groups, whichever a reader has chosen to see."""
    own, place = given.by_group.latest.of(given.area), given.view.label(given.area)
    if not own.figures:
        return Words((f"{INDEX}: {CANNOT_BE_COMPUTED}, because we have no groups for {place}.",))
    nature, heading = tables.weakest_nature(own), f"{place}: how far apart are all groups?"
    return Words((" ".join(_said(own, given, place)),), heading=heading, nature=nature)


def _said(own: Answer, given: ByGroup, place: str) -> tuple[str, ...]:
    found = [own.one(given.area, group) for group in _groups(own, given)]
    hidden = sum(published_counts(f) is None for f in found)
    if hidden or len(found) < FEWEST_GROUPS:
        why = f"{hidden} of the {len(found)} groups {'is' if hidden == 1 else 'are'} not shown with their counts"
        return (f"{INDEX} and {DEVIATION.lower()} over the groups of {place}: {CANNOT_BE_COMPUTED}, because {why}.",)
    pooled = given.pooled_at(own.figures[0].period_end)
    if pooled is None or not any(f and f.numerator for f in found):
        return (
            f"{INDEX} over the groups of {place}: {CANNOT_BE_COMPUTED}, because everyone's share is 0 or not known.",
        )
    index, deviation = pooled.index_of_disparity(), pooled.standard_deviation()
    return (
        f"{INDEX} over the {len(found)} groups: {_scaled(index, '%')}. This is {INDEX_MEANS}.",
        f"{DEVIATION}: {_scaled(deviation, '')} points, {DEVIATION_MEANS}.",
        WITHOUT_CHANCE,
    )


def _groups(own: Answer, given: ByGroup) -> list[str]:
    """Every known group of the scheme: one that has no figure at all is not shown either."""
    return [g.id for g in given.view.catalogue.breakdowns[own.figures[0].breakdown].groups if not g.unknown]


def _scaled(spread: Spread, unit: str) -> str:
    value, lower, upper = (f"{100 * x:.1f}{unit}" for x in (spread.value, spread.lower, spread.upper))
    return f"{value} ({lower} to {upper})"
