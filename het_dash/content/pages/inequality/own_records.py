"""Inequality from local records: by group, over time, by age."""

from collections.abc import Iterator, Mapping
from functools import partial

from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, ask, ask_at
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


def our_own(choice: Choice, store: Store) -> list[AnySection]:
    """What our own records show; without any, what is missing, why, and who can supply it."""
    id_, short = "groups", "Ethnic groups"
    if own_nature(choice.indicator, store) is None:
        return [Section(id_, short, "What would local records show?", OwnRecords, _missing, choice.at())]
    groups, over_time, by_age = (partial(rule, choice=choice) for rule in (_groups, _over_time, _by_age))
    return [
        Section(
            id_, short, "Local records: which groups does care fall short for?", OwnRecords, groups, choice.at()
        ),
        Section(
            "over-time", "Over time", "Local records: how has it been over the years?", OwnRecords, over_time,
            choice.at(),
        ),
        Section(
            "age", "Age", "Local records: at which ages is the gap, and do ages explain it?", OwnByAge, by_age,
            choice.at(),
        ),
        Section(
            "own-deprivation", "Local deprivation", "Local records: in which areas is the gap?", OwnByDeprivation,
            _by_deprivation, choice.at(),
        ),
    ]  # fmt: skip


def _missing(asked: OwnRecords, view: View) -> Iterator[Block]:
    yield no_local_records.missing(asked.by_group[view.pcn.code].indicator, view.catalogue.borough)


def _groups(asked: OwnRecords, view: View, *, choice: Choice) -> Iterator[Block]:
    given = {place: asked.at(place, choice, view) for place in asked.places}
    if view.pcn.code not in given:
        yield no_local_records.not_of(view.pcn, view.catalogue.borough.label, borough=bool(given))
    yield from (gap_tiles.ours(one) for one in list(given.values())[:1])
    yield from (ethnic_groups.chart(one, choice.groups) for one in given.values())
    yield from (ethnic_groups.table(one, choice.groups) for one in given.values())
    yield from (spread_of_groups(one) for one in given.values())


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
    for rule in (gap_by_age.chart, age_adjusted_gap.said, age_adjusted_gap.table):
        yield from (rule(one) for one in given)
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
