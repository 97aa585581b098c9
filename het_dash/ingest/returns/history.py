"""What the journal comes to: every version of every return, and which of them counts today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.returns.journal import Record
from het_dash.ingest.returns.model import Return

Standing = Literal["accepted", "superseded", "retracted"]


@dataclass(frozen=True)
class Version:
    """One accepted version of a team's return for a quarter, and what became of it."""

    record: Record
    given: Return
    standing: Standing
    ended: datetime | None
    reason: str
    findings_agreed: bool

    @property
    def key(self) -> tuple[str, Quarter]:
        return self.record.pcn, self.record.quarter

    @property
    def late(self) -> bool:
        """After the month that follows the quarter. The first version counts, not the one that mended it."""
        return self.record.at.date() > self.record.quarter.due


def history(records: Sequence[Record]) -> tuple[Version, ...]:
    """Every version in the order of acceptance."""
    accepted = [r for r in records if r.kind == "accepted" and r.given is not None]
    return tuple(_version(r, records) for r in accepted)


def _version(record: Record, records: Sequence[Record]) -> Version:
    later = [r for r in records if r.number > record.number and (r.pcn, r.quarter) == (record.pcn, record.quarter)]
    about_it = [r for r in later if r.version == record.version]
    retraction = next((r for r in about_it if r.kind == "retracted"), None)
    successor = next((r for r in later if r.kind == "accepted"), None)
    agreed = record.findings_agreed or any(r.kind == "agreed" for r in about_it)
    ending = retraction or successor
    standing: Standing = "retracted" if retraction else "superseded" if successor else "accepted"
    reason = retraction.reason if retraction else ""
    return Version(
        record,
        record.given or Return(pcn="", quarter=record.quarter),
        standing,
        ending.at if ending else None,
        reason,
        agreed,
    )


def standing_today(versions: Sequence[Version]) -> tuple[Version, ...]:
    """The versions that count: the last of each team and quarter, unless it was retracted."""
    return tuple(v for v in versions if v.standing == "accepted")
