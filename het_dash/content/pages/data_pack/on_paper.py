"""The pack's pages on paper: the charts of the screen's tabs, a page or two for each tab, without empty ones."""

from collections.abc import Iterator

from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, ask, ask_again
from het_dash.content.blocks import Block, Words
from het_dash.content.pages.data_pack import people_lost, tabs
from het_dash.content.pages.data_pack.care import Care
from het_dash.content.pages.data_pack.overview import Overview, first_screen
from het_dash.content.pages.data_pack.patients import Patients
from het_dash.content.pages.data_pack.where import Where
from het_dash.content.pages.reach_and_need import Findings, Glance
from het_dash.content.rules import data_pack_overview, definitions, findings, sources_used
from het_dash.content.rules.early_deaths import early_deaths
from het_dash.content.rules.living_in_area import five_wards
from het_dash.content.rules.where_patients_live import Homes, by_ward
from het_dash.content.sections import AnySection, Section
from het_dash.figures import Answer
from het_dash.store import Question
from het_dash.store.questions import BOROUGH, NATION

Blocks = Iterator[Block | None]
ONE, TWO = (1,), (1, 1)
MIX_AND_BEFORE = 4  # the lead, ages, ethnic mix and deprivation; homes and scores go with the map


class Cover(Overview):
    deaths: Answer = ask("early_deaths", (BOROUGH, NATION))


def cover(asked: Cover, view: View) -> Blocks:
    first = first_screen(asked, view)
    yield data_pack_overview.lead(first)
    yield early_deaths(asked.deaths, view)
    yield data_pack_overview.tiles(first)
    yield data_pack_overview.questions(first)
    yield data_pack_overview.foot(first)


def _patients(asked: Patients, view: View) -> Blocks:
    yield from list(tabs.PATIENTS_TAB.rule(asked, view))[:MIX_AND_BEFORE]


class Map(Where, Patients):
    pass


def _map(asked: Map, view: View) -> Blocks:
    homes = Homes(by_ward=asked.by_ward, covered=asked.covered, view=view)
    yield by_ward(homes, asked.ground)
    yield five_wards(homes)
    yield from list(tabs.PATIENTS_TAB.rule(asked, view))[MIX_AND_BEFORE:]


def _found(asked: tabs.FoundTab, view: View) -> Blocks:
    """Without the pathway in people, which opens the pages about care."""
    lead, _, *others = tabs.FOUND_TAB.rule(asked, view)
    yield from (lead, *others)


def _hypertension(asked: Care, view: View) -> Blocks:
    lead, spread, *_ = blocks = list(tabs.CARE_TAB.rule(asked, view))
    yield lead
    yield data_pack_overview.lost(people_lost.published(asked, view))
    yield spread
    yield from blocks[-1 - tabs.MOST_BY_PRACTICE : -1]


def _other_conditions(asked: Care, view: View) -> Blocks:
    blocks = list(tabs.CARE_TAB.rule(asked, view))
    yield from blocks[2 : -1 - tabs.MOST_BY_PRACTICE]
    yield blocks[-1]


def unequal(asked: tabs.UnequalCare, view: View) -> Blocks:
    """With local records, the annex has the words on which gap is widest: the page is full."""
    *blocks, widest = tabs.UNEQUAL_TAB.rule(asked, view)
    yield from blocks
    if not asked.headline_own.of(view.pcn.code).figures:
        yield widest


def _practices(asked: tabs.PracticesTab, view: View) -> Blocks:
    lead, funnel, table, against_ages, *funnels = tabs.PRACTICES_TAB.rule(asked, view)
    yield from (lead, funnel, *funnels, table, against_ages)


def _reach(asked: Glance, view: View) -> Blocks:
    yield from tabs.REACH_TAB.rule(asked, view)


def heard_and_changed(asked: Findings, view: View) -> Blocks:
    yield _unless_missing(findings.heard(asked.findings, view))
    yield _unless_missing(findings.changed(asked.findings, view))


def _unless_missing(block: Block) -> Block | None:
    """No page only says that nothing was collected."""
    return None if isinstance(block, Words) and block.missing else block


CHARTED: tuple[AnySection, ...] = (
    Section("on-a-page", "Summary", "", Cover, cover),
    Section("who-we-are", "Our patients", "", Patients, _patients, layout=(ONE, TWO)),
    Section("where", "Where they live", "", Map, _map, layout=((8, 5),)),
    Section("need", "Found and missing", "", tabs.FoundTab, _found, layout=((2, 1), TWO, TWO)),
    Section("pathways", "Care: high blood pressure", "", Care, _hypertension, layout=(ONE, ONE, TWO)),
    Section("pathways", "Care: other conditions", "", Care, _other_conditions),
    Section("inequality", "Unequal care", "", tabs.UnequalCare, unequal, layout=(TWO, TWO, TWO, TWO)),
    Section("practices", "Our practices", "", tabs.PracticesTab, _practices, layout=(TWO,)),
    Section("reach", "Reach and follow-up", "", Glance, _reach),
    Section("heard", "What we heard and changed", "", Findings, heard_and_changed),
)


def what_is_charted(view: View) -> Iterator[Question]:
    """The questions of every page with figures."""
    for section in CHARTED:
        yield from section.defined(view)


class Charted(Asks):
    answers: tuple[Answer, ...] = ask_again(what_is_charted)


def _defined(asked: Charted, view: View) -> Blocks:  # noqa: ARG001 (every rule is given the view)
    yield definitions.definitions(asked.answers)


def _sources(asked: Charted, view: View) -> Blocks:  # noqa: ARG001 (every rule is given the view)
    yield sources_used.in_short(asked.answers)
    yield sources_used.methods()


ON_PAPER: tuple[AnySection, ...] = (
    *CHARTED,
    Section("definitions", "Definitions used", "", Charted, _defined),
    Section("sources", "Sources and methods", "", Charted, _sources),
)
