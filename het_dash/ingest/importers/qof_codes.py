"""Publisher's codes of QOF achievement, which change from year to year while the measure stays.

An indicator names them as `qof_achievement: HYP006 HYP003+HYP007`: alternatives from the oldest to the newest, each of
one code or of several that are added up (under 80 and 80 and over). `pca:` before an alternative counts the patients
left out by personalised care adjustments (until 2018-19 exceptions), of those who would otherwise be counted.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from het_dash.ingest.importers.context import Taking

PCA = "pca:"
MADE = ["indicator_id", "area_code", "numerator", "denominator", "note"]
COUNTS = ["numerator", "denominator", "left_out"]


@dataclass(frozen=True)
class Measure:
    """One indicator's alternatives. `adjusted` counts those left out instead of those treated."""

    indicator_id: str
    alternatives: tuple[tuple[str, ...], ...]
    adjusted: bool

    @classmethod
    def of(cls, indicator_id: str, text: str) -> "Measure":
        alternatives = text.removeprefix(PCA).split()
        return cls(indicator_id, tuple(tuple(one.split("+")) for one in alternatives), text.startswith(PCA))

    def codes(self, held: Collection[str]) -> tuple[str, ...]:
        """The newest alternative that the file has in full; empty if there is none."""
        return next((codes for codes in reversed(self.alternatives) if set(codes) <= set(held)), ())


def measures(taking: Taking) -> list[Measure]:
    """Every indicator that names codes of this source."""
    return [Measure.of(indicator_id, text) for text, indicator_id in taking.indicators_by_code().items()]


def of_indicators(rows: pd.DataFrame, taking: Taking) -> pd.DataFrame:
    """Counts by code -> counts by indicator and area.

    `rows`: area_code, code, numerator, denominator (without those left out), left_out. An area without one of the codes
    has no figure. Returns indicator_id, area_code, numerator, denominator, note.
    """
    held = set(rows["code"])
    made = [_counted(rows, one, codes) for one in measures(taking) if (codes := one.codes(held))]
    return pd.concat(made, ignore_index=True) if made else pd.DataFrame(columns=MADE)


def _counted(rows: pd.DataFrame, measure: Measure, codes: tuple[str, ...]) -> pd.DataFrame:
    by_area = rows[rows["code"].isin(codes)].groupby("area_code")
    summed = by_area[COUNTS].sum(min_count=len(codes)).where(by_area["code"].nunique() == len(codes))
    counted = summed["left_out"] if measure.adjusted else summed["numerator"]
    out_of = summed["denominator"] + summed["left_out"] if measure.adjusted else summed["denominator"]
    missing = f"The file does not have all of {' and '.join(codes)} here."
    return pd.DataFrame(
        {
            "indicator_id": measure.indicator_id,
            "area_code": summed.index,
            "numerator": counted.to_numpy(),
            "denominator": out_of.to_numpy(),
            "note": np.where(counted.isna(), missing, ""),
        }
    )


def totals(rows: pd.DataFrame, area_code: str, parts: str) -> pd.DataFrame:
    """Sum over areas of each indicator; `parts` describes them in a note."""
    kept = rows.dropna(subset=["numerator", "denominator"])
    summed = kept.groupby("indicator_id", as_index=False)[["numerator", "denominator"]].sum()
    return summed.assign(area_code=area_code, note=parts)
