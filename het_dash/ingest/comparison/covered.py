"""Number of people that the practices of a file cover."""

from collections.abc import Iterator

from het_dash.catalogue import Catalogue
from het_dash.ingest.comparison.figures import Figures
from het_dash.ingest.comparison.finding import Finding, share
from het_dash.ingest.coverage import Lists, coverage, expected

MOST_NAMED = 20


def covered(new: Figures, catalogue: Catalogue, lists: Lists, least: float) -> Iterator[Finding]:
    """The coverage of the borough in a file with practices, if list sizes are known; a measure with less is named."""
    built = [one for one in new.measures if one in catalogue.indicators]
    built = [one for one in built if catalogue.indicators[one].built_from == "practice"]
    if not new.practices or not built:
        return
    whole = _of(frozenset(new.practices), new, catalogue, lists, least, "")
    if whole is not None:
        yield whole
    latest = new.rows[new.rows["period_end"] == new.latest]
    for measure in sorted(built):
        there = frozenset(latest.loc[latest["indicator_id"] == measure, "area_code"]) & new.practices
        if there != new.practices:
            part = _of(there, new, catalogue, lists, least, f"{catalogue.indicators[measure].title}: ")
            if part is not None and "incomplete" in part.words:
                yield part


def _of(
    present: frozenset[str], new: Figures, catalogue: Catalogue, lists: Lists, least: float, before: str
) -> Finding | None:
    found = coverage(present, expected(catalogue, new.latest), lists, new.latest)
    if found is None:
        return None
    names = [catalogue.practices[code].name for code in found.missing]
    whose = f"the patients of {catalogue.borough.name} practices, by list sizes of {found.lists_of:%B %Y}"
    words = f"{before or 'The file '}covers {share(found.share)} of {whose}."
    if found.share < least:
        words += f" That is below {share(least)}, so totals without the missing practices are incomplete."
    if names:
        words += f" Missing: {', '.join(names[:MOST_NAMED])}"
        words += f" and {len(names) - MOST_NAMED} more." if len(names) > MOST_NAMED else "."
    return Finding(words, weight="warning" if names else "told")
