"""First screen of a data pack: sentences, and three questions for the meeting."""

from het_dash.catalogue import EXAMPLE
from het_dash.content.blocks import Words
from het_dash.content.rules.data_pack_facts import FirstScreen


def on_a_page(first: FirstScreen) -> Words:
    """The pack in five plain statements."""
    said = (first.the_list(), first.found(), first.practice_values(), first.known(), first.reached_so_far())
    return Words(said, panel=True, nature=first.nature, partly=first.nature == EXAMPLE)


def for_the_meeting(first: FirstScreen) -> Words:
    """Three questions, each made by a rule from a shown figure."""
    asked = (first.ask_about_finding(), first.ask_about_practices(), first.ask_about_recording())
    return Words(asked, ordered=True, heading="Questions for the meeting")
