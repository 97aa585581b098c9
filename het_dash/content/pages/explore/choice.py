"""An analyst's choice on the Explore page."""

from dataclasses import dataclass
from typing import Literal

from het_dash.catalogue import WHOLE, Layer
from het_dash.catalogue.same_practices import Members

TREND, LATEST = "trend", "latest"
Order = Literal["given", "highest", "lowest"]
ORDERS: dict[Order, str] = {"given": "Usual order", "highest": "Highest first", "lowest": "Lowest first"}


@dataclass(frozen=True)
class Choice:
    """Choice of figures. `where` are kinds of area and codes of single areas, `against` codes of larger places.

    `when`: the id of a period, TREND or LATEST. `groups`: groups of the breakdown, or of its first part; empty means
    all groups. `membership`: the practices that a PCN's figures count over time; a single date always counts the
    members of that date. `highlight`: an area or a group. `panels`: one chart for each area or group, on one scale.
    """

    indicator: str
    breakdown: str = WHOLE
    where: tuple[str, ...] = ("pcn",)
    against: tuple[str, ...] = ()
    layer: Layer = "published"
    groups: tuple[str, ...] = ()
    membership: Members = "constant"
    when: str = LATEST
    order: Order = "given"
    highlight: str = ""
    panels: bool = False

    @property
    def over_time(self) -> bool:
        return self.when == TREND
