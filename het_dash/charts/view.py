"""For whom a chart is drawn: the chosen PCN, and the catalogue that names everything."""

from dataclasses import dataclass

from het_dash.catalogue import Area, Catalogue
from het_dash.charts.chart import Role


@dataclass(frozen=True)
class View:
    """The chosen PCN among its fellows."""

    catalogue: Catalogue
    pcn: Area

    def label(self, area_code: str) -> str:
        return self.catalogue.areas[area_code].label

    def role(self, area_code: str) -> Role:
        """How an area stands out: the chosen PCN, a larger place to compare with, or one of the others."""
        if area_code == self.pcn.code:
            return "chosen"
        larger = {self.catalogue.lewisham.code, self.catalogue.sel.code, self.catalogue.england.code}
        return "benchmark" if area_code in larger else "other"
