"""Everything that pages and files of the dashboard are composed of, for all six PCNs and Lewisham."""

from collections.abc import Iterator

from het_dash import content
from het_dash.catalogue import Area, Review
from het_dash.content.blocks import Block, Composed
from het_dash.content.pages import (
    blachir,
    cycle_1_and_cycle_2,
    explore,
    headline_impact,
    inequality,
    reach_and_need,
    returns_received,
    summary_table,
    variation,
)
from het_dash.content.pages.data_pack import PCN_PACK
from het_dash.content.pages.one_page import ONE_PAGE
from het_dash.content.recording_store import Asked
from het_dash.content.rules.blachir.activities import Activities
from het_dash.content.rules.blachir.opportunities import everything_entered, first_to_read, one_opportunity
from het_dash.content.rules.blachir.review import missing
from het_dash.content.rules.blachir.themes import by_theme
from tests.support.blocks import LEWISHAM

Pages = dict[tuple[str, str], list[Composed]]  # page and place -> its sections
EXPLORED = (("residents_reached", "ethnicity_broad"), ("contacts", "persons"), ("cvdp007hyp", "ethnicity_broad"))


def pages_of(asked: Asked) -> Pages:
    """All pages, each as it opens."""
    return {(page, place): sections for page, place, sections in _each(asked)}


def _each(asked: Asked) -> Iterator[tuple[str, str, list[Composed]]]:
    catalogue = asked.catalogue
    yield "headline impact", "Lewisham", content.compose_all(headline_impact.HEADLINE, LEWISHAM, asked)
    yield "headline impact on one page", "Lewisham", content.compose_all(headline_impact.ONE_PAGE, LEWISHAM, asked)
    named = blachir.activities(asked)
    yield "blachir", "Lewisham", _one(*_blachir(catalogue.blachir, named))
    for pcn in catalogue.pcns:
        for page, sections in _of_a_pcn(catalogue.areas[pcn.code], asked):
            yield page, pcn.label, sections
    for code, label in ((LEWISHAM, "Lewisham"), *((pcn.code, pcn.label) for pcn in catalogue.pcns)):
        yield "reach and need", label, _reach(code, asked)


def _blachir(review: Review, named: Activities) -> Iterator[Block]:
    yield from blachir.first_screen(review)
    yield by_theme(review, named)
    yield from one_opportunity(int(first_to_read(review, named)), review, named)
    yield from blachir.about(review, named)
    yield everything_entered(review, named)
    yield from missing(review)


def _of_a_pcn(place: Area, asked: Asked) -> Iterator[tuple[str, list[Composed]]]:
    cycles = cycle_1_and_cycle_2.sections(place.code)
    care = variation.Choice("hypertension", "PCNs", "cvdp007hyp")
    yield "cycles", content.compose_all(cycles, LEWISHAM, asked)
    yield "data pack", content.compose_all(PCN_PACK, place.code, asked)
    yield "one page", content.compose_all(ONE_PAGE, place.code, asked)
    yield "inequality", inequality.sections(inequality.Choice("cvdp007hyp"), place, asked)
    yield "variation", list(variation.composed(care, "Hypertension", place.code, asked))
    yield "summary table", content.compose_all(summary_table.page(summary_table.Choice()).first, place.code, asked)
    yield "returns received", _one(*returns_received.received(place, asked))
    yield "explore", _one(*(block for how in EXPLORED for block in _explored(*how, place, asked)))


def _explored(indicator: str, breakdown: str, place: Area, asked: Asked) -> Iterator[Block]:
    for where in explore.places(indicator, breakdown, place, asked, "own"):
        for when in (explore.LATEST, explore.TREND):
            choice = explore.Choice(indicator, breakdown, (where,), (LEWISHAM,), "own", when=when)
            yield from explore.explore(choice, place, asked)[0]


def _reach(code: str, asked: Asked) -> list[Composed]:
    """The cycle to date and its last quarter, held against every population."""
    periods = list(reach_and_need.periods(asked.catalogue.areas[code], asked).values()) or [None]
    against = reach_and_need.populations(asked.catalogue).values()
    chosen = [
        *(reach_and_need.Choice(span) for span in periods[:2]),
        *(reach_and_need.Choice(None, population) for population in against),
    ]
    sections = [section for one in chosen for section in reach_and_need.sections(one)]
    return content.compose_all(sections, code, asked)


def _one(*blocks: Block) -> list[Composed]:
    return [Composed("all", "All", "", blocks)]
