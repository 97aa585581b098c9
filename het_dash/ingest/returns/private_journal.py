"""The journal of real returns, and the head from which the published figures were built."""

from pathlib import Path

import duckdb

from het_dash.catalogue.paths import private_folder
from het_dash.ingest.build import publication
from het_dash.ingest.build.sql_files import statement
from het_dash.ingest.returns.convert_first_format import convert
from het_dash.ingest.returns.journal import Journal
from het_dash.ingest.returns.records import Head
from het_dash.storefile import Place

RECORDS, HASH = "journal_records", "journal_head"


def private_journal() -> Journal:
    """Raises JournalProblem where one in the first format is damaged, and so cannot be converted."""
    journal = Journal(private_folder() / "returns", published=published_head())
    convert(journal)
    return journal


def published_head() -> Head | None:
    """The journal's head as the store in force has it; as the newest other store has it, if that cannot be read.

    None before the first build, and for stores that were built before heads were published.
    """
    place = publication.place()
    for path in [*filter(None, [place.current]), *place.stores()]:
        facts = published_facts(path)
        if facts is not None:
            return Head(records=int(facts[RECORDS]), sha256=facts[HASH]) if RECORDS in facts else None
    return None


def drop_stores_with_erased_content(place: Place) -> None:
    """Removes every store but the one in force that was built before the last deletion on request."""
    erasures = [record.number for record in private_journal().records() if record.kind == "erased"]
    for path in place.stores():
        built_from = int((published_facts(path) or {}).get(RECORDS, 0))
        if erasures and built_from < erasures[-1] and path != place.current:
            path.unlink(missing_ok=True)


def head_facts(head: Head) -> dict[str, str]:
    """A head as facts about a store."""
    return {RECORDS: str(head.records), HASH: head.sha256}


def published_facts(store: Path) -> dict[str, str] | None:
    """None for a store that cannot be read."""
    try:
        with duckdb.connect() as con:
            con.execute(statement("returns/attach_store"), {"path": str(store)})
            return dict(con.execute(statement("returns/facts_published")).fetchall())
    except duckdb.Error:
        return None
