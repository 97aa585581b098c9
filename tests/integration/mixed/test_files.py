"""Files after the first return: what the screen shows, stamped only where something is example data."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from het_dash import content
from het_dash.charts.text.example_marks import MARK
from het_dash.content.blocks import Block, Tabled, Tile, Tiles, is_example
from het_dash.content.recording_store import Asked
from het_dash.export.batch import Order, pack_for
from het_dash.export.document import Document, Pack, pack_of
from het_dash.export.documents import BOARD, DATA_PACK, ON_ONE_PAGE
from het_dash.export.formats import FORMATS, written
from het_dash.store import Store
from tests.integration.mixed.conftest import STATES, command
from tests.support.blocks import LEWISHAM, NORTH, PCNS, area
from tests.support.expected_file_content import said_in, squeezed
from tests.support.file_text import READ, without_feet

InState = Callable[[str], Store]
STAMP = "Contains example data, marked where it appears"
OF_PCNS = [(DATA_PACK, label) for label in PCNS] + [(ON_ONE_PAGE, label) for label in (NORTH, "Aplos Health")]
EVERY = [*OF_PCNS, (BOARD, "Lewisham")]


@pytest.fixture(scope="module")
def packed() -> Callable[[Document, str, Store, bool], Pack]:
    def of(document: Document, label: str, store: Store, with_example: bool) -> Pack:
        return pack_of(document, store.catalogue.areas[code_of(label)], store, with_example)

    return cache(of)


def code_of(label: str) -> str:
    return LEWISHAM if label == "Lewisham" else area(label).code


def blocks_of(pack: Pack) -> Iterator[Block]:
    return (block for section in pack.sections for block in section.blocks)


def tiles_of(blocks: Iterator[Block]) -> dict[str, Tile]:
    return {tile.label: tile for block in blocks if isinstance(block, Tiles) for tile in block.tiles}


@pytest.mark.parametrize("format_id", READ)
@pytest.mark.parametrize(("document", "label"), EVERY, ids=lambda one: getattr(one, "id", one))
def test_every_word_and_mark_of_a_mixed_pack_is_in_the_file(
    document: Document, label: str, format_id: str, packed: Callable[..., Pack], in_state: InState
) -> None:
    pack = packed(document.in_format(format_id), label, in_state("returned"), True)
    file = written(pack, format_id)
    text = squeezed(READ[format_id](file.content))
    whole = without_feet(text, pack)
    assert [said for said in said_in(pack, format_id) if squeezed(said) not in whole] == []
    marked_cells = [
        cell
        for block in blocks_of(pack)
        if isinstance(block, Tabled)
        for row in block.table.rows
        for cell in row
        if MARK in cell
    ]
    assert [cell for cell in marked_cells if squeezed(cell) not in whole] == []
    assert (squeezed(STAMP) in text) == pack.example
    assert file.name.endswith(f"_with-example-data.{format_id}") == pack.example
    assert pack.example or (document, label) == (ON_ONE_PAGE, NORTH), "a page of real figures alone"
    assert squeezed("not Lewisham results") not in text


@pytest.mark.parametrize("format_id", READ)
@pytest.mark.parametrize(("document", "label"), [(DATA_PACK, NORTH), (DATA_PACK, "Aplos Health"), (BOARD, "Lewisham")])
def test_without_example_data_a_file_does_not_speak_of_it(
    document: Document, label: str, format_id: str, packed: Callable[..., Pack], in_state: InState
) -> None:
    file = written(packed(document.in_format(format_id), label, in_state("returned"), False), format_id)
    assert squeezed("example data") not in squeezed(READ[format_id](file.content)).lower()
    assert "example" not in file.name


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("with_example", [True, False])
def test_a_pack_is_stamped_only_where_something_in_it_is_example_data(
    state: str, with_example: bool, packed: Callable[..., Pack], in_state: InState
) -> None:
    for document, label in EVERY:
        pack = packed(document, label, in_state(state), with_example)
        assert with_example or not pack.label
        if any(is_example(block) for block in blocks_of(pack)):
            assert pack.label == STAMP, label


@pytest.mark.parametrize("with_example", [True, False])
def test_the_data_pack_on_screen_is_the_one_in_the_files(
    with_example: bool, packed: Callable[..., Pack], in_state: InState
) -> None:
    store = in_state("returned")
    for label in PCNS:
        shown = pack_for(Order(DATA_PACK.id, area(label).code, with_example=with_example), store)
        assert shown.sections == packed(DATA_PACK, label, store, with_example).sections


@pytest.mark.parametrize("with_example", [True, False])
def test_the_boards_page_and_its_file_have_the_same_tiles(
    with_example: bool, packed: Callable[..., Pack], in_state: InState
) -> None:
    """The screen said 1,050 people checked where the file said 200."""
    store = in_state("returned")
    page = content.compose_all(content.headline_impact.HEADLINE, LEWISHAM, Asked(store, with_example))
    on_page = tiles_of(block for section in page for block in section.blocks)
    in_file = tiles_of(blocks_of(packed(BOARD, "Lewisham", store, with_example)))
    assert in_file
    assert {label: on_page[label] for label in in_file} == in_file


@pytest.mark.parametrize("flag", ["--with-example", "--with-demo"])
def test_the_command_line_makes_the_boards_page_with_both_marked_one_by_one(
    flag: str, in_state: InState, tmp_path: Path
) -> None:
    in_state("returned")
    command("packs", "--document", BOARD.id, flag, "--formats", ",".join(FORMATS), "--out", str(tmp_path))
    files = {path.suffix[1:]: path for path in tmp_path.iterdir()}
    assert set(files) == set(FORMATS)
    for format_id, path in files.items():
        text = squeezed(READ[format_id](path.read_bytes()))
        assert squeezed(STAMP) in text, format_id
        assert squeezed(f"Aplos Health {MARK}") in text, format_id
        assert squeezed(f"{NORTH} {MARK}") not in text, format_id
        assert squeezed("not Lewisham results") not in text, format_id


def test_the_command_line_leaves_example_data_out_unless_it_is_asked_for(in_state: InState, tmp_path: Path) -> None:
    in_state("returned")
    command("packs", "--document", BOARD.id, "--formats", "html", "--out", str(tmp_path))
    (path,) = tmp_path.iterdir()
    text = READ["html"](path.read_bytes())
    assert "example data" not in text.lower()
    assert "counting 1 of 6 teams" in text
