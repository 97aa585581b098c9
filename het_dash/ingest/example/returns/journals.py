"""Sends the example returns through the same check and acceptance as real ones."""

from collections.abc import Collection
from datetime import UTC, datetime, time
from pathlib import Path

from het_dash.catalogue import Catalogue
from het_dash.ingest.example.published import NothingPublished
from het_dash.ingest.example.returns.scenario import Arrival, arrivals
from het_dash.ingest.returns.accept import accept
from het_dash.ingest.returns.check import check
from het_dash.ingest.returns.form import Form
from het_dash.ingest.returns.history import Version, history
from het_dash.ingest.returns.journal import Journal
from het_dash.ingest.returns.written import csv_zip

NOON = time(12, tzinfo=UTC)
ACTOR = "the build"


def demonstration(catalogue: Catalogue, folder: Path, real: Collection[str] = ()) -> tuple[Version, ...]:
    """Every version of every example return, accepted into journals in `folder`, one per team.

    `real` holds PCNs whose team has sent a real return and so has no example. Empty if the published figures that the
    numbers need are missing.
    """
    try:
        sent = [one for one in arrivals(catalogue) if one.given.pcn not in real]
    except NothingPublished:
        return ()
    journals = {one.given.pcn: Journal(folder / one.given.pcn.replace(":", "-"), durable=False) for one in sent}
    last = max((one.given.quarter for one in sent), default=None)
    for one in sent:
        _accept(catalogue, journals[one.given.pcn], one, findings_agreed=one.given.quarter != last)
    return tuple(version for journal in journals.values() for version in history(journal))


def _accept(catalogue: Catalogue, journal: Journal, one: Arrival, findings_agreed: bool) -> None:
    """Accepts a return on its day of arrival. Findings of the last quarter still await review by the programme."""
    given = one.given
    journal.folder.mkdir(parents=True, exist_ok=True)
    file = journal.folder / f"demonstration {given.quarter}.zip"
    file.write_bytes(csv_zip(Form(catalogue, given.quarter), given))
    at = datetime.combine(one.on, NOON)
    accept(journal, check(file, catalogue, one.on), findings_agreed, at, actor=ACTOR)
    file.unlink()
