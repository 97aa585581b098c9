"""Pages in the mixed state say what they are composed of: example data marked, or none."""

from collections.abc import Callable, Sequence

import pytest

from het_dash import content
from het_dash.content.blocks import Composed
from het_dash.content.pages import reach_and_need
from het_dash.content.recording_store import Asked
from het_dash.content.sections import AnySection, Page
from het_dash.store import Store
from het_dash.ui.example import BAR
from tests.support.blocks import LEWISHAM, NORTH, area
from tests.support.expected_file_content import on_card, squeezed
from tests.support.open_page import MARK_UP, every_tab, on_screen

InState = Callable[[str], Store]


def _sections(page: Page) -> list[AnySection]:
    return [*page.first, *(section for tab in page.tabs for section in tab.sections)]


PAGES: dict[str, Callable[[str, Asked], Sequence[Composed]]] = {
    "board/headline_impact": lambda _, asked: content.compose_all(content.headline_impact.HEADLINE, LEWISHAM, asked),
    "board/cycle_1_and_cycle_2": lambda pcn, asked: content.compose_all(
        content.cycle_1_and_cycle_2.sections(pcn), LEWISHAM, asked
    ),
    "my_pcn/reach_and_need": lambda pcn, asked: content.compose_all(
        reach_and_need.sections(reach_and_need.Choice()), pcn, asked
    ),
    "my_pcn/pcn_data_pack": lambda pcn, asked: content.compose_all(_sections(content.data_pack.PAGE), pcn, asked),
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("label", "example"), [(NORTH, "true"), (NORTH, "false"), ("Sevenfields", "true")])
def test_a_page_shows_every_word_of_its_blocks_and_example_data_only_when_it_is_on(
    page: str, label: str, example: str, in_state: InState
) -> None:
    store = in_state("returned")
    text = "".join(squeezed(on_screen(app)) for app in every_tab(page, pcn=label, example=example))
    sections = PAGES[page](area(label).code, Asked(store, with_example=example == "true"))
    words = [word for section in sections for block in section.blocks for word in on_card(block)]
    assert words
    assert [word for word in words if MARK_UP.sub("", squeezed(word)) not in text] == []
    assert (squeezed(BAR) in text) == (example == "true")
    if example == "false":
        assert "xampledata" not in text.replace(squeezed("Show example data"), "").replace(
            squeezed(", without example data"), ""
        )
