"""Choices on the Inequality page, and the names that its sections ask by."""

from collections.abc import Iterable
from dataclasses import dataclass

from het_dash.catalogue import Indicator, Nature
from het_dash.content import data_layers, wanted
from het_dash.content.rules.gap_text import Reference
from het_dash.store import Asks, Question

PUBLISHED, DETAILED, BROAD = "ethnicity_cvdprevent", "ethnicity_nhs16", "ethnicity_broad"
FIFTHS, AGES = "imd_quintile_england", "age_cvdprevent"
BROAD_BY_AGE, BROAD_BY_SEX = "ethnicity_broad_x_age", "ethnicity_broad_x_sex"
SCHEMES = {DETAILED: "16 groups", BROAD: "Five groups"}
REFERENCES: dict[str, str] = {"white": "White patients", "all": "All patients"}
# Names that the sections' fields ask by.
MEASURE, PLACE, SCHEME = "measure", "@place", "@scheme"


@dataclass(frozen=True)
class Choice:
    """Choice of measure. `groups` gives ids of the scheme; empty means all groups."""

    indicator: str
    reference: Reference = "white"
    scheme: str = DETAILED
    groups: tuple[str, ...] = ()

    def at(self, place: str = "") -> wanted.Choice:
        """What a section's fields ask for; `place`: the nearest place with published figures by group."""
        return {MEASURE: self.indicator, PLACE: place, SCHEME: self.scheme}

    def own(self, *areas: str) -> Question:
        """Our own records by the chosen groups."""
        return Question(self.indicator, areas, self.scheme, "own")

    def published(self, *areas: str) -> Question:
        return Question(self.indicator, areas, PUBLISHED)


def offered(store: Asks) -> list[Indicator]:
    """Measures that the page can show, those with the most data first."""
    found: Iterable[Indicator] = store.catalogue.on_page("inequality")
    return sorted(found, key=lambda i: (not is_published(i.id, PUBLISHED, store), own_nature(i.id, store) is None))


def is_published(indicator: str, breakdown: str, store: Asks) -> bool:
    return any(by == breakdown for _, by, _, _ in store.holdings(indicator))


def own_nature(indicator: str, store: Asks) -> Nature | None:
    """Nature of our own records of a measure, or None if there are none."""
    return data_layers.own_nature(store.catalogue.indicators[indicator], store)
