"""People lost at each step: expected, recorded, checked in the year, treated to threshold (methods 22)."""

from dataclasses import dataclass
from math import isnan

from het_dash.figures.age_adjusted_gap import Share
from het_dash.figures.age_expected import RecordedAgainstExpected
from het_dash.figures.intervals import byar


@dataclass(frozen=True)
class Step:
    """People at one step, and their share of the step that it is compared with, if any; each with its range."""

    people: Share
    share: Share | None


@dataclass(frozen=True)
class Cascade:
    """`expected`: people at the nation's rates by age. Recorded people are a share of them; checked and treated people
    are shares of those recorded. None where a step is not known."""

    expected: float
    recorded: Step
    checked: Step | None
    treated: Step | None

    @property
    def not_found(self) -> float:
        """Expected people who are not recorded; below 0 if more are recorded than expected."""
        return self.expected - self.recorded.people.value

    @property
    def not_checked(self) -> float | None:
        return None if self.checked is None else self.recorded.people.value - self.checked.people.value

    @property
    def not_treated(self) -> float | None:
        """People checked in the year who are not treated to threshold."""
        if self.checked is None or self.treated is None:
            return None
        return self.checked.people.value - self.treated.people.value


def cascade(
    against: RecordedAgainstExpected, register: float, list_size: float, checked: Share | None, treated: Share | None
) -> Cascade:
    """`register` of `list_size` people; `checked` and `treated` in per cent of the register, with their ranges.

    The expected number is the expected share of this list, because register and ages have different dates.
    """
    lower, upper = (float(x) for x in byar(register))
    ratio = Share(100 * against.ratio, 100 * against.lower, 100 * against.upper)
    return Cascade(
        against.expected_percent * list_size / 100,
        Step(Share(register, lower, upper), ratio),
        of_register(register, checked),
        of_register(register, treated),
    )


def of_register(register: float, share: Share | None) -> Step | None:
    """People at a step, from a share of the register. None if the share is not known."""
    if share is None or isnan(share.value):
        return None
    people = Share(*(register * x / 100 for x in (share.value, share.lower, share.upper)))
    return Step(people, share)
