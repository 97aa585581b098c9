"""The meeting version: PDF and slides of one PCN in one file."""

import io
import zipfile
from functools import partial
from importlib.util import find_spec

import pytest
from pptx import Presentation
from pypdfium2 import PdfDocument

from het_dash.export import meeting
from het_dash.export.batch import Order, make, pack_for
from het_dash.export.documents import DATA_PACK
from het_dash.render.problems import PackProblem
from het_dash.store import Store
from tests.support.blocks import NORTH, area


def content(order: Order, store: Store) -> bytes:
    return make(order, store).content


def test_it_has_the_pdf_and_the_slides_under_their_own_names(bundle: Store) -> None:
    order = Order(DATA_PACK.id, area(NORTH).code, "pdf")
    parts = meeting.parts_of(order)
    made = meeting.together(parts, [partial(content, one, bundle) for one in parts], bundle)
    stem = pack_for(order, bundle).stem
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        pdf, pptx = opened.namelist()
        assert (pdf, pptx) == (f"{stem}.pdf", f"{stem}.pptx")
        assert len(PdfDocument(opened.read(pdf))) > 1
        assert 7 <= len(Presentation(io.BytesIO(opened.read(pptx))).slides) <= 12
    assert meeting.file_name(order, bundle) == f"{stem}_meeting.zip"


def test_slides_are_another_pack_than_the_pdf_and_are_composed_once(bundle: Store) -> None:
    pdf, pptx = meeting.parts_of(Order(DATA_PACK.id, area(NORTH).code))
    assert pack_for(pptx, bundle) is pack_for(pptx, bundle)
    assert pack_for(pptx, bundle) is not pack_for(pdf, bundle)


def test_if_one_file_cannot_be_made_there_is_no_meeting_version(monkeypatch: pytest.MonkeyPatch, bundle: Store) -> None:
    def failing() -> bytes:
        raise PackProblem("no font")

    parts = meeting.parts_of(Order(DATA_PACK.id, area(NORTH).code))
    with pytest.raises(PackProblem, match="no font"):
        meeting.together(parts, [failing, failing], bundle)
    monkeypatch.setattr("het_dash.export.formats.find_spec", lambda name: None if name == "typst" else find_spec(name))
    assert meeting.parts_of(Order(DATA_PACK.id, area(NORTH).code)) == []
