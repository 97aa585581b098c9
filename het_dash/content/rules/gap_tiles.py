"""Tiles of gaps between groups."""

from dataclasses import replace
from math import isnan

from het_dash.catalogue import EXAMPLE
from het_dash.charts.builders.estimates_by_group import table_with_estimates
from het_dash.charts.perspective import View
from het_dash.charts.spec import Table
from het_dash.charts.text import fallback_text, tables, wording
from het_dash.charts.text.completeness import recorded_share
from het_dash.content.blocks import Evidence, Tile, Tiles
from het_dash.content.rules import gap_text, small_groups
from het_dash.content.rules.deprivation import slope
from het_dash.content.rules.reference_gaps import ByGroup, HeldAgainst
from het_dash.figures import Answer, Figure

NONE, WHY = "No figure", "This cannot show why the gap exists."


def published(given: ByGroup) -> Tiles:
    """Tiles of one place for the programme's groups, from published figures: the gap and its people."""
    held = given.held()
    return Tiles(tuple(tile for f in held.known if held.group(f).programme for tile in _gap(f, held)))


def by_deprivation(by_fifth: Answer, view: View) -> Tiles:
    """The slope over areas."""
    return Tiles((_slope(by_fifth.latest, view),))


def recording(given: ByGroup) -> Tiles:
    """Share of the patients counted who have a recorded group."""
    return Tiles((_recording(given.held()),))


def ours(given: ByGroup) -> Tiles:
    """The programme's groups at one place, whichever groups a reader has chosen to see."""
    held = given.held()
    of_programme = [f for f in held.known if held.group(f).programme]
    return Tiles((*(_with_people(_gap(f, held)) for f in of_programme), _recording(held)))


def _gap(f: Figure, held: HeldAgainst) -> tuple[Tile, ...]:
    """The gap of one group, and the people that would close it."""
    gap, none = held.gap(f), _no_gap(f, held)
    if gap is None:
        return (none,)
    points, low, high = gap_text.three(gap.points, gap.lower, gap.upper)
    first = replace(
        none,
        value=f"{points} points",
        below=f"between {low} and {high}",
        verdict="" if held.nature == EXAMPLE else gap_text.verdict(gap),
        limit=f"{small_groups.FIRST} {WHY}" if held.pooled else WHY,
    )
    close = gap.to_close if gap.behind else None
    second = replace(
        none,
        label="People to close it",
        value=f"{close.people:,.0f}" if close else NONE,
        below=f"between {close.lower:,.0f} and {close.upper:,.0f}" if close else gap_text.verdict(gap).lower(),
        limit="We don't know who these people are.",
        behind=None,
    )
    return (first, second)


def _no_gap(f: Figure, held: HeldAgainst) -> Tile:
    """The tile of a group whose gap cannot be shown, with the reason."""
    group, peers = held.group(f).label, gap_text.PEERS[held.reference]
    why = fallback_text.reason(f, held.own, held.view.catalogue) if not f.shown else "The reference is not shown."
    return Tile(
        label=f"{group} and {peers}: gap",
        value=NONE,
        below=why,
        comparison=f"{held.view.label(held.area)}, {wording.periods(held.own)}",
        evidence=_evidence(held),
        source=wording.source(held.own),
        behind=_behind(held),
        nature=held.nature,
    )


def _behind(held: HeldAgainst) -> Table:
    if held.pooled is None:
        return tables.by_group(held.own, held.view)
    return table_with_estimates(held.own, held.estimate, held.view)


def _evidence(held: HeldAgainst) -> Evidence:
    if held.nature == "published":
        return "Published"
    return "Estimated" if held.pooled else "Counted"


def _with_people(tiles: tuple[Tile, ...]) -> Tile:
    """One tile for both: the people in the line of the place."""
    gap, *people = tiles
    if not people or people[0].value == NONE:
        return gap
    return replace(gap, comparison=f"{gap.comparison}. About {people[0].value} people, {people[0].below}")


def _slope(by_fifth: Answer, view: View) -> Tile:
    own = by_fifth.of(view.catalogue.icb.code)
    found = slope(own)
    known = found if found is not None and not isnan(found.slope_lower) else None
    steep, low, high = gap_text.three(known.slope, known.slope_lower, known.slope_upper) if known else ("", "", "")
    return Tile(
        label="From the most to the least deprived areas",
        value=f"{steep} points" if known else NONE,
        below=f"between {low} and {high}" if known else "cannot be computed",
        comparison=f"{view.catalogue.icb.label}, {wording.periods(own)}" if own.figures else "no figures",
        evidence="Published",
        source=wording.source(own),
        limit=WHY,
        behind=tables.by_group(own, view) if own.figures else None,
    )


def _recording(held: HeldAgainst) -> Tile:
    breakdown = held.breakdown
    share = recorded_share(breakdown, by_group=held.own, everyone=held.everyone) if breakdown else ""
    evidence: Evidence = "Published" if held.nature == "published" else "Counted"
    return Tile(
        label="Ethnic group recorded",
        value=share or NONE,
        below="of the patients counted" if share else "cannot be computed from what is shown",
        comparison=f"{held.view.label(held.area)}, {wording.periods(held.own)}" if held.own.figures else "no figures",
        evidence=evidence,
        source=wording.source(held.own),
        limit="We don't know whether it matches what people would say themselves.",
        nature=held.nature,
    )
