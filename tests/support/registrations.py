"""Who lives where, counted from the bundle's own rows in plain Python: July 2022."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date

from het_dash.catalogue import load
from het_dash.catalogue.paths import ROOT

ON = date(2022, 7, 1)
ROWS = ROOT / "data" / "observations" / "patients_by_lsoa" / "2022-07" / "observations.csv"


def patients() -> dict[tuple[str, str], float]:
    """Patients by LSOA and programme PCN."""
    pcns, counted = _pcn_of_practice(), Counter[tuple[str, str]]()
    for lsoa, area, people in _rows():
        if area in pcns:
            counted[lsoa, pcns[area]] += people  # type: ignore[assignment]
    return dict(counted)


def registered() -> dict[str, float]:
    """Registered residents by LSOA, wherever their practice is."""
    return {lsoa: people for lsoa, area, people in _rows() if area == load().living_here.code}


def _rows() -> Iterator[tuple[str, str, float]]:
    with ROWS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["breakdown"] == "lsoa21" and row["group_id"].startswith("E01"):
                yield row["group_id"], row["area_code"], float(row["numerator"])


def _pcn_of_practice() -> dict[str, str]:
    programme = {ods: pcn.code for pcn in load().pcns for ods in pcn.ods_pcns}
    return {
        one.practice_code: programme[one.pcn_code]
        for one in load().membership
        if (one.start is None or one.start <= ON) and (one.end is None or one.end >= ON)
    }
