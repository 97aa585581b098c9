"""Deletes the content of a return on request, and accepts a journal that was put back from an older backup."""

from dataclasses import replace

from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.returns import reasons
from het_dash.ingest.returns.journal import Journal
from het_dash.ingest.returns.reasons import ReturnProblem
from het_dash.ingest.returns.records import OfReturn, Restored
from het_dash.ingest.returns.writer import writing


def erase(
    journal: Journal, pcn: str, quarter: Quarter, version: int, reason: str, actor: str | None = None
) -> OfReturn:
    """Deletes a version's file, parsed return and earlier reasons. A record with the reason for the deletion is kept.

    This withdraws a version that counts. If the same bytes were sent twice, both versions are deleted. A version can be
    erased even if its files are lost: this records a loss without a backup.
    """
    because = reasons.checked(reason)
    with writing(journal, actor) as writer:
        found = [r for r in journal.records() if (r.kind, r.pcn, r.quarter) == ("accepted", pcn, quarter)]
        of = next((r for r in found if r.version == version), None)
        if of is None:
            raise ReturnProblem(f"There is no version {version} of {pcn} for {quarter}. See `returns list`.")
        record = writer.append(
            kind="erased", reason=because, pcn=pcn, quarter=quarter, version=version, sha256=of.sha256
        )
        writer.drop_erased()
        writer.drop_unknown()
        return record


def accept_restored(journal: Journal, reason: str, actor: str | None = None) -> Restored:
    """Continues from this journal, although the published figures were built from a later one that is lost."""
    because = reasons.checked(reason)
    with writing(replace(journal, published=None), actor) as writer:
        if journal.published is None or not journal.chain().damages:
            raise ReturnProblem("The journal has every record that the published figures were built from.")
        return writer.restored(journal.published, because)
