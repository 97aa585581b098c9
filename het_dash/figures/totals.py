"""Sums counts across figures; the total is suppressed if any part is."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import nan

from het_dash.catalogue import Status
from het_dash.figures.figure import Figure


@dataclass(frozen=True)
class Counted:
    """A number of people, or a reason: law 1."""

    count: float | None
    status: Status = Status.SHOWN

    @property
    def number(self) -> float:
        """For arithmetic: NaN where it is hidden, so that whatever is made of it is too."""
        return nan if self.count is None else self.count


NOBODY = Counted(0.0)
NOT_COLLECTED = Counted(None, Status.NOT_COLLECTED)


def counted(figure: Figure | None) -> Counted:
    """One figure's count. Where there is no row nothing was collected."""
    if figure is None:
        return NOT_COLLECTED
    return Counted(figure.numerator, figure.status) if figure.shown else Counted(None, figure.status)


def together(parts: Iterable[Counted]) -> Counted:
    """The sum, or why there is none; nothing at all was not collected."""
    given = list(parts)
    status = worst(part.status for part in given)
    if status is not Status.SHOWN:
        return Counted(None, status if len(given) == 1 else of_the_whole(status))
    return Counted(sum(part.number for part in given))


def of_the_whole(status: Status) -> Status:
    """A part's reason as the whole's: "1 to 7 people" is true of the part alone, which the whole would reveal."""
    return Status.HIDDEN_LINKED if status in {Status.HIDDEN_SMALL, Status.HIDDEN_TOTAL_TOO_SMALL} else status


def worst(statuses: Iterable[Status]) -> Status:
    """Statuses stand from best to worst."""
    return max(statuses, key=list(Status).index, default=Status.NOT_COLLECTED)
