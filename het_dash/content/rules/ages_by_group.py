"""Figures of one area by broad ethnic group and age."""

from dataclasses import dataclass

from het_dash.catalogue import CROSS, Group
from het_dash.charts.perspective import View
from het_dash.content.rules.gap_text import Reference, reference_of
from het_dash.figures import Answer, Figure
from het_dash.figures.age_adjusted_gap import Share, as_recorded, with_ages_of
from het_dash.figures.gaps import Gap, gap_between, published_counts

AGES, BROAD, FOCUS = "age_cvdprevent", "ethnicity_broad", "black"
EVERYONE_BY_AGE = "all"


@dataclass(frozen=True, kw_only=True)
class Ages:
    """`cross`: by group and age; `by_age`: everyone, there and in the borough; all of one period."""

    cross: Answer
    by_age: Answer
    by_broad: Answer
    everyone: Answer
    area: str
    reference: Reference
    view: View

    @property
    def bands(self) -> tuple[Group, ...]:
        return self.view.catalogue.breakdowns[AGES].groups

    @property
    def groups(self) -> tuple[Group, ...]:
        return tuple(g for g in self.view.catalogue.breakdowns[BROAD].groups if not g.unknown)

    @property
    def register(self) -> dict[str, float]:
        """The borough's people by band, whatever their group; empty where a band is not shown."""
        found = {band.id: self.by_age.one(self.view.catalogue.borough.code, band.id) for band in self.bands}
        shown = {band: f.denominator for band, f in found.items() if f and f.denominator is not None}
        return shown if len(shown) == len(self.bands) else {}

    def at(self, group: str, band: str) -> Figure | None:
        """A group's figure at one age; of EVERYONE_BY_AGE everyone's."""
        if group == EVERYONE_BY_AGE:
            return self.by_age.one(self.area, band)
        return self.cross.one(self.area, f"{group}{CROSS}{band}")

    @property
    def against(self) -> str:
        return "white" if self.reference == "white" else EVERYONE_BY_AGE

    def gap_at(self, band: str) -> Gap | None:
        """How far the programme's group lies from the reference at one age."""
        polarity = self.cross.indicator.polarity
        return gap_between(self.at(FOCUS, band), self.at(self.against, band), polarity)

    def recorded(self, group: str) -> Share | None:
        """As recorded, at all ages together."""
        if group == EVERYONE_BY_AGE:
            everyone = reference_of("all", by_broad_group=self.by_broad, everyone=self.everyone, area=self.area)
            return as_recorded(everyone)
        return as_recorded(self.by_broad.one(self.area, group))

    def with_same_ages(self, group: str) -> Share | None:
        """With the ages of the borough's register."""
        figures = {band.id: self.at(group, band.id) for band in self.bands}
        rounding = max((f.rounding for f in figures.values() if f), default=0.0)
        return with_ages_of(self.register, {band: published_counts(f) for band, f in figures.items()}, rounding)

    def hidden(self, group: str) -> list[str]:
        """Ages at which a group's figure is not shown."""
        return [band.label for band in self.bands if published_counts(self.at(group, band.id)) is None]


def ages(
    *, cross: Answer, by_age: Answer, by_broad: Answer, everyone: Answer, area: str, reference: Reference, view: View
) -> Ages:
    """`cross`: by group and age. Of every answer the last period of the first is kept."""
    end = cross.period[1] if cross.period else None

    def then(answer: Answer) -> Answer:
        return answer.only(f for f in answer.figures if f.period_end == end)

    return Ages(
        cross=then(cross), by_age=then(by_age), by_broad=then(by_broad), everyone=then(everyone), area=area,
        reference=reference, view=view,
    )  # fmt: skip
