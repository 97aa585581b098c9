"""Definitions of the measures in a pack."""

from collections.abc import Iterable

from het_dash.catalogue import Indicator
from het_dash.charts.text import wording
from het_dash.content.blocks import Definition, Definitions, Words
from het_dash.figures import Answer

DIABETES = (
    "Care for diabetes is in the National Diabetes Audit, which is not loaded yet. Found and missing shows how many "
    "patients have recorded diabetes."
)


def diabetes() -> Words:
    return Words((DIABETES,), heading="Type 2 diabetes")


def definitions(answers: Iterable[Answer]) -> Definitions:
    """Every measure that the pack draws: numerator, denominator and how it may be compared."""
    measures = {one.indicator.id: one.indicator for one in answers}
    return Definitions(tuple(definition(one) for one in measures.values()))


def definition(one: Indicator) -> Definition:
    return Definition(one.title, one.meaning, _counted(one), one.comparability)


def _counted(one: Indicator) -> str:
    return one.numerator if one.unit == "count" else f"{one.numerator}, out of: {wording.lead_lower(one.denominator)}"
