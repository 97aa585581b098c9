"""Gap after adjusting for age (methods 11)."""

from het_dash.charts.spec import Table
from het_dash.charts.text import tables, wording
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.rules import gap_text
from het_dash.content.rules.ages_by_group import FOCUS, Ages
from het_dash.content.rules.gap_by_age import has_groups, no_groups
from het_dash.figures.age_adjusted_gap import Share, below
from het_dash.figures.disparity import CANNOT_BE_COMPUTED
from het_dash.figures.verdicts import GAP_LEFT_BY_AGES

SAME_AGES = "with the ages of all of {} patients this measure counts"


def table(found: Ages) -> Block:
    """Shares and gaps as recorded, and with everyone given the same ages."""
    return _table(found) if has_groups(found) else no_groups(found)


def said(found: Ages) -> Words:
    """Sentence on what ages explain, as far as the limits carry it."""
    return _said(found) if has_groups(found) else no_groups(found)


def _said(found: Ages) -> Words:
    nature = tables.weakest_nature(found.cross.of(found.area))
    place, peers = found.view.label(found.area), gap_text.PEERS[found.reference]
    recorded = below(found.recorded(found.against), found.recorded(FOCUS))
    same = below(found.with_same_ages(found.against), found.with_same_ages(FOCUS))
    why = _why(FOCUS, found) or _why(found.against, found)
    told = f"{place}: the share of Black patients as a whole is {_apart(recorded)} that of {peers}"
    if recorded is None:
        told = f"{place}: the gap between Black patients as a whole and {peers} {CANNOT_BE_COMPUTED}"
    left = f"{CANNOT_BE_COMPUTED}, {why or 'as a count is not shown'}"
    if same is not None:
        left = f"it is {_apart(same)}{_explained(recorded, same)}"
    return Words((f"{told}. With the same ages {left}.",), nature=nature)


def _apart(gap: Share | None) -> str:
    return gap_text.apart(gap.value, gap.lower, gap.upper) if gap else ""


def _explained(recorded: Share | None, same: Share) -> str:
    """Only where a gap as recorded is clear is there anything to explain."""
    if recorded is None or not GAP_LEFT_BY_AGES.clear(recorded.lower, recorded.upper):
        return ""
    return f": {GAP_LEFT_BY_AGES.words(same.lower, same.upper)}"


def _table(found: Ages) -> Block:
    """A row a group: as recorded, with the same ages, and the gaps of both."""
    shown, peers = found.cross.of(found.area), gap_text.PEERS[found.reference]
    nature = tables.weakest_nature(shown)
    columns = (
        "Ethnic group",
        "As recorded",
        "With the same ages",
        f"Points below {peers}",
        "With the same ages: points",
    )
    rows = tuple(_row(g.id, g.label, found) for g in found.groups)
    return Tabled(
        f"{found.view.label(found.area)}: as recorded, and {SAME_AGES.format(found.view.catalogue.borough.whose)}",
        Table(columns, rows),
        f"95% limits in brackets. {gap_text.BELOW_0} {wording.source(shown, found.by_age)}",
        nature,
    )


def _row(group: str, label: str, found: Ages) -> tuple[str, ...]:
    recorded, same = found.recorded(group), found.with_same_ages(group)
    if group == found.against:
        return (label, _percent(recorded, ""), _percent(same, _why(group, found)), "the reference", "the reference")
    gap = below(found.recorded(found.against), recorded)
    left = below(found.with_same_ages(found.against), same)
    why = _why(group, found) or _why(found.against, found)
    return (label, _percent(recorded, ""), _percent(same, _why(group, found)), _points(gap, ""), _points(left, why))


def _why(group: str, found: Ages) -> str:
    """Which band is missing, of the group or of the register."""
    if not found.register:
        return f"a band of {found.view.catalogue.borough.whose} is not shown"
    hidden = found.hidden(group)
    return f"not shown at {', '.join(hidden)}" if hidden else ""


def _percent(share: Share | None, why: str) -> str:
    if share is None:
        return f"{CANNOT_BE_COMPUTED}: {why}" if why else "not shown"
    value, lower, upper = (wording.number(x, "percent") for x in (share.value, share.lower, share.upper))
    return f"{value} ({lower} to {upper})"


def _points(gap: Share | None, why: str) -> str:
    if gap is None:
        return f"{CANNOT_BE_COMPUTED}: {why}" if why else CANNOT_BE_COMPUTED
    value, lower, upper = gap_text.three(gap.value, gap.lower, gap.upper)
    return f"{value} ({lower} to {upper})"
