"""Words for estimates that allow for small numbers (methods 19), and the rows of their tables."""

from het_dash.charts.text import fallback_text, tables, wording
from het_dash.content.rules import gap_text
from het_dash.content.rules.reference_gaps import HeldAgainst
from het_dash.figures import Figure

ALLOWING = "allowing for small numbers"
IN_SHORT = "These shares allow for small numbers."
FIRST = "Allows for small numbers: small groups are estimated together with the others."
HOW = (
    "Shares in small groups go up and down by chance. Each estimate therefore also uses the other ethnic groups and "
    "the other PCNs. A small group's share moves towards theirs; a large group's hardly moves. Only the estimates are "
    "compared. They use published counts alone."
)
HOW_OF_ONE_PLACE = HOW.replace("the other ethnic groups and the other PCNs", "the other ethnic groups")
RARELY_BY_CHANCE = "Because shares allow for small numbers, a clear gap is rarely due to chance alone."
NOT_COMPARED = "not compared"


def how(held: HeldAgainst) -> str:
    """Explanation for *About* and under tables; empty where groups are compared as counted."""
    if held.pooled is None:
        return ""
    return HOW if held.area == held.view.pcn.code else HOW_OF_ONE_PLACE


def by_chance(compared: int) -> str:
    """For example 'We compared 24 gaps. Because shares allow for small numbers, a clear gap is rarely ...'"""
    return f"We compared {compared} {'gap' if compared == 1 else 'gaps'}. {RARELY_BY_CHANCE}"


def columns(held: HeldAgainst) -> tuple[str, ...]:
    peers, unit = gap_text.PEERS[held.reference], tables.UNIT_WORDS[held.own.indicator.unit]
    limits = "(95% limits)"
    first = ("Ethnic group", f"{unit} as recorded", f"{unit} {ALLOWING} {limits}")
    return (*first, f"Points below {peers} {limits}", f"Ratio {limits}", *gap_text.COLUMNS)


def row(f: Figure, held: HeldAgainst) -> tuple[str, ...]:
    """The recorded share without limits, the estimate with them, and the gap by estimates."""
    unit, estimate, gap = held.own.indicator.unit, held.estimate(f), held.gap(f)
    recorded = wording.value_or_reason(f, unit, held.view.catalogue)
    if not f.shown and estimate is None:
        recorded = fallback_text.in_its_place(f, held.own, held.view.catalogue)
    share = wording.with_interval(estimate, unit) if estimate else ""
    if held.group(f).unknown:
        return (held.group(f).label, recorded, NOT_COMPARED, "", "", "", "")
    if gap is None:
        return (held.group(f).label, recorded, share, *(("cannot be computed", "", "", "") if estimate else [""] * 4))
    return (held.group(f).label, recorded, share, *gap_text.cells(gap))
