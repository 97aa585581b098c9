"""Recognises bytes that were accepted before. This is all that a check takes from what is not published."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from het_dash.ingest.returns.history import history, standing_today
from het_dash.ingest.returns.journal import Journal, JournalProblem
from het_dash.ingest.returns.published import PublishedVersion
from het_dash.ingest.returns.sent_before import same_bytes, words

OpenJournal = Callable[[], Journal]
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Recognised:
    """`version`: the latest version with these bytes, or 0. `sentence`: why that version no longer counts, if so."""

    version: int = 0
    already: bool = False
    sentence: str = ""


def recognised(sha256: str, journal: OpenJournal, published: Sequence[PublishedVersion], tell: Tell) -> Recognised:
    """Recognises bytes. If the journal cannot be read, it calls `tell` and uses the published versions."""
    try:
        versions = history(journal())
    except JournalProblem as wrong:
        tell(str(wrong))
        return _among(sha256, published)
    same = same_bytes(sha256, standing_today(versions)) or same_bytes(sha256, versions)
    if same is None:
        return Recognised()
    return Recognised(same.record.version, same.standing == "accepted", words(same))


def _among(sha256: str, published: Sequence[PublishedVersion]) -> Recognised:
    same = [one for one in published if one.sha256 == sha256]
    if not same:
        return Recognised()
    last = max(same, key=lambda one: (one.standing == "accepted", int(one.version)))
    already = last.standing == "accepted"
    sentence = "" if already else f"This file is the same as version {last.version}, which no longer counts."
    return Recognised(int(last.version), already, sentence)
