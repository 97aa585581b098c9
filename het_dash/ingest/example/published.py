"""Published figures that the example extract agrees with."""

from datetime import date
from pathlib import Path

import pandas as pd

from het_dash.catalogue import EVERYONE, WHOLE, Catalogue
from het_dash.ingest.observations import COLUMNS

NUMBERS = ["numerator", "denominator", "value"]
USED = ["indicator_id", "area_code", "period_end", "breakdown", "group_id", *NUMBERS]
NO_ROWS = pd.DataFrame(columns=USED)


class NothingPublished(Exception):
    """The data folder lacks a published figure that the extract needs."""


class PublishedFigures:
    """Observations of some sources. A question without an answer raises NothingPublished."""

    def __init__(self, catalogue: Catalogue, *sources: str) -> None:
        files = [path for source in sources for path in _files(catalogue, source)]
        types = {**dict.fromkeys(COLUMNS, str), **dict.fromkeys(NUMBERS, float)}
        rows = pd.concat([pd.read_csv(path, usecols=USED, dtype=types) for path in files])
        self._rows = dict(tuple(rows.groupby(["indicator_id", "breakdown"])))

    def rows(self, indicator: str, by: str = WHOLE, on: date | None = None, area: str | None = None) -> pd.DataFrame:
        """Rows of one indicator and breakdown, at one period end, for one area or all."""
        found = self._rows.get((indicator, by), NO_ROWS)
        found = found if on is None else found[found["period_end"] == str(on)]
        found = found if area is None else found[found["area_code"] == area]
        if found.empty:
            raise NothingPublished(f"{indicator} by {by} of {area or 'any area'}, {on or 'any date'}")
        return found

    def groups(self, column: str, indicator: str, by: str, on: date | None, area: str) -> dict[str, float]:
        """One area's numbers by group. `column` is numerator, denominator or value; a suppressed number is NaN."""
        rows = self.rows(indicator, by, on, area)
        return dict(zip(rows["group_id"], rows[column].astype(float), strict=True))

    def whole(self, column: str, indicator: str, on: date, area: str) -> float:
        """One area's number for everyone."""
        return self.groups(column, indicator, WHOLE, on, area)[EVERYONE]

    def areas_latest(self, indicator: str) -> dict[str, float]:
        """Values for everyone at the latest date, by area."""
        rows = self.rows(indicator)
        latest = rows[rows["period_end"] == rows["period_end"].max()]
        return dict(zip(latest["area_code"], latest["value"].astype(float), strict=True))

    def areas(self, column: str, indicator: str, on: date) -> dict[str, float]:
        """Numbers for everyone, by area."""
        rows = self.rows(indicator, WHOLE, on)
        return dict(zip(rows["area_code"], rows[column].astype(float), strict=True))


def _files(catalogue: Catalogue, source: str) -> list[Path]:
    found = sorted((catalogue.folder / "observations" / source).glob("*/observations.csv"))
    if not found:
        raise NothingPublished(f"any edition of {source}")
    return found
