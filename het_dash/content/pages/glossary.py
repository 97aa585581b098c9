"""Glossary: terms found by name or by words of their meaning, under their first letters."""

from collections.abc import Iterable
from itertools import groupby

from het_dash.catalogue.about import Term
from het_dash.content.search import Entry, found, near


def entries(terms: Iterable[Term]) -> tuple[Entry, ...]:
    return tuple(Entry("term", one.id, one.title, "", (("", one.meaning),), None, (one.id, *one.also)) for one in terms)


def sought(terms: tuple[Term, ...], words: str) -> tuple[Term, ...]:
    """Terms with these words, those found by their name first. Without words, every term."""
    if not words:
        return terms
    by_id = {one.id: one for one in terms}
    return tuple(by_id[entry.id] for entry in found(entries(terms), words, ()))


def near_terms(terms: tuple[Term, ...], words: str) -> tuple[str, ...]:
    return near(entries(terms), words, ())


def by_letter(terms: Iterable[Term]) -> dict[str, tuple[Term, ...]]:
    """Terms by their first letter."""
    return {letter: tuple(those) for letter, those in groupby(terms, key=lambda one: one.term[0].upper())}


def named(terms: Iterable[Term], name: str) -> Term | None:
    """The term with this id or name."""
    sought_for = name.casefold()
    return next((one for one in terms if sought_for in (one.id, *(n.casefold() for n in one.names))), None)
