"""Every version of every return in a journal, and which of them count today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.returns.deletions import erased
from het_dash.ingest.returns.journal import Journal, KeptFileProblem
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.records import Head, OfReturn

Standing = Literal["accepted", "superseded", "withdrawn", "erased"]


@dataclass(frozen=True)
class Version:
    """One accepted version of a team's return for a quarter, with its current status.

    `given` is empty after the content is erased. `replaced_by` is the version that superseded it, or 0.
    """

    record: OfReturn
    given: Return
    standing: Standing
    ended: datetime | None = None
    reason: str = ""
    findings_agreed: bool = False
    replaced_by: int = 0

    @property
    def key(self) -> tuple[str, Quarter]:
        return self.record.pcn, self.record.quarter

    @property
    def late(self) -> bool:
        """Whether this version came after the month that follows the quarter.

        Judge a return by its first version, not by a correction.
        """
        return self.record.at.date() > self.record.quarter.due


def history(journal: Journal) -> tuple[Version, ...]:
    """Every version in the order of acceptance. Raises JournalProblem for a damaged journal."""
    return history_and_head(journal)[0]


def history_and_head(journal: Journal) -> tuple[tuple[Version, ...], Head]:
    """Every version, and the head of the journal that they were read from."""
    while True:
        chain = journal.whole_chain()
        records = chain.of_returns
        gone = erased(records)
        try:
            versions = tuple(_version(journal, one, records, gone) for one in records if one.kind == "accepted")
        except KeptFileProblem:
            if journal.whole_chain().head == chain.head:  # or another process erased it during the read
                raise
        else:
            return versions, chain.head


def standing_today(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Versions that count: the latest of each team and quarter, unless it was withdrawn or erased."""
    return tuple(v for v in versions if v.standing == "accepted")


def _version(journal: Journal, record: OfReturn, records: Sequence[OfReturn], gone: frozenset[int]) -> Version:
    later = [r for r in records if r.number > record.number and (r.pcn, r.quarter) == (record.pcn, record.quarter)]
    ending = _ending(record, later)
    agreed = record.findings_agreed or any(r.kind == "agreed" and r.version == record.version for r in later)
    return Version(
        record,
        given=Return(pcn=record.pcn, quarter=record.quarter) if record.number in gone else journal.content(record),
        standing=_standing(ending),
        ended=ending.at if ending else None,
        reason="" if ending is None or ending.kind == "accepted" or ending.number in gone else journal.reason(ending),
        findings_agreed=agreed,
        replaced_by=ending.version if ending and ending.kind == "accepted" else 0,
    )


def _ending(record: OfReturn, later: Sequence[OfReturn]) -> OfReturn | None:
    """Record that ended a version: the latest deletion, else a withdrawal, else the next version."""
    erasures = [r for r in reversed(later) if r.kind == "erased" and r.sha256 == record.sha256]
    withdrawals = [r for r in later if r.kind == "withdrawn" and r.version == record.version]
    successors = [r for r in later if r.kind == "accepted"]
    return next(iter((*erasures, *withdrawals, *successors)), None)


def _standing(ending: OfReturn | None) -> Standing:
    if ending is None:
        return "accepted"
    return "superseded" if ending.kind == "accepted" else "erased" if ending.kind == "erased" else "withdrawn"
