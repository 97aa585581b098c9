"""Sums counts across figures; the total is suppressed if any part is."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import nan

from het_dash.catalogue import Status
from het_dash.figures.figure import Figure


@dataclass(frozen=True)
class Counted:
    """A number of people, or the status that explains why there is none (law 1)."""

    count: float | None
    status: Status = Status.SHOWN

    @property
    def number(self) -> float:
        """The number for arithmetic. NaN if hidden, so that every result from it is hidden too."""
        return nan if self.count is None else self.count


NOBODY = Counted(0.0)
NOT_COLLECTED = Counted(None, Status.NOT_COLLECTED)


def counted(figure: Figure | None) -> Counted:
    """One figure's count. A missing row is not collected."""
    if figure is None:
        return NOT_COLLECTED
    return Counted(figure.numerator, figure.status) if figure.shown else Counted(None, figure.status)


def counted_in(figure: Figure | None) -> Counted:
    """Denominator of one figure. It is published even if the people are too few for a rate."""
    if figure is None:
        return NOT_COLLECTED
    return Counted(figure.denominator) if figure.denominator is not None else Counted(None, figure.status)


def together(parts: Iterable[Counted]) -> Counted:
    """Sum of the parts, suppressed if any part is. Without parts, not collected."""
    given = list(parts)
    status = worst(part.status for part in given)
    if status is not Status.SHOWN:
        return Counted(None, status if len(given) == 1 else of_the_whole(status))
    return Counted(sum(part.number for part in given))


def of_the_whole(status: Status) -> Status:
    """Status of a whole from its part's: "1 to 7 people" is true of the part, but would be false of the whole."""
    return Status.HIDDEN_LINKED if status in {Status.HIDDEN_SMALL, Status.HIDDEN_TOTAL_TOO_SMALL} else status


def worst(statuses: Iterable[Status]) -> Status:
    """The worst status; the enumeration runs from best to worst."""
    return max(statuses, key=list(Status).index, default=Status.NOT_COLLECTED)
