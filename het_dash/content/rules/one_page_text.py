"""The words of the one page, explained in plain language."""

from het_dash.charts.perspective import View
from het_dash.content.blocks import Words

GLOSSARY = (
    "Primary Care Network (PCN): general practices that work together. Its patients live all over {borough} and "
    "beyond.",
    "Hypertension: high blood pressure. Most people feel nothing, so it is found only by a check.",
    "Recorded: written in a practice's records. Recorded counts the people found, not everyone who has it.",
    "Controlled: the last reading in the past year was at or below the level aimed for. No reading counts as not "
    "controlled.",
    "Expected: the number we would find if our patients had {nation} rates at each age.",
    "About: an estimate. Ethnic groups of patients are estimated from the neighbourhoods where they live.",
    "Hidden, 1 to 7 people: so few that somebody could be recognised. Larger counts are rounded to 5.",
)


def words_mean(view: View) -> Words:
    borough, nation = view.catalogue.borough.label, view.catalogue.nation.whose
    return Words(tuple(one.format(borough=borough, nation=nation) for one in GLOSSARY))
