"""The glossary, the methods in short and the accessibility statement, as read from the data folder."""

from pathlib import Path

import pytest

from het_dash.catalogue import CatalogueError, load
from het_dash.catalogue.about import read_glossary, read_statement
from het_dash.catalogue.documents import catalogue_of, documents
from het_dash.catalogue.paths import ROOT
from het_dash.catalogue.programme import Programme
from het_dash.catalogue.yaml_files import read_entry
from het_dash.content.search import words
from tests.support.wording import NAMES

CODES = {"AA", "TS021", "G3a", "G5"}  # a level, a table and stages, explained where they are used
STATEMENT = ROOT / "data" / "accessibility.yaml"
PROGRAMME = next((ROOT / "data" / "programme").glob("*/programme.yaml"))


def test_terms_come_in_alphabetical_order_each_with_its_names() -> None:
    terms = load().glossary
    assert [one.term.casefold() for one in terms] == sorted(one.term.casefold() for one in terms)
    (network,) = (one for one in terms if one.short == "PCN")
    assert network.title == "Primary Care Network (PCN)"
    assert network.names[:2] == ("Primary Care Network", "PCN")


@pytest.mark.parametrize(
    ("second", "field"),
    [("{id: one, term: Two, meaning: M}", "id"), ("{id: two, term: ONE, meaning: M}", "term")],
)
def test_a_term_that_is_there_twice_is_refused(second: str, field: str, tmp_path: Path) -> None:
    file = tmp_path / "glossary.yaml"
    file.write_text(f"- {{id: one, term: One, meaning: M}}\n- {second}\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=rf"glossary.yaml: {field}: .* is used twice"):
        read_glossary(file)


def test_a_statement_whose_contact_has_no_place_for_the_address_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "accessibility.yaml"
    file.write_text(STATEMENT.read_text(encoding="utf-8").replace("{address}", "us"), encoding="utf-8")
    with pytest.raises(CatalogueError, match="say where the address goes"):
        read_statement(file)


@pytest.mark.parametrize("address", ["us", "a@b", "a@example.org?bcc=c@example.org", "a@example.org,b@example.org"])
def test_an_address_for_reports_is_one_plain_address(address: str, tmp_path: Path) -> None:
    file = tmp_path / "programme.yaml"
    file.write_text(f'{PROGRAMME.read_text(encoding="utf-8")}report_to: "{address}"\n', encoding="utf-8")
    with pytest.raises(CatalogueError, match="report_to"):
        read_entry(Programme, file)


def test_a_published_store_carries_all_of_it() -> None:
    catalogue = load()
    carried = catalogue_of(documents(catalogue))
    assert carried.glossary == catalogue.glossary
    assert carried.methods == catalogue.methods
    assert carried.accessibility == catalogue.accessibility


def test_names_that_pages_do_not_spell_out_are_in_the_glossary() -> None:
    """Every other abbreviation on a page is spelled out as the glossary has it: tests/pages/test_every_page."""
    known = {word for term in load().glossary for name in term.names for word in words(name)}
    assert {name for name in NAMES - CODES if name.casefold() not in known} == set()
