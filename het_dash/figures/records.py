"""Records in returns that are not figures: activities and findings."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, Protocol, TypeVar

from het_dash.catalogue import EXAMPLE, Nature, Status
from het_dash.figures.answer import Span


@dataclass(frozen=True, slots=True)
class Event:
    """A row of the published table `event`. `place` is a ward's code, or a word such as 'online'.

    `people` is the rounded number of contacts, or None with the reason in `status`.
    """

    pcn: str
    on: date
    type: str
    name: str
    place: str
    status: Status
    people: float | None
    source_id: str
    nature: Nature


@dataclass(frozen=True, slots=True)
class Finding:
    """A row of the published table `finding`: community feedback and recommendations. Only the theme is required."""

    pcn: str
    period_start: date
    period_end: date
    theme: str
    heard: str
    recommendation: str
    owner: str
    decision: str
    decided_on: date | None
    source_id: str
    nature: Nature


class Row(Protocol):
    """A row of any published table without figures."""

    @property
    def source_id(self) -> str: ...

    @property
    def nature(self) -> Nature: ...


Listed = TypeVar("Listed", bound=Row)


@dataclass(frozen=True)
class Listing(Generic[Listed]):
    """Rows of one published table, in order."""

    rows: tuple[Listed, ...] = ()

    def only(self, wanted: Callable[[Listed], bool]) -> "Listing[Listed]":
        return replace(self, rows=tuple(row for row in self.rows if wanted(row)))

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.source_id for row in self.rows))

    @property
    def real(self) -> "Listing[Listed]":
        """The listing without example data."""
        return self.only(lambda row: row.nature != EXAMPLE)

    @property
    def nature(self) -> Nature:
        """Nature of the rows. One team's rows share a nature; several teams' rows take the weakest."""
        return EXAMPLE if any(row.nature == EXAMPLE for row in self.rows) else "programme"


def held_in(events: Listing[Event], span: Span | None) -> Listing[Event]:
    """Events within a period, or all events if `span` is None."""
    return events if span is None else events.only(lambda event: span[0] <= event.on <= span[1])


def heard_in(findings: Listing[Finding], span: Span | None) -> Listing[Finding]:
    """Findings of the quarters within a period, or all findings if `span` is None."""
    return findings if span is None else findings.only(lambda one: span[0] <= one.period_start <= span[1])
