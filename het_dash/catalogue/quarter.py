"""Quarters of the financial year, which begins in April: 2026-27Q2 is July to September 2026."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer

WRITTEN = re.compile(r"(20\d\d)-(\d\d)Q([1-4])")
MONTHS_A_QUARTER = 3
FIRST_MONTH = 4


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter. `year` is the year in which its financial year begins."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Raises ValueError unless the text has the form 2026-27Q2."""
        found = WRITTEN.fullmatch(text.strip())
        if not found or (int(found[1]) + 1) % 100 != int(found[2]):
            raise ValueError(f"{text!r} is not a financial quarter such as 2026-27Q2")
        return cls(int(found[1]), int(found[3]))

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter that includes a day."""
        months = day.year * 12 + day.month - FIRST_MONTH
        return cls(months // 12, months % 12 // MONTHS_A_QUARTER + 1)

    @property
    def start(self) -> date:
        months = FIRST_MONTH - 1 + MONTHS_A_QUARTER * (self.number - 1)
        return date(self.year + months // 12, months % 12 + 1, 1)

    @property
    def end(self) -> date:
        return self.plus(1).start - timedelta(days=1)

    @property
    def due(self) -> date:
        """Last day to send the return: the end of the month after the quarter."""
        month = self.plus(1).start
        return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    @property
    def words(self) -> str:
        """For example 'July to September 2026'."""
        return f"{self.start:%B} to {self.end:%B %Y}"

    def plus(self, quarters: int) -> "Quarter":
        years, number = divmod(self.number - 1 + quarters, 4)
        return Quarter(self.year + years, number + 1)

    def until(self, last: "Quarter") -> "tuple[Quarter, ...]":
        """All quarters from this one to `last`, inclusive."""
        count = (last.year - self.year) * 4 + last.number - self.number
        return tuple(self.plus(n) for n in range(count + 1))

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return f"{self.year}-{(self.year + 1) % 100:02d}Q{self.number}"


def _read(given: object) -> Quarter:
    return given if isinstance(given, Quarter) else Quarter.parse(str(given))


QuarterField = Annotated[Quarter, BeforeValidator(_read), PlainSerializer(str)]
