"""From a file to the published store: hidden, rounded, summed, and a newer edition in place of an older one."""

from pathlib import Path
from typing import Any

import pytest

from het_dash.ingest.import_file import take_in
from het_dash.ingest.importers.context import Taking
from tests.support.extract_files import csv, row
from tests.support.refused_extracts import PRACTICES
from tests.support.small_bundle import SmallData

NORTH, LEWISHAM = "pcn:north-lewisham", "E09000023"


@pytest.fixture(autouse=True)
def without_demonstration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HET_DEMO", "0")


def bring(small: SmallData, *given: dict[str, Any], edition: str = "") -> Path:
    path = small.folder.parent / "extract.csv"
    path.write_text(csv(*given))
    return take_in("extract", path, Taking(small.catalogue, small.catalogue.sources["gp_extract"], edition))


def shown(small: SmallData, area: str, breakdown: str = "persons", group: str = "all") -> tuple[Any, ...]:
    figure = small.figure(area, "cvdp007hyp", breakdown=breakdown, group_id=group)
    assert figure is not None
    return figure["status"], figure["numerator"], figure["denominator"], figure["nature"]


def test_true_counts_go_in_and_hidden_and_rounded_ones_come_out(small: SmallData) -> None:
    bring(
        small,
        row(group_id="N|female|40_59", numerator=113, denominator=171),
        row(group_id="N|male|60_79", numerator=41, denominator=52),
        row(group_id="M|male|60_79", numerator=62, denominator=88),
        row(group_id="R|male|60_79", numerator=3, denominator=6),
    )
    small.build()
    assert shown(small, NORTH) == ("shown", 220, 315, "local")
    assert shown(small, NORTH, "ethnicity_nhs16", "N") == ("shown", 155, 225, "local")
    assert shown(small, NORTH, "ethnicity_nhs16", "R")[:3] == ("hidden_small", None, None)
    assert small.figure(NORTH, "cvdp007hyp", breakdown="ethnicity_nhs16_x_sex_x_age") is None


def test_the_newest_edition_counts_alone_whether_it_gives_the_pcn_or_its_practices(small: SmallData) -> None:
    bring(small, row(numerator=200, denominator=300), edition="2026-03")
    by_practice = [row(area_code=code, numerator=20, denominator=30) for code in PRACTICES]
    bring(small, *by_practice, row(period_end="2026-06-30", numerator=100, denominator=200))
    small.build()
    march = small.figure(NORTH, "cvdp007hyp", breakdown="persons", period_end="2026-03-31")
    assert march is not None
    assert (march["numerator"], march["denominator"]) == (180, 270)


def test_a_quarter_that_only_the_older_edition_gives_stays(small: SmallData) -> None:
    bring(small, row(period_end="2025-12-31", numerator=100, denominator=200), row())
    bring(small, row(period_end="2026-06-30", numerator=50, denominator=100))
    small.build()
    found = [
        small.figure(NORTH, "cvdp007hyp", breakdown="persons", period_end=end) for end in ("2025-12-31", "2026-06-30")
    ]
    assert [figure and figure["denominator"] for figure in found] == [200, 100]
