"""The sidebar of every page."""

import sys
from datetime import date

import pytest

from het_dash.catalogue import load
from het_dash.catalogue.pages import HEADINGS, PAGES
from het_dash.store import Store
from het_dash.ui.sidebar import how_fresh
from tests.support.open_page import opened


def test_every_page_is_a_link_under_the_heading_of_its_readers(bundle: Store) -> None:
    app = opened()
    links = [one.proto.label for one in app.sidebar.get("page_link")]
    assert links == list(PAGES.values())
    headings = [one.value for one in app.sidebar.markdown]
    assert [heading for heading in HEADINGS.values() if not any(heading in text for text in headings)] == []


def test_a_link_takes_the_pcn_and_the_switch_along(bundle: Store) -> None:
    link = opened(pcn="sevenfields", example="false").sidebar.get("page_link")[3]
    assert "pcn=sevenfields" in link.proto.query_string
    assert "example=false" in link.proto.query_string


def test_sources_past_their_due_date_are_counted_with_the_way_to_them(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = sys.modules["het_dash.content.pages.sources_and_methods"]
    catalogue = load()
    monkeypatch.setattr(sources, "overdue", lambda _, today: ("one is late",) if today > date(2026, 1, 1) else ())
    assert f"1 of {len(catalogue.sources)} sources have newer editions" in how_fresh(catalogue)
    assert "/sources-and-methods" in how_fresh(catalogue)
    monkeypatch.setattr(sources, "overdue", lambda *_: ())
    last = max(e.period_end for e in catalogue.editions)
    assert how_fresh(catalogue) == f"Figures up to {last:%B %Y}."
