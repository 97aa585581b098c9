"""Sources, definitions, and the way of a number back to its file."""

import pytest
from streamlit.testing.v1 import AppTest

from het_dash.catalogue import load
from het_dash.content.pages.data_quality import moves
from het_dash.store import Store
from het_dash.ui.link import LONGEST_WORDS
from tests.support.open_page import every_tab, opened, said

PAGE = "about/sources_and_methods"
PLAIN = "qof_hypertension"


def text(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(said(app))


def test_every_source_and_every_edition_is_on_the_page(bundle: Store) -> None:
    catalogue = load()
    app = opened(PAGE, tab="sources")
    shown = text(app)
    written = "".join(node.proto.body for node in app.get("html"))
    for source in catalogue.sources.values():
        assert source.title in shown
        assert not source.url.startswith("http") or f'href="{source.url}"' in written.replace("&amp;", "&")
    for edition in catalogue.editions:
        assert edition.edition in shown
        assert f"{edition.sha256[:12]}…" in shown


def test_every_measure_and_every_method_is_on_the_page(bundle: Store) -> None:
    measures, methods = text(opened(PAGE)), text(opened(PAGE, tab="methods"))
    assert [one.title for one in load().indicators.values() if one.title not in measures] == []
    assert [one.title for one in load().methods if one.title not in methods] == []


def test_a_link_traces_a_number_by_ids(bundle: Store) -> None:
    app = opened(PAGE, tab="trace", traced=PLAIN, traced_place="pcn:sevenfields")
    assert [box.value for box in app.selectbox] == ["Recorded hypertension", "Sevenfields"]
    assert "13.4%" in text(app)
    assert "Summed from practices, by membership at the period's end." in text(app)


def test_an_older_link_with_labels_still_traces_its_number(bundle: Store) -> None:
    app = opened(PAGE, traced="Recorded hypertension", traced_place="Sevenfields")
    assert "13.4%" in text(app)
    assert app.query_params["traced"] == PLAIN
    assert app.query_params["traced_place"] == "pcn:sevenfields"


def test_no_place_with_the_number_is_lost_behind_another_of_the_same_name(bundle: Store) -> None:
    app = opened(PAGE, tab="trace", traced=PLAIN)
    assert len(app.selectbox[1].options) == len(bundle.areas_with(PLAIN, "persons"))


def test_it_says_when_the_figures_were_built(bundle: Store) -> None:
    built = f"These figures were built on {bundle.built_on.day} {bundle.built_on:%B %Y}."
    assert built in text(opened(PAGE, tab="sources"))


@pytest.mark.parametrize(
    ("find", "title"),
    [
        ("Recorded hypertension", "Recorded hypertension"),
        (PLAIN, "Recorded hypertension"),
        ("CVDP007HYP", "Blood pressure treated to threshold"),
        ("high blood pressure", "Recorded hypertension"),
        ("blood thinner", "anticoagulant"),
        ("Office for National Statistics", "Census 2021"),
        ("small numbers", "How we protect people in small numbers"),
    ],
)
def test_a_search_by_link_finds_names_ids_publishers_and_plain_words(find: str, title: str, bundle: Store) -> None:
    shown = text(opened(PAGE, find=find))
    assert f"Found for “{find}”" in shown
    assert title in shown


def test_a_search_finds_a_practice_that_moved_and_shows_its_row_alone(bundle: Store) -> None:
    name = moves(bundle).table.rows[0][0]
    shown = text(opened(PAGE, find=name))
    assert "Which practices moved, merged or closed?" in shown
    assert name in shown
    assert moves(bundle).table.rows[-1][0] not in shown


def test_a_search_finds_a_file_by_its_whole_hash(bundle: Store) -> None:
    edition = load().editions[0]
    shown = text(opened(PAGE, find=edition.sha256))
    assert load().sources[edition.source_id].title in shown
    assert edition.file in shown


def test_nothing_found_says_so_and_a_near_search_is_one_click_away(bundle: Store) -> None:
    app = opened(PAGE, find="hypertenshun")
    assert "Nothing found for “hypertenshun”. Did you mean:" in text(app)
    (near,) = (one for one in app.button if one.label == "hypertension")
    near.click().run()
    assert app.query_params["find"] == "hypertension"
    assert "Recorded hypertension" in text(app)


def test_show_everything_empties_the_search_and_the_tab_of_the_link_is_open(bundle: Store) -> None:
    app = opened(PAGE, find="kidney", tab="methods")
    next(one for one in app.button if one.label == "Show everything").click().run()
    assert "find" not in app.query_params
    assert app.query_params["tab"] == "methods"
    assert load().methods[0].title in text(app)


@pytest.mark.parametrize(
    "find", ["<script>alert(1)</script>", "![x](http://elsewhere)", "$x$ **b** :red[r]", "' OR 1=1 --", "x" * 5000]
)
def test_a_hostile_search_is_shown_as_it_is_and_cut(find: str, bundle: Store) -> None:
    app = opened(PAGE, find=find)
    assert f"“{find[:LONGEST_WORDS]}”" in text(app)
    assert not any("<script" in node.proto.body for node in app.get("html"))
    assert len(app.query_params["find"]) <= LONGEST_WORDS


def test_every_tab_opens_by_link_with_its_own_entries(bundle: Store) -> None:
    shown = [text(app) for app in every_tab(PAGE)]
    assert len(shown) == 5
    assert len(set(shown)) == 5
