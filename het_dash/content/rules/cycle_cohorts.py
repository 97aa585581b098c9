"""The people reached and checked in cycle 2; cycle 1 collected none."""

from collections.abc import Iterable

from het_dash.content.blocks import Words
from het_dash.figures import Answer

CYCLE_1 = "Cycle 1: not collected."
NOT_YET = (
    "Cycle 2: not collected yet. Who was checked, needed follow-up, was seen, diagnosed and treated comes from the "
    "Pathway sheet of each team's quarterly return, cohort by cohort."
)
UNIT = (
    "The people reached are the honest unit for what the programme may have contributed: a few hundred people of a "
    "Primary Care Network (PCN) are too few to move a share of its whole register by more than chance does."
)


def said(pathways: Iterable[Answer]) -> Words:
    """What cycle 1 had, why the cohort matters, and whether cycle 2 has reported."""
    known = any(answer.collected.figures for answer in pathways)
    return Words((CYCLE_1, UNIT)) if known else Words((CYCLE_1, UNIT, NOT_YET), missing=True)
