"""One measure of care from before the programme through both cycles, with the nation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from het_dash.charts import Chart
from het_dash.charts.builders.trend import trend
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.content.rules.care_over_years import with_cycles
from het_dash.figures import Answer, Figure
from het_dash.figures.disparity import Limits, difference_of_figures
from het_dash.figures.year_on_year import pair

NOT_BY_AGE = "Not adjusted for age."


def care_across_cycles(care: Iterable[Answer], register: Answer, view: View) -> Chart | None:
    """Treatment, if its figures reach the first cycle, or else the register: how many people were found."""
    found = next((one for one in (*care, register) if _reaches(one, view)), None)
    if found is None:
        return None
    chart = with_cycles(trend(found, view), view)
    return replace(
        chart,
        id=f"across-cycles-{found.indicator.id}",
        title=_title(found, view) or chart.title,
        notes=(NOT_BY_AGE, *_in_points(found, view), *chart.notes),
    )


def _reaches(answer: Answer, view: View) -> bool:
    since, borough = view.catalogue.cycles[0].first_day, view.catalogue.borough.code
    return any(f.shown and f.period_end >= since for f in answer.of(borough).figures)


def _title(answer: Answer, view: View) -> str:
    """'Recorded hypertension rose after March 2022, as in Anyland', only where the limits of each change exclude 0."""
    (_, own), (nation, other) = _changes(answer, view)
    if own is None or not own.way:
        return ""
    alike = other is not None and (other.way, other.since) == (own.way, own.since)
    also = f", as in {nation}" if alike else f" in {view.catalogue.borough.label}"
    return f"{wording.sentence_case(answer.indicator.title)} {own.way} after {own.since}{also}"


def _in_points(answer: Answer, view: View) -> Iterator[str]:
    for label, change in _changes(answer, view):
        if change:
            limits = f"{change.lower:+.1f} to {change.upper:+.1f}"
            yield f"{label}, change since {change.since}: {change.points:+.1f} points ({limits})."


@dataclass(frozen=True)
class _Change:
    """Change since the last March before the programme, in points, as printed."""

    since: str
    points: float
    lower: float
    upper: float

    @property
    def way(self) -> str:
        return "rose" if self.lower > 0 else "fell" if self.upper < 0 else ""


def _changes(answer: Answer, view: View) -> tuple[tuple[str, _Change | None], tuple[str, _Change | None]]:
    """Of the borough and of the nation."""
    borough, nation = view.catalogue.borough, view.catalogue.nation
    return (borough.label, _change(answer, borough.code, view)), (nation.label, _change(answer, nation.code, view))


def _change(answer: Answer, code: str, view: View) -> _Change | None:
    found = pair(answer, code, view.catalogue.cycles[0].first_day)
    if found is None:
        return None
    after, before = (_limits(f) for f in (found.after, found.before))
    points, lower, upper = (round(float(x), 1) for x in difference_of_figures(after, before))
    return _Change(f"{found.before.period_end:%B %Y}", points, lower, upper)


def _limits(f: Figure) -> Limits:
    value, lower, upper = (np.asarray(np.nan if x is None else x) for x in (f.value, f.lower, f.upper))
    return value, lower, upper
