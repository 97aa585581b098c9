"""Variation, as a reader chooses on it."""

import pytest

from het_dash.store import Store
from tests.pages.test_explore import choose
from tests.support.blocks import slips
from tests.support.open_page import alternatives, opened, said
from tests.support.wording import FORBIDDEN

VARIATION = "analysis/variation"
PCNS_SIDE_BY_SIDE = "The six Primary Care Networks (PCNs)"


def test_a_link_opens_the_very_choice(bundle: Store) -> None:
    app = opened(
        VARIATION, pcn="Sevenfields", condition="Atrial fibrillation", side_by_side=PCNS_SIDE_BY_SIDE,
        care="Stroke risk scored, with atrial fibrillation at low or unknown risk",
    )  # fmt: skip
    chosen = {box.key: box.value for box in app.selectbox}
    assert (chosen["condition"], chosen["side_by_side"]) == ("Atrial fibrillation", PCNS_SIDE_BY_SIDE)
    assert chosen["care"] == "Stroke risk scored, with atrial fibrillation at low or unknown risk"
    assert any("a row a PCN. Stroke risk scored" in alt for alt in alternatives(app))


@pytest.mark.parametrize("condition", ["Diabetes", "Cholesterol", "Cardiovascular disease", "Lifestyle"])
def test_every_condition_keeps_the_page_whole_both_ways(condition: str, bundle: Store) -> None:
    app = choose(opened(VARIATION), condition=condition)
    for way in (PCNS_SIDE_BY_SIDE, "Lewisham's practices"):
        app = choose(app, side_by_side=way)
        assert alternatives(app)
        assert not [text for text in said(app) if slips(text) or FORBIDDEN.search(text)]


def test_every_chart_has_a_file(bundle: Store) -> None:
    app = opened(VARIATION)
    labels = [button.proto.label for button in app.get("download_button")]
    assert len(labels) == len(set(labels)) == len(alternatives(app)) == 4


def test_the_condition_changes_the_measures_of_care(bundle: Store) -> None:
    app = opened(VARIATION)
    assert app.selectbox(key="care").value == "Blood pressure treated to threshold"
    app = choose(app, condition="Chronic kidney disease")
    assert app.selectbox(key="care").value == "Urine kidney test done in the past year, with chronic kidney disease"


def test_a_file_of_example_data_says_so_on_its_button(bundle: Store) -> None:
    app = choose(opened(VARIATION), side_by_side=PCNS_SIDE_BY_SIDE)
    (button,) = (b for b in app.get("download_button") if "example data" in b.proto.label)
    assert button.proto.label.startswith("Download example data: Blood pressure treated to threshold")
    assert any(alt.startswith("Funnel chart of 6 PCNs") and "Example data." in alt for alt in alternatives(app))
