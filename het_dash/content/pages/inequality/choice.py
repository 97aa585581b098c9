"""Choices on the Inequality page, and the questions they ask."""

from collections.abc import Iterable
from dataclasses import dataclass

from het_dash.catalogue import Indicator, Nature
from het_dash.content import data_layers
from het_dash.content.rules.gap_text import Reference
from het_dash.store import Asks, Question

PUBLISHED, DETAILED, BROAD = "ethnicity_cvdprevent", "ethnicity_nhs16", "ethnicity_broad"
FIFTHS, AGES, BROAD_BY_AGE = "imd_quintile_england", "age_cvdprevent", "ethnicity_broad_x_age"
SCHEMES = {"16 groups": DETAILED, "As a whole (five groups)": BROAD}
REFERENCES: dict[str, Reference] = {"White patients": "white", "All patients": "all"}
ByGroup = tuple[Question, Question, Question]


@dataclass(frozen=True)
class Choice:
    """Choice of measure. `groups` gives ids of the scheme; empty means all groups."""

    indicator: str
    reference: Reference = "white"
    scheme: str = DETAILED
    groups: tuple[str, ...] = ()

    def published(self, *areas: str) -> ByGroup:
        """Published figures by group, by broad group and for everyone. The first two are the same: none is finer."""
        by_group = Question(self.indicator, areas, PUBLISHED)
        return by_group, by_group, Question(self.indicator, areas)

    def own(self, *areas: str) -> ByGroup:
        """The same questions for our own records."""
        return (
            Question(self.indicator, areas, self.scheme, "own"),
            Question(self.indicator, areas, BROAD, "own"),
            Question(self.indicator, areas, layer="own"),
        )

    def own_by_age(self, area: str, lewisham: str) -> tuple[Question, ...]:
        """By broad group and age, by age here and in Lewisham, then as `own`. Detailed groups never by age."""
        both = tuple(dict.fromkeys((area, lewisham)))
        by_age = Question(self.indicator, both, AGES, "own")
        return (Question(self.indicator, (area,), BROAD_BY_AGE, "own"), by_age, *self.own(area)[1:])


def offered(store: Asks) -> list[Indicator]:
    """Measures that the page can show, those with the most data first."""
    found: Iterable[Indicator] = store.catalogue.on_page("inequality")
    return sorted(found, key=lambda i: (not is_published(i.id, PUBLISHED, store), own_nature(i.id, store) is None))


def is_published(indicator: str, breakdown: str, store: Asks) -> bool:
    return any(by == breakdown for _, by, _, _ in store.holdings(indicator))


def own_nature(indicator: str, store: Asks) -> Nature | None:
    """Nature of our own records of a measure, or None if there are none."""
    return data_layers.own_nature(store.catalogue.indicators[indicator], store)
