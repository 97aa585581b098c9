"""Adding an indicator takes one YAML file and its observations, and no Python."""

import io
import shutil

from openpyxl import load_workbook

from het_dash.catalogue import WHOLE
from het_dash.charts import Chart
from het_dash.content.blocks import Definitions
from het_dash.content.pages import sources_and_methods
from het_dash.content.pages.explore import Choice, explore, places
from het_dash.export.batch import Order, pack_for
from het_dash.export.documents import DATA_PACK
from het_dash.export.formats import written
from het_dash.store import Store
from tests.support.blocks import NORTH, area
from tests.support.small_bundle import REAL, SmallData

ASTHMA = """
id: qof_asthma
title: Recorded asthma
short: Asthma
meaning: The share of a practice's patients whose record says that they have asthma.
numerator: Patients on the practice's asthma register
denominator: Patients aged 6 and over on the practice's list
unit: percent
polarity: none
condition: lifestyle
stage: found
ages: 6 and over
population: registered
time: snapshot
interval: wilson
built_from: practice
grains: [practice, ods_pcn, pcn, borough]
sources: [qof]
age_adjusted: false
comparability: Follows age and smoking.
analysis: [explore]
pack: {found: 6}
"""
REGISTERS = """
    area_code  numerator  denominator
    G85015     500        10000
    G85020     450        9000
    G85004     900        30000
    G85024     .          .
"""


def test_it_is_built_drawn_explained_and_traced(small: SmallData) -> None:
    (small.folder / "indicators" / "qof_asthma.yaml").write_text(ASTHMA, encoding="utf-8")
    small.observe(
        "qof/2024-25", REGISTERS, indicator_id="qof_asthma", period_start="2024-04-01", period_end="2025-03-31"
    )
    store = Store(small.build().path)
    pcn = area(NORTH)

    assert "The six PCNs" in places("qof_asthma", WHOLE, pcn, store).values()
    (chart,), answer = explore(Choice("qof_asthma", WHOLE, ("pcn",)), pcn, store)
    assert isinstance(chart, Chart)
    assert chart.title == "Recorded asthma, by PCN"
    assert chart.sentence == "North Lewisham: 5.0% (4.7% to 5.3%), not adjusted for age."
    assert chart.subtitle == "Per cent of patients aged 6 and over on the practice's list. March 2025."
    assert answer
    assert "5.0%" in sources_and_methods.trace(answer, store.catalogue).sentences[0]
    entries = sources_and_methods.measure_entries(store.catalogue)
    titles = [entry.title for entry in entries if entry.group == "Lifestyle"]
    assert titles == ["Recorded asthma"]


def test_it_reaches_the_pack_on_screen_and_in_the_workbook(small: SmallData) -> None:
    shutil.copytree(REAL / "indicators", small.folder / "indicators", dirs_exist_ok=True)
    (small.folder / "indicators" / "qof_asthma.yaml").write_text(ASTHMA, encoding="utf-8")
    small.observe(
        "qof/2024-25", REGISTERS, indicator_id="qof_asthma", period_start="2024-04-01", period_end="2025-03-31"
    )
    store = Store(small.build().path)

    pack = pack_for(Order(DATA_PACK.id, area(NORTH).code), store)
    (need,) = (one for one in pack.sections if one.id == "need")
    (drawn,) = (block for block in need.blocks if isinstance(block, Chart) and "qof_asthma" in block.measures)
    assert drawn.title == "Recorded asthma: 5.0% in March 2025"
    assert drawn.sentence == "North Lewisham: asthma 5.0% in March 2025, not adjusted for age."
    assert need.blocks.index(drawn) == len(store.catalogue.in_section("found"))  # after the register against its ages
    (definitions,) = (block for one in pack.sections for block in one.blocks if isinstance(block, Definitions))
    assert "Recorded asthma" in [entry.title for entry in definitions.entries]

    workbook = pack_for(Order(DATA_PACK.id, area(NORTH).code, "xlsx"), store)
    sheet = load_workbook(io.BytesIO(written(workbook, "xlsx").content))["Found and missing"]
    rows = sheet.iter_rows(values_only=True)
    (row,) = (row for row in rows if "qof_asthma" in row and "North Lewisham" in row)
    assert {"Recorded asthma", 5, 950, 19000} <= set(row)


def test_what_its_publisher_suppressed_has_its_reason(small: SmallData) -> None:
    (small.folder / "indicators" / "qof_asthma.yaml").write_text(ASTHMA, encoding="utf-8")
    small.observe(
        "qof/2024-25", REGISTERS, indicator_id="qof_asthma", period_start="2024-04-01", period_end="2025-03-31"
    )
    store = Store(small.build().path)
    (chart,), _ = explore(Choice("qof_asthma", WHOLE, ("practice",)), area("Aplos Health"), store)
    assert isinstance(chart, Chart)
    assert [point.text for point in chart.series[0].points] == ["not shown by publisher"]
    assert chart.sentence == "No figure is shown for these areas."
