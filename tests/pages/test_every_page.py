"""Rules for every page: for every PCN on the data pack, for two PCNs elsewhere."""

import ast
import re
import statistics
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from het_dash.catalogue import load
from het_dash.catalogue.pages import PAGES
from het_dash.catalogue.paths import ROOT
from het_dash.charts.text import wording
from het_dash.content.blocks.spine import DIRECTIONS
from het_dash.content.rules.summary_words import FUNNEL
from het_dash.store import Store
from het_dash.ui.navigation import FIRST, address
from tests.support.blocks import MODALITY, NORTH, PCNS, slips
from tests.support.open_page import FILES, alternatives, every_tab, opened, said, turned_to
from tests.support.wording import FORBIDDEN, ODD, lengths, unspelled

PACK = "my_pcn/pcn_data_pack"
OF_LEWISHAM = ("about/", "board/", "returns/returns_received", "analysis/query")  # the others are of the chosen PCN
REVIEW = load().blachir
QUOTED = [
    *(one.text for one in REVIEW.opportunities if one.text),
    *(area.title for area in REVIEW.key_areas),
    *DIRECTIONS.values(),  # of a measure, not of a result
    FUNNEL,  # says what it takes to be better or worse
]
WITHOUT_CHARTS = ("about/", "board/blachir_opportunities", "returns/", "analysis/summary_table", "analysis/query")
LONGEST_MEDIAN = 16  # words of a sentence
SQL = re.compile("SELECT|varchar")  # queries and the list of columns
TWO = (NORTH, MODALITY)  # their numbers of practices differ most


def _places(page: str) -> tuple[str, ...]:
    """Every PCN for the data pack; two for other pages, whose content is composed for every PCN elsewhere."""
    if page == PACK:
        return PCNS
    return PCNS[:1] if page.startswith(OF_LEWISHAM) else TWO


NAMED = [(page, label) for page in PAGES for label in _places(page)]
Page = tuple[list[AppTest], str, str]


@pytest.fixture(scope="module", params=NAMED, ids=lambda pair: f"{pair[0]} for {pair[1]}")
def page(request: pytest.FixtureRequest, bundle: Store) -> Page:
    """A page as opened for one PCN, once for each of its tabs."""
    name, label = request.param
    return every_tab(name, pcn=label), name, label


def test_it_runs_and_its_title_names_page_and_place(page: Page) -> None:
    tabs, name, label = page
    for app in tabs:
        assert not app.exception
        assert not app.error
        (title,) = (one.value for one in app.title)
        place, page_name = title.split(" · ")
        assert place == ("Lewisham" if name.startswith(OF_LEWISHAM) else label)
        assert page_name


def test_every_drawing_has_a_text_alternative(page: Page) -> None:
    tabs, name, _ = page
    found = [alt for app in tabs for alt in alternatives(app)]
    assert bool(found) == (not name.startswith(WITHOUT_CHARTS))
    assert all(len(alt) >= 40 and re.search(r"\d", alt) for alt in found)


def test_the_standing_statement_is_there_and_no_slip_or_forbidden_word(page: Page) -> None:
    tabs, _, _ = page
    for app in tabs:
        texts = list(said(app))
        assert any(wording.STANDING in text for text in texts)
        assert not [text for text in texts if FORBIDDEN.search(our_own(text))]
        assert not [(text, slips(text)) for text in texts if slips(text)]


def test_its_words_are_ordinary_and_its_sentences_short(page: Page) -> None:
    tabs, _, _ = page
    texts = [our_own(text) for app in tabs for text in said(app) if not SQL.search(text)]
    assert [text for text in texts if ODD.search(text)] == []
    assert statistics.median(length for text in texts for length in lengths(text)) < LONGEST_MEDIAN


def our_own(text: str) -> str:
    """What is left of a text without the review's own words and what is said of measures."""
    for quoted in QUOTED:
        text = text.replace(quoted, "")
    return text


