"""Shares that published counts still bound where the number of people with no known group is suppressed.

Only what is published goes in, rounded counts and the words "1 to 7": a bound from the true counts would reveal them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

import numpy as np

from het_dash.catalogue import Status
from het_dash.figures.disclosure.small_numbers import LARGEST_HIDDEN, ROUNDED_TO, SMALLEST_TOTAL
from het_dash.figures.intervals import z_score
from het_dash.figures.reach_shares import MOST_UNKNOWN_TENTHS
from het_dash.figures.totals import Counted

HIDDEN = frozenset({Status.HIDDEN_SMALL, Status.HIDDEN_LINKED, Status.HIDDEN_TOTAL_TOO_SMALL})


@dataclass(frozen=True)
class Between:
    """The lowest and the highest that a number may be."""

    low: float
    high: float

    def times(self, factor: float) -> "Between":
        return Between(self.low * factor, self.high * factor)


def possible(published: Counted) -> Between:
    """True counts that may have been published so: 45 for 43 to 47, 0 for 0, suppressed for 1 to 7."""
    if published.count == 0:
        return Between(0.0, 0.0)
    if published.count is not None:
        reach = ROUNDED_TO // 2
        return Between(max(published.count - reach, LARGEST_HIDDEN + 1.0), published.count + reach)
    if published.status is Status.HIDDEN_SMALL:
        return Between(1.0, float(LARGEST_HIDDEN))
    return Between(0.0, inf)


def added(parts: Iterable[Counted]) -> Between:
    """People of several groups together."""
    each = [possible(part) for part in parts]
    return Between(sum(one.low for one in each), sum(one.high for one in each))


def possible_denominator(published: Counted) -> Between:
    """People behind a published percentage. Suppressed, its denominator may be any number: what is small may be its
    numerator or its complement. Only "total too small" bounds it: it is then below 20 when rounded.
    """
    if published.count is not None:
        return possible(published)
    few = published.status is Status.HIDDEN_TOTAL_TOO_SMALL
    return Between(0.0, SMALLEST_TOTAL - ROUNDED_TO // 2 - 1.0 if few else inf)


@dataclass(frozen=True)
class Bounds:
    """People of a group, everyone, and those whose group is not known. Shares are 0 to 1."""

    people: Between
    everyone: Between
    unknown: Between

    @property
    def known(self) -> Between:
        """People whose group is known: 60 less 1 to 7 is 51 to 61."""
        return Between(
            max(self.everyone.low - self.unknown.high, self.people.low), self.everyone.high - self.unknown.low
        )

    @property
    def share(self) -> Between:
        """Of those whose group is known: 45 of 51 to 61 is 70% to 92%."""
        known = self.known
        return Between(self.people.low / known.high, min(self.people.high / known.low, 1.0))

    @property
    def known_share(self) -> Between:
        """Those whose group is known, of everyone."""
        return Between(1 - self.unknown.high / self.everyone.low, 1 - self.unknown.low / self.everyone.high)

    @property
    def enough_known(self) -> bool:
        """At most 30% are not known, whatever the true counts."""
        return 10 * self.unknown.high <= MOST_UNKNOWN_TENTHS * self.everyone.low

    @property
    def if_none_or_all(self) -> Between:
        """The share of everyone if none, or all, of the people with unknown group belonged to the group."""
        most = min((self.people.high + self.unknown.high) / self.everyone.low, 1.0)
        return Between(self.people.low / self.everyone.high, most)

    def limits(self, confidence: float = 0.95) -> Between:
        """The share's limits for chance, as in `reach.representation`, at the worst of all possible counts.

        The lower limit falls with fewer of the group and more known; the upper rises with more of the group and
        fewer known, down to one person more than the group.
        """
        known, z = self.known, z_score(confidence)
        least = self.people.low / known.high / np.exp(z * np.sqrt(max(1 / self.people.low - 1 / known.high, 0.0)))
        people = np.arange(self.people.low, self.people.high + 1)
        fewest = np.clip(people + 1, known.low, max(known.low, known.high))
        error = np.sqrt(np.maximum(1 / people - 1 / fewest, 0.0))
        return Between(float(least), float(np.max(np.minimum(people / fewest, 1.0) * np.exp(z * error))))


def bounds(
    people: Iterable[Counted], everyone: Counted, unknown: Iterable[Counted], others: Iterable[Counted] = ()
) -> Bounds | None:
    """Bounds of the share of `people` (one count a group), whose `others` have a known group too.

    None where it is not suppression alone that hides the share, where no count of the group is shown, and where no
    true counts come to what is published.
    """
    group, not_known = tuple(people), tuple(unknown)
    statuses = {part.status for part in (*group, *not_known)}
    if not everyone.count or not statuses <= HIDDEN | {Status.SHOWN} or not any(part.count for part in group):
        return None
    named, missing, whole = added(group), added(not_known), possible(everyone)
    left = whole.high - added(others).low
    named = Between(named.low, min(named.high, left - missing.low))
    missing = Between(missing.low, min(missing.high, left - named.low))
    possible_at_all = named.low <= named.high and missing.low <= missing.high
    return Bounds(named, whole, missing) if possible_at_all else None


def completeness_between(known: Iterable[Counted], unknown: Iterable[Counted], everyone: Counted) -> Between | None:
    """The share of the people behind a percentage whose group is known, 0 to 1, from published denominators.

    None where it is not suppression alone that hides it, where no denominator of a known group is shown, and where
    the place itself has so few people that every group of it is suppressed.
    """
    named, missing = tuple(known), tuple(unknown)
    if not everyone.count or possible(everyone).low < SMALLEST_TOTAL or not any(part.count for part in named):
        return None
    if not {part.status for part in missing} <= HIDDEN | {Status.SHOWN}:
        return None
    whole, shown = possible(everyone), sum(possible(part).low for part in named if part.count is not None)
    each = [possible_denominator(part) for part in missing]
    least, most = sum(one.low for one in each), min(sum(one.high for one in each), whole.high - shown)
    return Between(1 - most / whole.low, 1 - least / whole.high) if least <= most else None
