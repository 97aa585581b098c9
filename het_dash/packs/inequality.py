"""The Inequality page: one measure by ethnic group, published first, then what our own records show, each by rule."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from het_dash.catalogue import Area, Indicator, Nature
from het_dash.figures import Answer
from het_dash.packs import explore
from het_dash.packs.blocks import Composed
from het_dash.packs.rules import (
    by_age,
    deprivation,
    ethnic_groups,
    gap_over_time,
    inequality,
    local_records,
    recording,
    same_ages,
)
from het_dash.packs.rules.gap_words import Reference
from het_dash.packs.rules.spread_of_groups import spread_of_groups
from het_dash.packs.section import Item, Section, compose
from het_dash.store import Question, Store

PAGE = "analyst/inequality"
PUBLISHED, DETAILED, BROAD = "ethnicity_cvdprevent", "ethnicity_nhs16", "ethnicity_broad"
FIFTHS, AGES, BROAD_BY_AGE = "imd_quintile_england", "age_cvdprevent", "ethnicity_broad_x_age"
SCHEMES = {"16 groups": DETAILED, "As a whole (five groups)": BROAD}
REFERENCES: dict[str, Reference] = {"White patients": "white", "All patients": "all"}
MOST_LINES = 3
TAG = " Demonstration data, not Lewisham results"


@dataclass(frozen=True)
class Choice:
    """`groups`: ids of the scheme, none for all."""

    indicator: str
    reference: Reference = "white"
    scheme: str = DETAILED
    groups: tuple[str, ...] = ()


def offered(store: Store) -> list[Indicator]:
    """The measures that the page can show: those with most to hand first."""
    found = [i for i in store.catalogue.indicators.values() if PAGE in i.pages]
    return sorted(found, key=lambda i: (not _held(i.id, PUBLISHED, store), own_nature(i.id, store) is None))


def own_nature(indicator: str, store: Store) -> Nature | None:
    """What our own records of a measure are, or None where there are none."""
    found = [source for _, by, source, _ in store.holdings(indicator, "own") if by == DETAILED]
    return store.catalogue.sources[found[0]].nature if found else None


def sections(choice: Choice, pcn: Area, store: Store) -> list[Composed]:
    """In the order of a reader's questions."""
    nature = own_nature(choice.indicator, store)
    own = _own(choice, pcn, store) if nature else [_what_is_missing(choice)]
    planned = [
        _known(choice, pcn, store),
        *own,
        _deprivation(choice, store),
        _recorded(choice, pcn, store),
        _limits(nature),
    ]
    return [compose(section, pcn.code, store) for section in planned]


def answer(choice: Choice, pcn: Area, store: Store) -> Answer:
    """What the download holds: the groups on the page, from our own records where there are any."""
    if own_nature(choice.indicator, store):
        where = (pcn.code, store.catalogue.lewisham.code)
        found = store.ask(Question(choice.indicator, where, choice.scheme, "own"))
        return found.only(f for f in found.figures if not choice.groups or f.group_id in choice.groups)
    catalogue = store.catalogue
    return store.ask(Question(choice.indicator, (catalogue.sel.code, catalogue.england.code), PUBLISHED))


def _held(indicator: str, breakdown: str, store: Store) -> bool:
    return any(by == breakdown for _, by, _, _ in store.holdings(indicator))


def _published(choice: Choice, *areas: str) -> tuple[Question, Question, Question]:
    """By group, by broad group (published figures have no finer), and everyone."""
    by_group = Question(choice.indicator, areas, PUBLISHED)
    return by_group, by_group, Question(choice.indicator, areas)


def _ours(choice: Choice, *areas: str) -> tuple[Question, Question, Question]:
    return (
        Question(choice.indicator, areas, choice.scheme, "own"),
        Question(choice.indicator, areas, BROAD, "own"),
        Question(choice.indicator, areas, layer="own"),
    )


def _known(choice: Choice, pcn: Area, store: Store) -> Section:
    """The nearest place for which ethnic groups are published."""
    heading = "What is published?"
    if not _held(choice.indicator, PUBLISHED, store):
        why = explore.why_not(store.catalogue.indicators[choice.indicator], PUBLISHED, store)
        return Section("known", "Published", heading, (Item((), local_records.said(why)),))
    sel = store.catalogue.sel.code
    asked = store.ask(Question(choice.indicator, (pcn.code, sel), PUBLISHED))
    area = pcn.code if inequality.gap(asked, pcn.code) else sel
    questions = _published(choice, pcn.code, sel)
    first = Item((questions[0], questions[2]), inequality.known_inequality)
    if choice.reference == "all":
        first = Item(questions, ethnic_groups.chart(area, choice.reference))
    return Section("known", "Published", heading, (
        first,
        Item(questions, ethnic_groups.table(area, choice.reference)),
        Item(questions[:1], spread_of_groups(area)),
    ))  # fmt: skip


