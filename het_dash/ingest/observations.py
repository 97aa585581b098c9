"""Observations: the one shape in which figures are imported."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from het_dash.catalogue import EVERYONE, WHOLE

COLUMNS = (
    "indicator_id",
    "area_code",
    "period_start",
    "period_end",
    "breakdown",
    "group_id",
    "numerator",
    "denominator",
    "value",
    "lower",
    "upper",
    "qualifier",
    "note",
)
FIGURES = ("numerator", "denominator", "value", "lower", "upper")
KEY = ["indicator_id", "area_code", "period_start", "period_end", "breakdown", "group_id"]


@dataclass(frozen=True)
class Imported:
    """Result of an importer: observations, and a note for `source.yaml`.

    `skipped` says what was left out because the catalogue does not use it. `practices_in_file` counts all practices of
    a file that covers England. `is_part`: by its nature it has a part of a period, such as one indicator at one level.
    """

    observations: pd.DataFrame
    note: str = ""
    members: pd.DataFrame | None = field(default=None, repr=False)
    skipped: tuple[str, ...] = ()
    practices_in_file: int = 0
    is_part: bool = False

    @property
    def table(self) -> pd.DataFrame:
        """The table to keep: members of a practice map, or else observations."""
        return self.observations if self.members is None else self.members


def together(parts: Sequence[Imported]) -> Imported:
    """Several files of one edition. A figure that two files have with the same numbers counts once."""
    if len(parts) == 1:
        return parts[0]
    rows = pd.concat([part.observations for part in parts], ignore_index=True)
    notes = dict.fromkeys(part.note for part in parts if part.note)
    skipped = tuple(dict.fromkeys(line for part in parts for line in part.skipped))
    return Imported(
        rows[~rows.duplicated(subset=[*KEY, *FIGURES])], " ".join(notes), skipped=skipped, is_part=parts[0].is_part
    )


def observations(period: tuple[date, date], **columns: Any) -> pd.DataFrame:
    """A frame in our column order from some of its columns. The others default to everyone, exact or blank."""
    start, end = period
    given: dict[str, Any] = {
        "breakdown": WHOLE,
        "group_id": EVERYONE,
        "qualifier": "exact",
        "note": "",
        "period_start": start,
        "period_end": end,
        **columns,
    }
    return pd.DataFrame({name: given.get(name, np.nan) for name in COLUMNS})
