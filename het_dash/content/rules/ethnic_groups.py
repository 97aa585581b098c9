"""Ethnic groups in one area compared with a reference: chart, table and sentence."""

from collections.abc import Collection
from dataclasses import replace

from het_dash.catalogue import WHOLE
from het_dash.charts.builders.by_area import benchmark
from het_dash.charts.builders.by_group import groups, sentence_of_groups
from het_dash.charts.builders.estimates_by_group import with_estimates
from het_dash.charts.spec import Benchmark, Chart, Table
from het_dash.charts.text import fallback_text, tables, wording
from het_dash.content.blocks import Tabled, Words
from het_dash.content.rules import gap_text, small_groups
from het_dash.content.rules.multiple_comparisons import by_chance
from het_dash.content.rules.reference_gaps import ByGroup, HeldAgainst
from het_dash.figures import Figure
from het_dash.figures.gaps import Gap

NOT_ADJUSTED = "Not adjusted for age."
NO_CLEAR = "No clear gap means that the limits of the points include 0."


def chart(given: ByGroup, only: Collection[str] = ()) -> Chart:
    """Groups with the reference as a line; the title says what the programme's groups' gaps carry."""
    drawn = groups(given.by_group, given.area, given.view, whole=given.everyone, only=only)
    held = given.held(only)
    if not held.own.figures:
        return drawn
    said = " ".join((*told(held), NOT_ADJUSTED))
    by_size = sentence_of_groups(held.compared, given.view, held.breakdown)
    found = replace(
        drawn,
        id=f"{drawn.id}-against-{given.reference}",
        title=gap_text.finding(given.by_group, held.programme, given.reference, given.view.catalogue),
        benchmarks=_line(held),
        sentence=said,
        alt=f"{'Dot' if held.pooled else 'Bar'} chart. {wording.of_nature(f'{said} {by_size}', held.nature)}",
        notes=(*((small_groups.FIRST,) if held.pooled else ()), *drawn.notes, *filter(None, _how(held))),
    )
    return with_estimates(found, held.own, held.estimate, given.view) if held.pooled else found


def table(given: ByGroup, only: Collection[str] = ()) -> Tabled | Words:
    """A row a group: its share, its gap in points, as a ratio and in people, and how sure that is."""
    held = given.held(only)
    if not held.own.figures:
        return Words((f"We have no figures by ethnic group for {held.view.label(held.area)}.",))
    return _table(held)


def _how(held: HeldAgainst) -> tuple[str, str]:
    """How groups are compared, and what many comparisons mean."""
    if held.pooled is not None:
        return small_groups.how(held), small_groups.by_chance(len(held.gaps))
    return gap_text.basis(held.gaps), by_chance(len(held.gaps))


def _table(held: HeldAgainst) -> Tabled:
    peers, pooled = gap_text.PEERS[held.reference], held.pooled is not None
    row = small_groups.row if pooled else _row
    return Tabled(
        f"{held.view.label(held.area)}: each group against {peers}, {wording.periods(held.own)}",
        Table(small_groups.columns(held) if pooled else _columns(held), tuple(row(f, held) for f in held.own.figures)),
        " ".join(filter(None, (gap_text.BELOW_0, NO_CLEAR, *_how(held), wording.source(held.own)))),
        held.nature,
    )


def _columns(held: HeldAgainst) -> tuple[str, ...]:
    peers, unit = gap_text.PEERS[held.reference], tables.UNIT_WORDS[held.own.indicator.unit]
    limits = "(95% limits)"
    shown = (f"{unit} {limits}", f"Points below {peers} {limits}", f"Ratio {limits}")
    return ("Ethnic group", *shown, *gap_text.COLUMNS)


def _row(f: Figure, held: HeldAgainst) -> tuple[str, ...]:
    label = held.group(f).label
    if not f.shown:
        return (label, fallback_text.in_its_place(f, held.own, held.view.catalogue), "", "", "", "")
    share = wording.with_interval(f, held.own.indicator.unit)
    if f == held.against:
        return (label, share, "the reference", "", "", "")
    gap = held.gap(f)
    return (label, share, *(gap_text.cells(gap) if gap else ("cannot be computed", "", "", "")))


def told(held: HeldAgainst) -> tuple[str, ...]:
    """The widest clear gap first, then the programme's groups, then how many are hidden."""
    place = held.view.label(held.area)
    if held.against is None or not held.against.shown:
        return (f"{place}: the figure of {gap_text.PEERS[held.reference]} is not shown, so we cannot compute a gap.",)
    widest = held.widest
    others = [gap for gap in held.programme if widest is None or gap.group != widest.group]
    allowing = (small_groups.IN_SHORT,) if held.pooled else ()
    return (_widest(held), *(_each(gap, held) for gap in others), *allowing, *_hidden(held))


def _widest(held: HeldAgainst) -> str:
    place, shown, peers = f"In {held.view.label(held.area)}", len(held.gaps), gap_text.PEERS[held.reference]
    if held.widest is None:
        behind = sum(gap.behind for gap in held.gaps)
        if behind:
            seen = (
                f"{place}, {behind} of the {shown} gaps from {peers} {'is' if behind == 1 else 'are'} clear one by one"
            )
            return f"{seen}, but not when we allow for the number of comparisons."
        return f"{place}, none of the {shown} groups shown has a clear gap from {peers}."
    compared = gap_text.compared(held.widest, held.own, held.view.catalogue)
    said = f"{place}, {compared}: {gap_text.sized(held.widest)}"
    return f"{said}, the widest clear gap of the {shown} groups shown." if shown > 1 else f"{said}."


def _each(gap: Gap, held: HeldAgainst) -> str:
    """'Black Caribbean: 65.0% against 70.2%, 5.2 points (1.0 to 9.4), about 30 people (5 to 55).'"""
    unit = held.own.indicator.unit
    ours, theirs = (wording.written(f, unit) for f in (gap.group, gap.reference))
    return f"{gap_text.name(gap.group, held.view.catalogue)}: {ours} against {theirs}, {gap_text.sized(gap)}."


def _hidden(held: HeldAgainst) -> tuple[str, ...]:
    hidden, all_groups = sum(not f.shown for f in held.known), len(held.known)
    if not hidden:
        return ()
    said = f"{hidden} of the {all_groups} groups {'is' if hidden == 1 else 'are'} hidden"
    broader = held.breakdown is not None and held.breakdown.broad is not None
    return (f"{said}: groups as a whole show more." if broader and 2 * hidden > all_groups else f"{said}.",)


def _line(held: HeldAgainst) -> tuple[Benchmark, ...]:
    against, unit = held.line, held.own.indicator.unit
    if against is None or against.value is None:
        return ()
    if against.breakdown == WHOLE:
        return benchmark(against, held.view, unit)
    return (Benchmark(f"White as a whole {wording.written(against, unit)}", against.value, "dashed"),)
