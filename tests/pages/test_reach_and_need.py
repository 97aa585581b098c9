"""Reach and need as a reader opens it: whose, which period, against whom; kept in the link."""

from pathlib import Path

import pytest

from het_dash.content.rules.team_summary import HIDDEN
from het_dash.ingest.build.run import build
from het_dash.store import Store
from tests.support.open_page import cards_turned, every_tab, opened, said

PAGE = "my_pcn/reach_and_need"


def every_text(**link: str) -> list[str]:
    """The words of every tab, and of every card's chart, table and About."""
    views = ("Chart", "Table", "About")
    return [text for app in every_tab(PAGE, **link) for view in views for text in said(cards_turned(app, view))]


def test_the_link_keeps_whose_reach_period_and_population(bundle: Store) -> None:
    link = {"team": "all", "period": "2026-27Q1", "compared": "hypertension"}
    app = opened(PAGE, pcn="Sevenfields", **link)
    assert not app.exception
    assert app.title[0].value == "All six teams · Reach and need"
    assert app.radio[0].value == "All six teams"
    chosen = ["April to June 2026", "Compare with Patients with recorded hypertension"]
    assert [box.value for box in app.selectbox[1:3]] == chosen
    assert any("checked in April to June 2026" in text for text in every_text(pcn="Sevenfields", **link))


def test_a_team_without_a_return_in_a_quarter_is_not_offered_it_as_if_there_were_one(bundle: Store) -> None:
    app = opened(PAGE, pcn="Lewisham Care Partnership", period="2026-27Q1")
    assert not app.exception
    texts = every_text(pcn="Lewisham Care Partnership", period="2026-27Q1")
    assert any("not collected" in text.lower() for text in texts)


def test_people_contacts_and_the_words_of_methods_stand_on_the_page(bundle: Store) -> None:
    texts = every_text()
    assert any("A person reached by two teams, or in both cycles, is counted twice." in text for text in texts)
    assert any("1.0 means the same share as the population, not enough." in text for text in texts)


@pytest.fixture
def without_demonstration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HET_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("HET_DEMO", "0")
    build()


def test_without_returns_the_page_says_what_is_missing_why_and_who_supplies_it(without_demonstration: None) -> None:
    app = opened(PAGE)
    assert not app.exception
    texts = " ".join(said(app))
    assert "team has not sent a return yet." in texts
    assert "The Health Equity Fellow and the community partner send one together every quarter." in texts
    assert HIDDEN not in texts
    assert len(app.get("plotly_chart")) == 1
    assert not app.tabs
