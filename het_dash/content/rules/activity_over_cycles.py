"""Activity of the teams in each cycle: residents reached by quarter, and activities by kind."""

from collections.abc import Iterator
from dataclasses import replace

from het_dash.charts.builders.activities_by_kind import Held, activities_by_kind
from het_dash.charts.builders.trend import trend
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.content.blocks import Block, Words
from het_dash.content.rules.care_over_years import with_cycles
from het_dash.figures import Answer
from het_dash.figures.care_pathway import quarters

NOT_SUBTRACTED = "The cycles counted people differently, so we do not subtract one from the other."
ONE_QUARTER = "We draw a line once there are two quarters."
NO_ACTIVITY = (
    "No team has reported a cycle 2 activity yet.",
    "Each team reports its activities in its quarterly return.",
)


def blocks(*, people: Answer, kinds: Answer, view: View) -> Iterator[Block]:
    """Without a return: what cycle 1 did in words, and who can supply the rest."""
    if not people.collected.figures:
        first = view.catalogue.cycles[0]
        yield Words((first.focus,), heading=first.title, source=f"Source: {first.starts.source}.")
        yield Words(NO_ACTIVITY, missing=True)
        return
    yield _by_quarter(people.collected, view)
    held = _held(kinds.collected, view)
    if held:
        yield activities_by_kind(held, kinds.collected, view)


def _by_quarter(people: Answer, view: View) -> Block:
    """A line needs two quarters; one is a sentence."""
    spans = quarters(people)
    quarterly = people.only(f for f in people.figures if (f.period_start, f.period_end) in spans)
    chart = with_cycles(trend(quarterly, view), view)
    if len(spans) == 1:
        return Words((f"{chart.title}.", ONE_QUARTER), source=chart.source, nature=chart.nature)
    return replace(chart, id="people-by-quarter", notes=(NOT_SUBTRACTED, *chart.notes))


def _held(kinds: Answer, view: View) -> tuple[Held, ...]:
    """The total of each cycle to date, by kind."""
    found = []
    for cycle in view.catalogue.cycles:
        inside = kinds.only(
            f for f in kinds.figures if cycle.first_day <= f.period_start and f.period_end <= cycle.last_day
        )
        if inside.spans:
            whole = inside.within(inside.spans[-1])
            found.append(Held(cycle.title, wording.periods(whole), {f.group_id: f for f in whole.figures}))
    return tuple(found)
