"""Explore, as a reader clicks through it."""

import csv
import io
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from het_dash.catalogue import load
from het_dash.charts.text.csv_download import as_csv
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, NORTH, PCNS, area, asked, slips
from tests.support.open_page import alternatives, cards_turned, opened, said, tables

EXPLORE = "analysis/explore"
LATEST = "2025-03-31"


def box(app: AppTest, label: str) -> Any:
    return next(one for one in (*app.selectbox, *app.multiselect) if one.label == label)


def chosen(app: AppTest) -> dict[str, object]:
    return {one.label: one.value for one in (*app.selectbox, *app.multiselect)}


def choose(app: AppTest, label: str, value: str) -> AppTest:
    app = box(app, label).select(value).run()
    assert not app.exception, (label, value)
    return app


def test_it_opens_on_the_six_pcns_over_time_against_larger_places(bundle: Store) -> None:
    app = opened(EXPLORE)
    (alt,) = alternatives(app)
    for label in (*PCNS, "Lewisham", "England"):
        assert f"{label}: " in alt
    assert chosen(app)["Measure"] == "Hypertension: Recorded hypertension"


def test_every_choice_is_in_the_link_as_an_id_defaults_too(bundle: Store) -> None:
    link = opened(EXPLORE).query_params
    expected = {
        "pcn": "north-lewisham", "measure": "qof_hypertension", "where": "pcn",
        "by": "persons", "when": "trend", "against": "all", "membership": "constant", "highlight": "pcn",
        "draw": "one", "order": "given",
    }  # fmt: skip
    assert {name: link[name] for name in expected} == expected


def test_a_link_opens_the_very_choice(bundle: Store) -> None:
    link = {
        "pcn": "sevenfields", "measure": "cvdp002af", "figures": "published",
        "by": "ethnicity_cvdprevent", "and": "none", "where": "E54000030", "when": "2026-03-31", "against": "E92000001",
        "groups_ethnicity_cvdprevent": "black.white", "highlight": "white", "draw": "one", "order": "lowest",
    }  # fmt: skip
    app = opened(EXPLORE, **link)
    assert not app.warning
    assert {name: app.query_params[name] for name in link} == link
    assert chosen(app)["Measure"] == "Atrial fibrillation: Anticoagulation in atrial fibrillation"
    assert chosen(app)["Where"] == ["South East London"]
    assert any("from 86.3%" in alt for alt in alternatives(app))


def test_a_link_of_before_with_labels_still_opens(bundle: Store) -> None:
    app = opened(EXPLORE, measure="Recorded hypertension", where="The six PCNs", against="England")
    assert not app.warning
    assert app.query_params["where"] == "pcn"
    assert app.query_params["against"] == "E92000001"


def test_practice_values_are_drawn_though_the_larger_places_have_another_date(bundle: Store) -> None:
    app = opened(EXPLORE, measure="cvdp007hyp", where="practice")
    assert any("across 9 with a figure" in alt for alt in alternatives(app))
    assert any("is left out: its figures are of March 2026" in text for text in said(app))


def test_a_breakdown_without_figures_says_so_and_offers_nothing_to_download(bundle: Store) -> None:
    app = opened(EXPLORE, measure="cvdp004hyp", by="sex", figures="published")
    assert "we have no figures by sex" in app.info[0].value
    assert not alternatives(app)
    assert not app.get("download_button")


def test_two_breakdowns_are_drawn_together_or_it_says_which_two_there_are(bundle: Store) -> None:
    app = opened(EXPLORE, measure="cvdp007hyp", by="age_cvdprevent", **{"and": "sex"})
    assert any("by sex and age" in one.value for one in app.subheader)
    app = choose(app, "And by", "Deprivation of area")
    assert "but not by both together" in app.info[0].value
    assert "sex and age" in app.info[0].value
    assert not alternatives(app)


