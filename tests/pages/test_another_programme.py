"""Another programme runs on the same code: its pages, packs and forms have its own names and none of ours."""

import re
from collections.abc import Iterable, Iterator

import pytest

from het_dash.catalogue import load
from het_dash.catalogue.pages import PAGES
from het_dash.catalogue.quarter import Quarter
from het_dash.export.batch import Order, pack_for
from het_dash.export.documents import DOCUMENTS
from het_dash.ingest.build.run import build
from het_dash.ingest.extract.template import files
from het_dash.ingest.returns.form import Form, blank
from het_dash.ingest.returns.template import file_name
from het_dash.ingest.returns.written import tables
from het_dash.store import Store
from tests.support.anytown import BOROUGH, ICB, NATION, PCN, in_anytown
from tests.support.blocks import every_text, slips
from tests.support.open_page import alternatives, on_screen, opened, turned_to

OURS = re.compile(r"(?i:lewisham|south.east.london|sevenfields|aplos)|\bSEL\b|(?<!NHS )England|\bE(?:09|54|92)0000\d\d")


@pytest.fixture(scope="module")
def anytown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store of the other programme, with its example data, built as any other."""
    with in_anytown(tmp_path_factory.mktemp("anytown")):
        yield Store(build().path)


def of_ours(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if OURS.search(text)]


def test_its_comparators_and_pcns_are_its_own(anytown: Store) -> None:
    catalogue = anytown.catalogue
    assert [catalogue.borough.label, catalogue.icb.label, catalogue.nation.label] == [BOROUGH, ICB, NATION]
    assert catalogue.pcns[0].label == PCN
    assert not of_ours(f"{one.code} {one.label}" for one in catalogue.areas.values())


def test_every_page_says_its_names_and_none_of_ours(anytown: Store) -> None:
    app, everything = opened(), ""
    for page in PAGES:
        app = turned_to(app, page)
        assert not app.exception, page
        texts = [on_screen(app), *alternatives(app), *(title.value for title in app.title)]
        assert not [found for text in texts for found in OURS.findall(text)], page
        everything += "\n".join(texts)
    assert {name for name in (BOROUGH, ICB, NATION, PCN) if name in everything} == {BOROUGH, ICB, NATION, PCN}


def test_every_document_says_its_names_and_none_of_ours(anytown: Store) -> None:
    for document in DOCUMENTS.values():
        place = anytown.catalogue.borough.code if document.of_borough else anytown.catalogue.pcns[0].code
        for with_example in (False, True):
            pack = pack_for(Order(document.id, place, with_example=with_example), anytown)
            texts = [pack.title, pack.stem, pack.author, *every_text(list(pack.sections))]
            assert not of_ours(texts), document.id
            assert not [(text, slips(text)) for text in texts if slips(text)], document.id
            assert any(ICB in text for text in texts), document.id


def test_its_forms_and_template_say_its_names_and_none_of_ours(anytown: Store) -> None:
    catalogue = load()
    pcn = catalogue.pcns[0].code
    for quarter in ("2023-24Q2", "2026-27Q2"):
        form = Form(catalogue, Quarter.parse(quarter))
        made = tables(form, blank(form, pcn))
        cells = [str(cell) for table in made for row in (table.headers, *table.rows) for cell in row]
        assert not of_ours([*cells, *form.places, file_name(form, pcn)]), quarter
        assert any(BOROUGH in cell for cell in cells), quarter
    template = files(catalogue, "gp_extract")["extract_template.csv"].decode()
    assert not of_ours(template.splitlines())
