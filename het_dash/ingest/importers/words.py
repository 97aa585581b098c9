"""Matches a column to known words, and says which rows were skipped for an unknown one."""

from collections.abc import Iterable

import pandas as pd

from het_dash.catalogue import Catalogue
from het_dash.catalogue.publishers_words import folded, spellings

MOST_NAMED = 5


def matched(
    cells: "pd.Series[str]", catalogue: Catalogue, form: str, column: str, known: Iterable[str] = ()
) -> "pd.Series[str]":
    """The known word of each cell, or its own text if it is not known."""
    words = spellings(catalogue.publishers_words, form, column, known)
    return cells.map({text: words.get(folded(text), text) for text in cells.unique()}).astype(str)


def skipped(texts: "pd.Series[str]") -> tuple[str, ...]:
    """A sentence that counts the rows left out for a word that is not known. `texts`: the word of each such row."""
    if texts.empty:
        return ()
    counts = texts.value_counts()
    named = ", ".join(f"{text} ({number:,})" for text, number in counts.head(MOST_NAMED).items())
    more = f" and {len(counts) - MOST_NAMED} more" if len(counts) > MOST_NAMED else ""
    rows = "1 row was" if len(texts) == 1 else f"{len(texts):,} rows were"
    return (f"{rows} skipped, because the catalogue does not use it: {named}{more}.",)