@pytest.mark.parametrize("topic", ["Hypertension", "Who lives here, who is registered"])
def test_changing_the_measure_keeps_the_page_whole(topic: str, bundle: Store) -> None:
    app = opened(EXPLORE)
    measures = [one for one in box(app, "Measure").options if one.startswith(f"{topic}: ")]
    assert measures
    for measure in measures:
        app = choose(app, "Measure", measure)
        assert not [text for text in said(app) if slips(text)], measure
        assert not app.warning, measure


def test_every_measure_is_offered_under_its_condition(bundle: Store) -> None:
    offered = {one.title for one in load().on_page("explore")}
    assert {one.split(": ", 1)[1] for one in box(opened(EXPLORE), "Measure").options} == offered


def test_what_is_drawn_can_be_downloaded(bundle: Store) -> None:
    app = opened(EXPLORE, pcn="sevenfields")
    assert [button.proto.label for button in app.get("download_button")] == [
        "Download these figures (CSV, with source and definition)"
    ]


def test_the_table_on_screen_is_the_download_row_for_row(bundle: Store) -> None:
    pcns = [pcn.code for pcn in bundle.catalogue.pcns]
    content = as_csv(asked(bundle, "qof_hypertension", *pcns, LEWISHAM), bundle.catalogue, "")
    lines = list(csv.DictReader(io.StringIO(content.split("\r\n\r\n")[1], newline="")))
    last = [line for line in lines if line["period_end"] == "2025-03-31"]
    app = opened(EXPLORE, measure="qof_hypertension", against=LEWISHAM, when=LATEST)
    header, *rows = tables(cards_turned(app, "Table"))[0]
    table = {name: [row[n] for row in rows] for n, name in enumerate(header)}
    assert list(table["Area"]) == [line["area"] for line in last]
    assert list(table["Per cent"]) == [f"{float(line['value']):.1f}%" for line in last]
    assert list(table["Numerator"]) == [f"{float(line['numerator']):,.0f}" for line in last]


def test_the_link_keeps_whose_practices_are_counted_over_time(bundle: Store) -> None:
    alliance, aplos = area("Lewisham Alliance").code, area("Aplos Health").code
    for way, first in (("constant", "10.3% in March 2020"), ("dated", "11.2% in March 2020")):
        app = opened(EXPLORE, where=alliance, membership=way)
        assert app.query_params["membership"] == way
        assert any(first in alt for alt in alternatives(app)), way
    assert "membership" not in opened(EXPLORE, where=aplos).query_params


def test_small_multiples_are_one_chart_a_pcn_on_one_scale(bundle: Store) -> None:
    app = opened(EXPLORE, where="pcn", draw="panels")
    assert len(alternatives(app)) == len(PCNS)
    titles = [one.value.replace("\\", "") for one in app.subheader]
    assert [title.split(": ")[0] for title in titles] == list(PCNS)


def test_several_single_places_can_be_chosen(bundle: Store) -> None:
    codes = [area(NORTH).code, LEWISHAM, "E92000001"]
    app = opened(EXPLORE, where=".".join(codes), when=LATEST, against="none")
    assert chosen(app)["Where"] == ["North Lewisham", "Lewisham", "England"]
    assert not app.warning


HOSTILE = [
    "",
    "x",
    "pcn.x",
    "'; drop table figure; --",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "9" * 3000,
    "\x00",
]


@pytest.mark.parametrize(
    "name", ["measure", "where", "by", "when", "against", "membership", "highlight", "draw", "order", "data"]
)
def test_a_hostile_link_shows_the_usual_view_and_names_what_it_cannot_show(name: str, bundle: Store) -> None:
    for text in HOSTILE:
        app = opened(EXPLORE, **{name: text})
        assert not app.exception, (name, text)
        assert alternatives(app), (name, text)
        assert "<script" not in " ".join(one.value.replace("\\<", "") for one in app.warning)
        assert len(app.warning) == 1, (name, text)
