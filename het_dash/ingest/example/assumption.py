"""An assumption behind example data: a sentence, a number and its source."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from het_dash.catalogue import CatalogueError
from het_dash.catalogue.entry import Entry
from het_dash.catalogue.yaml_files import shown


class Assumed(Entry):
    """An assumption as a sentence with its source."""

    says: str
    source: str


class Number(Assumed):
    number: float


class Day(Assumed):
    on: date


class Rates(Assumed):
    """A number for some groups. Other groups have none, or are the reference."""

    rates: dict[str, float]


def must_be(path: Path, field: str, given: Collection[str], known: Collection[str], every: bool = True) -> None:
    """Raises CatalogueError for an unknown name and, with `every`, for a known name that is missing."""
    for name in sorted(set(given) - set(known)):
        raise CatalogueError(shown(path), field, name, f"is not known; known are {', '.join(sorted(known))}.")
    for name in sorted(set(known) - set(given)) if every else ():
        raise CatalogueError(shown(path), field, name, "is missing; add it.")
