"""What a checked file comes to, in words that one process can hand to another."""

from het_dash.catalogue import Catalogue
from het_dash.catalogue.return_report import Receipt, ReturnReport
from het_dash.ingest.returns.changes import changes
from het_dash.ingest.returns.check import Checked
from het_dash.ingest.returns.history import history, standing_today
from het_dash.ingest.returns.journal import Journal
from het_dash.ingest.returns.records import OfReturn
from het_dash.ingest.returns.sent_before import same_bytes, words


def report(checked: Checked, journal: Journal, catalogue: Catalogue) -> ReturnReport:
    """Problems; and for a return without errors, which version it would be and what would change."""
    if checked.given is None:
        return ReturnReport(file=checked.file, sha256=checked.sha256, problems=checked.problems)
    given = checked.given
    versions = history(journal)
    own = [v for v in versions if v.key == (given.pcn, given.quarter)]
    same = same_bytes(checked.sha256, standing_today(own)) or same_bytes(checked.sha256, own)
    already = same is not None and same.standing == "accepted"
    return ReturnReport(
        file=checked.file,
        sha256=checked.sha256,
        problems=checked.problems,
        pcn=catalogue.areas[given.pcn].name,
        quarter=f"{given.quarter} ({given.quarter.words})",
        version=len(own) + (0 if already else 1),
        already=already,
        sent_before=words(same) if same else "",
        first=not any(v.record.pcn == given.pcn for v in versions),
        changes=() if already else changes(given, checked, versions, catalogue),
    )


def receipt(record: OfReturn, catalogue: Catalogue, built: bool | None = None, alike: bool = False) -> Receipt:
    return Receipt(
        kind=record.kind,
        pcn=catalogue.areas[record.pcn].name,
        quarter=f"{record.quarter} ({record.quarter.words})",
        version=record.version,
        sha256=record.sha256,
        on=record.at.date(),
        at=record.at,
        actor=record.actor,
        alike=alike,
        built=built,
    )
