"""Notices practices that had left their PCN before the date of a file."""

from collections.abc import Iterator

from het_dash.catalogue import Catalogue
from het_dash.ingest.build.membership_check import possible
from het_dash.ingest.comparison.figures import Figures
from het_dash.ingest.comparison.finding import Finding, refusal

MOST_NAMED = 5


def no_longer_members(new: Figures, catalogue: Catalogue) -> Iterator[Finding]:
    """A refusal naming practices of the latest period that were members of no PCN then: the build could not place
    them."""
    there = new.rows.loc[new.rows["period_end"] == new.latest, "area_code"].unique() if new.members is None else ()
    gone = sorted(code for code in there if code in catalogue.practices and not possible(catalogue, code, new.latest))
    if gone:
        named = ", ".join(f"{catalogue.practices[code].name} ({code})" for code in gone[:MOST_NAMED])
        more = f" and {len(gone) - MOST_NAMED} more" if len(gone) > MOST_NAMED else ""
        words = f"{named}{more} were in no PCN on {new.latest}."
        remedy = "Check the year of the file, or correct the dates in data/areas/membership.csv."
        yield refusal(words, remedy)
