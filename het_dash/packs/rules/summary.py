"""The first screen's blocks: sentences, and three questions for the meeting."""

from dataclasses import fields

from het_dash.charts import words
from het_dash.charts.view import View
from het_dash.figures import Answer
from het_dash.packs.blocks import Words
from het_dash.packs.rules import priorities
from het_dash.packs.rules.first_screen import FirstScreen
from het_dash.packs.rules.team import first_said

QUESTIONS = len(fields(FirstScreen)) - 1


def on_a_page(*given: Answer | View) -> Words:
    """The pack in five plain statements."""
    first = FirstScreen(*given)  # type: ignore[arg-type]
    said = (first.the_list(), first.found(), first.practice_values(), first.known(), first.reached_so_far())
    return Words(said, panel=True)


def for_the_meeting(*given: Answer | View) -> Words:
    """Three questions, each made by a rule from a shown figure."""
    first = FirstScreen(*given)  # type: ignore[arg-type]
    asked = (first.ask_about_finding(), first.ask_about_practices(), first.ask_about_recording())
    return Words(asked, ordered=True, heading="Questions for the meeting")


def once_returns_arrive(*given: Answer | View) -> Words | None:
    """METHODS 12: on a pack's first page demonstration figures stand apart, below everything else, under one heading.

    The answers after the first screen's are those of the gaps, whose block stands directly above.
    """
    first = FirstScreen(*given[:QUESTIONS], given[-1])  # type: ignore[call-arg, arg-type]
    if not first.only_demonstrated:
        return None
    above = priorities.on_a_page(*given[QUESTIONS:])
    heading = "" if above and above.heading == priorities.LOWER_BLOCK else priorities.LOWER_BLOCK
    said = first_said(first.reached_in_words(), first.reached)
    return Words(said, heading=heading, source=words.source(first.reached))
