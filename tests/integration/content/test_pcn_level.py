"""PCN-level CVDPREVENT with ethnicity, once it is there, reaches the pack and Explore with no code change."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from het_dash.catalogue import load
from het_dash.catalogue.paths import ROOT
from het_dash.charts import Chart
from het_dash.content import PCN_PACK, compose
from het_dash.content.blocks import Tiles, Words
from het_dash.content.pages import explore
from het_dash.ingest.build.run import build
from het_dash.ingest.import_file import take_in
from het_dash.ingest.importers.context import Taking
from het_dash.store import Store

HEADER = (
    "AreaCode,AreaName,CategoryAttribute,Denominator,Factor,HighestPriorityNotificationType,IndicatorCode,IndicatorName,"
    "IndicatorShortName,LowerConfidenceLimit,MetricCategoryName,MetricCategoryTypeName,NotificationCount,Numerator,"
    "TimePeriodName,UpperConfidenceLimit,Value,ValueNote"
).split(",")
# Type, category, attribute; numerator, denominator; lower limit, value, upper limit.
ROWS = [
    ("Sex", "Persons", "Persons", 5525, 8450, 64.4, 65.4, 66.4),
    ("Ethnicity", "Black", "Persons", 1200, 2000, 57.8, 60.0, 62.1),
    ("Ethnicity", "White", "Persons", 2800, 4000, 68.6, 70.0, 71.4),
    ("Ethnicity", "Asian", "Persons", 350, 500, 65.8, 70.0, 73.9),
]


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The bundle, and a later edition that has North Lewisham (U53896) by ethnic group, through the real importer."""
    folder = tmp_path_factory.mktemp("fetched")
    data, raw = folder / "data", folder / "raw.csv"
    shutil.copytree(ROOT / "data", data)
    _write(raw)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HET_DATA", str(data))
        patch.setenv("HET_STATE", str(folder / "state"))
        catalogue = load(data)
        take_in("cvdprevent", raw, Taking(catalogue, catalogue.sources["cvdprevent"], "2026-06"))
        yield Store(build().path)


def _write(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.DictWriter(out, HEADER, restval="")
        rows.writeheader()
        for kind, category, attribute, numerator, denominator, lower, value, upper in ROWS:
            rows.writerow({
                "AreaCode": "U53896", "AreaName": "North Lewisham PCN", "IndicatorCode": "CVDP007HYP",
                "MetricCategoryTypeName": kind, "MetricCategoryName": category,
                "CategoryAttribute": attribute, "Numerator": numerator,
                "Denominator": denominator, "LowerConfidenceLimit": lower, "Value": value,
                "UpperConfidenceLimit": upper, "TimePeriodName": "To June 2026",
            })  # fmt: skip


def _texts(store: Store, pcn: str) -> tuple[str, Tiles]:
    composed = [compose(section, pcn, store) for section in PCN_PACK]
    first = composed[0].blocks
    words = next(block for block in first if isinstance(block, Words) and block.panel)
    return " ".join(words.sentences), next(block for block in first if isinstance(block, Tiles))


def test_the_first_screen_says_the_pcn_s_own_figure_and_gap(fetched: Store) -> None:
    said, tiles = _texts(fetched, "pcn:north-lewisham")
    assert "Blood pressure treated to threshold: 65.4% (64.4% to 66.4%) of North Lewisham's patients" in said
    assert "In North Lewisham PCN, blood pressure is treated to threshold for 60% of Black and 70% of White" in said
    assert "Cannot be shown for this PCN" not in said
    assert "not an NHS-published PCN figure" not in said
    assert [tile.evidence for tile in tiles.tiles[2:]] == ["Published", "Published"]


def test_the_inequality_section_draws_the_pcn_itself(fetched: Store) -> None:
    section = next(s for s in PCN_PACK if s.id == "inequality")
    chart = next(b for b in compose(section, "pcn:north-lewisham", fetched).blocks if isinstance(b, Chart))
    assert "North Lewisham" in chart.subtitle
    assert {p.value for s in chart.series for p in s.points} >= {60.0, 70.0}


def test_another_pcn_still_says_that_it_cannot_be_shown(fetched: Store) -> None:
    said, _ = _texts(fetched, "pcn:aplos-health")
    assert "Across South East London, blood pressure is treated to threshold for 67% of Black and 77% of White" in said
    assert "Cannot be shown for this PCN from open data." in said


def test_explore_offers_the_pcn_by_ethnic_group(fetched: Store) -> None:
    pcn = fetched.catalogue.areas["pcn:north-lewisham"]
    places = explore.places("cvdp007hyp", "ethnicity_cvdprevent", pcn, fetched)
    assert next(one for one in places if one in fetched.catalogue.areas) == pcn.code
    choice = explore.Choice("cvdp007hyp", "ethnicity_cvdprevent", (pcn.code,))
    (chart,), answer = explore.explore(choice, pcn, fetched)
    assert answer is not None
    assert {f.value for f in answer.figures} == {60.0, 70.0}
    assert chart.series[0].points  # type: ignore[union-attr]
