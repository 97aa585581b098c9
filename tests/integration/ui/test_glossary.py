"""The page Glossary: every term, a search, and a link to one term."""

import pytest
from streamlit.testing.v1 import AppTest

from het_dash.catalogue import load
from het_dash.store import Store
from tests.support.open_page import opened, said

PAGE = "about/glossary"


def text(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(said(app))


def test_every_term_is_there_from_a_to_z_with_its_meaning_and_a_link(bundle: Store) -> None:
    app = opened(PAGE)
    shown, written = text(app), "".join(node.proto.body for node in app.get("html"))
    terms = load().glossary
    places = [shown.index(one.meaning) for one in terms]
    assert places == sorted(places)
    for one in terms:
        assert one.title in shown
        assert f"term={one.id}" in written
    assert [header.value for header in app.header] == sorted({one.term[0].upper() for one in terms})


@pytest.mark.parametrize(
    ("find", "title"),
    [("PCN", "Primary Care Network"), ("mini-stroke", "Transient ischaemic attack"), ("hash", "SHA-256")],
)
def test_a_search_finds_terms_abbreviations_and_other_names(find: str, title: str, bundle: Store) -> None:
    shown = text(opened(PAGE, find=find))
    assert title in shown
    assert len(shown) < len(text(opened(PAGE)))


def test_nothing_found_says_so_and_offers_what_is_near(bundle: Store) -> None:
    app = opened(PAGE, find="denominater")
    assert "Nothing found for “denominater”. Did you mean:" in text(app)
    next(one for one in app.button if one.label == "denominator").click().run()
    assert "The group a percentage is calculated from" in text(app)


@pytest.mark.parametrize("name", ["ckd", "CKD", "Chronic kidney disease"])
def test_a_link_to_a_term_shows_it_first(name: str, bundle: Store) -> None:
    app = opened(PAGE, term=name)
    first = app.get("html")[
        [node.proto.body.startswith('<div class="het-named">') for node in app.get("html")].index(True)
    ]
    assert "Chronic kidney disease (CKD)" in first.proto.body
    assert not app.warning


def test_a_link_to_no_term_says_so_without_becoming_mark_up(bundle: Store) -> None:
    (warning,) = opened(PAGE, term="![x](http://elsewhere)").warning
    assert "\\[x\\]" in warning.value
    assert "does not exist" in warning.value
