"""Inequality from local records: by group, over time, by age."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, NoQuestions, ask, ask_at
from het_dash.content.blocks import Block
from het_dash.content.pages.inequality.choice import (
    AGES,
    BROAD,
    BROAD_BY_AGE,
    BROAD_BY_SEX,
    MEASURE,
    SCHEME,
    Choice,
    own_nature,
)
from het_dash.content.rules import (
    adjusted_gap,
    age_adjusted_gap,
    ethnic_groups,
    gap_by_age,
    gap_over_time,
    gap_tiles,
    no_local_records,
    own_deprivation,
)
from het_dash.content.rules.ages_by_group import Ages, ages
from het_dash.content.rules.disparity import spread_of_groups
from het_dash.content.rules.reference_gaps import ByGroup
from het_dash.content.sections import AnySection, Section
from het_dash.figures import Answer
from het_dash.store import Asks as Store
from het_dash.store.questions import ALL_PCNS, BOROUGH, THIS_PCN

MOST_LINES = 3
PLACES = (THIS_PCN, BOROUGH)
WIDE = (1,)


class OwnRecords(Asks):
    """By the chosen groups, by broad group and for everyone, each by place."""

    by_group: Mapping[str, Answer] = ask_at(PLACES, MEASURE, SCHEME, "own")
    by_broad: Mapping[str, Answer] = ask_at(PLACES, MEASURE, BROAD, "own")
    everyone: Mapping[str, Answer] = ask_at(PLACES, MEASURE, layer="own")
    at_all_pcns: Answer = ask(areas=(ALL_PCNS,), by=SCHEME, layer="own", chosen=MEASURE)

    @property
    def places(self) -> tuple[str, ...]:
        """The places that the records cover."""
        return tuple(area for area, answer in self.by_group.items() if answer.collected.figures)

    def at(self, place: str, choice: Choice, view: View) -> ByGroup:
        return ByGroup(
            by_group=self.by_group[place], by_broad=self.by_broad[place], everyone=self.everyone[place], area=place,
            reference=choice.reference, view=view,
            peers=self.at_all_pcns if place == view.pcn.code else self.by_group[place],
        )  # fmt: skip


class OwnByAge(OwnRecords):
    """Broad groups by age, and everyone by age there and in the borough. Detailed groups never by age."""

    cross: Mapping[str, Answer] = ask_at(PLACES, MEASURE, BROAD_BY_AGE, "own")
    by_age: Mapping[str, Answer] = ask_at(PLACES, MEASURE, AGES, "own", beside=(BOROUGH,))
    by_sex: Mapping[str, Answer] = ask_at(PLACES, MEASURE, BROAD_BY_SEX, "own", beside=(ALL_PCNS,))


class OwnByDeprivation(Asks):
    """By fifth of areas, and by broad group within each, where the extract has the column `deprivation`."""

    by_fifth: Answer = ask(chosen=MEASURE, areas=PLACES, by=own_deprivation.FIFTHS, layer="own")
    by_group: Answer = ask(chosen=MEASURE, areas=PLACES, by=own_deprivation.BY_GROUP, layer="own")
    everyone: Answer = ask(chosen=MEASURE, areas=PLACES, layer="own")


@dataclass(frozen=True)
class OwnSections:
    """Sections of local records. Ages and deprivation have none without records."""

    groups: tuple[AnySection, ...]
    over_time: AnySection
    ages: tuple[AnySection, ...] = ()
    deprivation: tuple[AnySection, ...] = ()


def our_own(choice: Choice, store: Store) -> OwnSections:
    """Sections from our own records; without any, what is missing, why, and who can supply it."""
    groups, tables, rest, over_time, by_age, adjusted = (
        partial(rule, choice=choice) for rule in (_groups, _tables, _rest, _over_time, _by_age, _adjusted)
    )
    borough = store.catalogue.borough.label
    if own_nature(choice.indicator, store) is None:
        return OwnSections(
            (Section("groups", "By group here", "", OwnRecords, _missing, choice.at()),),
            Section("over-time", "Over time", "", NoQuestions, _no_years),
        )
    return OwnSections(
        (
            Section("groups", "By group here", "", OwnRecords, groups, choice.at(), layout=(WIDE, WIDE)),
            Section("group-tables", "Tables by group", "Every group in a table", OwnRecords, tables, choice.at(),
                    folded=True),
            Section("groups-borough", borough, f"All of {borough}", OwnRecords, rest, choice.at(), folded=True),
        ),
        Section("over-time", "Over time", "", OwnRecords, over_time, choice.at()),
        (
            Section("age", "Local age", "Local records by age and sex", OwnByAge, by_age, choice.at()),
            Section("adjusted", "Adjusted", "Adjusted for age and sex, in tables", OwnByAge, adjusted, choice.at(),
                    folded=True),
        ),
        (
            Section(
                "own-deprivation", "Local deprivation", "Local records by deprivation of area", OwnByDeprivation,
                _by_deprivation, choice.at(),
            ),
        ),
    )  # fmt: skip


def _missing(asked: OwnRecords, view: View) -> Iterator[Block]:
    yield no_local_records.missing(asked.by_group[view.pcn.code].indicator, view.catalogue.borough)


def _no_years(_: Asks, __: View) -> Iterator[Block]:
    yield no_local_records.no_years()


def _groups(asked: OwnRecords, view: View, *, choice: Choice) -> Iterator[Block]:
    given = {place: asked.at(place, choice, view) for place in asked.places}
    if view.pcn.code not in given:
        yield no_local_records.not_of(view.pcn, view.catalogue.borough.label, borough=bool(given))
    for one in list(given.values())[:1]:
        yield gap_tiles.ours(one)
        yield ethnic_groups.chart(one, choice.groups)


def _tables(asked: OwnRecords, view: View, *, choice: Choice) -> Iterator[Block]:
    for place in asked.places:
        given = asked.at(place, choice, view)
        yield ethnic_groups.table(given, choice.groups)
        yield spread_of_groups(given)


def _rest(asked: OwnRecords, view: View, *, choice: Choice) -> Iterator[Block]:
    """Places after the first."""
    yield from (ethnic_groups.chart(asked.at(place, choice, view), choice.groups) for place in asked.places[1:])


def _over_time(asked: OwnRecords, view: View, *, choice: Choice) -> Iterator[Block]:
    """The chosen groups, or the programme's, three lines to a chart."""
    if view.pcn.code not in asked.places:
        return
    given, scheme = asked.at(view.pcn.code, choice, view), view.catalogue.breakdowns[choice.scheme]
    groups = choice.groups or tuple(g.id for g in scheme.groups if g.programme)
    for start in range(0, len(groups), MOST_LINES):
        yield gap_over_time.lines(given, groups[start : start + MOST_LINES])
    yield gap_over_time.gaps(given, groups)


def _by_age(asked: OwnByAge, view: View, *, choice: Choice) -> Iterator[Block]:
    """For the five groups as a whole."""
    given = [_ages(asked, place, choice, view) for place in asked.places]
    for rule in (gap_by_age.chart, age_adjusted_gap.said):
        yield from (rule(one) for one in given)


def _adjusted(asked: OwnByAge, view: View, *, choice: Choice) -> Iterator[Block]:
    """With the same ages, and by a model."""
    given = [_ages(asked, place, choice, view) for place in asked.places]
    yield from (age_adjusted_gap.table(one) for one in given)
    for one in given:
        yield from adjusted_gap.blocks(one, asked.by_sex[one.area])


def _by_deprivation(asked: OwnByDeprivation, view: View) -> Iterator[Block]:
    yield from own_deprivation.blocks(
        by_fifth=asked.by_fifth, by_group=asked.by_group, everyone=asked.everyone, view=view
    )


def _ages(asked: OwnByAge, place: str, choice: Choice, view: View) -> Ages:
    return ages(
        cross=asked.cross[place],
        by_age=asked.by_age[place],
        by_broad=asked.by_broad[place],
        everyone=asked.everyone[place],
        area=place,
        reference=choice.reference,
        view=view,
    )
