"""Community champions: how many, and how they compare with residents (methods 6)."""

from dataclasses import replace

from het_dash.charts import Chart
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import nature_of
from het_dash.content.blocks import Words
from het_dash.content.rules.representation import CountedPeople, Theirs, against
from het_dash.content.rules.team_summary import at, of_teams
from het_dash.figures import Answer

WHO = "champions recruited"
ALL_SIX = "{} alone has too few champions to show, so this is for all six teams."


def counted(*, recruited: Answer, trained: Answer, active: Answer, into_work: Answer, view: View) -> Words | None:
    """How many, each in its last period: recruited, trained and into work in the cycle, active at its end."""
    answers = [now for one in (recruited, trained, active, into_work) if (now := at(one)).figures]
    if not answers:
        return None
    told = [_told(now, view) for now in answers]
    return Words(tuple(told), source=wording.source(*answers), nature=nature_of(*answers))


def mix(*, recruited: CountedPeople, residents: Answer, view: View) -> Chart | None:
    """Their ethnic groups compared with the residents'; of all six teams where one team has ranges or nothing."""
    here, six = (
        against(
            people=CountedPeople(
                everyone=recruited.everyone.of(place.pcn.code),
                by_group=recruited.by_group.of(place.pcn.code),
                by_broad=recruited.by_broad.of(place.pcn.code),
            ),
            theirs=Theirs(by_group=residents),
            view=place,
            who=WHO,
        )
        for place in (view, replace(view, pcn=view.catalogue.borough))
    )
    if not isinstance(six, Chart) or (isinstance(here, Chart) and (_has_a_number(here) or not _has_a_number(six))):
        return here if isinstance(here, Chart) else None
    return replace(six, notes=(ALL_SIX.format(view.pcn.label), *six.notes))


def _has_a_number(chart: Chart) -> bool:
    return any(point.value is not None for series in chart.series for point in series.points)


def _told(now: Answer, view: View) -> str:
    number = wording.value_or_reason(now.one(view.pcn.code), "count", view.catalogue)
    number = wording.lead_lower(number)
    return f"{now.indicator.title}: {number} ({wording.periods(now)}). {of_teams(now)}".strip()
