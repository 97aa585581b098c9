"""Care pathways of an example team: every cohort as it is at a quarter's end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from het_dash.catalogue.quarter import MONTHS_A_QUARTER, Quarter
from het_dash.ingest.example.groups import Whole
from het_dash.ingest.example.returns.team import Team
from het_dash.ingest.returns.model import Cohort


@dataclass(frozen=True)
class Fates:
    """One cohort: number checked, and the outcome and its time for each person who needs follow-up.

    `seen` and `treated` count quarters from the check, or NEVER.
    """

    checked: int
    seen: Whole
    new: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]"
    known: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]"
    treated: Whole
    luck: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]"


NEVER = 1_000


def followed(team: Team, quarters: Sequence[Quarter], people_new: Mapping[Quarter, int]) -> tuple[Cohort, ...]:
    """Every cohort of `quarters`, as known at the return for the last of them."""
    return tuple(_now(team, quarter, quarters[-1], _fates(team, quarter, people_new[quarter])) for quarter in quarters)


def _fates(team: Team, quarter: Quarter, people_new: int) -> Fates:
    """Drawn once per cohort, so that later returns only add to earlier ones."""
    assumed, draw = team.assumed.pathway, team.stream.of("pathway", quarter).begin()
    condition = team.pathway.condition
    checked = int(draw.binomial(people_new, assumed.checked.number / 100))
    people = int(draw.binomial(checked, assumed.follow_up.rates[condition] / 100))
    kind = 100 * draw.random(people)
    newly = assumed.newly_diagnosed.rates[condition]
    seen = _when(draw, people, assumed.seen.number, assumed.in_the_quarter.number)
    new, known = kind < newly, (kind >= newly) & (kind < newly + assumed.known_uncontrolled.rates[condition])
    after = _when(draw, people, assumed.treated.number, assumed.in_the_quarter.number)
    treated = np.where(new | known, np.minimum(seen + after, NEVER), NEVER)
    return Fates(checked, seen, new, known, treated, 100 * draw.random(people))


def _when(draw: np.random.Generator, people: int, ever: float, soon: float) -> Whole:
    """Number of quarters until an event, or NEVER."""
    return np.where(100 * draw.random(people) < ever, draw.geometric(soon / 100, people) - 1, NEVER)


def _now(team: Team, cohort: Quarter, now: Quarter, fates: Fates) -> Cohort:
    assumed, age = team.assumed.pathway, len(cohort.until(now)) - 1
    seen, treated = fates.seen <= age, fates.treated <= age
    people = {
        "follow_up": np.ones_like(seen),
        "seen": seen,
        "newly_diagnosed": seen & fates.new,
        "known_uncontrolled": seen & fates.known,
        "treated": treated,
        "outcome_6_months": treated & (fates.luck < assumed.outcome_6_months.number),
        "outcome_12_months": treated & (fates.luck < assumed.outcome_12_months.number),
    }
    told = {s.id for s in team.pathway.stages if s.after_months // MONTHS_A_QUARTER <= age}
    counts = {stage: int(some.sum()) for stage, some in people.items() if stage in told}
    return Cohort(condition=team.pathway.condition, quarter=cohort, counts={"checked": fates.checked, **counts})
