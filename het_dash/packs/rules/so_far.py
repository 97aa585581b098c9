"""What the teams' returns show of cycle 2 so far; until there are any, what is missing and who can supply it."""

from het_dash.charts.view import View
from het_dash.packs.blocks import Words

NOT_COLLECTED = (
    "Not collected yet: residents reached in cycle 2 and their ethnic groups, who was checked and what followed, "
    "champions, and whether returns came in on time.",
    "All of it comes from the teams' quarterly returns, which each Health Equity Fellow and community organisation "
    "send together. The first one that is accepted fills this block.",
)


def returns(view: View) -> Words:  # noqa: ARG001 (every rule is given the view)
    return Words(NOT_COLLECTED)
