"""Recognises another edition's figures under a new name."""

from collections.abc import Iterator

import pandas as pd

from het_dash.ingest.comparison.figures import CELL, LARGE, Figures
from het_dash.ingest.comparison.finding import Finding, counted, refusal, share
from het_dash.ingest.comparison.held import Held
from het_dash.ingest.observations import FIGURES

FEWEST = 2  # one equal figure may be chance


def repeats(new: Figures, edition: str, held: tuple[Held, ...], most: float) -> Iterator[Finding]:
    """A refusal if at least the share `most` of the figures are those of another edition for another period."""
    others = [one for one in held if one.edition.edition != edition]
    found = [(*_equal(new.rows, one.figures.rows), one.edition.edition) for one in others]
    equal, of, like = max(found, key=lambda one: one[0], default=(0, 0, ""))
    if equal >= max(FEWEST, most * of):
        words = (
            f"{equal:,} of {of:,} figures are those of edition {like!r}, and the edition given is {edition!r}: "
            f"the file looks like {like}."
        )
        yield refusal(words, f"Import the file of {edition}, or give --edition {like}.")


def changes(new: Figures, replaced: Held, most: float) -> Iterator[Finding]:
    """A refusal if more than the share `most` of the figures differ from the edition that the file replaces; a warning
    if any does."""
    by = [*CELL, "period_start", "period_end"]
    pairs = new.rows.merge(replaced.figures.rows, on=by, suffixes=("", "_held"))
    differing = int((~_same(pairs)).sum())
    if differing >= FEWEST and differing > most * len(pairs):
        words = (
            f"{differing:,} of {len(pairs):,} figures ({share(differing / len(pairs))}) differ from edition "
            f"{replaced.edition.edition!r} as held."
        )
        yield refusal(words, "Check that this is the publisher's corrected file of the same edition.")
    elif differing:
        words = f"{counted(differing, 'figures')} of {len(pairs):,} differ{'s' if differing == 1 else ''} from edition"
        yield Finding(f"{words} {replaced.edition.edition!r} as held.")


def same_members(new: Figures, before: Held) -> Iterator[Finding]:
    """A warning if a practice map of another date has the same rows as the edition before."""
    held = before.figures.members
    if new.members is None or held is None or new.latest == before.figures.latest:
        return
    columns = [str(name) for name in new.members if name != "as_at"]
    one, other = (rows[columns].sort_values(columns).reset_index(drop=True) for rows in (new.members, held))
    if one.astype(str).equals(other.astype(str)):
        words = f"All {counted(len(one), 'practices')} have the names, postcodes and PCNs of edition"
        yield Finding(f"{words} {before.edition.edition!r}. Check that this is the map of {new.latest:%B %Y}.")


def _equal(new: pd.DataFrame, old: pd.DataFrame) -> tuple[int, int]:
    """Most equal figures in any two periods that differ, and how many could be compared."""
    pairs = _large(new).merge(_large(old), on=CELL, suffixes=("", "_held"))
    pairs = pairs[pairs["period_end"] != pairs["period_end_held"]]
    if pairs.empty:
        return 0, 0
    counts = _same(pairs).groupby([pairs["period_end"], pairs["period_end_held"]]).agg(["sum", "size"])
    best = counts.sort_values("sum").iloc[-1]
    return int(best["sum"]), int(best["size"])


def _large(rows: pd.DataFrame) -> pd.DataFrame:
    """Figures that do not repeat by chance: counts from 20, and values without counts."""
    counted = rows["numerator"].notna()
    return rows[(rows["numerator"] >= LARGE) | (~counted & rows["value"].notna())]


def _same(pairs: pd.DataFrame) -> "pd.Series[bool]":
    same = pd.Series(True, index=pairs.index)
    for name in FIGURES:
        one, other = pairs[name].astype(float), pairs[f"{name}_held"].astype(float)
        same &= (one == other) | (one.isna() & other.isna())
    return same
