"""Pages say every word of the blocks that they are composed of, as files do."""

from collections.abc import Callable, Sequence

import pytest

from het_dash import content, export
from het_dash.content.blocks import Composed, Tiles
from het_dash.content.recording_store import Asked
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, NORTH, area
from tests.support.expected_file_content import in_a_row, squeezed, words_of
from tests.support.open_page import MARK_UP, on_screen, opened

Compose = Callable[[Store], Sequence[Composed]]


def _data_pack(store: Store) -> Sequence[Composed]:
    return export.on_screen(area(NORTH).code, Asked(store, with_example=True)).sections


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
    text = squeezed(on_screen(opened(page, pcn=NORTH)))
    blocks = [block for section in PAGES[page](bundle) for block in section.blocks]
    assert blocks
    assert [one for block in blocks for one in words_of(block) if MARK_UP.sub("", squeezed(one)) not in text] == []


def test_a_tile_has_its_lines_in_order_and_no_word_between_them(bundle: Store) -> None:
    text = squeezed(on_screen(opened("board/headline_impact")))
    tiles = [t for section in _headline(bundle) for b in section.blocks if isinstance(b, Tiles) for t in b.tiles]
    assert [tile.label for tile in tiles if MARK_UP.sub("", in_a_row(tile)) not in text] == []
