"""Tiles of what the programme has achieved."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from het_dash.charts.perspective import View
from het_dash.charts.text import tables, wording
from het_dash.charts.theme import Ink
from het_dash.content.blocks import Tile, TileBar, TileBars, Tiles, Words
from het_dash.content.rules import gap_text, known_inequality
from het_dash.content.rules.clinical_context import Context, told_of, verdicts
from het_dash.content.rules.cycle_2_summary import of_cycle
from het_dash.figures import Answer, Figure
from het_dash.figures.disparity import difference_of_figures
from het_dash.figures.gaps import Gap
from het_dash.figures.verdicts import CANNOT_TELL, RATE

NONE = "No figure"
A_MINIMUM = "A minimum figure, so not compared"
BACKGROUND = "Background, not a result of the programme"


@dataclass(frozen=True, kw_only=True)
class Achieved:
    """The answers that the board's first screen draws on."""

    reached: Answer
    champions: Answer
    into_work: Answer
    deaths: Answer
    by_group: Answer
    care: Answer
    people: Answer
    clinical: Context
    view: View

    @property
    def borough(self) -> str:
        return self.view.catalogue.borough.code

    @property
    def icb(self) -> str:
        return self.view.catalogue.icb.code

    def floor(self, answer: Answer) -> Figure | None:
        found = answer.one(self.borough)
        return found if found is not None and found.shown else None

    @property
    def change(self) -> Counter[str]:
        """methods 8's verdicts on the teams' measures since cycle 2 began."""
        return verdicts(self.clinical)

    @property
    def so_far(self) -> Figure | None:
        """Residents reached in cycle 2 to date, of real returns only: example data feeds no sentence here."""
        real = self.people.only(f for f in of_cycle(self.people, self.view).figures if f.nature == "programme")
        found = next(iter(real.within(real.spans[-1]).figures), None) if real.spans else None
        return found if found is not None and found.shown else None


def narrative(first: Achieved) -> Words:
    """The page's question answered in two sentences, one a cycle, with what is not known."""
    return Words((_cycle_1(first), _cycle_2(first)), panel=True)


def _cycle_2(first: Achieved) -> str:
    reached = f" It has reached {wording.written(first.so_far, 'count')} residents so far." if first.so_far else ""
    verdict = next(iter(first.change)) if len(first.change) == 1 else told_of(first.change)
    return (
        f"Cycle 2, to {first.view.catalogue.cycles[-1].ends.when}, is about cardiovascular disease.{reached} Has care "
        f"changed since it began? {verdict[:1].upper()}{verdict[1:]}."
    )


def _cycle_1(first: Achieved) -> str:
    reached, champions = first.floor(first.reached), first.floor(first.champions)
    told = [
        *([f"reached {wording.written(reached, 'count')} residents"] if reached else []),
        *([f"had {wording.written(champions, 'count')} community champions"] if champions else []),
    ]
    if not told:
        return "Cycle 1: no published figure is to hand."
    return (
        f"Cycle 1 {' and '.join(told)}: published floors, for all six teams together. Who they were, and whether "
        "anyone's health changed, was not published: its evaluation was primarily qualitative."
    )


def tiles(first: Achieved) -> Tiles:
    """Five tiles: what was done, why, and whether care has changed."""
    return Tiles((_reached(first), _champions(first), _deaths(first), _gap(first), _change(first)))


def _reached(first: Achieved) -> Tile:
    return _floor(
        first,
        first.reached,
        label="Cycle 1: residents reached",
        comparison="All six teams together",
        limit="We don't know which teams or ethnic groups they came from.",
    )


def _champions(first: Achieved) -> Tile:
    one = first.floor(first.into_work)
    return _floor(
        first,
        first.champions,
        label="Cycle 1: community champions",
        comparison="Took part or were trained" + ("; one became a social prescriber" if one else ""),
        limit="They are described as more diverse than “existing champions”, but no number was published.",
    )


def _floor(first: Achieved, answer: Answer, label: str, comparison: str, limit: str) -> Tile:
    """A published 'more than': large with a plus, 'at least' below it."""
    figure = first.floor(answer)
    return Tile(
        label=label,
        value=f"{wording.number(figure.value or 0.0, 'count')}+" if figure else NONE,
        below=f"at least; {wording.period_of(figure, answer.indicator)}" if figure else "",
        comparison=comparison if figure else "",
        evidence="Published" if figure else None,
        source=" ".join((wording.source(answer), *(wording.notes(answer) if figure else ()))),
        verdict=A_MINIMUM if figure else "",
        limit=limit,
        behind=tables.over_time(answer, first.view) if figure else None,
    )


