"""Explore, as a reader clicks through it."""

import csv
import io

import pytest
from streamlit.testing.v1 import AppTest

from het_dash.catalogue import load
from het_dash.charts.text.csv_download import as_csv
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, asked, slips
from tests.support.open_page import alternatives, cards_turned, opened, said, tables

EXPLORE = "analysis/explore"


def choose(app: AppTest, **chosen: str) -> AppTest:
    for key, value in chosen.items():
        app = app.selectbox(key=key).select(value).run()
        assert not app.exception, (key, value)
    return app


def test_a_link_opens_the_very_choice(bundle: Store) -> None:
    app = opened(
        EXPLORE,
        pcn="Sevenfields",
        topic="Atrial fibrillation",
        measure="Anticoagulation in atrial fibrillation",
        by="Ethnic group as recorded by general practice",
        where="South East London",
    )
    chosen = {box.key: box.value for box in app.selectbox}
    assert chosen["topic"] == "Atrial fibrillation"
    assert chosen["by"] == "Ethnic group as recorded by general practice"
    assert chosen["where"] == "South East London"
    assert any("from 84.6%" in alt for alt in alternatives(app))


def test_practice_values_are_drawn_though_the_larger_places_have_another_date(bundle: Store) -> None:
    app = choose(opened(EXPLORE), measure="Blood pressure treated to threshold", where="This PCN's practices")
    assert any("across 9 with a figure" in alt for alt in alternatives(app))
    assert any("is left out: its figures are of March 2026" in text for text in said(app))


def test_a_breakdown_that_is_not_to_hand_says_so_and_offers_nothing_to_download(bundle: Store) -> None:
    app = choose(opened(EXPLORE), measure="Blood pressure checked in the past year, with hypertension", by="Sex")
    assert "we have no figures by sex" in app.info[0].value
    assert not alternatives(app)
    assert not app.get("download_button")


@pytest.mark.parametrize("topic", ["Hypertension", "Who lives here, who is registered"])
def test_changing_the_measure_keeps_the_page_whole(topic: str, bundle: Store) -> None:
    app = choose(opened(EXPLORE), where="England", topic=topic)
    for measure in app.selectbox(key="measure").options:
        app = choose(app, measure=measure)
        assert not [text for text in said(app) if slips(text)], measure


def test_every_offered_measure_has_a_topic_to_be_found_under(bundle: Store) -> None:
    offered = {one.title for one in load().on_page("explore")}
    app, found = opened(EXPLORE), set()
    for topic in app.selectbox(key="topic").options:
        found |= set(choose(app, topic=topic).selectbox(key="measure").options)
    assert found == offered


def test_what_pcns_have_comes_first(bundle: Store) -> None:
    assert opened(EXPLORE).selectbox(key="measure").value == "Recorded hypertension"


def test_what_is_drawn_can_be_downloaded(bundle: Store) -> None:
    app = choose(opened(EXPLORE, pcn="Sevenfields"), measure="Recorded hypertension")
    assert [button.proto.label for button in app.get("download_button")] == [
        "Download these figures (CSV, with source and definition)"
    ]


def test_the_table_on_screen_is_the_download_row_for_row(bundle: Store) -> None:
    pcns = [pcn.code for pcn in bundle.catalogue.pcns]
    content = as_csv(asked(bundle, "qof_hypertension", *pcns, LEWISHAM), bundle.catalogue, "")
    lines = list(csv.DictReader(io.StringIO(content.split("\r\n\r\n")[1], newline="")))
    last = [line for line in lines if line["period_end"] == "2025-03-31"]
    header, *rows = tables(cards_turned(opened(EXPLORE, measure="Recorded hypertension"), "Table"))[0]
    table = {name: [row[n] for row in rows] for n, name in enumerate(header)}
    assert list(table["Area"]) == [line["area"] for line in last]
    assert list(table["Per cent"]) == [f"{float(line['value']):.1f}%" for line in last]
    assert list(table["Numerator"]) == [f"{float(line['numerator']):,.0f}" for line in last]


def test_the_link_keeps_whose_practices_are_counted_over_time(bundle: Store) -> None:
    throughout, by_date = "The same practices throughout", "The practices that were members at each date"
    choice = {"topic": "Hypertension", "measure": "Recorded hypertension", "where": "The six PCNs"}
    app = opened(EXPLORE, pcn="Lewisham Alliance", **choice)
    assert app.selectbox(key="membership").value == throughout
    assert any("10.2% in March 2021" in alt for alt in alternatives(app))
    app = opened(EXPLORE, pcn="Lewisham Alliance", **choice, membership=by_date)
    assert app.selectbox(key="membership").value == by_date
    assert any("11.0% in March 2021" in alt for alt in alternatives(app))
    app = opened(EXPLORE, pcn="Aplos Health", **choice)
    assert "membership" not in {box.key for box in app.selectbox}
