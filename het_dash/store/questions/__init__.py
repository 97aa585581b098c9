"""Questions that pages and packs ask, with the SQL that answers each."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from het_dash.catalogue import WHOLE, Catalogue, Layer
from het_dash.catalogue.same_practices import Members

THIS_PCN = "@this pcn"
ALL_PCNS = "@all pcns"
PRACTICES = "@practices"
BOROUGH = "@borough"
ICB = "@icb"
NATION = "@nation"
ListedTable = Literal["event", "finding", "team", "return_receipt", "answer", "linked", "reference_change"]


@dataclass(frozen=True)
class Question:
    """Figures of one indicator, by area and breakdown. Areas are codes, or words such as THIS_PCN.

    `layer`: published statistics, or our own counts (local extracts, returns, example data for either). `membership`: a
    PCN's figures by its members at each date, or by the same practices throughout (for changes over time).
    """

    indicator: str
    areas: tuple[str, ...]
    breakdown: str = WHOLE
    layer: Layer = "published"
    membership: Members = "dated"

    def at(self, pcn: str, catalogue: Catalogue) -> "Question":
        """The question with area words replaced by codes."""
        words = {
            THIS_PCN: (pcn,),
            ALL_PCNS: tuple(p.code for p in catalogue.pcns),
            PRACTICES: tuple(catalogue.practices),
            BOROUGH: (catalogue.borough.code,),
            ICB: (catalogue.icb.code,),
            NATION: (catalogue.nation.code,),
        }
        return replace(self, areas=tuple(code for area in self.areas for code in words.get(area, (area,))))


@dataclass(frozen=True)
class Listed:
    """Rows of a published table without figures, for one team or (for the borough) for all.

    `linked` selects events that name an opportunity for action.
    """

    table: ListedTable
    pcns: tuple[str, ...] = (THIS_PCN,)

    def at(self, place: str, catalogue: Catalogue) -> "Listed":
        every = tuple(pcn.code for pcn in catalogue.pcns)
        return replace(self, pcns=every if place == catalogue.borough.code else (place,))


@cache
def sql(name: str) -> str:
    """Text of `<name>.sql` in this folder."""
    return (Path(__file__).parent / f"{name}.sql").read_text(encoding="utf-8")
