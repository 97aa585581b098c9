"""Bounds of a gap, given people with no known ethnic group."""

from dataclasses import dataclass, replace
from math import isnan, nan

from het_dash.catalogue import WHOLE
from het_dash.charts.spec import Table
from het_dash.charts.text import tables, wording
from het_dash.charts.text.completeness import recorded
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.rules import gap_text
from het_dash.content.rules.reference_gaps import ByGroup, HeldAgainst
from het_dash.figures import Figure
from het_dash.figures.completeness import Bounds, bounds
from het_dash.figures.disparity import CANNOT_BE_COMPUTED
from het_dash.figures.gaps import published_counts

MEANING = (
    "The lowest share is if everyone of unknown group who did not have the care belonged to this group. The highest is "
    "if everyone of unknown group who had the care did."
)


@dataclass(frozen=True)
class Unknown:
    """Those who are not known in one way, or in all."""

    label: str
    figures: tuple[Figure, ...]

    def added_to(self, group: Figure) -> Bounds:
        pairs = [published_counts(f) or ((nan, nan) if not f.shown else (0.0, 0.0)) for f in self.figures]
        own = published_counts(group) or (nan, nan)
        return bounds(*own, sum(n for n, _ in pairs), sum(d for _, d in pairs))


def completeness(given: ByGroup) -> Words:
    """How complete recorded ethnic group is."""
    own, place = given.by_group.latest.of(given.area), given.view.label(given.area)
    if not own.figures:
        return Words((f"{place}: we have no figures by ethnic group.",))
    breakdown = given.view.catalogue.breakdowns[own.figures[0].breakdown]
    said = recorded(breakdown, by_group=own, everyone=given.everyone)
    return Words((f"{place}, {wording.periods(own)}. {said}",), nature=tables.weakest_nature(own))


def could_be(given: ByGroup) -> Block:
    """Bounds: a row for each of the programme's groups and White patients, whatever the reference."""
    held = replace(given, reference="white").held()
    unknown = [f for f in held.own.figures if held.group(f).unknown]
    if not unknown:
        return Words((f"{held.view.label(held.area)}: no patient of unknown ethnic group is counted.",))
    return _table(held, [*(Unknown(held.group(f).label, (f,)) for f in unknown), Unknown("Both", tuple(unknown))])


def _table(held: HeldAgainst, unknown: list[Unknown]) -> Tabled:
    rows = [f for f in held.known if held.group(f).programme]
    rows += [held.against] if held.against and held.against not in rows else []
    columns = (
        "Ethnic group",
        "As recorded",
        *(f"If all were this group: {wording.lead_lower(u.label)}" for u in unknown),
    )
    title = f"{held.view.label(held.area)}: how far could patients of unknown group move a share?"
    return Tabled(
        title,
        Table(columns, tuple(_row(f, held, unknown) for f in rows)),
        " ".join(filter(None, (MEANING, _even_so(held, unknown[-1]), wording.source(held.own)))),
        held.nature,
    )


def _row(f: Figure, held: HeldAgainst, unknown: list[Unknown]) -> tuple[str, ...]:
    label = held.view.catalogue.breakdowns[f.breakdown].group(f.group_id).label
    share = wording.written(f, "percent") if f.value is not None else held.view.catalogue.statuses[f.status].words
    return (label, share, *(_said(u.added_to(f)) for u in unknown))


def _said(found: Bounds) -> str:
    low, high = float(found.lowest), float(found.highest)
    return CANNOT_BE_COMPUTED if isnan(low) else f"{100 * low:.1f}% to {100 * high:.1f}%"


def _even_so(held: HeldAgainst, both: Unknown) -> str:
    """Whether a clear gap would be there whatever the group of the unknown."""
    told = []
    for gap in held.programme:
        if not gap.clear or held.against is None or held.against.breakdown == WHOLE:
            continue
        ours, theirs = both.added_to(gap.group), both.added_to(held.against)
        sides = (ours.highest < theirs.lowest) if gap.fewer else (ours.lowest > theirs.highest)
        name = gap_text.name(gap.group, held.view.catalogue)
        told.append(
            f"{name}: there would be a difference whatever their group."
            if sides
            else f"{name}: whether there is a difference depends on their group."
        )
    return " ".join(told)
