"""What misled a reader on the day of the first real return, case by case."""

import re
from collections.abc import Callable, Sequence

import pytest

from het_dash import content
from het_dash.content.blocks import Composed, Tabled, Tile, Tiles, Words
from het_dash.content.pages import blachir, reach_and_need
from het_dash.content.recording_store import Asked
from het_dash.content.rules.blachir.activities import NO_ACTIVITY
from het_dash.content.rules.blachir.opportunities import everything_entered
from het_dash.content.rules.blachir.review import summary
from het_dash.store import Store
from tests.integration.mixed.conftest import STATES
from tests.integration.mixed.pages import pages_of
from tests.support.blocks import LEWISHAM, NORTH, area, every_text

InState = Callable[[str], Store]
COUNTS_OF = "returns of 1 of 6 teams"


@pytest.fixture
def off(in_state: InState) -> Asked:
    return Asked(in_state("returned"), with_example=False)


@pytest.fixture
def on(in_state: InState) -> Asked:
    return Asked(in_state("returned"), with_example=True)


def tiles(sections: Sequence[Composed]) -> dict[str, Tile]:
    blocks = (block for section in sections for block in section.blocks)
    return {tile.label: tile for block in blocks if isinstance(block, Tiles) for tile in block.tiles}


def headline(asked: Asked) -> dict[str, Tile]:
    return tiles(content.compose_all(content.headline_impact.HEADLINE, LEWISHAM, asked))


def reach(asked: Asked, code: str) -> list[Composed]:
    return content.compose_all(reach_and_need.sections(reach_and_need.Choice()), code, asked)


def number(value: str) -> int:
    return int(re.sub(r"\D", "", value))


def test_people_checked_are_the_real_ones_alone_or_marked_as_both(off: Asked, on: Asked) -> None:
    real, both = (headline(asked)["People checked"] for asked in (off, on))
    assert (real.value, real.mark) == ("240", "")
    assert COUNTS_OF in real.below
    assert "example" not in real.comparison
    assert (both.mark, both.verdict) == ("Example data", "")
    assert f"{COUNTS_OF}, example data for 5" in both.below
    assert number(both.value) > number(real.value)


def test_returns_are_due_from_the_first_that_any_team_has_sent(off: Asked, on: Asked) -> None:
    """28 of 36 and 6 of 6 teams were said while one team had sent one."""
    real, both = (headline(asked)["Returns on time"] for asked in (off, on))
    assert real.value.endswith(" of 6")
    assert "not received 5" in real.below
    assert real.comparison == both.comparison == "from 1 of 6 teams"
    assert both.value.endswith(" of 31"), "one real return, and five example teams in six quarters"
    assert (real.mark, both.mark) == ("", "Example data")


def test_activities_of_all_six_are_the_real_ones_alone_or_marked_as_both(off: Asked, on: Asked) -> None:
    """59 activities were counted, of which 3 were real."""
    real, both = (tiles(reach(asked, LEWISHAM))["Activities"] for asked in (off, on))
    assert (number(real.value), real.mark) == (3, "")
    assert number(both.value) > 50
    assert both.mark == "Example data"


@pytest.mark.parametrize("code", [LEWISHAM, area(NORTH).code])
def test_real_reach_is_never_held_against_an_example_population_unmarked(code: str, off: Asked, on: Asked) -> None:
    real, both = (_against_each(reach(asked, code)) for asked in (off, on))
    assert {row[1] for row in real.table.rows if "(need)" in row[0]} == {"no data yet"}
    assert real.mark == ""
    assert all("(example data)" in row[0] for row in both.table.rows if "(need)" in row[0]) or not both.partly
    assert both.mark


def _against_each(sections: Sequence[Composed]) -> Tabled:
    blocks = (block for section in sections for block in section.blocks if isinstance(block, Tabled))
    return next(block for block in blocks if block.table.columns[0] == "Population")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("with_example", [True, False])
def test_what_blachir_says_of_activities_is_what_its_list_shows(
    state: str, with_example: bool, in_state: InState
) -> None:
    asked = Asked(in_state(state), with_example)
    named = blachir.activities(asked)
    review = asked.catalogue.blachir
    said = " ".join(summary(review, named).sentences)
    table = everything_entered(review, named)
    named_in = table.table.columns[-1] == "Activities"
    listed = {row[0] for row in table.table.rows if named_in and row[-1] != "No activity yet"}
    in_words = {n for found in re.findall(r"name opportunit\w+ ([\d, and]+)", said) for n in re.findall(r"\d+", found)}
    assert in_words == listed
    assert bool(listed) == (state == "returned" or with_example)
    assert (NO_ACTIVITY in said) == (not listed)


@pytest.mark.parametrize("state", STATES)
def test_no_heading_speaks_of_example_data(state: str, in_state: InState) -> None:
    for page, sections in pages_of(Asked(in_state(state), with_example=True)).items():
        headings = [section.heading for section in sections]
        headings += [b.heading for section in sections for b in section.blocks if isinstance(b, Words)]
        assert not [heading for heading in headings if "example" in heading.lower()], page


def test_totals_say_of_how_many_teams(off: Asked, on: Asked) -> None:
    """On the pages of all six together, with the switch on and off."""
    assert "From 1 of 6 PCNs: the others sent nothing." in " ".join(every_text(reach(off, LEWISHAM)))
    assert "Returns of 1 of 6 teams, and example data for 5." in " ".join(every_text(reach(on, LEWISHAM)))
    for asked in (off, on):
        assert COUNTS_OF in headline(asked)["People checked"].below


def test_after_a_withdrawal_nothing_real_is_left_and_no_example_takes_its_place(in_state: InState) -> None:
    off, on = (Asked(in_state("withdrawn"), with_example) for with_example in (False, True))
    assert "People checked" not in headline(off)
    texts = " ".join(every_text(reach(on, area(NORTH).code)))
    assert "has not sent a return yet" in texts
    assert "example data for 5 of 6 teams" in headline(on)["People checked"].below
