"""England's other PCNs in the bundle and in the store: a reference only, and what the limits leave out."""

from datetime import date
from typing import cast

import pandas as pd
import pytest

from het_dash.catalogue import load
from het_dash.figures.reference_changes import ReferenceChange
from het_dash.ingest.build import reference_changes
from het_dash.ingest.editions_on_disk import held
from het_dash.store import Listed, Question, Store

CATALOGUE = load()
MARCHES = [date(year, 3, 31) for year in (2020, 2021, 2022, 2023, 2025)]


def rows(bundle: Store, measure: str) -> dict[tuple[int, int], ReferenceChange]:
    found = cast("tuple[ReferenceChange, ...]", bundle.listing(Listed("reference_change")).rows)
    return {(one.before.year, one.after.year): one for one in found if one.indicator_id == measure}


@pytest.fixture(scope="module")
def counts() -> pd.DataFrame:
    editions = [one for one in held(CATALOGUE) if reference_changes.is_reference(one, CATALOGUE)]
    return pd.concat([pd.read_parquet(one.folder / "observations.parquet") for one in editions])


def test_every_register_has_a_reference_for_every_two_marches_held(bundle: Store) -> None:
    for indicator in (i for i in CATALOGUE.indicators.values() if "qof" in i.codes):
        marches = MARCHES[1:] if indicator.id == "qof_prediabetes" else MARCHES  # a register since 2020-21
        expected = {(a.year, b.year) for n, a in enumerate(marches) for b in marches[n + 1 :]}
        found = rows(bundle, indicator.id)
        assert set(found) == expected, indicator.id
        assert all(one.pcns > 1_200 and one.lower < one.upper for one in found.values()), indicator.id


def test_the_limits_alone_would_call_half_of_englands_pcns_different(bundle: Store) -> None:
    """The share of PCNs whose change is clear of England's by its limits, over three to five years."""
    long = [(2020, 2023), (2022, 2025), (2021, 2025), (2020, 2025)]
    beyond = {
        measure: [round(100 * rows(bundle, measure)[span].clear) for span in long]
        for measure in ("qof_hypertension", "qof_diabetes", "qof_atrial_fibrillation")
    }
    assert beyond == {
        "qof_hypertension": [42, 56, 62, 63],
        "qof_diabetes": [18, 32, 40, 42],
        "qof_atrial_fibrillation": [14, 21, 34, 36],
    }


def test_a_reference_is_wider_over_more_years(bundle: Store) -> None:
    found = rows(bundle, "qof_hypertension")
    widths = [
        found[span].upper - found[span].lower for span in ((2021, 2022), (2020, 2022), (2022, 2025), (2020, 2025))
    ]
    assert widths == sorted(widths)
    assert widths[0] == pytest.approx(1.1, abs=0.1)
    assert widths[-1] == pytest.approx(3.7, abs=0.1)


def test_the_other_pcns_hold_all_of_england_but_the_programmes_own_and_practices_outside_a_pcn(
    bundle: Store, counts: pd.DataFrame
) -> None:
    own = {code for pcn in CATALOGUE.pcns for code in pcn.ods_pcns}
    assert not set(counts["area_code"]) & own
    england = bundle.ask(Question("qof_hypertension", (CATALOGUE.nation.code, CATALOGUE.borough.code)))
    for on in MARCHES:
        there = counts[(counts["indicator_id"] == "qof_hypertension") & (counts["period_end"] == on)]
        whole, here = (
            next(f for f in england.of(code).figures if f.period_end == on)
            for code in (CATALOGUE.nation.code, CATALOGUE.borough.code)
        )
        assert whole.denominator
        assert here.denominator
        left = whole.denominator - here.denominator - there["denominator"].sum()
        assert 0 <= left < 0.015 * whole.denominator, on


def test_no_page_can_ask_for_another_pcn(bundle: Store, counts: pd.DataFrame) -> None:
    other = str(counts["area_code"].iloc[0])
    assert other not in CATALOGUE.areas
    assert bundle.ask(Question("qof_hypertension", (other,))).figures == ()
    assert "qof_pcns" not in {source for source, *_ in bundle.editions}
