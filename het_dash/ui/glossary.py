"""The page Glossary: a search, then terms from A to Z. A link may name one term, which comes first."""

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

from het_dash.catalogue import Catalogue
from het_dash.catalogue.about import Term
from het_dash.content.pages import glossary
from het_dash.ui import link
from het_dash.ui.plain import plain
from het_dash.ui.search_box import offer_near, say, search_box

SEARCH = "Search for a term or abbreviation"


def show_glossary(catalogue: Catalogue) -> None:
    """The search box, and the terms that it finds, or all."""
    find, named = search_box(SEARCH), link.typed("term")
    if find.words:
        _found(find, catalogue.glossary)
        return
    if named.words:
        _named(named.words, catalogue.glossary)
    letters = glossary.by_letter(catalogue.glossary)
    links = " ".join(f'<a href="#letter-{letter.lower()}">{letter}</a>' for letter in letters)
    st.html(f'<nav class="het-letters" aria-label="Letters">{links}</nav>')
    for letter, terms in letters.items():
        st.header(letter, anchor=f"letter-{letter.lower()}")
        st.html(terms_html(terms, link.shared()))


def terms_html(terms: Iterable[Term], shared: Mapping[str, str]) -> str:
    """Terms with their meanings, each with a link to itself."""
    rows = "".join(
        f'<div><dt>{escape(one.title)} <a href="?{escape(urlencode({**shared, "term": one.id}))}" '
        f'aria-label="Link to {escape(one.title, quote=True)}">link</a></dt>\n<dd>{escape(one.meaning)}</dd></div>\n'
        for one in terms
    )
    return f'<dl class="het-terms">{rows}</dl>'


def _found(find: link.Typed, terms: tuple[Term, ...]) -> None:
    these = glossary.sought(terms, find.words)
    if not these:
        offer_near(find, glossary.near_terms(terms, find.words))
        return
    say(f"{len(these)} found for “{find.words}”.")
    st.html(terms_html(these, link.shared()))


def _named(name: str, terms: tuple[Term, ...]) -> None:
    """The term that the link names by its id or one of its names."""
    one = glossary.named(terms, name)
    if one is None:
        st.warning(plain(f"The link asks for the term {name!r}, which does not exist. All terms are below."))
        return
    st.html(f'<div class="het-named">{terms_html([one], link.shared())}</div>')
