"""Pages that show what a return brings: by the tables that it fills, whether or not a figure changes."""

from het_dash.catalogue.pages import PAGES, SHOWN_ON
from het_dash.ingest.returns.model import Return


def fed_pages(given: Return) -> tuple[str, ...]:
    """Titles of the pages, in the order of the navigation."""
    found = {page for table in _tables(given) for page in SHOWN_ON[table]}
    return tuple(title for page, title in PAGES.items() if page in found)


def _tables(given: Return) -> set[str]:
    fed = {
        "event": bool(given.activities),
        "linked": any(one.opportunity for one in given.activities),
        "finding": any(one.hef_agrees and one.vcso_agrees for one in given.learning),
        "answer": bool(given.answers),
        "team": bool(given.condition or given.primary_measure),
    }
    return {"figure", "return_receipt", "editions", *(table for table, filled in fed.items() if filled)}
