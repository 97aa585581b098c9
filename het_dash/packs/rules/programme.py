"""The programme in words and tables: its teams, its timeline, what cycle 1 taught, what cannot be said."""

from het_dash.catalogue.programme import Team
from het_dash.charts import Table
from het_dash.charts.view import View
from het_dash.packs.blocks import Tabled, Words

NOT_PUBLISHED = "not published"
CANNOT_SAY = (
    "Whether anyone's health changed because of the programme: nothing here shows a cause. What changed while it ran "
    "is set beside what changed elsewhere, on Cycle 1 and cycle 2.",
    "Cycle 1 by team, by ethnic group or in clinical terms: none of it was published.",
    "Who was reached in cycle 2: nobody knows until teams send their quarterly returns.",
    "The known gap in blood pressure treatment for Lewisham or one Primary Care Network (PCN): published data have it "
    "for South East London only, and have one Black group.",
)


def teams(view: View) -> Tabled:
    """The six teams of the latest cycle: whatever is blank is not published, and is never guessed."""
    columns = ("Primary Care Network (PCN)", "Condition", "Community partner")
    rows = tuple(
        (view.label(team.pcn), condition(team), team.partner or NOT_PUBLISHED) for team in of_latest_cycle(view)
    )
    sources = dict.fromkeys(team.source for team in of_latest_cycle(view) if team.source)
    return Tabled("", Table(columns, rows), f"Source: London Borough of Lewisham (six teams); {'; '.join(sources)}.")


def of_latest_cycle(view: View) -> tuple[Team, ...]:
    cycle = view.catalogue.cycles[-1].id
    return tuple(team for team in view.catalogue.teams if team.cycle == cycle)


def condition(team: Team) -> str:
    return team.condition.replace("_", " ").capitalize() if team.condition else NOT_PUBLISHED


def timeline(view: View) -> Tabled:
    rows = tuple((fact.when, fact.what, fact.source) for fact in view.catalogue.timeline)
    return Tabled("Timeline", Table(("When", "What", "Source"), rows), "")


def lessons(view: View) -> Words:
    said = tuple(one.lesson for one in view.catalogue.lessons)
    sources = "; ".join(dict.fromkeys(one.source for one in view.catalogue.lessons))
    return Words(said, ordered=True, heading="What cycle 1 taught", source=f"Source: {sources}.")


def cannot_say(view: View) -> Words:  # noqa: ARG001 (every rule is given the view)
    return Words(CANNOT_SAY, ordered=True)
