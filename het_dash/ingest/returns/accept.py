"""Takes a checked return into the journal, or withdraws it. The journal comes first; then the store is built."""

from datetime import datetime

from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.returns import reasons, sent_before
from het_dash.ingest.returns.check import Checked
from het_dash.ingest.returns.history import Version, history, standing_today
from het_dash.ingest.returns.journal import Journal
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.reasons import ReturnProblem
from het_dash.ingest.returns.records import OfReturn
from het_dash.ingest.returns.writer import Writer, writing

__all__ = ["ReturnProblem", "SentBefore", "accept", "agree", "withdraw"]


class SentBefore(ReturnProblem):
    """The file is an earlier version that no longer counts. The sender can accept it again with a reason."""


def accept(
    journal: Journal,
    checked: Checked,
    findings_agreed: bool = False,
    at: datetime | None = None,
    again: str = "",
    actor: str | None = None,
) -> OfReturn:
    """Returns the record of the accepted return, or the existing record if this version already counts.

    `findings_agreed`: the programme has read the findings and agrees to publish them. `again`: the reason an earlier
    version counts again. `at`: the time of acceptance, for example returns only.
    """
    if checked.given is None:
        raise ReturnProblem(f"{checked.file} has errors, so it was not accepted. Run a check to see them.")
    given, because = checked.given, reasons.checked(again) if again else ""
    with writing(journal, actor) as writer:
        versions = [v for v in history(journal) if v.key == (given.pcn, given.quarter)]
        same = _counting(checked, given, versions)
        if same is not None:
            if findings_agreed and not same.findings_agreed:
                _about(writer, same, kind="agreed", at=at)
            return same.record
        earlier = _recognised(checked, given, versions)
        if earlier and not because:
            raise SentBefore(earlier)
        return writer.append(
            kind="accepted",
            at=at,
            reason=because if earlier else "",
            pcn=given.pcn,
            quarter=given.quarter,
            version=len(versions) + 1,
            sha256=writer.keep_sent(checked.content, checked.suffix),
            suffix=checked.suffix,
            content_sha256=writer.keep_content(checked.file, given),
            findings_agreed=findings_agreed,
        )


def withdraw(
    journal: Journal,
    pcn: str,
    quarter: Quarter,
    reason: str,
    at: datetime | None = None,
    actor: str | None = None,
) -> OfReturn:
    """Withdraws the version that counts. An earlier version does not count again. The history keeps it."""
    because = reasons.checked(reason)
    with writing(journal, actor) as writer:
        return _about(writer, _standing(journal, pcn, quarter), kind="withdrawn", at=at, reason=because)


def agree(journal: Journal, pcn: str, quarter: Quarter, actor: str | None = None) -> OfReturn:
    """Records the programme's agreement to publish the findings. HEF and VCSO must agree too."""
    with writing(journal, actor) as writer:
        return _about(writer, _standing(journal, pcn, quarter), kind="agreed")


def _counting(checked: Checked, given: Return, versions: list[Version]) -> Version | None:
    """Version that counts, if the file has the same bytes or the same content."""
    standing = standing_today(versions)
    return sent_before.same_bytes(checked.sha256, standing) or sent_before.same_content(given, standing)


def _recognised(checked: Checked, given: Return, versions: list[Version]) -> str:
    """Sentence for a file with the same bytes or content as a version that no longer counts."""
    if same := sent_before.same_bytes(checked.sha256, versions):
        return sent_before.words(same)
    if alike := sent_before.same_content(given, versions):
        return sent_before.words(alike, says="says the same as")
    return ""


def _standing(journal: Journal, pcn: str, quarter: Quarter) -> Version:
    found = next((v for v in standing_today(history(journal)) if v.key == (pcn, quarter)), None)
    if found is None:
        raise ReturnProblem(f"There is no accepted return of {pcn} for {quarter}. See `returns list`.")
    return found


def _about(writer: Writer, version: Version, kind: str, at: datetime | None = None, reason: str = "") -> OfReturn:
    """Record about an accepted version."""
    of = version.record
    return writer.append(
        kind=kind, at=at, reason=reason, pcn=of.pcn, quarter=of.quarter, version=of.version, sha256=of.sha256
    )
