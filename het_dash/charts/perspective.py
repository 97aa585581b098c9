"""The reader's perspective: the chosen PCN among its peers, and the catalogue's names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from het_dash.catalogue import Area, Catalogue
from het_dash.charts.spec import Role
from het_dash.figures import Answer


@dataclass(frozen=True)
class View:
    """The chosen PCN among the programme's PCNs. `members` maps a practice to its PCN at one date.

    `built_on` is the day of the figures: a return that was due before it is missing.
    """

    catalogue: Catalogue
    pcn: Area
    members: Callable[[date], Mapping[str, str]]
    built_on: date | None = None

    def nearest(self, answer: Answer) -> "View":
        """The same view of the borough if the answer has no figure for the PCN."""
        here = any(f.area_code == self.pcn.code for f in answer.figures)
        return self if here else replace(self, pcn=self.catalogue.borough)

    def label(self, area_code: str) -> str:
        return self.catalogue.areas[area_code].label

    def role(self, area_code: str) -> Role:
        """Emphasis of an area: the chosen PCN, a larger area for comparison, or another PCN."""
        if area_code == self.pcn.code:
            return "chosen"
        larger = {self.catalogue.borough.code, self.catalogue.icb.code, self.catalogue.nation.code}
        return "benchmark" if area_code in larger else "other"
