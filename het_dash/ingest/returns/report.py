"""The report of a checked file, in words that one process can hand to another.

It depends on the sent file and on what is published. The journal is asked one thing: were these bytes accepted before?
"""

from het_dash.catalogue import Catalogue
from het_dash.catalogue.return_report import Receipt, ReturnReport, SheetRead
from het_dash.ingest.returns.check import Checked
from het_dash.ingest.returns.fed_pages import fed_pages
from het_dash.ingest.returns.preview import preview
from het_dash.ingest.returns.published import published
from het_dash.ingest.returns.recognised import OpenJournal, Tell, recognised
from het_dash.ingest.returns.records import OfReturn


def report(checked: Checked, journal: OpenJournal, catalogue: Catalogue, tell: Tell) -> ReturnReport:
    """Problems in the file. A return without errors also gets a preview of its published figures."""
    sheets = tuple(SheetRead(sheet=name, rows=rows) for name, rows in checked.rows.items())
    plain = ReturnReport(file=checked.file, sha256=checked.sha256, problems=checked.problems, sheets=sheets)
    given = checked.given
    if given is None:
        return plain
    now = published(given.pcn, given.quarter)
    known = recognised(checked.sha256, journal, now.versions, tell)
    return plain.model_copy(
        update={
            "pcn": catalogue.areas[given.pcn].name,
            "quarter": f"{given.quarter} ({given.quarter.words})",
            "version": known.version if known.already else now.next_version(given.quarter),
            "already": known.already,
            "sent_before": known.sentence,
            "first": not now.versions,
            "pages": fed_pages(given),
            "preview": preview(given, now, catalogue),
        }
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
