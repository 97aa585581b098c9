"""Gaps in words: the same in sentences, titles and tables. The service is the subject, and no word goes further than
the limits."""

from collections.abc import Iterable
from math import isnan
from typing import Literal

from het_dash.catalogue import WHOLE, Catalogue
from het_dash.charts.text import wording
from het_dash.figures import Answer, Figure
from het_dash.figures.disparity import CANNOT_BE_COMPUTED
from het_dash.figures.gaps import Gap
from het_dash.figures.verdicts import GAP, GAP_IN_A_ROW, NO_CLEAR_GAP, decimals

Reference = Literal["white", "all"]

PEERS: dict[Reference, str] = {"white": "White patients", "all": "all patients"}
BELOW_0 = "Below 0: above the reference."
MINUS = "\N{MINUS SIGN}"
COLUMNS = ("People to close it (95% limits)", "How sure")


def reference_of(reference: Reference, *, by_broad_group: Answer, everyone: Answer, area: str) -> Figure | None:
    """The figure that groups are compared with."""
    return by_broad_group.latest.one(area, "white") if reference == "white" else everyone.latest.one(area)


def signed(points: float, places: int = 1) -> str:
    """With a minus that is read as such, and that no spreadsheet takes for a formula."""
    return f"{round(points, places) + 0.0:.{places}f}".replace("-", MINUS)


def three(value: float, lower: float, upper: float) -> tuple[str, str, str]:
    """Points and limits with the same decimals. A limit of a clear gap is never printed as 0."""
    places = decimals(lower, upper)
    return signed(value, places), signed(lower, places), signed(upper, places)


def between(gap: Gap) -> str:
    """'between 9.6 and 10.4', for a tile."""
    _, low, high = three(gap.points, gap.lower, gap.upper)
    return f"between {low} and {high}"


def points(gap: Gap) -> str:
    """'8.1 points (5.0 to 11.2)', whichever of the two is higher."""
    return apart(gap.points, gap.lower, gap.upper).rpartition(" ")[0]


def apart(value: float, lower: float, upper: float) -> str:
    """'10.8 points (7.8 to 13.7) below', or above."""
    sign = -1 if value < 0 else 1
    points, low, high = three(sign * value, *sorted((sign * lower, sign * upper)))
    return f"{points} points ({low} to {high}) {'above' if sign < 0 else 'below'}"


def people(gap: Gap) -> str:
    """'about 45 people (25 to 65)', 'about 0 to 20 people'; empty if there is no clear gap that people would close."""
    if not gap.behind or gap.to_close is None:
        return ""
    low, high = f"{gap.to_close.lower:,.0f}", f"{gap.to_close.upper:,.0f}"
    if not gap.to_close.lower:
        return f"about {low} to {high} people"
    return f"about {gap.to_close.people:,.0f} people ({low} to {high})"


def verdict(gap: Gap) -> str:
    """Of a tile: 'A clear gap', 'A clear gap in the other direction', 'No clear gap'."""
    return GAP.words(gap.lower, gap.upper)


def basis(gaps: Iterable[Gap]) -> str:
    """Basis of percentages and their differences (methods 17)."""
    published = {gap.from_published for gap in gaps}
    if len(published) != 1:
        return ""
    return f"Differences are between the {'published percentages' if published.pop() else 'counts'}."


def how_sure(gap: Gap) -> str:
    """Only what the limits carry."""
    return GAP_IN_A_ROW.words(gap.lower, gap.upper)


def cells(gap: Gap) -> tuple[str, str, str, str]:
    """Points, ratio, people, how sure: as a table shows them."""
    ratio = f"{gap.ratio:.2f} ({gap.ratio_lower:.2f} to {gap.ratio_upper:.2f})"
    points, low, high = three(gap.points, gap.lower, gap.upper)
    return (
        f"{points} ({low} to {high})",
        CANNOT_BE_COMPUTED if isnan(gap.ratio_lower) else ratio,
        _people_cell(gap),
        how_sure(gap),
    )


def _people_cell(gap: Gap) -> str:
    if gap.to_close is None:
        return "does not apply"
    if not gap.clear:
        return NO_CLEAR_GAP
    return people(gap).removeprefix("about ").replace(" people", "") or "none"


def name(figure: Figure, catalogue: Catalogue) -> str:
    """'Black African': a group's word before 'patients'."""
    return catalogue.breakdowns[figure.breakdown].group(figure.group_id).label


def compared(gap: Gap, answer: Answer, catalogue: Catalogue) -> str:
    """'blood pressure is treated to threshold for 60% of Black African and 70% of White patients with hypertension'."""
    says = answer.indicator.says or f"{wording.lead_lower(answer.indicator.title)}: {{group}} patients"
    return says.format(group=shares(gap, catalogue))


def shares(gap: Gap, catalogue: Catalogue) -> str:
    """'60% of Black African and 70% of White', '60% of Black African patients and 68% of all'."""
    ours, theirs = _percents(gap)
    said = f"{ours} of {name(gap.group, catalogue)}"
    return (
        f"{said} patients and {theirs} of all" if gap.reference.breakdown == WHOLE else f"{said} and {theirs} of White"
    )


def _percents(gap: Gap) -> tuple[str, str]:
    """Whole per cent, with decimals where a clear gap would otherwise be between two equal numbers."""
    ours, theirs = gap.group.value or 0.0, gap.reference.value or 0.0
    places = 0 if not gap.clear else next((d for d in range(3) if round(ours, d) != round(theirs, d)), 3)
    return f"{ours:.{places}f}%", f"{theirs:.{places}f}%"


def sized(gap: Gap) -> str:
    """'10.0 points (9.6 to 10.4), about 45 people (25 to 65)'; 'no clear gap'."""
    if not gap.clear:
        return NO_CLEAR_GAP
    return ", ".join(filter(None, (points(gap), people(gap))))


def finding(answer: Answer, gaps: Iterable[Gap], reference: Reference, catalogue: Catalogue) -> str:
    """A title: 'Blood pressure treated to threshold for fewer Black African than White patients'."""
    found, title = list(gaps), answer.indicator.title
    if not found or answer.indicator.polarity == "none":
        return title
    for word, those in (("fewer", [g for g in found if g.fewer]), ("more", [g for g in found if g.more])):
        if those:
            named = " and ".join(name(g.group, catalogue) for g in those)
            than = "than White patients" if reference == "white" else "patients than overall"
            return f"{title} for {word} {named} {than}"
    named = " or ".join(name(g.group, catalogue) for g in found)
    return f"{title}: {NO_CLEAR_GAP} for {named} patients"