def _own(choice: Choice, pcn: Area, store: Store) -> list[Section]:
    """What our own records show, in the PCN and in all of Lewisham."""
    places = (pcn.code, store.catalogue.lewisham.code)
    tagged = TAG if own_nature(choice.indicator, store) == "demonstration" else ""
    found = (_groups(choice, places), _over_time(choice, pcn.code, store), _by_age(choice, places))
    return [replace(one, heading=f"{one.heading}{tagged}") for one in found]


def _groups(choice: Choice, places: tuple[str, ...]) -> Section:
    items: list[Item] = []
    for make in (ethnic_groups.chart, ethnic_groups.table):
        items += [Item(_ours(choice, at), make(at, choice.reference, choice.groups)) for at in places]
    items += [Item(_ours(choice, at)[:1], spread_of_groups(at)) for at in places]
    return Section("groups", "Ethnic groups", "Local records: which groups does care fall short for?", tuple(items))


def _over_time(choice: Choice, pcn: str, store: Store) -> Section:
    """The chosen groups, or the programme's, three lines to a chart."""
    scheme = store.catalogue.breakdowns[choice.scheme]
    groups = choice.groups or tuple(g.id for g in scheme.groups if g.programme)
    together = [groups[n : n + MOST_LINES] for n in range(0, len(groups), MOST_LINES)]
    charts = (Item(_ours(choice, pcn), gap_over_time.lines(pcn, choice.reference, some)) for some in together)
    table = Item(_ours(choice, pcn), gap_over_time.gaps(pcn, choice.reference, groups))
    return Section("over-time", "Over time", "Local records: how has it been over the years?", (*charts, table))


def _by_age(choice: Choice, places: tuple[str, ...]) -> Section:
    """Published broad group by age: the detailed groups are never crossed with age."""
    lewisham = places[-1]
    asked = {
        at: (
            Question(choice.indicator, (at,), BROAD_BY_AGE, "own"),
            Question(choice.indicator, tuple(dict.fromkeys((at, lewisham))), AGES, "own"),
            *_ours(choice, at)[1:],
        )
        for at in places
    }
    charts = (Item(asked[at], by_age.chart(at, choice.reference)) for at in places)
    told = (Item(asked[at], same_ages.said(at, choice.reference)) for at in places)
    tables = (Item(asked[at], same_ages.table(at, choice.reference)) for at in places)
    heading = "Local records: at which ages is the gap, and do ages explain it?"
    return Section("age", "Age", heading, (*charts, *told, *tables))


def _deprivation(choice: Choice, store: Store) -> Section:
    heading = "By deprivation of area: what is published?"
    if not _held(choice.indicator, FIFTHS, store):
        why = explore.why_not(store.catalogue.indicators[choice.indicator], FIFTHS, store)
        return Section("deprivation", "Deprivation", heading, (Item((), local_records.said(why)),))
    sel, england = store.catalogue.sel.code, store.catalogue.england.code
    by_fifth, everyone = Question(choice.indicator, (sel, england), FIFTHS), Question(choice.indicator, (sel, england))
    return Section("deprivation", "Deprivation", heading, (
        Item((by_fifth, everyone), inequality.by_group_at_sel),
        Item((by_fifth,), deprivation.slope_in_words),
        Item((by_fifth,), deprivation.indices),
    ))  # fmt: skip


def _recorded(choice: Choice, pcn: Area, store: Store) -> Section:
    """Completeness and bounds, wherever there are ethnic groups."""
    items: list[Item] = []
    if _held(choice.indicator, PUBLISHED, store):
        sel = store.catalogue.sel.code
        items += _how_complete(_published(choice, sel), sel)
    if own_nature(choice.indicator, store):
        for at in (pcn.code, store.catalogue.lewisham.code):
            items += _how_complete(_ours(choice, at), at)
    heading = "How complete is recorded ethnic group?"
    return Section("recording", "Recording", heading, tuple(items) or (Item((), local_records.no_groups),))


def _how_complete(questions: tuple[Question, Question, Question], at: str) -> Iterable[Item]:
    yield Item((questions[0], questions[2]), recording.completeness(at))
    yield Item(questions, recording.could_be(at))


def _what_is_missing(choice: Choice) -> Section:
    heading = "What would local records show?"
    return Section("groups", "Ethnic groups", heading, (Item((_ours(choice, "")[0],), local_records.missing),))


def _limits(nature: Nature | None) -> Section:
    rule = local_records.limits(nature)
    return Section("limits", "Limits", "What can this not say?", (Item((), rule),))
