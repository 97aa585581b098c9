"""Map of the PCN's patients by ward: one for files, and the small map of an overview."""

from collections.abc import Iterator

from het_dash.charts.ground import Ground
from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, ask, ask_ground
from het_dash.content.blocks import Block
from het_dash.content.rules.where_patients_live import Homes, by_ward, small
from het_dash.figures import Answer


class WhereLiving(Asks):
    by_ward: Answer = ask("patients_by_small_area", by="ward")
    covered: Answer = ask("home_coverage")


class Where(WhereLiving):
    ground: Ground = ask_ground("ward", of_pcn=True)


class SmallMap(WhereLiving):
    wards: Ground = ask_ground("ward")


def where(asked: Where, view: View) -> Iterator[Block | None]:
    yield by_ward(Homes(by_ward=asked.by_ward, covered=asked.covered, view=view), asked.ground)


def small_map(asked: SmallMap, view: View) -> Iterator[Block | None]:
    yield small(Homes(by_ward=asked.by_ward, covered=asked.covered, view=view), asked.wards)
