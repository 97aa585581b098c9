"""The one page: a sheet of two sides for the Fellow and the community partner."""

from collections.abc import Iterator
from dataclasses import replace

from het_dash.charts import Chart
from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, NoQuestions, ask
from het_dash.content.blocks import Block, Tabled
from het_dash.content.pages.data_pack.on_paper import heard_and_changed
from het_dash.content.pages.data_pack.overview import Overview, first_screen
from het_dash.content.pages.data_pack.patients import Patients
from het_dash.content.pages.data_pack.tabs import REACH_TAB, plainly
from het_dash.content.pages.data_pack.where import Where
from het_dash.content.pages.reach_and_need import Findings, Glance
from het_dash.content.rules import data_pack_leads, data_pack_overview, one_page_text
from het_dash.content.rules.known_inequality import known_inequality
from het_dash.content.rules.patients import compared_with_borough, ethnic_mix, mix_in_short
from het_dash.content.rules.where_patients_live import Homes, by_ward
from het_dash.content.sections import AnySection, Section
from het_dash.figures import Answer
from het_dash.store.questions import ICB, THIS_PCN

MOST_ROWS = 8
Blocks = Iterator[Block | None]


class Front(Overview):
    care_of_everyone: Answer = ask("headline_care", (THIS_PCN, ICB))


def front(asked: Front, view: View) -> Blocks:
    """Four numbers, this PCN's practices, the gap, and three questions."""
    first = first_screen(asked, view)
    yield data_pack_overview.lead(first)
    yield data_pack_overview.tiles(first)
    yield data_pack_overview.lost(first.lost)
    yield data_pack_overview.practices(first)
    gap = known_inequality(by_group=asked.care_by_ethnic_group, everyone=asked.care_of_everyone, view=view)
    yield plainly(gap, asked.care_by_ethnic_group.indicator) if isinstance(gap, Chart) else gap
    yield data_pack_overview.questions(first)


class Homed(Where, Patients):
    people: Answer = ask("people_reached", layer="own")


def where(asked: Homed, view: View) -> Blocks:
    """The map, and what is known of the people who live there; who was reached takes the place of deprivation."""
    yield data_pack_leads.patients(ethnic_mix=asked.ethnic_mix, by_deprivation=asked.by_deprivation, view=view)
    yield by_ward(Homes(by_ward=asked.by_ward, covered=asked.covered, view=view), asked.ground)
    yield mix_in_short(ethnic_mix(by_group=asked.ethnic_mix, covered=asked.covered, view=view), asked.ethnic_mix, view)
    if not asked.people.collected.figures:
        yield compared_with_borough(by_group=asked.by_deprivation, covered=asked.covered, view=view)


def reached(asked: Glance, view: View) -> Blocks:
    """Nothing before the first return."""
    if asked.people.collected.figures:
        _, tiles, pair, *_ = REACH_TAB.rule(asked, view)
        yield from (tiles, pair)


def heard(asked: Findings, view: View) -> Blocks:
    """Recommendations, each with what residents said; what was heard alone, before the first of them."""
    for block in [block for block in heard_and_changed(asked, view) if block is not None][-1:]:
        yield _shortened(block) if isinstance(block, Tabled) else block


def _shortened(block: Tabled) -> Tabled:
    """As many rows as a sheet has room for; the data pack has all."""
    every = len(block.table.rows)
    if every <= MOST_ROWS:
        return block
    title = f"{MOST_ROWS} of {every} recommendations; the data pack has all"
    return replace(block, title=title, table=replace(block.table, rows=block.table.rows[:MOST_ROWS]))


def words_mean(_: Asks, view: View) -> Blocks:
    yield one_page_text.words_mean(view)


FRONT = Section("front", "At a glance", "", Front, front, layout=((1,), (1,), (3, 2)))
WHERE = Section("where", "Our patients", "", Homed, where, layout=((8, 5),))
REACHED = Section("reached", "Who we reached", "", Glance, reached, layout=((1, 1),))
HEARD = Section("heard", "What we heard and changed", "", Findings, heard)
WORDS = Section("words", "What the words mean", "", NoQuestions, words_mean)

ONE_PAGE: tuple[AnySection, ...] = (FRONT, WHERE, REACHED, HEARD, WORDS)
