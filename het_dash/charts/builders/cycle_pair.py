"""One measure in both cycles as a pair of bars, per team and month; only if comparable."""

from dataclasses import dataclass

from het_dash.catalogue import Nature
from het_dash.catalogue.outcomes_framework import Measure
from het_dash.charts.spec import Chart, Point, Series, Table
from het_dash.charts.text import tables, wording
from het_dash.figures import Answer, Figure
from het_dash.figures.reach_shares import per_team_month

COLUMNS = (
    "Cycle",
    "Period",
    "Number",
    "Months worked, all teams",
    "For each team and month",
    "Lower 95% limit",
    "Upper 95% limit",
)
EACH = "for each month that each team worked"


@dataclass(frozen=True)
class Worked:
    """Count of one cycle and the months worked, summed over its teams."""

    cycle: str
    total: Figure
    team_months: int

    @property
    def rate(self) -> tuple[float, float, float]:
        value, lower, upper = (float(x) for x in per_team_month(self.total.numerator or 0.0, self.team_months))
        return value, lower, upper

    @property
    def in_words(self) -> str:
        """For example '1.9 (1.7 to 2.1)'."""
        value, lower, upper = (wording.number(x, "ratio") for x in self.rate)
        return f"{value} ({lower} to {upper})"

    @property
    def period(self) -> str:
        return wording.period(self.total.period_start, self.total.period_end, "months")


def pair(measure: Measure, first: Worked, second: Worked, *answers: Answer) -> Chart:
    """Raises ValueError unless the outcomes framework marks the measure as comparable (law 7)."""
    if measure.comparable != "yes":
        raise ValueError(f"{measure.id} is comparable {measure.comparable!r}: {measure.why}")
    nature: Nature = tables.weakest_nature(*answers)
    told = [f"{one.in_words} in {one.cycle.lower()}" for one in (first, second)]
    sentence = f"{measure.title}, {EACH}: {', '.join(told)}."
    return Chart(
        id=f"cycles-{measure.id.replace('_', '-')}",
        kind="bars",
        title=f"{measure.title}: cycle 1 and cycle 2",
        subtitle=f"Number {EACH}. All six teams, {first.period} and {second.period}.",
        axis="Number a month and team",
        unit="ratio",
        series=(Series(measure.title, "other", tuple(_bar(one) for one in (first, second))),),
        categories=(first.cycle, second.cycle),
        sentence=sentence,
        alt=f"Bar chart. {wording.of_nature(sentence, nature)}",
        source=wording.source(*answers),
        files=wording.files(*answers),
        measures=wording.measures(*answers),
        table=Table(COLUMNS, tuple(_row(one) for one in (first, second))),
        nature=nature,
        notes=(measure.why,),
    )


def _bar(one: Worked) -> Point:
    value, lower, upper = one.rate
    return Point(one.cycle, value, lower, upper, wording.number(value, "ratio"))


def _row(one: Worked) -> tuple[str, ...]:
    rates = (wording.number(x, "ratio") for x in one.rate)
    return (one.cycle, one.period, wording.written(one.total, "count"), f"{one.team_months}", *rates)
