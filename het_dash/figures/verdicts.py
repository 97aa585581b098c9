"""Every verdict in words, with the limits that allow it (methods 17). Pages, packs and charts use these words alone."""

from dataclasses import dataclass
from math import isnan
from typing import Literal

Side = Literal["above", "below", "neither"]

MOST_DECIMALS = 4
TOUCHES = 0.5 * 10**-MOST_DECIMALS  # nearer to the neutral value is printed as it


@dataclass(frozen=True)
class Verdicts:
    """Words for limits wholly above the neutral value, wholly below it, or neither.

    `of`: what is judged. The neutral value is 0 for a difference and 1 for a ratio.
    """

    of: str
    neutral: float
    above: str
    below: str
    neither: str

    def side(self, lower: float, upper: float) -> Side:
        """Limits that are not known, or that touch the neutral value, allow neither."""
        if isnan(lower) or isnan(upper):
            return "neither"
        return "above" if lower - self.neutral > TOUCHES else "below" if self.neutral - upper > TOUCHES else "neither"

    def words(self, lower: float, upper: float) -> str:
        found: dict[Side, str] = {"above": self.above, "below": self.below, "neither": self.neither}
        return found[self.side(lower, upper)]

    def clear(self, lower: float, upper: float) -> bool:
        return self.side(lower, upper) != "neither"


def decimals(lower: float, upper: float, neutral: float = 0.0, fewest: int = 1) -> int:
    """Decimals at which limits that exclude the neutral value are not printed as that value."""
    if not (lower > neutral or upper < neutral):
        return fewest
    wanted = (d for d in range(fewest, MOST_DECIMALS) if neutral not in (round(lower, d), round(upper, d)))
    return next(wanted, MOST_DECIMALS)


NO_CLEAR_GAP, NO_CLEAR_DIFFERENCE, CANNOT_TELL = "no clear gap", "no clear difference", "cannot tell"

GAP = Verdicts(
    of="the reference's share less the group's",
    neutral=0.0,
    above="A clear gap",
    below="A clear gap in the other direction",
    neither="No clear gap",
)
GAP_IN_A_ROW = Verdicts(
    of="the same, in a table",
    neutral=0.0,
    above="Clear: fewer",
    below="Clear: more",
    neither="No clear gap",
)
GAP_LEFT_BY_AGES = Verdicts(
    of="a clear gap, with the same ages",
    neutral=0.0,
    above="ages do not explain all of it",
    below="ages do not explain all of it",
    neither="no clear gap is left, so ages may explain it",
)
SLOPE = Verdicts(
    of="slope index of inequality",
    neutral=0.0,
    above="rises",
    below="falls",
    neither="has no clear slope",
)
RATE = Verdicts(
    of="a rate less that of a larger area",
    neutral=0.0,
    above="Higher than",
    below="Lower than",
    neither="No clear difference from",
)
SHARE = Verdicts(
    of="a group's share of those reached over its share of a population",
    neutral=1.0,
    above="a larger share",
    below="a smaller share",
    neither=NO_CLEAR_DIFFERENCE,
)
SHARE_OF_RESIDENTS = Verdicts(
    of="the same, of residents, in a tile",
    neutral=1.0,
    above="A larger share than of residents",
    below="A smaller share than of residents",
    neither="Cannot tell",
)
EXPECTED = Verdicts(
    of="recorded over expected at the list's ages",
    neutral=1.0,
    above="more than",
    below="fewer than",
    neither="no clear difference from what",
)
EVERY = (GAP, GAP_IN_A_ROW, GAP_LEFT_BY_AGES, SLOPE, RATE, SHARE, SHARE_OF_RESIDENTS, EXPECTED)

# Change less that of the comparator: by the code of difference_in_differences.verdict.
CHANGE: dict[str, str] = {
    "rose_more": "rose more",
    "rose_less": "rose less",
    "within": "within {points} of the comparator",
    "cannot_tell": CANNOT_TELL,
}
CHANGE_NEEDS: dict[str, str] = {
    "rose_more": "limits above 0 and, where other PCNs are loaded, a difference above their middle 95%",
    "rose_less": "limits below 0 and, where other PCNs are loaded, a difference below their middle 95%",
    "within": "limits wholly within the indicator's meaningful change on both sides of 0",
    "cannot_tell": "anything else",
}

# A unit of a funnel plot, by the name of its place (funnel.Place).
PLACES: dict[str, str] = {
    "above_998": "Above the 99.8% limits",
    "above_95": "Above the 95% limits",
    "inside": "Within the limits",
    "below_95": "Below the 95% limits",
    "below_998": "Below the 99.8% limits",
    "not_compared": "Not compared",
}
WORTH_ASKING_ABOUT: Literal["worth asking about"] = "worth asking about"
CLEARLY_DIFFERS = "clearly differ from the others"

# The same of a measure that has a better and a worse, compared with the average of all: beyond the 99.8% limits the
# unit is better or worse, beyond the 95% limits it is worth asking about (methods 18).
Judgement = Literal["better", "similar", "worse", "worth asking about", ""]
JUDGEMENT_MARKS: dict[Judgement, str] = {
    "better": "▲", "similar": "●", "worse": "▼", "worth asking about": "◆", "": "",
}  # fmt: skip


def judgement(place: str, higher_is_better: bool) -> Judgement:
    """Judgement of a place in a funnel plot; empty if it was not compared."""
    found: dict[str, Judgement] = {
        "above_998": "better" if higher_is_better else "worse",
        "below_998": "worse" if higher_is_better else "better",
        "above_95": WORTH_ASKING_ABOUT,
        "below_95": WORTH_ASKING_ABOUT,
        "inside": "similar",
    }
    return found.get(place, "")
