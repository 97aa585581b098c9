"""People reached per 1,000 residents or registered patients."""

from het_dash.charts import Chart
from het_dash.charts.builders.per_1000 import rate, reach_per_1000
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import nature_of
from het_dash.content.blocks import Words
from het_dash.content.rules.representation import CountedPeople, asked_rows, reached_in
from het_dash.content.rules.team_summary import at
from het_dash.figures import Answer, Span
from het_dash.figures.representation import Asked, population_of_numerators
from het_dash.figures.totals import counted

A_LIST = "A PCN has no residents of its own, so we show this by ethnic group for all six teams only."


def per_1000(
    *, people: CountedPeople, residents: Answer, registered: Answer, view: View, span: Span | None = None
) -> Chart | Words | None:
    those = at(people.everyone, span)
    if not those.figures:
        return None
    if view.pcn.code == view.catalogue.borough.code:
        scheme = view.catalogue.breakdowns["ethnicity_census19"]
        census = population_of_numerators(residents.latest, scheme)
        reached = reached_in(people, span, view)
        return reach_per_1000(reached, census, asked_rows(view), (those, residents.latest), view)
    return _of_registered(those=those, registered=registered.latest, view=view)


def _of_registered(*, those: Answer, registered: Answer, view: View) -> Words:
    one = rate(Asked("", ()), counted(those.one(view.pcn.code)), counted(registered.one(view.pcn.code)))
    if one.value != one.value:
        reason = wording.lead_lower(view.catalogue.statuses[one.reason].words)
        said = f"We cannot show people reached per 1,000 registered patients ({reason})."
    else:
        said = (
            f"The team reached {one.value:.1f} people for every 1,000 registered patients (between {one.lower:.1f} and "
            f"{one.upper:.1f}). Some people reached are not registered here."
        )
    source = f"{A_LIST} {wording.source(those, registered)}"
    return Words((said,), heading="Reach per 1,000", source=source, nature=nature_of(those, registered))
