"""On a page: the pack's first screen, and what the one page and its files take from it."""

from collections.abc import Iterator, Mapping

from het_dash.charts.perspective import View
from het_dash.content.asks import ask, ask_by, ask_rates_by_age, ask_register_that_weighs
from het_dash.content.blocks import Block
from het_dash.content.pages.data_pack import people_lost
from het_dash.content.pages.data_pack.where import SmallMap, small_map
from het_dash.content.rules import data_pack_overview, data_pack_summary, data_pack_tiles, widest_gaps
from het_dash.content.rules.data_pack_facts import FirstScreen
from het_dash.figures import Answer
from het_dash.store.questions import ALL_PCNS, BOROUGH, ICB, NATION, PRACTICES, THIS_PCN

BESIDE = (THIS_PCN, BOROUGH)


class Overview(people_lost.PeopleLost):
    """Questions of the first screen."""

    patients: Answer = ask("list_size", (THIS_PCN, PRACTICES))
    homes: Answer = ask("homes_by_neighbourhood", BESIDE, "neighbourhood")
    register: Answer = ask("headline_register", (ALL_PCNS,))
    ages: Answer = ask("list_size", (ALL_PCNS,), "age_5yr")
    rates_by_age: Answer = ask_rates_by_age("headline_register", (NATION,), "age_cvdprevent")
    care: Answer = ask("headline_care", (PRACTICES,))
    care_register: Answer = ask_register_that_weighs("headline_care", (PRACTICES,))
    care_by_ethnic_group: Answer = ask("headline_care", (THIS_PCN, ICB), "ethnicity_cvdprevent")
    care_of_pcn: Answer = ask("headline_care", (THIS_PCN,))
    ethnic_mix: Answer = ask("ethnic_mix", BESIDE, "ethnicity_census19")
    own_care: Answer = ask("headline_care", (ALL_PCNS,), "ethnicity_nhs16", "own")
    own_care_broad: Answer = ask("headline_care", (THIS_PCN,), "ethnicity_broad", "own")
    people: Answer = ask("people_reached", layer="own")
    people_by_group: Answer = ask("people_reached", by="ethnicity_nhs16", layer="own")


class OnAPage(Overview):
    own_by_group: Mapping[str, Answer] = ask_by(widest_gaps.by_scheme(widest_gaps.DETAILED), defined=False)
    own_by_broad: Mapping[str, Answer] = ask_by(widest_gaps.by_scheme(widest_gaps.BROAD), defined=False)


def on_a_page(asked: OnAPage, view: View) -> Iterator[Block | None]:
    first = first_screen(asked, view)
    yield data_pack_summary.on_a_page(first)
    yield data_pack_tiles.tiles(first)
    yield data_pack_summary.for_the_meeting(first)
    yield widest_gaps.on_a_page(widest_gaps.Own(by_group=asked.own_by_group, by_broad=asked.own_by_broad, view=view))


class OverviewTab(Overview, SmallMap):
    pass


def overview(asked: OverviewTab, view: View) -> Iterator[Block | None]:
    """The page's first tab."""
    first = first_screen(asked, view)
    yield data_pack_overview.lead(first)
    yield data_pack_overview.tiles(first)
    yield data_pack_overview.questions(first)
    yield data_pack_overview.practices(first)
    yield from small_map(asked, view)
    yield data_pack_overview.foot(first)


def first_screen(asked: Overview, view: View) -> FirstScreen:
    return FirstScreen(
        patients=asked.patients,
        homes=asked.homes,
        register=asked.register,
        ages=asked.ages,
        rates=asked.rates_by_age,
        care=asked.care,
        care_register=asked.care_register,
        by_ethnic_group=asked.care_by_ethnic_group,
        published=asked.care_of_pcn,
        people=asked.people,
        people_by_group=asked.people_by_group,
        ethnic_mix=asked.ethnic_mix,
        own_by_group=asked.own_care,
        own_by_broad=asked.own_care_broad,
        lost=people_lost.published(asked, view),
        view=view,
    )
