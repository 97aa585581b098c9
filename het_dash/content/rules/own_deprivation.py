"""Local records by deprivation of area, and ethnic groups as a whole within each fifth (methods 10)."""

from collections.abc import Iterator

from het_dash.catalogue import CROSS
from het_dash.charts.builders.by_group import groups
from het_dash.charts.perspective import View
from het_dash.charts.spec import Table
from het_dash.charts.text import fallback_text, tables, wording
from het_dash.content.blocks import Block, Tabled
from het_dash.content.rules import gap_text
from het_dash.figures import Answer, Figure
from het_dash.figures.gaps import gap_between

FIFTHS, BY_GROUP = "imd_quintile_recorded", "ethnicity_broad_x_deprivation"
GROUP, REFERENCE = "black", "white"
COLUMNS = ("Deprivation of area", "Black as a whole", "White as a whole", "Points below White patients (95% limits)")


def blocks(*, by_fifth: Answer, by_group: Answer, everyone: Answer, view: View) -> Iterator[Block]:
    """A chart and a table for each place whose records have deprivation; nothing without them."""
    now = by_fifth.collected.latest
    then = everyone.only(f for f in everyone.figures if now.period and f.period_end == now.period[1])
    for place in dict.fromkeys(f.area_code for f in now.figures):
        yield groups(now.of(place), place, view, whole=then)
        yield within_fifths(by_group.collected.latest.of(place), place, view)


def within_fifths(by_group: Answer, place: str, view: View) -> Tabled:
    """Black and White patients as a whole in each fifth, with the gap between them."""
    rows = tuple(_row(fifth.id, fifth.label, by_group, view) for fifth in view.catalogue.breakdowns[FIFTHS].groups)
    return Tabled(
        f"{view.label(place)}: ethnic groups within each fifth of areas, {wording.periods(by_group)}",
        Table((*COLUMNS, gap_text.COLUMNS[-1]), rows),
        f"{gap_text.BELOW_0} {view.catalogue.breakdowns[FIFTHS].note} {wording.source(by_group)}",
        tables.weakest_nature(by_group),
        folded=True,
    )


def _row(fifth: str, label: str, by_group: Answer, view: View) -> tuple[str, ...]:
    found = {f.group_id: f for f in by_group.figures}
    ours, theirs = (found.get(f"{group}{CROSS}{fifth}") for group in (GROUP, REFERENCE))
    gap = gap_between(ours, theirs, by_group.indicator.polarity)
    points, _, _, sure = gap_text.cells(gap) if gap else ("cannot be computed", "", "", "")
    return (label, _cell(ours, by_group, view), _cell(theirs, by_group, view), points, sure)


def _cell(figure: Figure | None, answer: Answer, view: View) -> str:
    if figure is None:
        return "not collected"
    if figure.shown:
        return wording.with_interval(figure, answer.indicator.unit)
    return fallback_text.reason(figure, answer, view.catalogue)
