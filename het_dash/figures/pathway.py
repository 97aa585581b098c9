"""A care pathway's stages over its cohorts, each stage only of cohorts old enough for it (METHODS 7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isnan

from het_dash.catalogue import Status
from het_dash.catalogue.activity import Pathway, Stage
from het_dash.figures.answer import Answer, Span
from het_dash.figures.reach import of_checked, old_enough
from het_dash.figures.together import NOBODY, NOT_COLLECTED, Counted, counted, together, worst

CHECKED = "checked"
LONGEST_QUARTER = timedelta(days=92)


@dataclass(frozen=True)
class Reached:
    """A stage: its people, of those checked in the same cohorts. NaN where either is hidden, or no cohort is used."""

    stage: Stage
    people: Counted
    checked: Counted
    percent: float
    lower: float
    upper: float
    cohorts: int

    @property
    def reason(self) -> Status:
        """SHOWN where there is a share; otherwise why there is none."""
        found = worst((self.people.status, self.checked.status))
        return Status.UNDEFINED if found is Status.SHOWN and isnan(self.percent) else found

    @property
    def too_early(self) -> bool:
        """No cohort is old enough for this stage yet."""
        return self.cohorts == 0


def quarters(answer: Answer) -> tuple[Span, ...]:
    """The cohorts of an answer: its periods of a quarter, in order."""
    return tuple(span for span in answer.spans if span[1] - span[0] < LONGEST_QUARTER)


def stages(answer: Answer, pathway: Pathway, cohorts: Sequence[Span], as_of: date) -> tuple[Reached, ...]:
    """Every stage over these cohorts, at one place, as known from returns up to `as_of`."""
    return tuple(_stage(stage, answer, cohorts, as_of) for stage in pathway.stages)


def _stage(stage: Stage, answer: Answer, cohorts: Sequence[Span], as_of: date) -> Reached:
    enough = old_enough([end for _, end in cohorts], as_of, stage.after_months)
    used = [span for span, old in zip(cohorts, enough, strict=True) if old]
    people, checked = (_people(answer, group, used) for group in (stage.id, CHECKED))
    value, lower, upper = of_checked(people.number, checked.number)
    return Reached(stage, people, checked, 100 * float(value), 100 * float(lower), 100 * float(upper), len(used))


def _people(answer: Answer, group: str, cohorts: Sequence[Span]) -> Counted:
    """Their published total where there is one, else their sum: any hidden part hides it.

    A total of more cohorts is also theirs where the others have nobody at this stage: young cohorts at an outcome.
    """
    found = {(f.period_start, f.period_end): counted(f) for f in answer.figures if f.group_id == group}
    for span, total in found.items():
        inside = [cohort for cohort in quarters(answer) if span[0] <= cohort[0] and cohort[1] <= span[1]]
        others = [found.get(cohort, NOT_COLLECTED) for cohort in inside if cohort not in cohorts]
        if span not in cohorts and set(cohorts) <= set(inside) and all(other == NOBODY for other in others):
            return total
    return together(found.get(cohort, NOT_COLLECTED) for cohort in cohorts)
