"""Words of publishers' files, with their other spellings."""

import re
from collections.abc import Iterable, Mapping

from pydantic import Field

from het_dash.catalogue.entry import Entry


class PublishersWords(Entry):
    """Words of one column of a format: see `data/publishers_words.yaml`."""

    format: str
    column: str
    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    unused: tuple[str, ...] = ()


def folded(text: str) -> str:
    """Text without letter case, spaces, dashes and underscores."""
    return re.sub(r"[\s_–—-]+", "", text).casefold()


def spellings(
    entries: Iterable[PublishersWords], form: str, column: str, known: Iterable[str] = ()
) -> Mapping[str, str]:
    """Folded spelling -> the word: of `known` words, and of those that the data lists for the column."""
    found = {folded(word): word for word in known}
    for one in entries:
        if (one.format, one.column) == (form, column):
            for word, others in {**one.words, **dict.fromkeys(one.unused, ())}.items():
                found.update(dict.fromkeys([folded(word), *map(folded, others)], word))
    return found
