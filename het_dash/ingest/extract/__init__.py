"""Local GP extract: true counts by PCN or practice, checked as a whole before import."""

from datetime import date

import numpy as np
import pandas as pd

from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.extract import columns, consistency, counts, deprivation, periods
from het_dash.ingest.extract.checks import Judged
from het_dash.ingest.extract.groups import Groups
from het_dash.ingest.extract.places import Places
from het_dash.ingest.extract.template.example import MADE_UP, is_example
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import COLUMNS, Imported
from het_dash.ingest.problems import refuse

SHEET = "Extract"


def read(raw: RawFile, taking: Taking) -> Imported:
    """All rows of the extract. Raises ImportProblem with every problem found."""
    if taking.source.nature not in ("local", "demonstration"):
        told = f"The source {taking.source.id!r} is {taking.source.nature}, not a local extract."
        raise refuse(raw.name, told, "Name a local source, such as gp_extract.")
    columns.check_names(raw)
    sheet, places = Judged(raw, columns.OPTIONAL), Places(taking.catalogue)
    Groups(taking.catalogue, taking.source.id).check(sheet)
    deprivation.check(sheet, taking.catalogue)
    columns.check_blank(sheet)
    periods.check(sheet)
    places.check(sheet)
    counts.check(sheet, taking.catalogue)
    rows = consistency.check(sheet, taking.catalogue, places)
    sheet.done()
    return Imported(_observations(rows), _note(rows))


def _observations(rows: pd.DataFrame) -> pd.DataFrame:
    starts = {text: str(periods.audit_year(date.fromisoformat(text))) for text in rows["end"].cat.categories}
    given = {
        **{name: rows[name] for name in rows.columns if name in COLUMNS},
        "period_start": pd.to_datetime(rows["end"].map(starts).astype(str)),
        "period_end": pd.to_datetime(rows["end"].astype(str)),
    }
    return pd.DataFrame({name: given.get(name, "" if name == "note" else np.nan) for name in COLUMNS})


def _note(rows: pd.DataFrame) -> str:
    ends = sorted(date.fromisoformat(text) for text in rows["end"].unique())
    held = {"indicator": rows["indicator_id"].nunique(), "area": rows["area_code"].nunique(), "quarter": len(ends)}
    counted = ", ".join(f"{number} {word}{'' if number == 1 else 's'}" for word, number in held.items())
    told = f"{counted}: {ends[0]:%B %Y}{'' if len(ends) == 1 else f' to {ends[-1]:%B %Y}'}."
    return f"{told} {MADE_UP}" if is_example(rows) else told
