"""Stages of a care pathway over cohorts, each stage only for cohorts old enough (methods 7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isnan

from het_dash.catalogue import Status
from het_dash.catalogue.activities import Pathway, Stage
from het_dash.figures.answer import Answer, Span
from het_dash.figures.reach_shares import of_checked, old_enough
from het_dash.figures.totals import NOBODY, NOT_COLLECTED, Counted, counted, together, worst

CHECKED = "checked"
LONGEST_QUARTER = timedelta(days=92)


@dataclass(frozen=True)
class Reached:
    """Count of people at one stage, out of those checked in the same cohorts. NaN if either is hidden or no cohort
    is used."""

    stage: Stage
    people: Counted
    checked: Counted
    percent: float
    lower: float
    upper: float
    cohorts: int

    @property
    def reason(self) -> Status:
        """SHOWN if there is a share; otherwise the status that explains why not."""
        found = worst((self.people.status, self.checked.status))
        if found is not Status.SHOWN or not isnan(self.percent):
            return found
        return Status.TOO_FEW_FOR_RATE if self.checked.count else Status.UNDEFINED

    @property
    def too_early(self) -> bool:
        """True if no cohort is old enough for this stage yet."""
        return self.cohorts == 0


def quarters(answer: Answer) -> tuple[Span, ...]:
    """Cohorts of an answer, in order: its periods that last a quarter."""
    return tuple(span for span in answer.spans if span[1] - span[0] < LONGEST_QUARTER)


def stages(answer: Answer, pathway: Pathway, cohorts: Sequence[Span], as_of: date) -> tuple[Reached, ...]:
    """Every stage over these cohorts in one area, from returns up to `as_of`."""
    people = {stage.id: _by_span(answer, stage.id) for stage in pathway.stages}
    every = quarters(answer)

    def reached(stage: Stage) -> Reached:
        enough = old_enough([end for _, end in cohorts], as_of, stage.after_months)
        used = [span for span, old in zip(cohorts, enough, strict=True) if old]
        there, checked = (_together(people[group], used, every) for group in (stage.id, CHECKED))
        value, lower, upper = (100 * float(x) for x in of_checked(there.number, checked.number))
        return Reached(stage, there, checked, value, lower, upper, len(used))

    return tuple(reached(stage) for stage in pathway.stages)


def _by_span(answer: Answer, group: str) -> dict[Span, Counted]:
    return {(f.period_start, f.period_end): counted(f) for f in answer.figures if f.group_id == group}


def _together(people: Mapping[Span, Counted], cohorts: Sequence[Span], every: Sequence[Span]) -> Counted:
    """Published total of the cohorts if there is one, else their sum, which is suppressed if any part is.

    A published total over more cohorts also counts if no one in the others is at this stage, such as young cohorts at
    an outcome.
    """
    for span, total in people.items():
        inside = [cohort for cohort in every if span[0] <= cohort[0] and cohort[1] <= span[1]]
        others = [people.get(cohort, NOT_COLLECTED) for cohort in inside if cohort not in cohorts]
        if span not in cohorts and set(cohorts) <= set(inside) and all(other == NOBODY for other in others):
            return total
    return together(people.get(cohort, NOT_COLLECTED) for cohort in cohorts)