def _deaths(first: Achieved) -> Tile:
    latest = first.deaths.latest
    own, nation = latest.one(first.borough), latest.one(first.view.catalogue.nation.code)
    shown = own if own is not None and own.shown else None
    provisional = " (provisional)" if shown and shown.qualifier == "provisional" else ""
    when = f"per 100,000, {wording.period_of(shown, latest.indicator)}{provisional}" if shown else ""
    return Tile(
        label="Deaths under 75 from cardiovascular disease",
        value=wording.number(shown.value or 0.0, "per_100000") if shown else NONE,
        below=f"{when}; {wording.interval(shown, 'per_100000')}" if shown else "",
        comparison=against(shown, nation, first.view.catalogue.nation.label) if shown else "",
        evidence="Published" if shown else None,
        source=wording.source(latest),
        verdict=BACKGROUND if shown else "",
        limit="This cannot show the programme's effect: heart disease develops over decades.",
        behind=tables.over_time(first.deaths, first.view) if shown else None,
    )


def against(own: Figure, other: Figure | None, name: str) -> str:
    """'Higher than Anyland: 71.5 (70.8 to 72.3)', only where the interval of the difference carries it."""
    if other is None or other.value is None:
        return f"{name}: no figure to compare with"
    there = f"{name}: {wording.with_interval(other, 'per_100000')}"
    _, lower, upper = (float(x) for x in difference_of_figures(_limits(own), _limits(other)))
    return f"{RATE.words(lower, upper)} {there}"


def _limits(f: Figure) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    value, lower, upper = (np.asarray(np.nan if x is None else x) for x in (f.value, f.lower, f.upper))
    return value, lower, upper


def _gap(first: Achieved) -> Tile:
    gap, latest = known_inequality.gap(first.by_group, first.icb), first.by_group.latest
    icb = first.view.catalogue.icb.label
    return Tile(
        label=f"Gap in {wording.lead_lower(latest.indicator.title)}",
        value=f"{gap.points:.1f} points" if gap else NONE,
        below=f"{gap_text.between(gap)}; {wording.periods(latest)}" if gap else "",
        comparison=f"{gap.group.value:.0f}% of Black, {gap.reference.value:.0f}% of White patients, {icb}"
        if gap
        else "",
        evidence="Published" if gap else None,
        source=wording.source(latest),
        verdict=known_inequality.clear_or_not(gap) if gap else "",
        limit=f"Not published for {first.view.catalogue.borough.label} alone, and not adjusted for age.",
        behind=tables.by_group(latest, first.view) if gap else None,
        bars=_two_bars(gap) if gap else None,
        wide=True,
    )


def _two_bars(gap: Gap) -> TileBars:
    """Both shares as bars from zero."""
    return TileBars(
        (_bar("Black patients", gap.group, "programme_1"), _bar("White patients", gap.reference, "quiet")), end=100
    )


def _bar(label: str, figure: Figure, ink: Ink) -> TileBar:
    return TileBar(figure.value or 0.0, label, f"{figure.value:.0f}%", ink)


def _change(first: Achieved) -> Tile:
    icb, one = first.care.of(first.icb), next(iter(first.change))
    heads = Counter(dict.fromkeys((said.partition(": ")[0] for said in first.change), 0))
    for said, teams in first.change.items():
        heads[said.partition(": ")[0]] += teams
    alike, known = len(heads) == 1, set(heads) - {CANNOT_TELL, "no verdict"}
    reason = one.partition(": ")[2] if len(first.change) == 1 else told_of(first.change)
    return Tile(
        label="Change in care since cycle 2 began",
        value=next(iter(heads)).capitalize() if alike else f"{sum(heads[head] for head in known)} of 6 can tell",
        below=reason,
        comparison="We need two comparable March figures",
        evidence="Compared" if known else None,
        source=wording.source(icb),
        verdict=wording.sentence_case(next(iter(heads)) if alike else told_of(heads)),
        limit="This cannot show why it changed." if known else "It is too early to say whether care has changed.",
        behind=tables.over_time(icb, first.view) if icb.figures else None,
    )
