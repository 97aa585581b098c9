"""Widest gaps between groups, with the number of people."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from het_dash.catalogue import Catalogue
from het_dash.charts.perspective import View
from het_dash.charts.spec import Table
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import nature_of
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.rules import gap_text, known_inequality, small_groups
from het_dash.content.rules.multiple_comparisons import by_chance
from het_dash.content.rules.reference_gaps import ByGroup
from het_dash.figures import Answer
from het_dash.figures.fallback import HIDDEN
from het_dash.figures.gaps import Gap, clear_among, published_counts
from het_dash.store.questions import ALL_PCNS, THIS_PCN, Question

PEERS = "White patients"
EXTRACT = "gp_extract"
DETAILED, BROAD = "ethnicity_nhs16", "ethnicity_broad"
MOST_ROWS, ON_A_PAGE = 10, 3
CRUDE = "Not adjusted for age."
ONE_BY_ONE = "Clear one by one, but not clear when we allow for the number of comparisons: {}."
NOT_COLLECTED = (
    "We cannot show Black African and Black Caribbean patients separately yet.",
    "Published figures have one Black group, and none for this Primary Care Network (PCN).",
    "The practices can supply an extract of their own records.",
)


def by_scheme(scheme: str) -> Callable[[Catalogue], dict[str, Question]]:
    """Every measure that a local extract may hold, by the groups of one scheme.

    Detailed groups at all PCNs, because they are estimated together (methods 19).
    """

    def asked(catalogue: Catalogue) -> dict[str, Question]:
        held = (one.id for one in catalogue.indicators.values() if EXTRACT in one.sources)
        areas = (ALL_PCNS,) if scheme == DETAILED else (THIS_PCN,)
        return {one: Question(one, areas, scheme, "own") for one in held}

    return asked


@dataclass(frozen=True, kw_only=True)
class Own:
    """Our own records of every measure, by its id: by detailed group at all PCNs, and by group as a whole here."""

    by_group: Mapping[str, Answer]
    by_broad: Mapping[str, Answer]
    view: View

    @property
    def place(self) -> str:
        return self.view.label(self.view.pcn.code)

    @cached_property
    def gaps(self) -> list["Found"]:
        """The gaps of the programme's groups."""
        return [Found(gap, here.latest) for one, here in self.here.items() for gap in self._of(one)]

    @cached_property
    def here(self) -> Mapping[str, Answer]:
        """By detailed group at this PCN."""
        return {one: by_group.of(self.view.pcn.code) for one, by_group in self.by_group.items()}

    def _of(self, measure: str) -> list[Gap]:
        by_broad = self.by_broad[measure]
        given = ByGroup(
            by_group=self.here[measure], by_broad=by_broad, everyone=by_broad, area=self.view.pcn.code,
            reference="white", view=self.view, peers=self.by_group[measure],
        )  # fmt: skip
        return given.held().programme

    @property
    def answers(self) -> tuple[Answer, ...]:
        return (*self.here.values(), *self.by_broad.values())


@dataclass(frozen=True)
class Found:
    """One gap, and the answer that it was found in."""

    gap: Gap
    answer: Answer

    def said(self, view: View) -> str:
        """'Stroke risk scored, Black Caribbean: 9.1 points (5.0 to 13.2), about 40 people (20 to 60)'."""
        name = gap_text.name(self.gap.group, view.catalogue)
        return f"{self.answer.indicator.title}, {name}: {gap_text.sized(self.gap)}"


def widest_first(found: list[Found]) -> list[Found]:
    """Clear gaps that people would close, the widest in points first."""
    return sorted((one for one in found if one.gap.behind), key=lambda one: -abs(one.gap.points))


def published(by_group: Iterable[Answer], view: View) -> Words | None:
    """Of the measures published by ethnic group, at the nearest place of each."""
    found = [
        Found(gap, one.latest)
        for one in by_group
        if (gap := known_inequality.gap(one, known_inequality.nearest(one, view)))
    ]
    if not found:
        return None
    clear = widest_first(found)
    where = {view.label(one.gap.group.area_code) for one in found}
    heading = f"Which published gap is widest? {' and '.join(sorted(where))}, Black and {PEERS}"
    source = wording.source(*(one.answer for one in found))
    if not clear:
        return Words((f"No clear gap in any of the {len(found)} measures published.",), heading=heading, source=source)
    told = filter(None, (*_ranked(clear, view, len(found)), by_chance(len(found)), CRUDE))
    return Words(tuple(told), heading=heading, source=source)


