"""One sheet of paper for a team, one side for the board; what every format does with every block."""

import io
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from het_dash.catalogue import EXAMPLE
from het_dash.charts import Table
from het_dash.charts.text import wording
from het_dash.content.blocks import (
    Block,
    Composed,
    Definition,
    Definitions,
    Event,
    Lead,
    Mark,
    MarkRow,
    Marks,
    MeetingQuestion,
    Questions,
    Squares,
    Tabled,
    Tile,
    Tiles,
    Timeline,
    Words,
    in_files,
)
from het_dash.content.blocks.spine import Spine, SpineGroup, SpineRow
from het_dash.export.document import Document, Pack, pack_of
from het_dash.export.documents import BOARD, DATA_PACK, ON_ONE_PAGE
from het_dash.export.formats import FORMATS, written
from het_dash.render.problems import PackProblem
from het_dash.store import Store
from tests.support import charts_by_hand
from tests.support.blocks import NORTH, PCNS, area, every_text, slips
from tests.support.expected_file_content import said_in, squeezed
from tests.support.wording import FORBIDDEN

TABLE = Table(("Area", "Per cent"), (("Lewisham", "9.2%"), ("Sevenfields", "Hidden: 1 to 7 people")))
ONE_OF_EACH: dict[type, Block] = {
    Lead: in_files(Lead("An answer.", "answer")),
    Marks: in_files(
        Marks(
            "marks", "A grid", "By quarter.", ("One",), (MarkRow("Team", (Mark("done", "On time"),)),), (), "Source: m."
        )
    ),
    Questions: in_files(Questions("To ask", (MeetingQuestion("What now?", "A figure."),), "Source: questions.")),
    Squares: in_files(
        Squares("squares", "Squares", "By theme.", (MarkRow("Theme", (Mark("done", "Done", "F"),)),), (), "Source: s.")
    ),
    Timeline: in_files(
        Timeline("began", "Began", (Event(date(2025, 1, 1), "2025", "It began"),), (), "Source: timeline.")
    ),
    Spine: in_files(
        Spine(
            id="spine",
            title="Measures",
            subtitle="Of a place.",
            of="Measure",
            own="Here",
            others="Others",
            benchmark="All",
            nation="The nation",
            compared=("All",),
            notes=(),
            source="Source: spine.",
            groups=(SpineGroup("Care", "", (SpineRow("A measure", "64%", ("55%", "69%"), compared=("65%",)),)),),
        )
    ),
    Words: Words(("A sentence.",), ordered=True, heading="Asked", source="Source: words."),
    Tiles: Tiles((Tile("Label", "12", "below", "beside", "Counted", "Source: tiles.", nature="demonstration"),)),
    Tabled: Tabled("A table", TABLE, "Source: table."),
    Definitions: Definitions((Definition("Measure", "It says.", "Counted so", "Compared so."),)),
    type(charts_by_hand.bars()): replace(
        charts_by_hand.bars(), table=TABLE, alt="What it shows", sentence="It shows.", source="Source: chart."
    ),
}


def pages_of(pack: Pack) -> list[str]:
    return [page.get_textpage().get_text_range() for page in PdfDocument(written(pack, "pdf").content)]


@pytest.mark.parametrize("with_example", [False, True])
@pytest.mark.parametrize("label", PCNS)
def test_one_page_fits_one_sheet_of_paper(label: str, with_example: bool, bundle: Store) -> None:
    pack = pack_of(ON_ONE_PAGE, area(label), bundle, with_example)
    pages = pages_of(pack)
    assert len(pages) <= 2
    assert [said for said in said_in(pack, "pdf") if squeezed(said) not in squeezed(" ".join(pages))] == []


@pytest.mark.parametrize("label", PCNS)
def test_no_part_of_the_one_page_only_says_that_nothing_was_collected(label: str, bundle: Store) -> None:
    pack = pack_of(ON_ONE_PAGE, area(label), bundle)
    missing = [block for one in pack.drawn for block in one.blocks if isinstance(block, Words) and block.missing]
    assert missing == []
    assert {one.id for one in pack.drawn} == {"front", "where", "words"}
    with_returns = pack_of(ON_ONE_PAGE, area(label), bundle, with_example=True)
    assert {one.id for one in with_returns.drawn} == {"front", "where", "reached", "heard", "words"}


def test_the_boards_summary_fits_one_side(bundle: Store) -> None:
    (page,) = pages_of(pack_of(BOARD, bundle.catalogue.borough, bundle))
    assert "2,500" in page
    assert squeezed(wording.STANDING) in squeezed(page)


@pytest.mark.parametrize("document", [ON_ONE_PAGE, BOARD], ids=lambda one: one.id)
def test_brief_documents_have_no_slip_and_no_word_that_demeans(document: Document, bundle: Store) -> None:
    place = bundle.catalogue.borough if document.of_borough else area(NORTH)
    texts = list(every_text(list(pack_of(document, place, bundle).sections)))
    assert [text for text in texts if slips(text) or FORBIDDEN.search(text)] == []


def test_every_kind_of_block_is_known_here() -> None:
    assert set(ONE_OF_EACH) == set(get_args(Block))


@pytest.mark.parametrize("format_id", FORMATS)
@pytest.mark.parametrize("kind", ONE_OF_EACH, ids=lambda kind: kind.__name__)
def test_every_format_writes_every_kind_of_block(format_id: str, kind: type, bundle: Store) -> None:
    pack = pack_of(DATA_PACK.only(()), area(NORTH), bundle)
    alone = replace(pack, sections=(Composed("one", "One", "", (ONE_OF_EACH[kind],)),))
    assert written(alone, format_id).content


@dataclass(frozen=True)
class Unknown:
    """A block of a kind that no format has."""

    nature: str = "published"
    mark: str = ""


def test_a_block_that_a_format_does_not_know_is_refused(bundle: Store) -> None:
    pack = pack_of(DATA_PACK.only(()), area(NORTH), bundle)
    section: Any = Composed("one", "One", "One", (Unknown(),))  # type: ignore[arg-type]
    for format_id in FORMATS:
        with pytest.raises(PackProblem, match=r"no place|no_place"):
            written(replace(pack, sections=(section,)), format_id)


def test_a_pack_with_example_data_says_so_on_every_page(bundle: Store) -> None:
    pack = pack_of(ON_ONE_PAGE, area(NORTH), bundle, with_example=True)
    assert pack.stem.endswith("_with-example-data")
    for page in pages_of(pack):
        assert squeezed(pack.label) in squeezed(page)


def test_a_pack_without_it_holds_no_such_figure_in_any_format(bundle: Store) -> None:
    pack = pack_of(DATA_PACK, area(NORTH), bundle)
    assert not [f for a in pack.answers for f in a.figures if f.nature == EXAMPLE]
    assert not [text for text in every_text(list(pack.sections)) if "example data" in text.lower()]


def test_the_boards_page_names_its_charts_and_ends_with_their_sources(bundle: Store) -> None:
    pdf = PdfReader(io.BytesIO(written(pack_of(BOARD, bundle.catalogue.borough, bundle), "pdf").content))
    titles = [one["/Title"] for one in pdf.outline]  # type: ignore[call-overload]
    assert titles[-2:] == ["What we cannot say yet", "Sources and notes"]
