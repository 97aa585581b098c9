"""Takes a checked return into the journal, or takes it out again. The journal comes first; then the store is built."""

from datetime import UTC, datetime

from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.returns import cell_parsers
from het_dash.ingest.returns.check import Checked
from het_dash.ingest.returns.history import Version, history, standing_today
from het_dash.ingest.returns.journal import Journal, Record, Writer
from het_dash.ingest.returns.personal_data import personal_data


class ReturnProblem(Exception):
    """A return cannot be accepted or retracted. The message says why and what to do; the journal is as it was."""


def accept(journal: Journal, checked: Checked, findings_agreed: bool = False, at: datetime | None = None) -> Record:
    """The record of the accepted return; for bytes that count already, the record that they have.

    `findings_agreed`: the programme has read what was heard, and agrees that it is shown. `at` is for demonstrations.
    """
    if checked.given is None:
        raise ReturnProblem(f"{checked.file} has errors, so it was not accepted. Run a check to see them.")
    with journal.writing() as writer:
        versions = [v for v in history(journal.records()) if v.key == (checked.given.pcn, checked.given.quarter)]
        same = next((v for v in standing_today(versions) if v.record.sha256 == checked.sha256), None)
        if same is not None:
            if findings_agreed and not same.findings_agreed:
                _of(writer, same, kind="agreed", at=at)
            return same.record
        writer.keep(checked.content, checked.sha256, checked.suffix)
        return writer.append(
            kind="accepted",
            at=at or datetime.now(tz=UTC),
            pcn=checked.given.pcn,
            quarter=checked.given.quarter,
            version=len(versions) + 1,
            sha256=checked.sha256,
            file=checked.file,
            suffix=checked.suffix,
            given=checked.given,
            findings_agreed=findings_agreed,
        )


def retract(journal: Journal, pcn: str, quarter: Quarter, reason: str, at: datetime | None = None) -> Record:
    """Takes out the version that counts; an earlier one does not come back. The history keeps it, with the reason."""
    read = cell_parsers.text(reason.strip())
    notes = [note for note in (read.note, *personal_data(reason)) if note]
    if notes or not read.value:
        said = notes[0] if notes else cell_parsers.Note("is blank.", "Say why the return is retracted.")
        raise ReturnProblem(f"The reason {said.message} {said.remedy}")
    with journal.writing() as writer:
        return _of(writer, _standing(journal, pcn, quarter), kind="retracted", reason=read.value, at=at)


def agree(journal: Journal, pcn: str, quarter: Quarter) -> Record:
    """The programme agrees that what was heard is shown, where HEF and VCSO agree too."""
    with journal.writing() as writer:
        return _of(writer, _standing(journal, pcn, quarter), kind="agreed")


def _standing(journal: Journal, pcn: str, quarter: Quarter) -> Version:
    found = next((v for v in standing_today(history(journal.records())) if v.key == (pcn, quarter)), None)
    if found is None:
        raise ReturnProblem(f"There is no accepted return of {pcn} for {quarter}. See `returns list`.")
    return found


def _of(writer: Writer, version: Version, kind: str, reason: str = "", at: datetime | None = None) -> Record:
    """A record about an accepted version."""
    of = version.record
    return writer.append(
        kind=kind,
        at=at or datetime.now(tz=UTC),
        pcn=of.pcn,
        quarter=of.quarter,
        version=of.version,
        sha256=of.sha256,
        reason=reason,
    )