def _ranked(clear: list[Found], view: View, compared: int) -> Iterator[str]:
    """The widest, the one for most people where that is another, and how many more there are.

    None is named as the widest if no gap is clear among so many `compared`.
    """
    named = [one for one in clear if clear_among(one.gap, compared)]
    if not named:
        yield ONE_BY_ONE.format("; ".join(one.said(view) for one in clear[:3]))
        return
    most = max(named, key=lambda one: one.gap.missed)
    yield f"Widest gap from {PEERS}: {named[0].said(view)}."
    if most is not named[0]:
        yield f"For most people: {most.said(view)}."
    others = [one for one in clear if one not in (named[0], most)]
    if others:
        yield f"Then: {'; '.join(one.said(view) for one in others[:3])}."


def ours(own: Own) -> Words:
    """The same of Black African and Black Caribbean patients, from our own records; without any, what is missing."""
    found, answers = own.gaps, own.answers
    if not any(one.collected.figures for one in answers):
        return Words(NOT_COLLECTED, heading="From local records", missing=True)
    heading = f"From local records: which gap is widest in {own.place}?"
    clear = widest_first(found)
    source = wording.source(*(one.answer for one in clear or found))
    told = (
        tuple(_ranked(clear, own.view, len(found)))
        if clear
        else (f"No clear gap from {PEERS} in any of {len(found)} looked at.",)
    )
    return Words((*told, _looked_at(own)), heading=heading, source=source, nature=nature_of(*answers))


def _looked_at(own: Own) -> str:
    """Over how many gaps, and how many could not be looked at."""
    breakdowns = own.view.catalogue.breakdowns
    figures = (f for one in own.here.values() for f in one.latest.figures)
    programme = [f for f in figures if breakdowns[f.breakdown].group(f.group_id).programme]
    hidden = sum(f.status in HIDDEN and published_counts(f) is None for f in programme)
    left_out = f"{hidden} more could not be compared: a figure is not shown." if hidden else ""
    return " ".join(filter(None, (small_groups.by_chance(len(own.gaps)), left_out, CRUDE)))


def our_table(own: Own) -> Block | None:
    """The widest clear gaps as a table."""
    clear = widest_first(own.gaps)[:MOST_ROWS]
    if not clear:
        return None
    title = f"{own.place}: widest clear gaps from {PEERS}"
    rows = tuple(_row(one, own.view) for one in clear)
    limits = "(95% limits)"
    shares = ("As recorded", f"{wording.sentence_case(small_groups.ALLOWING)} {limits}")
    columns = ("Measure", "Ethnic group", *shares, f"Points {limits}", f"People to close it {limits}", "Date")
    nature = nature_of(*(one.answer for one in clear))
    source = f"{small_groups.HOW} {_looked_at(own)} {wording.source(*(one.answer for one in clear))}"
    return Tabled(title, Table(columns, rows), source, nature)


def _row(one: Found, view: View) -> tuple[str, ...]:
    points, people = gap_text.points(one.gap), gap_text.people(one.gap)
    when = wording.period_of(one.gap.group, one.answer.indicator)
    bare = people.removeprefix("about ").replace(" people", "")
    name = gap_text.name(one.gap.group, view.catalogue)
    unit, recorded = one.answer.indicator.unit, one.answer.one(one.gap.group.area_code, one.gap.group.group_id)
    shares = (wording.value_or_reason(recorded, unit, view.catalogue), wording.with_interval(one.gap.group, unit))
    return (one.answer.indicator.title, name, *shares, points.replace(" points", ""), bare, when)


def on_a_page(own: Own) -> Words | None:
    """Which gaps our own records show, for a pack's first page."""
    clear = widest_first(own.gaps)
    if not clear:
        return None
    used = [one.answer for one in clear[:ON_A_PAGE]]
    told = (*_ranked(clear[:ON_A_PAGE], own.view, len(own.gaps)), _looked_at(own))
    return Words(told, heading="From local records", source=wording.source(*used), nature=nature_of(*used))
