"""The people reached and checked in cycle 2; cycle 1 collected none."""

from collections.abc import Iterable

from het_dash.content.blocks import Words
from het_dash.figures import Answer

NOT_YET = (
    "No team has reported follow-up yet. Each quarterly return gives how many people were checked, needed follow-up, "
    "were seen, diagnosed and treated."
)
UNIT = (
    "Cycle 1 did not collect follow-up. Cycle 2 follows the people that teams checked. They are too few to change the "
    "figures of a whole Primary Care Network (PCN)."
)


def said(pathways: Iterable[Answer]) -> Words:
    """Why we follow the people checked, and whether a team has reported them."""
    known = any(answer.collected.figures for answer in pathways)
    return Words((UNIT,)) if known else Words((UNIT, NOT_YET), missing=True)
