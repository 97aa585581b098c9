"""Variation, as a reader chooses on it."""

import pytest

from het_dash.catalogue import load
from het_dash.store import Store
from tests.pages.test_inequality import choose, chosen
from tests.support.blocks import slips
from tests.support.open_page import alternatives, cards_turned, opened, said
from tests.support.wording import FORBIDDEN

VARIATION = "analysis/variation"
STROKE_RISK = next(
    one.id for one in load().indicators.values() if one.title.startswith("Stroke risk scored, with atrial")
)


def test_a_link_opens_the_very_choice(bundle: Store) -> None:
    app = opened(
        VARIATION, pcn="Sevenfields", condition="atrial_fibrillation", care=STROKE_RISK, tab="pcns",
    )  # fmt: skip
    assert chosen(app)["Condition"] == "Atrial fibrillation"
    assert chosen(app)["Measure of care"] == "Stroke risk scored, with atrial fibrillation at low or unknown risk"
    assert any("a row a PCN. Stroke risk scored" in alt for alt in alternatives(app))


@pytest.mark.parametrize("condition", ["Diabetes", "Cholesterol", "Cardiovascular disease", "Lifestyle"])
def test_every_condition_keeps_the_page_whole(condition: str, bundle: Store) -> None:
    app = choose(opened(VARIATION), "Condition", condition)
    assert alternatives(app)
    assert not [text for text in said(app) if slips(text) or FORBIDDEN.search(text)]


def test_every_chart_has_its_figures_as_a_file(bundle: Store) -> None:
    app = opened(VARIATION)
    drawn = len(alternatives(app))
    files = [button.proto.label for button in cards_turned(app, "About").get("download_button")]
    assert files.count("Figures (CSV)") == drawn == 2


def test_the_condition_changes_the_measures_of_care(bundle: Store) -> None:
    app = opened(VARIATION)
    assert chosen(app)["Measure of care"] == "Blood pressure treated to threshold"
    app = choose(app, "Condition", "Chronic kidney disease")
    assert chosen(app)["Measure of care"] == "Urine kidney test done in the past year, with chronic kidney disease"


def test_local_records_of_example_data_say_so(bundle: Store) -> None:
    app = opened(VARIATION, tab="local")
    assert any(alt.startswith("Funnel chart of 6 PCNs") and "Example data." in alt for alt in alternatives(app))
