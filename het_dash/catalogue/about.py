"""Texts of the About pages: the glossary, the methods in short, and the accessibility statement."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from het_dash.catalogue.cross_checks import check_once
from het_dash.catalogue.entry import Entry
from het_dash.catalogue.errors import CatalogueError
from het_dash.catalogue.yaml_files import read_entries, read_entry, shown


class Term(Entry):
    """A term of the glossary. `short` is its abbreviation; `also` are other words that readers search for."""

    id: str
    term: str
    short: str = ""
    also: tuple[str, ...] = ()
    meaning: str

    @property
    def title(self) -> str:
        """'Primary Care Network (PCN)'."""
        return f"{self.term} ({self.short})" if self.short else self.term

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that the term is called, itself first."""
        return (self.term, *filter(None, (self.short,)), *self.also)


class Method(Entry):
    """A method in short. `sections` are those of docs/methods.md that have its formulas and sources."""

    id: str
    title: str
    sections: tuple[int, ...]
    says: tuple[str, ...]


class StatementSection(Entry):
    """A section of the accessibility statement: sentences, then a list, then sentences after it."""

    id: str
    heading: str
    says: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    then: tuple[str, ...] = ()


class Statement(Entry):
    """The accessibility statement. `{contact}` in a section becomes one of the two sentences about the contact."""

    prepared: date
    reviewed: date
    contact: str
    without_contact: str
    sections: tuple[StatementSection, ...]


def read_glossary(path: Path) -> tuple[Term, ...]:
    """Terms in alphabetical order. Raises CatalogueError for an id or a term that is there twice."""
    terms = read_entries(Term, path)
    _check_ids((one.id for one in terms), path)
    check_once((one.term.casefold() for one in terms), shown(path), "term")
    return tuple(sorted(terms, key=lambda one: one.term.casefold()))


def read_methods(path: Path) -> tuple[Method, ...]:
    methods = read_entries(Method, path)
    _check_ids((one.id for one in methods), path)
    return methods


def read_statement(path: Path) -> Statement:
    """The accessibility statement. Raises CatalogueError where its contact has no place for an address."""
    one = read_entry(Statement, path)
    _check_ids((section.id for section in one.sections), path)
    if "{address}" not in one.contact:
        raise CatalogueError(shown(path), "contact", one.contact, "has no {address}; say where the address goes.")
    return one


def _check_ids(ids: Iterable[str], path: Path) -> None:
    check_once(ids, shown(path), "id")
