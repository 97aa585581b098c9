"""Pages say every word of the blocks that they are composed of, as files do."""

from collections.abc import Callable, Sequence

import pytest

from het_dash import content
from het_dash.content.blocks import Composed, Tiles
from het_dash.content.recording_store import Asked
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, NORTH, area
from tests.support.expected_file_content import in_a_row, on_card, squeezed
from tests.support.open_page import MARK_UP, every_tab, on_screen

Compose = Callable[[Store], Sequence[Composed]]


def _data_pack(store: Store) -> Sequence[Composed]:
    page = content.data_pack.PAGE
    shown = [*page.first, *(section for tab in page.tabs for section in tab.sections)]
    return content.compose_all(shown, area(NORTH).code, Asked(store, with_example=True))


def _headline(store: Store) -> Sequence[Composed]:
    return content.compose_all(content.headline_impact.HEADLINE, LEWISHAM, store)


def _cycles(store: Store) -> Sequence[Composed]:
    return content.compose_all(content.cycle_1_and_cycle_2.sections(area(NORTH).code), LEWISHAM, store)


def _reach(store: Store) -> Sequence[Composed]:
    return content.compose_all(
        content.reach_and_need.sections(content.reach_and_need.Choice()), area(NORTH).code, store
    )


PAGES: dict[str, Compose] = {
    "my_pcn/pcn_data_pack": _data_pack,
    "my_pcn/reach_and_need": _reach,
    "board/headline_impact": _headline,
    "board/cycle_1_and_cycle_2": _cycles,
}


@pytest.mark.parametrize("page", PAGES)
def test_every_word_of_every_block_is_on_the_page(page: str, bundle: Store) -> None:
    text = "".join(squeezed(on_screen(app)) for app in every_tab(page, pcn=NORTH))
    blocks = [block for section in PAGES[page](bundle) for block in section.blocks]
    assert blocks
    assert [one for block in blocks for one in on_card(block) if MARK_UP.sub("", squeezed(one)) not in text] == []


def test_a_tile_has_its_lines_in_order_and_no_word_between_them(bundle: Store) -> None:
    text = "".join(squeezed(on_screen(app)) for app in every_tab("board/headline_impact"))
    tiles = [t for section in _headline(bundle) for b in section.blocks if isinstance(b, Tiles) for t in b.tiles]
    assert [tile.label for tile in tiles if MARK_UP.sub("", in_a_row(tile)) not in text] == []
