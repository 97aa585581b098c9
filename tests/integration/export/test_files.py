"""What files are called, which can be made here, and many of them in one."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec

import pytest
from bs4 import BeautifulSoup

from het_dash.export.document import Pack
from het_dash.export.documents import DATA_PACK, ON_ONE_PAGE
from het_dash.export.formats import FORMATS, File, written, zipped
from het_dash.render.problems import PackProblem
from tests.integration.export.conftest import Written
from tests.support.blocks import MODALITY, NORTH


def test_a_files_name_says_place_period_and_date_of_the_store(pack_for: Callable[[str], Pack]) -> None:
    pack = pack_for(NORTH)
    assert pack.stem == f"north-lewisham_data-pack_to-2026-07_built-{pack.built_on.isoformat()}"


def test_every_format_has_a_writer_and_all_can_be_made_here(file_of: Written) -> None:
    assert [one.missing for one in FORMATS.values()] == [""] * len(FORMATS)
    for one in FORMATS:
        assert file_of(MODALITY, one)


def test_a_format_whose_package_is_missing_says_so_and_the_rest_can_be_made(
    monkeypatch: pytest.MonkeyPatch, pack_for: Callable[[str], Pack]
) -> None:
    monkeypatch.setattr("het_dash.export.formats.find_spec", lambda name: None if name == "typst" else find_spec(name))
    assert FORMATS["pdf"].missing == "PDF cannot be made here: typst missing. Run pip install -r requirements.txt."
    with pytest.raises(PackProblem, match="PDF cannot be made here"):
        written(pack_for(MODALITY), "pdf")
    assert FORMATS["xlsx"].missing == ""
    assert written(pack_for(MODALITY), "xlsx").content


def test_many_files_in_one_have_an_index_and_the_same_bytes(pack_for: Callable[[str], Pack]) -> None:
    pack = pack_for(NORTH)
    those = [File(f"{pack.stem}.pdf", b"1", pack.place.name, "Data pack, PDF"), File("b.html", b"2", "<b>", "x")]
    assert zipped(those, pack) == zipped(those, pack)
    with zipfile.ZipFile(io.BytesIO(zipped(those, pack))) as archive:
        assert archive.namelist() == ["index.html", f"{pack.stem}.pdf", "b.html"]
        page = BeautifulSoup(archive.read("index.html"), "html.parser")
    assert [a["href"] for a in page.find_all("a")] == [f"{pack.stem}.pdf", "b.html"]
    assert [h.get_text() for h in page.find_all("h2")] == [pack.place.name, "<b>"]
    assert pack.standing in page.get_text()


def test_chosen_sections_keep_the_packs_order() -> None:
    assert [s.id for s in DATA_PACK.only({"need", "on-a-page"}).sections] == ["on-a-page", "need"]


def test_a_format_may_have_sections_of_its_own_and_a_reader_chooses_among_them() -> None:
    own = replace(ON_ONE_PAGE, own={"pptx": ON_ONE_PAGE.sections[1:]})
    first, second, *others = ON_ONE_PAGE.sections
    assert own.in_format("pptx").sections == (second, *others)
    assert own.in_format("pdf").sections == ON_ONE_PAGE.sections
    assert own.only({first.id, second.id}).in_format("pptx").sections == (second,)
