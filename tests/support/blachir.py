"""The review as it is, as it may be once more is entered, and an activity that names an opportunity."""

from typing import Any

from het_dash.catalogue import Nature, Opportunity, Review, load
from het_dash.content.rules.blachir.activities import Named

REVIEW = load().blachir


def named(nature: Nature = "programme", when: str = "May 2026") -> Named:
    return Named("Health fair", "Sevenfields", when, nature)


def changed(*numbers: int, **fields: Any) -> Review:
    """The review as it is once somebody has entered more of some opportunities."""
    entered = tuple(
        Opportunity.model_validate({**dict(o), **fields}) if o.number in numbers else o for o in REVIEW.opportunities
    )
    return REVIEW.model_copy(update={"opportunities": entered})


def started(*numbers: int) -> Review:
    return changed(
        *numbers, theme=7, text="A text", status="Started", status_on="2026-11-02", status_source="The council"
    )