def test_every_abbreviation_is_spelled_out_where_it_first_stands(page: Page, bundle: Store) -> None:
    tabs, _, _ = page
    statements = [source.statement for source in bundle.catalogue.sources.values()]
    codes = {code for one in bundle.catalogue.indicators.values() for code in one.codes.values()}
    given = [*statements, *(practice.name for practice in bundle.catalogue.practices.values())]
    given += sorted(codes, key=len, reverse=True)  # the publishers' ids, in the definition of a measure
    read = " ".join(one.value for one in tabs[0].sidebar.markdown)
    for text in (text for app in tabs for text in said(app)):
        for name in given:
            text = text.replace(name, "")  # noqa: PLW2901
        text = re.sub(r"\S+\.(csv|zip|xlsx?|geojson|txt)\S*|Address: \S+|https?://\S+|CVDP\d+[A-Z]+", "", text)  # noqa: PLW2901
        read = f"{read} {text}"
        assert unspelled(text, read) == [], text


def test_a_link_without_a_pcn_shows_the_first(bundle: Store) -> None:
    app = opened(PACK)
    assert app.title[0].value == f"{PCNS[0]} · Data pack"
    assert not app.warning


@pytest.mark.parametrize("name", PAGES)
def test_a_link_to_a_pcn_that_does_not_exist_warns_and_shows_the_first(name: str, bundle: Store) -> None:
    app = opened(name, pcn="U53896")
    assert not app.exception
    assert name == PACK or "Data pack" not in app.title[0].value
    assert "U53896" in app.warning[0].value
    assert "does not exist" in app.warning[0].value
    assert app.query_params["pcn"] == "north-lewisham"


def test_a_link_cannot_put_mark_up_on_the_page(bundle: Store) -> None:
    warning = opened(pcn="![x](http://elsewhere)").warning[0].value
    assert "\\[x\\]" in warning


def test_the_bare_address_shows_headline_impact_and_the_data_pack_keeps_its_own(bundle: Store) -> None:
    assert FIRST == "board/headline_impact"
    assert opened(pcn="Sevenfields").title[0].value == "Lewisham · Headline impact"
    assert opened(PACK, pcn="Sevenfields").title[0].value == "Sevenfields · Data pack"


def test_the_chosen_pcn_stays_from_page_to_page(bundle: Store) -> None:
    app = opened(pcn="Lewisham Alliance")
    for name in PAGES:
        assert turned_to(app, name).query_params["pcn"] == "lewisham-alliance", name


@pytest.mark.parametrize("name", PAGES)
def test_a_page_whose_roles_leave_the_reader_out_stops_with_an_error(
    name: str, bundle: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["het_dash.ui.page"], "my_roles", frozenset)
    app = opened(name)
    assert [error.value for error in app.error] == ["You do not have access to this page. Ask the programme team."]
    assert not app.title
    assert not app.get("plotly_chart")
    assert not app.get("download_button")


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_its_first_call_is_ui_page_and_names_its_roles(file: Path) -> None:
    body = ast.parse(file.read_text(encoding="utf-8")).body
    doing = [node for node in body if not isinstance(node, ast.Import | ast.ImportFrom) and not _docstring(node)]
    assert isinstance(doing[0], ast.Expr | ast.Assign)
    later = {node for one in ast.walk(doing[0]) if isinstance(one, ast.Lambda) for node in ast.walk(one)}
    calls = [node for node in ast.walk(doing[0]) if isinstance(node, ast.Call) and node not in later]
    assert [ast.unparse(call.func) for call in calls] == ["ui.page"]
    assert "roles" in [keyword.arg for keyword in calls[0].keywords]


def _docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_it_lies_in_a_sub_folder_and_is_short(file: Path) -> None:
    assert file.parent.parent == ROOT / "pages"
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 80


def test_no_page_file_lies_directly_in_pages() -> None:
    """It would bypass the frame on a fresh server."""
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


def test_every_page_file_is_in_the_navigation_and_every_entry_has_its_file() -> None:
    assert {f"{path.parent.name}/{path.stem}" for path in FILES} == set(PAGES)
    assert len({address(page) for page in PAGES}) == len(PAGES)
    assert len(set(PAGES.values())) == len(PAGES)
