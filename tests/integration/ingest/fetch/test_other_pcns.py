"""CVDPREVENT's other PCNs come with each March that is fetched, as a reference for change."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from het_dash.ingest.fetch import Client, fetch
from het_dash.ingest.importers.other_pcns import FEWEST_PCNS
from tests.support.cvdprevent_api import ALL_LEVELS, Api
from tests.support.publisher import Publisher
from tests.support.small_bundle import SmallData

ENDS = {24: date(2025, 3, 31), 26: date(2025, 6, 30), 33: date(2026, 3, 31)}
OURS = """
nation    E92000001  Persons  7007000  9467291
icb       E54000030  Persons   200000   271960
sub_icb   E38000244  Persons   200000   271960
ods_pcn   U53896     Persons     6000     8000
ods_pcn   U53896     Black       1300     2000
practice  G85085     Persons      600      800
"""


def table(number: int, others: int) -> str:
    """Our areas and so many other PCNs, each with a group; every numerator is larger by the period's number."""
    lines = [line.split() for line in OURS.strip().splitlines()]
    for n in range(others):
        lines += [["ods_pcn", f"U{10_000 + n}", "Persons", f"{6000 + 20 * (n % 50)}", "8000"]]
        lines += [["ods_pcn", f"U{10_000 + n}", "Black", "650", "1000"]]
    return "\n".join(" ".join([*one[:3], str(int(one[3]) + number), one[4]]) for one in lines)


def served(publisher: Publisher, others: int) -> dict[str, Any]:
    periods = [
        {"TimePeriodID": n, "TimePeriodName": f"To {end:%B %Y}", "EndDate": f"{end}", "IndicatorTypeName": "Standard"}
        for n, end in ENDS.items()
    ]
    tables = {str(n): table(n, others) for n in ENDS}
    return Api(publisher, periods=periods, tables=tables, levels=ALL_LEVELS).serve(since="2025-03-31")


@pytest.mark.parametrize("others", [FEWEST_PCNS, 3])
def test_each_march_brings_the_other_pcns_if_the_audit_gives_all_of_them(
    publisher: Publisher, small: SmallData, declare: Callable[..., None], client: Client, others: int
) -> None:
    declare(cvdprevent=served(publisher, others))
    (outcome,) = fetch(small.catalogue, client=client)
    assert {result.what for result in outcome.results} == {"new"}
    marches = {r.edition for r in outcome.results if "other PCNs are a reference for change" in r.words}
    held = sorted(path.parent.name for path in small.folder.glob("observations/cvdprevent_pcns/*/source.yaml"))
    assert held == sorted(marches) == (["2025-03", "2026-03"] if others == FEWEST_PCNS else [])
    for edition in held:
        rows = pd.read_parquet(small.folder / "observations" / "cvdprevent_pcns" / edition / "observations.parquet")
        assert len(rows) == rows["area_code"].nunique() == FEWEST_PCNS
        assert "U53896" not in set(rows["area_code"])


def test_a_dry_run_writes_no_reference(
    publisher: Publisher, small: SmallData, declare: Callable[..., None], client: Client
) -> None:
    declare(cvdprevent=served(publisher, FEWEST_PCNS))
    (outcome,) = fetch(small.catalogue, dry_run=True, client=client)
    assert any("reference for change" in result.words for result in outcome.results)
    assert not (small.folder / "observations" / "cvdprevent_pcns").exists()
