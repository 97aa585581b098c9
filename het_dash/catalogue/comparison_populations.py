"""Populations that people reached are compared with, and ethnic groups reported together (methods 6)."""

from collections.abc import Collection, Mapping
from typing import Literal

from pydantic import Field

from het_dash.catalogue.breakdown import Breakdown
from het_dash.catalogue.entry import Entry
from het_dash.catalogue.errors import CatalogueError

COMMON = "ethnicity_nhs16"
BROAD = "ethnicity_broad"


class Together(Entry):
    """Ethnic groups reported together. `whole` is the broad group of the same people, if there is one."""

    id: str
    label: str
    groups: tuple[str, ...]
    whole: str | None = None
    headline: bool = False


class Population(Entry):
    """A population that people reached are compared with."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: str
    people: str = Field(description="Within a sentence: 'a larger share than of {people}'")
    indicator: str
    breakdown: str
    place: Literal["borough", "here"]
    figures: Literal["values", "denominators"]
    condition: str | None = None
    need: bool = False
    estimated: bool = False


class Represented(Entry):
    """Contents of a programme's `representation.yaml`."""

    together: tuple[Together, ...]
    populations: tuple[Population, ...]

    @property
    def headline(self) -> Together:
        return next(one for one in self.together if one.headline)

    def population(self, population_id: str) -> Population:
        return next(one for one in self.populations if one.id == population_id)


def check_represented(
    one: Represented, breakdowns: Mapping[str, Breakdown], indicators: Mapping[str, object], file: str
) -> None:
    """Raises CatalogueError for an unknown group or indicator, or a scheme that does not map to the common scheme."""
    common = {group.id for group in breakdowns[COMMON].groups}
    broad = {group.id for group in breakdowns[BROAD].groups}
    for told in one.together:
        _known(told.groups, common, f"{told.id}, groups", COMMON, file)
        _known((told.whole,) if told.whole else (), broad, f"{told.id}, whole", BROAD, file)
    if sum(told.headline for told in one.together) != 1:
        raise CatalogueError(file, "together, headline", "true", "must be said of one entry, and of no more.")
    for people in one.populations:
        _known((people.indicator,), indicators, f"{people.id}, indicator", "data/indicators", file)
        _known((people.breakdown,), breakdowns, f"{people.id}, breakdown", "data/ethnic_groups.yaml", file)
        scheme = breakdowns[people.breakdown]
        apart = next((g.id for g in scheme.groups if scheme.id != COMMON and g.common not in common), None)
        if apart:
            raise CatalogueError(file, f"{people.id}, breakdown", apart, f"has no `common` group of {COMMON}; add it.")


def _known(values: tuple[str, ...], known: Collection[str], field: str, where: str, file: str) -> None:
    unknown = next((value for value in values if value not in known), None)
    if unknown is not None:
        raise CatalogueError(file, field, unknown, f"is not in {where}; correct it or add it there.")
