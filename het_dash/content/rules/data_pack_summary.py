"""First screen of a data pack: sentences, and three questions for the meeting."""

from dataclasses import fields

from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.content.blocks import Words
from het_dash.content.rules import widest_gaps
from het_dash.content.rules.data_pack_facts import FirstScreen
from het_dash.figures import Answer

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


def from_local_records(*given: Answer | View) -> Words | None:
    """Which gaps a real extract shows; those of a demonstration stand in the lower block."""
    found = widest_gaps.on_a_page(*given)
    return None if found is None or found.heading == widest_gaps.LOWER_BLOCK else found


def once_returns_arrive(*given: Answer | View) -> Words | None:
    """methods 12: on a pack's first page demonstration figures stand apart, below everything else, in one block.

    The answers after the first screen's are those of the gaps.
    """
    first = FirstScreen(*given[:QUESTIONS], given[-1])  # type: ignore[call-arg, arg-type]
    gaps = widest_gaps.on_a_page(*given[QUESTIONS:])
    parts = [gaps] if gaps is not None and gaps.heading == widest_gaps.LOWER_BLOCK else []
    if first.only_demonstrated:
        parts.append(Words(first.reached_in_words(), source=wording.source(first.reached)))
    if not parts:
        return None
    first_one, *others = (sentence for part in parts for sentence in part.sentences)
    said = (wording.of_nature(first_one, "demonstration"), *others)
    return Words(said, heading=widest_gaps.LOWER_BLOCK, source=" ".join(part.source for part in parts))
