"""The first screen's blocks: sentences, and three questions for the meeting."""

from het_dash.charts.view import View
from het_dash.figures import Answer
from het_dash.packs.blocks import Words
from het_dash.packs.rules.first_screen import FirstScreen

NO_RETURNS = "Residents reached by this team: not collected yet. It comes with the team's first quarterly return."


def on_a_page(*given: Answer | View) -> Words:
    """The pack in five plain statements."""
    first = FirstScreen(*given)  # type: ignore[arg-type]
    said = (first.the_list(), first.found(), first.practice_values(), first.known(), NO_RETURNS)
    return Words(said, panel=True)


def for_the_meeting(*given: Answer | View) -> Words:
    """Three questions, each made by a rule from a shown figure."""
    first = FirstScreen(*given)  # type: ignore[arg-type]
    asked = (first.ask_about_finding(), first.ask_about_practices(), first.ask_about_recording())
    return Words(asked, ordered=True, heading="Questions for the meeting")
