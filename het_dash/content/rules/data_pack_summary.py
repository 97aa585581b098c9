"""First screen of a data pack: sentences, and three questions for the meeting."""

from het_dash.catalogue import EXAMPLE
from het_dash.charts.perspective import View
from het_dash.content.blocks import Words
from het_dash.content.rules.data_pack_facts import FirstScreen
from het_dash.figures import Answer


def on_a_page(*given: Answer | View) -> Words:
    """The pack in five plain statements."""
    first = FirstScreen(*given)  # type: ignore[arg-type]
    said = (first.the_list(), first.found(), first.practice_values(), first.known(), first.reached_so_far())
    return Words(said, panel=True, nature=first.nature, partly=first.nature == EXAMPLE)


def for_the_meeting(*given: Answer | View) -> Words:
    """Three questions, each made by a rule from a shown figure."""
    first = FirstScreen(*given)  # type: ignore[arg-type]
    asked = (first.ask_about_finding(), first.ask_about_practices(), first.ask_about_recording())
    return Words(asked, ordered=True, heading="Questions for the meeting")
