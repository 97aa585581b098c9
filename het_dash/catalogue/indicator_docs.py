"""docs/indicators.md, generated from the catalogue: what each indicator means and how it may be compared."""

from collections.abc import Iterator

from het_dash.catalogue.indicator import Indicator
from het_dash.catalogue.load import Catalogue

HEAD = """# Indicators

Generated from data/indicators by `make docs`; do not edit. Adding an indicator is one YAML file and its observations.
"""
POLARITY = {
    "higher_is_better": "Higher is better",
    "lower_is_better": "Lower is better",
    "none": "Neither higher nor lower is better",
}


def markdown(catalogue: Catalogue) -> str:
    """The whole document, with a section per condition and an entry per indicator."""
    conditions = dict.fromkeys(i.condition for i in catalogue.indicators.values())
    lines = [HEAD]
    for condition in conditions:
        lines.append(f"## {condition.replace('_', ' ').capitalize()}\n")
        for one in catalogue.indicators.values():
            if one.condition == condition:
                lines += _entry(one, catalogue)
    return "\n".join(lines)


def _entry(one: Indicator, catalogue: Catalogue) -> Iterator[str]:
    yield f"### {one.title}\n"
    yield f"{one.meaning}\n"
    facts = {
        "Id": f"`{one.id}`",
        "Numerator": one.numerator,
        "Denominator": one.denominator,
        "Unit": one.unit.replace("_", " "),
        "Ages": one.ages,
        "Of": f"{one.population} people",
        "Direction": POLARITY[one.polarity],
        "Adjusted for age": "yes" if one.age_adjusted else "no",
        "Published for": ", ".join(one.grains).replace("_", " "),
        "By": ", ".join(catalogue.breakdowns[b].title for b in one.breakdowns),
        "Sources, in order": "; ".join(catalogue.sources[s].title for s in one.sources),
        "Comparing it": one.comparability,
        "Breaks in the series": "; ".join(f"{b.on}: {b.reason}" for b in one.breaks),
    }
    yield from (f"- {name}: {text}" for name, text in facts.items() if text)
    yield ""
