"""Notices a file that holds far less than the edition that it follows."""

from collections.abc import Iterator

from het_dash.ingest.comparison.figures import Figures
from het_dash.ingest.comparison.finding import Finding, counted, refusal
from het_dash.ingest.comparison.held import Held

OTHER_AREAS = "other areas"
PERIODS = "periods"
MADE_INCOMPLETE = ("practices", OTHER_AREAS, "figures")

Counts = dict[str, tuple[int, int]]  # what is counted -> before and now


def counts(new: Figures, before: Figures) -> Counts:
    """Practices, other areas, measures, periods, and figures of the latest period, before and now."""
    nearest = min(before.ends, key=lambda end: abs(end - new.latest), default=None)
    found = {
        "practices": (len(before.practices), len(new.practices)),
        OTHER_AREAS: (len(before.other_areas), len(new.other_areas)),
        "measures": (len(before.measures), len(new.measures)),
        PERIODS: (len(before.ends), len(new.ends)),
        "figures": (before.size(nearest), new.size(new.latest)),
    }
    if before.in_file and new.in_file:
        found = {"practices in all": (before.in_file, new.in_file), **found}
    return {what: both for what, both in found.items() if any(both)}


def shrunken(new: Figures, before: Held, least: float, replaces: bool, covered: bool) -> Iterator[Finding]:
    """A refusal if less than the share `least` of anything is left.

    `covered`: the file's coverage was calculated. A new edition with fewer practices then makes totals incomplete, and
    one without other areas is only warned about. An edition that is replaced is never allowed to lose anything. A file
    of an earlier period may have fewer measures, areas and figures, because publishers add them over time.
    """
    grew = () if replaces or before.figures.latest <= new.latest else ("measures", OTHER_AREAS, "figures")
    for what, (then, now) in counts(new, before.figures).items():
        if now < least * then and (replaces or what != PERIODS):
            words = f"The file has {counted(now, what)}, and edition {before.edition.edition!r} has {then:,}."
            if what in grew:
                yield Finding(words)
            elif not covered or replaces or what not in MADE_INCOMPLETE:
                yield refusal(words, "Download the whole file again, or look for rows that were left out.")
            elif what == OTHER_AREAS:
                yield Finding(words)
