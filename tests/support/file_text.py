"""The words of a file in each format, as a reader finds them."""

import io
import re
from collections.abc import Callable

import openpyxl
from bs4 import BeautifulSoup
from pptx import Presentation
from pypdfium2 import PdfDocument

from het_dash.export.document import Pack
from tests.support.expected_file_content import squeezed


def in_html(content: bytes) -> str:
    """All text, and that of the drawings. The tag of a question is a sentence of its own."""
    page = BeautifulSoup(re.sub(rb"<script>.*?</script>", b"", content, flags=re.DOTALL), "html.parser")
    for tag in page.select(".het-questions .het-tag"):
        tag.append(".")
    return page.get_text(" ")


def in_pdf(content: bytes) -> str:
    """U+FFFE is how a hyphen at the end of a line is read."""
    return " ".join(page.get_textpage().get_text_range() for page in PdfDocument(content)).replace("\ufffe", "-")


def in_slides(content: bytes) -> str:
    """Shapes and tables; sources and long words may be in the notes."""
    said = []
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                said.append(shape.text_frame.text)
            elif shape.has_table:
                said += [cell.text for row in shape.table.rows for cell in row.cells]
        said.append(slide.notes_slide.notes_text_frame.text)
    return " ".join(said)


def in_workbook(content: bytes) -> str:
    """Numbers as a reader sees them."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None)
    return " ".join(_seen(cell.value, cell.number_format) for cell in cells)


def _seen(value: object, shown_as: str) -> str:
    if not isinstance(value, int | float):
        return str(value)
    places = len(shown_as.partition(".")[2].removesuffix('"%"'))
    return f"{value:{',' if ',' in shown_as else ''}.{places}f}{'%' if '%' in shown_as else ''}"


READ: dict[str, Callable[[bytes], str]] = {"html": in_html, "pdf": in_pdf, "pptx": in_slides, "xlsx": in_workbook}


def without_feet(text: str, pack: Pack) -> str:
    """In a PDF a sentence may go on over the page: without what stands at the top and the foot of each."""
    head = squeezed(f"{pack.title} {pack.period}{pack.label}")
    foot = re.escape(squeezed(f"{pack.standing} {pack.built}. Page")) + r"\d+of\d+"
    return re.sub(foot, "", text.replace(head, ""))
