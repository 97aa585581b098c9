"""Release of counts without a denominator: every suppressed count keeps three possible values, to every reader."""

from dataclasses import dataclass

import numpy as np

from het_dash.catalogue import Status
from het_dash.figures.disclosure.attacker import HIDDEN, of_counts
from het_dash.figures.disclosure.exactly import withhold_exactly
from het_dash.figures.disclosure.fewest import Judged, Published, fewest
from het_dash.figures.disclosure.readers import Totals, readers
from het_dash.figures.disclosure.secondary_suppression import Bounds
from het_dash.figures.disclosure.small_numbers import SMALLEST_TOTAL, Codes
from het_dash.figures.intervals import Bools, Floats

FEW = Status.HIDDEN_TOTAL_TOO_SMALL.value


@dataclass(frozen=True)
class Flows:
    """Cells of one indicator in all releases: a row a set of units, a column a group.

    `status` is blank where nothing was published; `count` is rounded, NaN where it is not shown. `new`: cells of the
    release being made. `everyone`: the column of all people, and `parts` those that are shown only of enough of them.
    `worth`: how much is lost with a figure of each column.
    """

    totals: Totals
    status: Codes
    count: Floats
    new: Bools
    everyone: int | None
    parts: Bools
    worth: Floats

    @property
    def hidden(self) -> Bools:
        found: Bools = np.isin(self.status, HIDDEN)
        return found

    @property
    def limits(self) -> Bounds:
        """What each cell says by itself; a breakdown that is withheld as too few says something of everyone."""
        alone = of_counts(self.status.ravel(), self.count.ravel())
        lower, upper = alone.lower.reshape(self.status.shape), alone.upper.reshape(self.status.shape)
        if self.everyone is not None:
            few = (self.status == FEW).any(axis=1)
            divided = self.parts & np.isin(self.status, (Status.SHOWN.value, Status.HIDDEN_SMALL.value))
            enough = divided.any(axis=1) & ~few
            upper[few, self.everyone] = np.minimum(upper[few, self.everyone], SMALLEST_TOTAL - 1)
            lower[enough, self.everyone] = np.maximum(lower[enough, self.everyone], SMALLEST_TOTAL)
        return lower.ravel(), upper.ravel()


SAID_ALREADY = 0.1  # of a figure's worth: what is lost when "1 to 7" becomes "would reveal another group"


def withheld(flows: Flows, insiders: bool) -> Bools:
    """The new cells to publish as hidden_linked. `insiders`: every team may use its own counts to find out others'."""
    hidden, shape = flows.hidden, flows.status.shape
    if not flows.new.any():
        return np.zeros(shape, dtype=np.bool_)
    worth = np.where(hidden, SAID_ALREADY, np.broadcast_to(flows.worth, shape))
    published = Published(flows.limits, hidden.ravel(), flows.new.ravel(), worth.ravel())
    judged = [Judged(published, reader) for reader in readers(flows.totals, insiders)]
    chosen = fewest(published, judged)
    return (withhold_exactly(chosen, published, judged) if insiders else chosen).reshape(shape)
