"""Changes of a share in the nation's other PCNs: the reference for one PCN's change (methods 20)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from het_dash.catalogue import Indicator, Nature
from het_dash.figures.difference_in_differences import difference_in_differences, middle_of
from het_dash.figures.intervals import Bools, Floats

MOST_LIST_CHANGE = 0.2  # a list that grew or shrank by more, next to all lists, is not of the same practices
FEWEST = 100  # PCNs: the middle 95% of fewer would rest on one or two of them


@dataclass(frozen=True, slots=True)
class ReferenceChange:
    """A row of the published table `reference_change`: how one measure changed in other PCNs between two Marches.

    `lower` and `upper` are the limits of the middle 95% of their changes, in points. `clear` is the share (0 to 1) of
    these PCNs whose change differs from that of all of them by more than chance alone would give (95% limits).
    `left_out` counts PCNs whose lists changed too much.
    """

    indicator_id: str
    before: date
    after: date
    pcns: int
    left_out: int
    lower: float
    upper: float
    clear: float
    source_id: str
    nature: Nature = "derived"


class Spanned(Protocol):
    """A measure at two dates."""

    @property
    def indicator(self) -> Indicator: ...

    @property
    def dates(self) -> tuple[date, date]: ...


@dataclass(frozen=True)
class Registers:
    """Registers and lists of the same PCNs, in the same order, at one date."""

    on: date
    numerator: Floats
    denominator: Floats


@dataclass(frozen=True)
class Changes:
    """Change in the share of each PCN kept, as a proportion; and whether each is clear of the change of all of them."""

    change: Floats
    clear: Bools
    left_out: int


def changes(before: Registers, after: Registers) -> Changes:
    """Changes of PCNs whose list changed by at most MOST_LIST_CHANGE, next to the lists of all of them together."""
    usual = after.denominator.sum() / before.denominator.sum()
    grew = after.denominator / before.denominator / usual
    kept = (grew <= 1 + MOST_LIST_CHANGE) & (grew >= 1 / (1 + MOST_LIST_CHANGE))
    kept &= (before.numerator <= before.denominator) & (after.numerator <= after.denominator)
    pairs = [(one.numerator[kept], one.denominator[kept]) for one in (before, after)]
    whole = [(float(part.sum()), float(people.sum())) for part, people in pairs]
    found = difference_in_differences(pairs[0], pairs[1], whole[0], whole[1])
    change = pairs[1][0] / pairs[1][1] - pairs[0][0] / pairs[0][1]
    return Changes(change, (found.lower > 0) | (found.upper < 0), int((~kept).sum()))


def reference(measure: str, before: Registers, after: Registers, source: str) -> ReferenceChange | None:
    """The middle 95% of the changes. None with too few PCNs."""
    found = changes(before, after)
    if len(found.change) < FEWEST:
        return None
    lower, upper = (100 * x for x in middle_of(found.change))
    return ReferenceChange(
        measure, before.on, after.on, len(found.change), found.left_out, lower, upper, float(found.clear.mean()), source
    )


def reference_of(own: Spanned, found: Iterable[ReferenceChange]) -> ReferenceChange | None:
    """The reference for the same measure between the same two Marches, if it is loaded."""
    wanted = (own.indicator.id, *own.dates)
    return next((one for one in found if (one.indicator_id, one.before, one.after) == wanted), None)
