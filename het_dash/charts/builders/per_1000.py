"""People reached per 1,000 residents by ethnic group; only where residents were counted."""

from dataclasses import dataclass
from math import isnan

from het_dash.catalogue import Status
from het_dash.charts.perspective import View
from het_dash.charts.spec import Benchmark, Chart, Point, Role, Series, Table
from het_dash.charts.text import tables, wording
from het_dash.figures import Answer
from het_dash.figures.reach_shares import per_1000
from het_dash.figures.representation import Asked, Mix
from het_dash.figures.rounded_rates import AT_LEAST, ROUNDING
from het_dash.figures.totals import Counted, worst

FROM_ELSEWHERE = "Some people reached live outside {}. Bars leave out people whose ethnic group is not known."
COLUMNS = (
    "Ethnic group",
    "People reached",
    "Residents",
    "Per 1,000",
    f"Lower {AT_LEAST} limit",
    f"Upper {AT_LEAST} limit",
)


@dataclass(frozen=True)
class Rate:
    """People reached and residents of one group, and the rate per 1,000 with Byar's limits; NaN if hidden."""

    label: str
    programme: bool
    reached: Counted
    residents: Counted
    value: float
    lower: float
    upper: float

    @property
    def reason(self) -> Status:
        found = worst((self.reached.status, self.residents.status))
        return Status.UNDEFINED if found is Status.SHOWN and isnan(self.value) else found


def rate(one: Asked, reached: Counted, residents: Counted) -> Rate:
    value, lower, upper = (float(x) for x in per_1000(reached.number, residents.number, ROUNDING))
    return Rate(one.label, one.programme, reached, residents, value, lower, upper)


def reach_per_1000(
    reached: Mix, residents: Mix, asked: tuple[Asked, ...], answers: tuple[Answer, ...], view: View
) -> Chart:
    """`asked` starts with the headline groups. `answers` starts with people reached, then residents."""
    rates = [rate(one, reached.count(one.groups, one.whole), residents.count(one.groups)) for one in asked]
    everyone = rate(Asked("Everyone", ()), reached.everyone, residents.everyone)
    nature = tables.weakest_nature(*answers)
    sentence = _sentence(rates[0], everyone, view)
    return Chart(
        id="reach-per-1000",
        kind="bars",
        title="People reached per 1,000 residents, by ethnic group",
        subtitle=f"Per 1,000 residents of the group. {view.pcn.label}, {wording.periods(answers[0])}.",
        axis="People reached per 1,000 residents of the group",
        unit="per_1000",
        series=(Series("People reached per 1,000 residents", "other", tuple(_bar(one, view) for one in rates)),),
        categories=tuple(one.label for one in rates),
        benchmarks=() if isnan(everyone.value) else (Benchmark(f"Everyone {everyone.value:.1f}", everyone.value),),
        sentence=sentence,
        alt=f"Bar chart. {wording.of_nature(sentence, nature)}",
        source=wording.source(*answers),
        files=wording.files(*answers),
        measures=wording.measures(*answers),
        table=Table(COLUMNS, tuple(_cells(one, view) for one in (everyone, *rates))),
        nature=nature,
        notes=(FROM_ELSEWHERE.format(view.catalogue.borough.label),),
    )


def _sentence(headline: Rate, everyone: Rate, view: View) -> str:
    told = [_told(one, view) for one in (headline, everyone)]
    return f"{view.pcn.label}, people reached per 1,000 residents: {'; '.join(told)}."


def _told(one: Rate, view: View) -> str:
    if one.reason is not Status.SHOWN:
        return f"{one.label} {wording.lead_lower(view.catalogue.statuses[one.reason].words)}"
    return f"{one.label} {one.value:.1f} (between {one.lower:.1f} and {one.upper:.1f})"


def _bar(one: Rate, view: View) -> Point:
    if one.reason is not Status.SHOWN:
        return Point(one.label, None, text=view.catalogue.statuses[one.reason].chart, status=one.reason)
    role: Role = "chosen" if one.programme else "other"
    return Point(one.label, one.value, one.lower, one.upper, f"{one.value:.1f}", role=role)


def _cells(one: Rate, view: View) -> tuple[str, ...]:
    counts = (
        f"{part.count:,.0f}" if part.count is not None else view.catalogue.statuses[part.status].words
        for part in (one.reached, one.residents)
    )
    shown = one.reason is Status.SHOWN
    return (one.label, *counts, *(f"{x:.1f}" if shown else "" for x in (one.value, one.lower, one.upper)))
