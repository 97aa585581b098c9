"""Practice values as dots: the chosen PCN's among all of the borough's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Series, Table
from het_dash.charts.text import tables, wording
from het_dash.figures import Answer, Figure
from het_dash.figures.weighted_estimate import Estimate

NOT_PUBLISHED = "Estimate from practice values, {}; not an NHS-published PCN figure."


@dataclass(frozen=True, kw_only=True)
class Spread:
    """One indicator's practice values, with the weighted estimates that methods 2 allows and their weights."""

    answer: Answer
    own: Estimate | None = None
    borough: Estimate | None = None
    registers: Answer | None = None

    def weighed(self) -> str:
        """The sentence that methods 2 requires with an estimate; empty if there is no estimate."""
        if self.registers is None or not (known(self.own) or known(self.borough)):
            return ""
        by = "; ".join(dict.fromkeys(f"{line.publisher}, {line.title}" for line in self.registers.latest.lineage))
        return (
            f"{NOT_PUBLISHED.format(wording.periods(self.answer.latest))} "
            f"Weighted by the practices' registers, {wording.periods(self.registers.latest)} ({by})."
        )


def first_with_figures(answers: Sequence[Answer]) -> Answer:
    """The first answer with a value, because one measure may be missing while others are available."""
    return next((a for a in answers if a.figures), answers[0])


def known(estimate: Estimate | None) -> bool:
    """False if there is no estimate, for example because practices with a value cover too little of the register."""
    return estimate is not None and not isnan(estimate.estimate)


def whole(percent: float) -> str:
    """A practice's value rounded to a whole per cent, with a decimal only for small values."""
    return f"{percent:.0f}%" if percent >= 10 else wording.number(percent, "percent")


def spread(spreads: Sequence[Spread], members: Mapping[str, str], title: str, view: View) -> Chart:
    """Dots have no interval or control limits: the practices' counts are not published."""
    answers = [s.answer.latest for s in spreads]
    inside = [_dots(a, view, [f for f in a.figures if members.get(f.area_code) == view.pcn.code]) for a in answers]
    outside = [_dots(a, view, [f for f in a.figures if members.get(f.area_code) != view.pcn.code]) for a in answers]
    sentence = " ".join(in_words(s, members, view) for s in spreads)
    estimate = f"{view.catalogue.borough.label} estimate"
    not_shown = [_not_shown(a, members, view) for a in answers]
    return Chart(
        id="spread-" + "-".join(a.indicator.id for a in answers),
        kind="dots",
        title=_title(title, answers, members, view),
        subtitle=f"Per cent; a dot is a practice. {view.pcn.label} among {view.catalogue.borough.label}, "
        f"{wording.periods(first_with_figures(answers))}.",
        axis="Per cent of patients",
        unit="percent",
        series=(
            Series(
                f"Other {view.catalogue.borough.label} practices", "other", tuple(p for dots in outside for p in dots)
            ),
            Series(f"Practices of {view.pcn.label}", "chosen", tuple(p for dots in inside for p in dots)),
            Series(estimate, "benchmark", tuple(p for s in spreads for p in _borough(s, estimate))),
        ),
        categories=tuple(a.indicator.short for a in answers),
        sentence=sentence,
        alt=f"Dot chart. {sentence}",
        source=wording.source(*answers),
        files=wording.files(*answers),
        measures=wording.measures(*answers),
        table=_table(answers, members, view),
        nature="derived" if any(s.weighed() for s in spreads) else tables.weakest_nature(*answers),
        notes=tuple(dict.fromkeys(filter(None, (*(s.weighed() for s in spreads), *not_shown)))),
    )


def _title(condition: str, answers: Sequence[Answer], members: Mapping[str, str], view: View) -> str:
    """For example 'Hypertension: ... for 55% to 69%, by practice', from the condition's first measure."""
    first = first_with_figures(answers)
    own = sorted(f.value for f in first.figures if f.value is not None and members.get(f.area_code) == view.pcn.code)
    if not own:
        return f"{condition}: no practice has a value"
    shares = whole(own[0]) if len(own) == 1 else f"{whole(own[0])} to {whole(own[-1])} by practice"
    return f"{condition}: {wording.lead_lower(first.indicator.short)}, {shares}"


def _dots(answer: Answer, view: View, figures: list[Figure]) -> list[Point]:
    at = answer.indicator.short
    return [
        Point(at, f.value, text=f"{view.label(f.area_code)}: {wording.number(f.value, 'percent')}")
        for f in figures
        if f.value is not None
    ]


def _borough(s: Spread, label: str) -> list[Point]:
    if s.borough is None or not known(s.borough):
        return []
    return [Point(s.answer.indicator.short, s.borough.estimate, text=f"{label} {s.borough.estimate:.0f}%")]


def in_words(s: Spread, members: Mapping[str, str], view: View) -> str:
    """The range of the PCN's practices, with the estimates; of one practice, its place among all."""
    indicator, shown = s.answer.indicator, [f for f in s.answer.latest.figures if f.value is not None]
    whole_area = view.catalogue.borough.label
    own = sorted(f.value or 0.0 for f in shown if members.get(f.area_code) == view.pcn.code)
    if not own:
        return f"{indicator.short}: no practice of {view.pcn.label} has a value."
    if len(own) == 1:
        if sum(members.get(f.area_code) == view.pcn.code for f in s.answer.latest.figures) > 1:
            return f"{indicator.short}: {whole(own[0])} at the one practice of {view.pcn.label} with a value."
        rank = sum((f.value or 0.0) < own[0] for f in shown)
        return (
            f"{indicator.short}: {whole(own[0])} (one practice, nothing to compare within; "
            f"{rank} of {wording.of(whole_area)} {len(shown)} practices with a value are lower)."
        )
    said = f"{indicator.short}: from {whole(own[0])} to {whole(own[-1])} between {wording.of(view.pcn.label)} practices"
    if s.own is None or not known(s.own):
        return f"{said}."
    borough = f", {whole_area} about {s.borough.estimate:.0f}%" if s.borough and known(s.borough) else ""
    return f"{said}, about {s.own.estimate:.0f}% in all{borough}."


def _not_shown(answer: Answer, members: Mapping[str, str], view: View) -> str:
    without = [
        view.label(f.area_code) for f in answer.figures if f.value is None and members.get(f.area_code) == view.pcn.code
    ]
    return f"{answer.indicator.short}: not shown by its publisher for {', '.join(without)}." if without else ""


def _table(answers: Sequence[Answer], members: Mapping[str, str], view: View) -> Table:
    practices = [code for code in view.catalogue.practices if any(a.of(code).figures for a in answers)]
    practices.sort(key=lambda code: (members.get(code) != view.pcn.code, view.label(code)))
    rows = tuple(
        (
            view.label(code),
            view.label(members[code]) if code in members else "",
            *(wording.value_or_reason(a.one(code), "percent", view.catalogue) for a in answers),
        )
        for code in practices
    )
    return Table(("Practice", "PCN", *(a.indicator.short for a in answers)), rows)
