"""One published figure: a number with its interval, or a status that says why there is none."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from het_dash.catalogue import Nature, Status
from het_dash.catalogue.source import OWN_NATURES
from het_dash.figures.rounded_rates import ROUNDING, WHOLE_BELOW

IntervalKind = Literal["wilson", "rounded", "byar", "published", "pooled", "none"]
Qualifier = Literal["exact", "at_least", "provisional", "modelled"]
CountedBy = Literal["dated", "constant", "both", ""]


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the published table `figure`. `value` is in the indicator's unit (70.0 is 70%).

    With the status too_few_for_rate, the counts are shown and the rate is not (methods 16).

    `membership` belongs to a PCN's figure: dated (the members of that date), constant (the same practices throughout)
    or both, where these are the same practices. It is blank where a figure does not depend on it.

    `instead` belongs to a hidden figure. It is the most detailed figure that may be shown in its place, with its own
    area and group.
    """

    indicator_id: str
    area_code: str
    breakdown: str
    group_id: str
    period_start: date
    period_end: date
    status: Status
    value: float | None
    lower: float | None
    upper: float | None
    numerator: float | None
    denominator: float | None
    interval_kind: IntervalKind
    qualifier: Qualifier
    nature: Nature
    source_id: str
    lineage_id: str
    note: str = ""
    membership: CountedBy = ""
    instead: "Figure | None" = None

    def __post_init__(self) -> None:
        if (self.status is Status.SHOWN) != (self.value is not None):
            raise ValueError(f"{self}: a figure has a number or a reason, never both, never neither")

    @property
    def shown(self) -> bool:
        return self.status is Status.SHOWN

    @property
    def rounding(self) -> float:
        """The most by which each count may differ from the true one: our own counts of people are rounded to 5."""
        return ROUNDING if self.nature in OWN_NATURES else 0.0

    @property
    def whole(self) -> bool:
        """Whether a decimal would say more than rounded counts do."""
        return self.interval_kind == "rounded" and (self.denominator or 0.0) < WHOLE_BELOW
