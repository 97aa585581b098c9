"""Verdict on a PCN's change against its comparator (methods 8)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from het_dash.catalogue import EXAMPLE, Indicator
from het_dash.catalogue.same_practices import same_practices
from het_dash.charts.builders.year_on_year import Counts
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import nature_of
from het_dash.charts.text.points import in_points
from het_dash.figures import Answer
from het_dash.figures.difference_in_differences import LIMITS_IN_WORDS, missed_in_words
from het_dash.figures.reference_changes import ReferenceChange, reference_of
from het_dash.figures.year_on_year import (
    Compared,
    Marches,
    NotComparable,
    comparable,
    compared,
    in_march,
    only_to_hand,
    pair,
)

OTHER_FIVE = "The other five PCNs, also taking part"
REST_OF_ICB = "The rest of {}"
WITH_REFERENCE = (
    "The limits treat years as separate samples. A verdict also needs a difference outside the middle 95% of those of "
    "other PCNs."
)


@dataclass(frozen=True, kw_only=True)
class Measured:
    """The answers about one measure: our own counts of the six PCNs, and what is published for them and beyond.

    `references` are changes of other PCNs, where they are loaded.
    """

    own: Answer
    published: Answer
    references: tuple[ReferenceChange, ...] = ()

    @property
    def indicator(self) -> Indicator:
        return self.own.indicator

    @property
    def is_example(self) -> bool:
        """Whether our own counts are example data."""
        return nature_of(self.own) == EXAMPLE


@dataclass(frozen=True)
class Judged:
    """Verdict on one PCN's measure, and the comparison that it rests on, if there is one."""

    verdict: str
    found: Compared | None = None
    beside: str = ""


def of_pcn(code: str, view: View) -> View:
    return replace(view, pcn=view.catalogue.areas[code])


def published(measured: Measured, view: View) -> Judged:
    """From published counts, compared with the ICB without the six PCNs."""
    answer, since = measured.published, _since(view)
    own = pair(answer, view.pcn.code, since)
    icb = pair(answer, view.catalogue.icb.code, since)
    six = [pair(answer, pcn.code, since) for pcn in view.catalogue.pcns]
    if own is None or icb is None or not all(six):
        here = view.pcn.code if comparable(answer, view.pcn.code) else view.catalogue.icb.code
        return Judged(only_to_hand(answer, here))
    beside, reference = REST_OF_ICB.format(view.catalogue.icb.label), reference_of(own, measured.references)
    return _judged(own, [icb], [one for one in six if one], beside, reference)


def local(measured: Measured, view: View) -> Judged:
    """From our own counts, which cover only the six PCNs, compared with the other five."""
    pairs = {pcn.code: pair(measured.own, pcn.code, _since(view)) for pcn in view.catalogue.pcns}
    own = pairs.pop(view.pcn.code)
    others = [one for one in pairs.values() if one]
    if own is None or len(others) < len(pairs):
        return Judged(only_to_hand(measured.own, view.pcn.code))
    return _judged(own, others, [], OTHER_FIVE, reference_of(own, measured.references))


def _judged(
    own: Marches, plus: list[Marches], minus: list[Marches], beside: str, reference: ReferenceChange | None
) -> Judged:
    try:
        found = compared(own, plus, minus, reference)
    except NotComparable as why:
        return Judged(f"cannot tell: {why}")
    return Judged(found.verdict, found, beside)


def _since(view: View) -> date:
    """The Marches before and after the day from which the latest cycle is counted."""
    return view.catalogue.cycles[-1].first_day


def judge(measure: Measured, view: View) -> Judged:
    """Published counts first; then local ones, if they are real: no verdict comes from example data."""
    first = published(measure, view)
    real = measure.own.figures and not measure.is_example
    return local(measure, view) if first.found is None and real else first


def seen(measure: Measured, view: View) -> Judged:
    """Notes on a chart of the local figures: of example data their own change, without a verdict."""
    return local(measure, view) if measure.is_example else judge(measure, view)


def limits_in_words(found: Iterable[Compared | None]) -> str:
    """What the limits cover, and whether verdicts allow for the swings of other PCNs."""
    shown = [one for one in found if one is not None]
    return WITH_REFERENCE if shown and all(one.reference for one in shown) else LIMITS_IN_WORDS


def told(judged: Judged, view: View) -> tuple[str, str, str, str]:
    """Marches, difference with its interval, smallest change, verdict."""
    found = judged.found
    if found is None:
        return ("", "", "", judged.verdict)
    first, last = found.own.dates
    return (
        f"{first:%Y} and {last:%Y}{moved(found, view)}",
        in_points(found),
        f"{found.detectable:.1f} points",
        judged.verdict,
    )


def moved(found: Compared, view: View) -> str:
    """Says that a PCN's figures at both ends are only partly comparable, if its practices are not the same."""
    if {found.own.before.membership, found.own.after.membership} <= {"constant", "both"}:
        return ""
    moves = same_practices(view.catalogue).moves(view.pcn.code, found.own.dates)
    names = sorted(view.catalogue.practices[move.practice].name for move in moves)
    return f"; partly comparable: not the same practices ({', '.join(names)})" if names else ""


def in_words(judged: Judged, view: View) -> str:
    if judged.found is None:
        return f"{view.pcn.label}: {judged.verdict}."
    found = judged.found
    (n0, d0), (n1, d1) = found.own.counts
    first, last = found.own.dates
    return (
        f"{view.pcn.label}: {n0 / d0:.1%} in {first:%B %Y} and {n1 / d1:.1%} in {last:%B %Y}. Its change less that of "
        f"{wording.lead_lower(judged.beside)}: {in_points(found)}. "
        f"{missed_in_words(found.detectable)} Verdict: {judged.verdict}."
    )


def together(answer: Answer, codes: Iterable[str]) -> Counts:
    """All these places' counts by March; one that is hidden takes its March with it."""
    of_each = [{f.period_end: f for f in in_march(answer, code)} for code in codes]
    shared = set.intersection(*(set(one) for one in of_each)) if of_each else set()
    return {
        on: (sum(one[on].numerator or 0 for one in of_each), sum(one[on].denominator or 0 for one in of_each))
        for on in sorted(shared)
    }
