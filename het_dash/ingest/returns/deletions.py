"""Effects of deletions on request on the other records, and on the files of a journal."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from het_dash.ingest.returns.journal import Journal
from het_dash.ingest.returns.record_chain import Link
from het_dash.ingest.returns.records import OfReturn, Restored


def erased(records: Sequence[OfReturn]) -> frozenset[int]:
    """Numbers of the records whose files were deleted on request.

    A deletion covers every earlier record with the same bytes of the same return. If a version was sent twice, both
    copies and their reasons are deleted. The reason for the deletion is kept.
    """
    last = {_of(record): record.number for record in records if record.kind == "erased"}
    return frozenset(record.number for record in records if record.number < last.get(_of(record), 0))


def paths(journal: Journal, links: Sequence[Link]) -> tuple[set[Path], set[Path]]:
    """Files that must exist, and files that must not exist."""
    of_returns = [link.record for link in links if isinstance(link.record, OfReturn)]
    gone = erased(of_returns)
    kept = {path for record in of_returns if record.number not in gone for path in _files(journal, record)}
    kept |= {journal.reason_path(link.record) for link in links if isinstance(link.record, Restored)}
    dropped = {path for record in of_returns if record.number in gone for path in _files(journal, record)}
    return kept, dropped - kept


def _of(record: OfReturn) -> tuple[object, ...]:
    return record.pcn, record.quarter, record.sha256


def _files(journal: Journal, record: OfReturn) -> Iterator[Path]:
    if record.kind == "accepted":
        yield journal.kept(record)
        yield journal.content_path(record)
    if record.reason_sha256:
        yield journal.reason_path(record)
