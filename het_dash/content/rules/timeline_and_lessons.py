"""Timeline, lessons and limits of the programme."""

from het_dash.charts import Table
from het_dash.charts.perspective import View
from het_dash.content.blocks import Tabled, Words

CANNOT_SAY = (
    "Whether anyone's health changed because of the programme: nothing here shows a cause. What changed while it ran "
    "is set beside what changed elsewhere, on Cycle 1 and cycle 2.",
    "Cycle 1 by team, by ethnic group or in clinical terms: none of it was published.",
    "Who was reached in cycle 2: nobody knows until teams send their quarterly returns.",
    "The known gap in blood pressure treatment for {borough} or one Primary Care Network (PCN): published data have it "
    "for {icb} only, and have one Black group.",
)


def timeline(view: View) -> Tabled:
    rows = tuple((fact.when, fact.what, fact.source) for fact in view.catalogue.timeline)
    return Tabled("Timeline", Table(("When", "What", "Source"), rows), "")


def lessons(view: View) -> Words:
    said = tuple(one.lesson for one in view.catalogue.lessons)
    sources = "; ".join(dict.fromkeys(one.source for one in view.catalogue.lessons))
    return Words(said, ordered=True, heading="What cycle 1 taught", source=f"Source: {sources}.")


def cannot_say(view: View) -> Words:
    names = {"borough": view.catalogue.borough.label, "icb": view.catalogue.icb.label}
    return Words(tuple(one.format(**names) for one in CANNOT_SAY), ordered=True)
