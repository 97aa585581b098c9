"""Gap over time: March with March, never across a break (methods 8)."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import cast

from het_dash.catalogue import EXAMPLE
from het_dash.charts.builders.by_group import chosen
from het_dash.charts.builders.group_trend import group_trend
from het_dash.charts.spec import Table
from het_dash.charts.text import fallback_text, tables, wording
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.rules import gap_text
from het_dash.content.rules.reference_gaps import ByGroup
from het_dash.figures import Answer, Figure
from het_dash.figures.difference_in_differences import (
    LIMITS_IN_WORDS,
    DifferenceInDifferences,
    Verdict,
    difference_in_differences,
    in_words,
    verdict,
)
from het_dash.figures.verdicts import CANNOT_TELL
from het_dash.figures.year_on_year import WITHHELD, Marches, comparable, is_march

GAPS_ALLOW = "Gaps allow for small numbers. Changes compare shares as recorded."
MARCH_ONLY = "We compare March with March only, because other quarters count other months."


def lines(given: ByGroup, groups: Collection[str]) -> Block:
    """A chart of a few groups and their comparator."""
    own = _marches(chosen(given.by_group.of(given.area), groups))
    if not own.figures:
        return Words((f"We have no March figures by ethnic group for {given.view.label(given.area)}.",))
    label = "White as a whole" if given.reference == "white" else "All patients"
    return group_trend(own, against=_marches(_reference(given)), against_label=label, view=given.view)


def gaps(given: ByGroup, groups: Collection[str]) -> Block:
    """A table: a row a group, a column a March, the gap in points in each cell."""
    own, against = _marches(chosen(given.by_group.of(given.area), groups)), _marches(_reference(given))
    ends = sorted({f.period_end for f in own.figures})
    if not ends:
        return Words((MARCH_ONLY,))
    rows = tuple(
        _row(group, given, own=own, against=against, ends=ends)
        for group in dict.fromkeys(f.group_id for f in own.figures)
    )
    title = f"Points below {gap_text.PEERS[given.reference]}, {given.view.label(given.area)}"
    allowing = (GAPS_ALLOW,) if given.is_pooled(own.figures[0]) else ()
    return Tabled(
        title,
        Table(("Ethnic group", *(f"{end:%B %Y} (95% limits)" for end in ends), "Change"), rows),
        " ".join((*allowing, MARCH_ONLY, *_breaks(own, ends), LIMITS_IN_WORDS, wording.source(own))),
        tables.weakest_nature(own),
    )


def _reference(given: ByGroup) -> Answer:
    if given.reference == "white":
        return chosen(given.by_broad.of(given.area), ("white",))
    return given.everyone.of(given.area)


def _row(group: str, given: ByGroup, *, own: Answer, against: Answer, ends: Sequence[date]) -> tuple[str, ...]:
    figures = [_at(own, group, end) for end in ends]
    label = next(fallback_text.group_label(f, given.view.catalogue) for f in figures if f)
    references = [next((f for f in against.figures if f.period_end == end), None) for end in ends]
    cells = (_cell(f, r, given) for f, r in zip(figures, references, strict=True))
    return (label, *cells, _change(group, own=own, against=against))


def _at(answer: Answer, group: str, end: date) -> Figure | None:
    return next((f for f in answer.figures if (f.group_id, f.period_end) == (group, end)), None)


def _cell(f: Figure | None, reference: Figure | None, given: ByGroup) -> str:
    if f is None:
        return "Not collected"
    gap = given.gap(f, reference)
    if not f.shown and gap is None:
        return given.view.catalogue.statuses[f.status].words
    return gap_text.cells(gap)[0] if gap else "cannot be computed"


def _change(group: str, *, own: Answer, against: Answer) -> str:
    """methods 8's closed list, with the reference as comparator; nothing across a break."""
    if tables.weakest_nature(own) == EXAMPLE:
        return WITHHELD
    area = own.figures[0].area_code
    ours = {f.period_end: f for f in comparable(own, area, group)}
    theirs = {f.period_end: f for f in against.figures if f in comparable(against, area, f.group_id)}
    ends = sorted(ours.keys() & theirs.keys())
    if len(ends) < 2:
        return f"{CANNOT_TELL}: fewer than two Marches since the last break have both figures"
    one, other = (Marches(own.indicator, found[ends[0]], found[ends[-1]]) for found in (ours, theirs))
    rounding = one.after.rounding, other.after.rounding
    found = difference_in_differences(*one.counts, *other.counts, rounding=rounding)
    said = in_words(_verdict(found, own), own.indicator.meaningful_change)
    size, *limits = gap_text.three(*(100 * float(x) for x in (found.difference, found.lower, found.upper)))
    return f"{ends[0]:%B %Y} to {ends[-1]:%B %Y}: {said}, {size} points ({limits[0]} to {limits[1]})"


def _verdict(found: DifferenceInDifferences, own: Answer) -> Verdict:
    code = verdict(found.difference, found.lower, found.upper, own.indicator.meaningful_change)
    return cast(Verdict, code.item())


def _marches(answer: Answer) -> Answer:
    """Only the figures of periods that end in March: the audit's other quarters are not comparable with it."""
    return answer.only(f for f in answer.figures if is_march(f))


def _breaks(own: Answer, ends: Sequence[date]) -> list[str]:
    crossed = [b for b in own.indicator.breaks if ends[0] < b.on <= ends[-1]]
    return [f"No change is computed across {b.on:%B %Y}, where there is a break." for b in crossed]
