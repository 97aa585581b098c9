"""No format drops or adds a word of a block: limits, verdicts, evidence and marks of example data included."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from het_dash.charts import Chart, Table
from het_dash.content.blocks import Block, Composed, Definition, Definitions, Tabled, Tile, Tiles, Words
from het_dash.export.document import Document, Pack, pack_of
from het_dash.export.documents import ANNEX_OF_PACK, BOARD, DATA_PACK, ON_ONE_PAGE
from het_dash.export.formats import FORMATS, written
from het_dash.store import Store
from tests.support import charts_by_hand
from tests.support.blocks import LEWISHAM, MODALITY, NORTH, area
from tests.support.expected_file_content import in_a_row, said_in, squeezed, words_of
from tests.support.file_text import READ, without_feet

PACKS = [(DATA_PACK, NORTH), (ON_ONE_PAGE, NORTH), (ON_ONE_PAGE, MODALITY), (BOARD, LEWISHAM)]
TABLE = Table(("Area", "Per cent"), (("Lewisham", "9.2%"),))
TILE = Tile(
    "A label", "12", "at least; March 2026", "Lewisham 14", "Compared", "Source: tile.", verdict="A minimum figure",
    limit="This cannot show why.", nature="demonstration",
)  # fmt: skip
FILLED: tuple[Block, ...] = (
    Words(("A sentence.",), heading="A heading", source="Source: words.", nature="demonstration"),
    Tiles((TILE, replace(TILE, label="Another label", evidence="Published", verdict="", nature="published"))),
    Tabled("A table", TABLE, "Source: table.", nature="demonstration"),
    Definitions((Definition("A measure", "It means this.", "everyone counted", "Compare it so."),)),
    *(
        replace(
            drawn, title=f"{name} chart", table=TABLE, alt="Alternative", sentence="It shows this.",
            source="Source: chart.", notes=("A note of the chart.",), nature="demonstration",
        )
        for name, drawn in (("A drawn", charts_by_hand.bars()), ("An empty", replace(charts_by_hand.bars(), series=())))
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def composed(bundle: Store) -> Callable[[Document, str], Pack]:
    """A document with example data, in which every label occurs."""
    return cache(
        lambda document, label: pack_of(
            document, bundle.catalogue.borough if document.of_borough else area(label), bundle, True
        )
    )


def empty_pack(format_id: str, store: Store) -> Pack:
    """The document that has every word of a block in this format, without a section: on paper that is the annex."""
    document = ANNEX_OF_PACK if format_id == "pdf" else DATA_PACK
    return pack_of(document.only(()), area(NORTH), store)


def test_every_format_is_read_here() -> None:
    assert set(READ) == set(FORMATS)


@pytest.mark.parametrize("format_id", READ)
@pytest.mark.parametrize(("document", "label"), PACKS, ids=lambda one: getattr(one, "id", one))
def test_every_word_of_every_block_is_in_the_file(
    document: Document, label: str, format_id: str, composed: Callable[[Document, str], Pack]
) -> None:
    pack = composed(document.in_format(format_id), label)
    text = squeezed(READ[format_id](written(pack, format_id).content))
    assert [said for said in said_in(pack, format_id) if squeezed(said) not in without_feet(text, pack)] == []


@pytest.mark.parametrize("format_id", READ)
def test_each_label_of_each_kind_of_block_is_in_the_file(format_id: str, bundle: Store) -> None:
    """One block at a time: nothing is found because another block says it too."""
    pack = empty_pack(format_id, bundle)
    for block in FILLED:
        alone = replace(pack, sections=(Composed("one", "One", "", (block,)),))
        content = written(alone, format_id).content
        text = squeezed(READ[format_id](content) + _drawings(content, format_id))
        assert [said for said in words_of(block) if squeezed(said) not in text] == [], block


@pytest.mark.parametrize("format_id", ["html", "pdf", "pptx"])
def test_a_tile_has_its_lines_in_order_and_no_word_between_them(format_id: str, bundle: Store) -> None:
    pack = empty_pack(format_id, bundle)
    alone = replace(pack, sections=(Composed("one", "One", "", (Tiles((TILE,)),)),))
    assert in_a_row(TILE) in squeezed(READ[format_id](written(alone, format_id).content))


def test_every_limit_reads_as_a_limit_and_every_verdict_as_a_phrase(
    composed: Callable[[Document, str], Pack],
) -> None:
    blocks = [block for one in PACKS for section in composed(*one).sections for block in section.blocks]
    tiles = [tile for block in blocks if isinstance(block, Tiles) for tile in block.tiles]
    limited = [tile for tile in tiles if tile.limit]
    assert len(limited) > len(tiles) / 3
    for tile in limited:
        assert re.search(r"\b(not|cannot|may|several|differ|don't|no|No|Not)\b|too early", tile.limit), tile.limit
        assert tile.limit.endswith("."), tile.limit
        assert tile.limit[:1].isupper(), tile.limit
        assert not tile.verdict or tile.verdict[:1].isupper(), tile.verdict


def test_what_is_read_aloud_names_example_data_too(composed: Callable[[Document, str], Pack]) -> None:
    charts = [b for section in composed(DATA_PACK, NORTH).sections for b in section.blocks if isinstance(b, Chart)]
    marked = [chart for chart in charts if chart.mark]
    assert marked
    assert [chart.id for chart in marked if chart.mark not in chart.alt] == []


def _drawings(content: bytes, format_id: str) -> str:
    """The words that a web page's script draws."""
    found = re.search(rb'<script type="application/json" id="charts">(.*?)</script>', content, re.DOTALL)
    return json.dumps(json.loads(found[1])) if found and format_id == "html" else ""
