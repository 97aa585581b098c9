"""Deaths under 75 in the borough and the nation, with the cycles shaded and the area between the lines filled."""

from collections.abc import Sequence
from dataclasses import replace

from het_dash.charts import Chart
from het_dash.charts.builders.trend import trend
from het_dash.charts.layout.time_axis import when
from het_dash.charts.perspective import View
from het_dash.charts.spec import Point, Series
from het_dash.charts.text import wording
from het_dash.content.rules.care_over_years import with_cycles
from het_dash.figures import Answer
from het_dash.figures.averaged_years import YEARS, AveragedRatio, averaged_ratio

NOT_AN_EFFECT = "This cannot show the programme's effect: heart disease develops over decades."
LATEST_ONLY = "The chart has limits for the latest year only. The table has all of them."


def early_deaths(deaths: Answer, view: View) -> Chart:
    """The title compares averages of three years, because the lowest or highest year would say something else."""
    drawn = with_cycles(trend(deaths, view), view)
    own, other = view.catalogue.borough, view.catalogue.nation
    found = averaged_ratio(deaths.of(own.code).figures, deaths.of(other.code).figures)
    said = f"{_title(found, own.label, other.label)}. {_measured(deaths)} {_years(found)} {drawn.sentence}"
    return replace(
        drawn,
        title=_title(found, own.label, other.label) if found else drawn.title,
        subtitle=f"{_measured(deaths)} {_years(found)}".strip(),
        axis="",
        series=tuple(_line(one, deaths, first=n == 0) for n, one in enumerate(drawn.series)),
        sentence=said if found else drawn.sentence,
        alt=f"Line chart. {said if found else drawn.sentence}",
        filled=len(drawn.series) > 1,
        notes=(NOT_AN_EFFECT, LATEST_ONLY, *_how(found), *drawn.notes),
    )


def _title(found: AveragedRatio | None, own: str, other: str) -> str:
    """Only what the limits of the average carry."""
    if found is None or not (found.above or found.below):
        return f"No clear gap between early deaths in {own} and {other}"
    return f"Early deaths in {own} are {_apart(found.ratio)} {'above' if found.above else 'below'} {other}'s"


def _apart(ratio: float) -> str:
    return f"{abs(100 * (ratio - 1)):.0f}%"


def _measured(deaths: Answer) -> str:
    """'Deaths under 75 from cardiovascular disease, per 100,000, 2001 to 2025 (2025 provisional).'"""
    latest = deaths.latest.figures
    provisional = (
        f" ({latest[0].period_end.year} provisional)" if any(_provisional(f.qualifier) for f in latest) else ""
    )
    return f"{deaths.indicator.title}, per 100,000, {wording.periods(deaths)}{provisional}."


def _provisional(qualifier: str) -> bool:
    return qualifier == "provisional"


def _years(found: AveragedRatio | None) -> str:
    """'Average of 2023 to 2025: 22% to 45% above.'"""
    if found is None:
        return ""
    low, high = 100 * (found.lower - 1), 100 * (found.upper - 1)
    when = f"Average of {found.first} to {found.last}"
    if found.above:
        return f"{when}: {low:.0f}% to {high:.0f}% above."
    return f"{when}: {-high:.0f}% to {-low:.0f}% below." if found.below else f"{when}."


def _how(found: AveragedRatio | None) -> Sequence[str]:
    if found is None:
        return ()
    return (
        f"The title compares averages of {YEARS} years, because a single year varies by chance. Their 95% limits come "
        "from the published limits of each year, taken as independent.",
    )


def _line(series: Series, deaths: Answer, *, first: bool) -> Series:
    """A rate of a year is drawn in the middle of it, so that it can be compared with the cycles."""
    latest = max((when(one) for one in series.points), default=None)
    placed = tuple(_placed(one, deaths, latest=when(one) == latest and first) for one in series.points)
    return replace(series, points=placed, line="solid" if first else "dashed")


def _placed(point: Point, deaths: Answer, *, latest: bool) -> Point:
    span = next(f for f in deaths.figures if f.period_end == point.at)
    middle = span.period_start + (span.period_end - span.period_start) / 2
    return replace(point, at=middle) if latest else replace(point, at=middle, lower=None, upper=None)
