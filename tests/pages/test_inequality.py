"""The Inequality page, as a reader clicks through it."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from het_dash.store import Store
from tests.support.blocks import slips
from tests.support.open_page import alternatives, cards_turned, opened, said

PAGE = "analysis/inequality"


def chosen(app: AppTest) -> dict[str, str]:
    return {box.label: str(box.value) for box in app.selectbox}


def box(app: AppTest, label: str) -> Any:
    return next(box for box in app.selectbox if box.label == label)


def choose(app: AppTest, label: str, value: str) -> AppTest:
    app = box(app, label).select(value).run()
    assert not app.exception, (label, value)
    return app


def test_it_opens_on_blood_pressure_with_the_known_inequality_first(bundle: Store) -> None:
    app = opened(PAGE, pcn="Sevenfields")
    assert app.title[0].value == "Sevenfields · Inequality"
    assert chosen(app)["Measure"] == "Blood pressure treated to threshold"
    assert app.subheader[0].value == "Blood pressure treated to threshold for fewer Black than White patients"
    assert any("10.0 points (9.6 to 10.4), about 6,900 people" in text for text in said(cards_turned(app, "About")))


def test_a_link_opens_the_very_choice(bundle: Store) -> None:
    app = opened(
        PAGE,
        pcn="Sevenfields",
        condition="atrial_fibrillation",
        indicator="cvdp002af",
        reference="all",
        groups_by="ethnicity_broad",
        groups_ethnicity_broad="Black",
    )
    assert chosen(app)["Condition"] == "Atrial fibrillation"
    assert chosen(app)["Measure"] == "Anticoagulation in atrial fibrillation"
    assert chosen(app)["Compare with"] == "All patients"
    assert chosen(app)["Groups"] == "Five groups"
    assert app.multiselect[0].value == ["Black"]
    assert any("each group against all patients" in one.value for one in app.subheader)


def test_several_groups_are_read_from_the_link(bundle: Store) -> None:
    picked = ["Black African", "Other Black"]
    app = opened(PAGE, groups_ethnicity_nhs16=picked)  # type: ignore[arg-type]
    assert app.multiselect[0].value == picked
    assert app.query_params["groups_ethnicity_nhs16"] == "N.P"


@pytest.mark.parametrize("condition", ["Hypertension", "Diabetes"])
def test_changing_the_measure_keeps_the_page_whole(condition: str, bundle: Store) -> None:
    app = choose(opened(PAGE), "Condition", condition)
    for measure in box(app, "Measure").options:
        app = choose(app, "Measure", measure)
        assert not app.error
        assert not [text for text in said(app) if slips(text)], measure


def test_every_drawing_has_its_alternative_and_the_figures_can_be_downloaded(bundle: Store) -> None:
    app = opened(PAGE)
    assert len(alternatives(app)) >= 1
    assert [button.proto.label for button in app.get("download_button")] == [
        "Download these figures (CSV, with source and definition)"
    ]


def test_only_the_open_tab_is_drawn_and_the_link_names_it(bundle: Store) -> None:
    app = opened(PAGE, tab="deprivation")
    assert [tab.label for tab in app.tabs] == [
        "The gap", "By group here", "Age and sex", "Over time", "Deprivation", "How complete",
    ]  # fmt: skip
    assert all("deprived" in alternative for alternative in alternatives(app))
    assert "by deprivation" in app.subheader[0].value
