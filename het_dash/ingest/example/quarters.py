"""Quarters of the example extract, and growth of registers over them."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from het_dash.ingest.example.extract_assumptions import Assumptions, Measure, Register
from het_dash.ingest.example.groups import Floats


@dataclass(frozen=True)
class Quarters:
    assumed: Assumptions

    @cached_property
    def ends(self) -> tuple[date, ...]:
        first, last = self.assumed.first_quarter.on, self.assumed.last_quarter.on
        ends = [first]
        while ends[-1] < last:
            ends.append(_three_months_on(ends[-1]))
        return tuple(ends)

    @cached_property
    def years(self) -> Floats:
        """Years relative to the last quarter, 0 or negative."""
        return np.array([(end - self.ends[-1]).days / 365.25 for end in self.ends])

    @cached_property
    def after_break(self) -> Floats:
        return np.array([float(end >= self.assumed.audit_break.on) for end in self.ends])

    def size(self, register: Register) -> Floats:
        """Register of each quarter relative to the last quarter."""
        growth = (1 + register.growth.number / 100) ** self.years
        rise = register.rise_at_break.number / 100 if register.rise_at_break else 0.0
        return np.asarray(growth / np.where(self.after_break == 1, 1.0, 1.0 + rise))

    def points(self, measure: Measure) -> Floats:
        """Points above the value at the date of the practices' published values."""
        season = self.assumed.seasons[measure.season]
        path = [-season.below_march(end.month) for end in self.ends]
        level = np.array(path) + measure.trend * self.years + measure.break_ * self.after_break
        return np.asarray(level - level[self.ends.index(self.assumed.practice_values.on)])


def audit_year(end: date) -> date:
    """First day of the twelve months that an audit indicator looks back over."""
    return (end + timedelta(days=1)).replace(year=(end + timedelta(days=1)).year - 1)


def _three_months_on(end: date) -> date:
    month = end.month + 3
    year, month = end.year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])
