"""CVDPREVENT by general practice, as a wide table: one column an indicator, values only."""

import pandas as pd

from het_dash.catalogue import Problem
from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.importers.periods import twelve_months_to
from het_dash.ingest.importers.published_values import check_range, keep_known_areas
from het_dash.ingest.observations import Imported, observations
from het_dash.ingest.problems import ImportProblem

PRACTICE = "gp_code"
COLUMNS = ("indicator_id", "area_code", "value", "note")
NAMES = ("practice_name", "gp_name")
BLANK = "Blank in the published file: suppressed or not shown."


def read(raw: RawFile, taking: Taking) -> Imported:
    """Every practice's value of every indicator. A blank cell is an observation without figures."""
    indicators = _indicators(raw, taking)
    sheet = Sheet(raw, {PRACTICE: (), **dict.fromkeys(indicators, ())})
    sheet.matching(PRACTICE, r"[A-Z]\d{5}", "Expected a practice code such as A12345.")
    keep_known_areas(sheet, PRACTICE, taking)
    sheet.unique([PRACTICE])
    period = twelve_months_to(taking.edition, raw.name)
    found = [_of_one(sheet, code, indicator) for code, indicator in indicators.items()]
    sheet.done()
    rows = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=list(COLUMNS))
    return Imported(observations(period, **{name: rows[name] for name in COLUMNS}))


def _indicators(raw: RawFile, taking: Taking) -> dict[str, str]:
    """Code -> our indicator, for the file's columns. A column that is not in the catalogue is refused."""
    known = taking.indicators_by_code()
    unknown = [column for column in raw.columns if column not in (PRACTICE, *NAMES, *known)]
    if unknown:
        message = "is not an indicator that the catalogue has for this source."
        remedy = f"Name it under `codes` as {taking.source.id} in an indicator's YAML file, or leave the column out."
        raise ImportProblem([Problem(file=raw.name, row=1, column=c, message=message, remedy=remedy) for c in unknown])
    return {column: known[column] for column in raw.columns if column in known}


def _of_one(sheet: Sheet, code: str, indicator: str) -> pd.DataFrame:
    values = sheet.numbers(code, blank=True)
    check_range(sheet, code, values, most=100)
    note = values.isna().map({True: BLANK, False: ""})
    return pd.DataFrame(
        {
            "indicator_id": indicator,
            "area_code": sheet.cells[PRACTICE],
            "value": values,
            "note": note,
        }
    )
