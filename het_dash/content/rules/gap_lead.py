"""The sentence that opens the Inequality page, made by rule from one gap."""

from het_dash.charts.text import wording
from het_dash.content.blocks import Lead
from het_dash.content.rules import gap_text
from het_dash.content.rules.reference_gaps import ByGroup


def lead(given: ByGroup) -> Lead | None:
    """Both shares and the gap between them, as far as its limits carry. None if a group's share is not shown."""
    held = given.held()
    gap = next(iter(held.programme), None)
    if gap is None:
        return None
    where = f"{'In' if held.area == held.view.pcn.code else 'Across'} {held.view.label(held.area)}"
    said = gap_text.compared(gap, held.own, held.view.catalogue)
    size = f"a gap of {gap_text.points(gap)}" if gap.clear else "which is no clear gap"
    sentence = f"{where}, {said}, {size}."
    return Lead(wording.of_nature(sentence, held.nature), gap_text.shares(gap, held.view.catalogue), held.nature)
