"""Reads everything in a journal and names each damage, and each thing worth knowing that is none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from het_dash.ingest.returns.deletions import erased, paths
from het_dash.ingest.returns.durable_files import UNFINISHED, JournalProblem
from het_dash.ingest.returns.journal import Journal, KeptFileProblem
from het_dash.ingest.returns.record_chain import Chain
from het_dash.ingest.returns.records import OfReturn, Restored

LOST = "If there is no backup, record the loss with `python -m het_dash returns erase`."
OPEN_TO_OTHERS = 0o077


@dataclass(frozen=True)
class Verdict:
    """State of a journal: a sentence for each problem, and notes for the people who run it."""

    chain: Chain
    damages: tuple[str, ...]
    notes: tuple[str, ...]


def verify(journal: Journal) -> Verdict:
    """Reads every record, and every file that a record points to."""
    chain = journal.chain()
    damages = (*chain.damages, *_lost_files(journal, chain))
    if damages and journal.chain() != chain:  # a record added during the read may have erased the files that seem lost
        return verify(journal)
    return Verdict(chain, damages, tuple(_notes(journal, chain)) if chain.links else ())


def must_be_whole(journal: Journal) -> None:
    """Raises JournalProblem with every problem. Without it, a build would silently publish fewer figures."""
    if found := verify(journal).damages:
        raise JournalProblem("\n".join(found))


def _lost_files(journal: Journal, chain: Chain) -> Iterator[str]:
    gone = erased(chain.of_returns)
    for link in chain.links:
        record = link.record
        if isinstance(record, OfReturn | Restored) and record.number not in gone:
            for read in _reading(journal, record):
                try:
                    read()
                except KeptFileProblem as lost:
                    yield f"{lost} {LOST}" if isinstance(record, OfReturn) else str(lost)


def _reading(journal: Journal, record: OfReturn | Restored) -> Iterator[Callable[[], object]]:
    if isinstance(record, OfReturn) and record.kind == "accepted":
        yield lambda: journal.sent(record)
        yield lambda: journal.content(record)
    yield lambda: journal.reason(record)


def _notes(journal: Journal, chain: Chain) -> Iterator[str]:
    for link in chain.links:
        if link.record.clock_went_back:
            yield f"Record {link.record.number} has an earlier time than the record before: the clock was set back."
    _, dropped = paths(journal, chain.links)
    for path in sorted(path for path in dropped if path.is_file()):
        yield f"{path} was erased and is still there: a deletion was interrupted. The next record finishes it."
    known = set().union(*paths(journal, chain.links))
    for path in _files(journal):
        if path not in known and not path.name.startswith(UNFINISHED):
            yield f"{path} belongs to no record: an accept was interrupted, or the record was deleted."
    for path in journal.all_folders:
        if path.is_dir() and path.stat().st_mode & OPEN_TO_OTHERS:
            yield f"{path} can be opened by other users of this machine. Run `chmod -R go= {journal.folder}`."


def _files(journal: Journal) -> list[Path]:
    return [path for folder in journal.kept_folders if folder.is_dir() for path in sorted(folder.iterdir())]
