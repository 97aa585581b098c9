"""Search of the About pages: entries, the words that find them, and what is near when nothing is found."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from het_dash.catalogue.about import Term
from het_dash.charts import Table

Kind = Literal["measure", "source", "quality", "method", "term"]
WORD = re.compile(r"[^\W_]+")
NEAR = 0.72  # likeness of two words from 0 to 1
MOST_NEAR = 4
SHORTEST = 3  # letters of a word that has near ones
SMALL_WORDS = frozenset(
    "a an and are as at by do does for from how in is it its of on or the to we what where who why".split()
)
ENDINGS = ("ing", "ed", "es", "s")
Words = tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """An entry of a list: its title and one line, and behind them its parts, each with a heading, and a table.

    `names` find it too and are not shown: ids, hashes, other names. `group` is the heading it is listed under.
    `address` is the publisher's, and `traced` the measure whose figures can be traced.
    """

    kind: Kind
    id: str
    title: str
    line: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    table: Table | None = None
    names: tuple[str, ...] = ()
    group: str = ""
    address: str = ""
    traced: str = ""

    @cached_property
    def title_words(self) -> Words:
        return words(self.title)

    @cached_property
    def words(self) -> Words:
        """All words that find the entry, those of its table left out."""
        said = (self.title, self.line, *self.names, *(text for part in self.parts for text in part))
        return tuple(dict.fromkeys(word for text in said for word in words(text)))


def words(text: str) -> Words:
    """Words in small letters without accents: 'CVDP007HYP, blood-pressure' -> cvdp007hyp, blood, pressure."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return tuple(WORD.findall(plain.casefold()))


def found(entries: Iterable[Entry], sought: str, glossary: Iterable[Term]) -> tuple[Entry, ...]:
    """Entries with every word that is sought, or with another name of a term in it; found by their title first.

    A word is found by its beginning, whatever its ending. Where only a table has the words, other rows are left out.
    """
    ways = _ways(_asked(sought), glossary)
    ranked = [(rank, one) for entry in entries for rank, one in _ranked(entry, ways)]
    return tuple(one for _, one in sorted(ranked, key=lambda pair: pair[0]))


def near(entries: Sequence[Entry], sought: str, glossary: Iterable[Term]) -> tuple[str, ...]:
    """Searches that are like `sought` and find something, the most alike first."""
    terms = tuple(glossary)
    known = _known(entries, terms)
    asked = _asked(sought)
    mended = tuple(_like(word, known) for word in asked)
    tries = [" ".join(mended), *(one for one in (*mended, *asked) if len(one) >= SHORTEST)]
    fresh = (one for one in dict.fromkeys(tries) if one and _asked(one) != asked)
    return tuple(one for one in fresh if found(entries, one, terms))[:MOST_NEAR]


def _asked(sought: str) -> Words:
    """The words that matter: 'how are practices compared' -> practices, compared."""
    every = words(sought)
    return tuple(word for word in every if word not in SMALL_WORDS) or every


def _known(entries: Iterable[Entry], terms: Iterable[Term]) -> list[str]:
    """Words of titles, names and terms that a misspelt word may mean."""
    texts = [text for one in entries for text in (one.title, one.line, *one.names)]
    texts += [name for term in terms for name in term.names]
    return sorted({word for text in texts for word in words(text) if len(word) >= SHORTEST})


def _like(word: str, known: list[str]) -> str:
    """The word itself if one begins with it, or else the most alike, or nothing."""
    if any(one.startswith(_stem(word)) for one in known):
        return word
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=NEAR)), "")


def _ways(asked: Words, glossary: Iterable[Term]) -> tuple[Words, ...]:
    """The words themselves, then with a term's name in them replaced by its other names."""
    ways = [asked]
    for term in glossary:
        names = [words(name) for name in term.names]
        ways += [way for name in names if name for way in _replaced(asked, name, names)]
    return tuple(dict.fromkeys(way for way in ways if way))


def _replaced(asked: Words, name: Words, names: list[Words]) -> Iterator[Words]:
    for start in range(len(asked) - len(name) + 1):
        if asked[start : start + len(name)] == name:
            for other in names:
                yield (*asked[:start], *other, *asked[start + len(name) :])


def _ranked(entry: Entry, ways: tuple[Words, ...]) -> Iterator[tuple[int, Entry]]:
    """The entry with its rank, if one of the ways finds it."""
    ranks = [
        2 * rank + bool(number)
        for number, way in enumerate(ways)
        for rank, given in enumerate((entry.title_words, entry.words))
        if _all_in(way, given)
    ]
    if ranks:
        yield min(ranks), entry
        return
    if entry.table and (rows := _rows(entry.table, ways)):
        yield 4, replace(entry, table=Table(entry.table.columns, rows))


def _rows(table: Table, ways: tuple[Words, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(row for row in table.rows if any(_all_in(way, words(" ".join(row))) for way in ways))


def _all_in(sought: Words, given: Words) -> bool:
    return all(any(word.startswith(_stem(one)) for word in given) for one in sought)


def _stem(word: str) -> str:
    """'practices' -> 'practic'. Codes and short words stay."""
    for ending in ENDINGS if word.isalpha() and not word.endswith("ss") else ():
        if word.endswith(ending) and len(word) - len(ending) > SHORTEST:
            return word.removesuffix(ending)
    return word
