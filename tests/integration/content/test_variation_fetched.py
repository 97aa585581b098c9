"""CVDPREVENT counts of practices and PCNs, once fetched, become funnels on the page and in the pack."""

import csv
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from het_dash.catalogue import load
from het_dash.catalogue.paths import ROOT
from het_dash.charts import Chart
from het_dash.content.blocks import Lead, Words
from het_dash.content.pages import variation
from het_dash.content.pages.variation import Kind
from het_dash.ingest.build.run import build
from het_dash.ingest.import_file import take_in
from het_dash.ingest.importers.context import Taking
from het_dash.store import Store
from tests.integration.content.test_pcn_level import HEADER
from tests.support.blocks import MODALITY, NORTH, PCNS, area, composed, every_text, slips
from tests.support.counted_practices import practices

# ODS PCN -> numerator and denominator, rounded to 5 as published; Sevenfields is summed from two of them.
OF_PCNS = {
    "U53896": (5525, 8450), "U23546": (3950, 6090), "U11059": (4060, 6160), "U21222": (3660, 5530),
    "U58020": (5000, 7600), "U42936": (1150, 1740), "U22506": (3015, 5065),
}  # fmt: skip
LOW = (240, 500)


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory, bundle: Store) -> Iterator[Store]:
    """The bundle and an edition of March 2026 that has every practice but one, and the PCNs, through the importer."""
    folder = tmp_path_factory.mktemp("fetched")
    data, raw = folder / "data", folder / "raw.csv"
    shutil.copytree(ROOT / "data", data)
    codes = [code for label in PCNS for code in practices(bundle, label)]
    first, suppressed, *others = practices(bundle, NORTH)
    counts = {**dict.fromkeys(codes, (650, 1000)), first: LOW, **OF_PCNS}
    assert others
    del counts[suppressed]
    _write(raw, counts, suppressed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HET_DATA", str(data))
        patch.setenv("HET_STATE", str(folder / "state"))
        patch.setenv("HET_DEMO", "0")
        catalogue = load(data)
        take_in("cvdprevent", raw, Taking(catalogue, catalogue.sources["cvdprevent"], "2026-06"))
        yield Store(build().path)


def _write(path: Path, counts: Mapping[str, tuple[int, int]], suppressed: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.DictWriter(out, HEADER, restval="")
        rows.writeheader()
        for code, (part, whole) in counts.items():
            value = 100 * part / whole
            rows.writerow(_row(code, part, whole, f"{value:.2f}", f"{value - 2:.2f}", f"{value + 2:.2f}"))
        rows.writerow({**_row(suppressed), "ValueNote": "Suppressed"})


def _row(code: str, *numbers: object) -> dict[str, object]:
    names = ("Numerator", "Denominator", "Value", "LowerConfidenceLimit", "UpperConfidenceLimit")
    whom = {"MetricCategoryTypeName": "Sex", "MetricCategoryName": "Persons", "CategoryAttribute": "Persons"}
    what = {"AreaCode": code, "AreaName": code, "IndicatorCode": "CVDP007HYP", "TimePeriodName": "To June 2026"}
    return {**what, **whom, **dict(zip(names, numbers, strict=False))}


def page(store: Store, kind: Kind, label: str = NORTH) -> dict[str, Chart | Lead | Words]:
    choice = variation.Choice("hypertension", kind, "cvdp007hyp")
    sections = variation.composed(choice, "Hypertension", area(label).code, store)
    assert not [text for text in every_text(list(sections)) if slips(text)]
    return {one.id: one.blocks[0] for one in sections}  # type: ignore[misc]


def test_practices_with_counts_have_a_funnel_on_the_page(fetched: Store) -> None:
    chart = page(fetched, "practices")["chance"]
    name = fetched.catalogue.areas[practices(fetched, NORTH)[0]].label
    assert isinstance(chart, Chart)
    assert (chart.kind, chart.nature) == ("funnel", "published")
    assert chart.title == "Blood pressure treated to threshold: 1 of 25 practices beyond the 99.8% limits"
    assert f"{name} (48.0%) is below the 99.8% limits; seven are within the limits" in chart.sentence


def test_a_practice_that_its_publisher_hides_is_named_with_its_reason(fetched: Store) -> None:
    chart = page(fetched, "practices")["chance"]
    name = fetched.catalogue.areas[practices(fetched, NORTH)[1]].label
    assert isinstance(chart, Chart)
    assert f"{name} (not shown by its publisher (small numbers))" in " ".join(chart.notes)
    assert chart.table.rows[-1][0] == name


def test_the_six_pcns_have_a_funnel_with_sevenfields_summed(fetched: Store) -> None:
    chart = page(fetched, "PCNs", MODALITY)["chance"]
    assert isinstance(chart, Chart)
    points = {p.at: (p.denominator, p.value) for s in chart.series for p in s.points}
    assert set(points) == set(PCNS)
    people, value = points["Sevenfields"]
    assert people == 9340
    assert value == pytest.approx(100 * 6150 / 9340)
    assert chart.nature == "derived"
    assert "Modality Lewisham: 59.5%, below the 99.8% limits." in chart.sentence
    assert "What six points can show" in chart.sentence


def test_the_page_says_first_what_the_funnel_found(fetched: Store) -> None:
    first = page(fetched, "practices")["in-short"]
    assert isinstance(first, Lead)
    assert first.sentence.endswith("One is outside the 95% limits; chance alone would put about 1.2 of 25 there.")


def test_the_pack_draws_the_funnel_and_names_only_what_is_still_missing(fetched: Store) -> None:
    blocks = composed(fetched, "practices").blocks
    assert [b.id for b in blocks if isinstance(b, Chart) and b.kind == "funnel"] == [
        "funnel-published-practice-cvdp007hyp",
        "funnel-published-practice-cvdp004ckd",
    ]
    (words,) = (b for b in blocks if isinstance(b, Words))
    assert "blood pressure" not in words.sentences[0]
    assert "anticoagulation in atrial fibrillation" in words.sentences[0]
