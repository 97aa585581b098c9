"""Text of the one page, in plain words."""

from het_dash.charts.perspective import View
from het_dash.content.blocks import Words
from het_dash.content.rules import patients
from het_dash.content.rules.data_pack_facts import FirstScreen
from het_dash.figures import Answer

GLOSSARY = (
    "Primary Care Network (PCN): general practices that work together. Its patients live all over {} and beyond.",
    "Hypertension: high blood pressure. Most people feel nothing, so it is found only by a check.",
    "Recorded: written in a practice's records. Recorded counts the people found, not everyone who has it.",
    "Treated to threshold: the last reading in the year was at or below the level that is aimed for.",
    "10.0 points (9.6 to 10.4): the difference between two percentages, and the range that it plausibly lies in.",
    "About: an estimate. Ethnic groups of patients are estimated from the neighbourhoods where they live.",
    "About 70% to 92%: a range, as a small number that we need is suppressed.",
    "Hidden, 1 to 7 people: so few that somebody could be recognised; larger counts are rounded to 5.",
)


def our_patients(first: FirstScreen, *, mix: Answer, covered: Answer) -> Words:
    """The list, where its patients live, and about how many are of the programme's groups."""
    estimate = patients.ethnic_mix(by_group=mix, covered=covered, view=first.view)
    return Words((first.the_list(), estimate.sentence), panel=True, source=estimate.source)


def found_and_cared_for(first: FirstScreen) -> Words:
    """Recorded cases compared with those expected from age, and the practices' care."""
    return Words((first.found(), first.practice_values()))


def questions(first: FirstScreen) -> Words:
    """Three questions, each made by a rule from a shown figure."""
    return Words((first.ask_about_finding(), first.ask_about_practices(), first.ask_about_recording()), ordered=True)


def words_mean(view: View) -> Words:
    first, *others = GLOSSARY
    return Words((first.format(view.catalogue.borough.label), *others))
