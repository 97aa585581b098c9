"""NHS England's map of practices to PCNs and ICBs, a snapshot at one date."""

import pandas as pd

from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import COLUMNS as OBSERVATION_COLUMNS
from het_dash.ingest.observations import Imported
from het_dash.ingest.problems import refuse

COLUMNS = {
    "EXTRACT_DATE": (),
    "PRACTICE_CODE": (),
    "PRACTICE_NAME": (),
    "PRACTICE_POSTCODE": (),
    "PCN_CODE": (),
    "PCN_NAME": (),
    "ONS_ICB_CODE": ("ONS_STP_CODE",),  # sustainability and transformation partnerships, until 2022
}
UNALLOCATED = "U"


def read(raw: RawFile, taking: Taking) -> Imported:
    """Members instead of observations: the PCN and ICB of each practice in the programme's ICB."""
    found = members(raw)
    icb = taking.catalogue.icb
    kept = found[found["icb_code"] == icb.code]
    if kept.empty:
        codes = ", ".join(sorted(found["icb_code"].unique())[:3])
        message = f"No practice is in {icb.name} ({icb.code}); the file has {codes}."
        remedy = "If NHS England gave it a new code, correct it in data/areas/places; otherwise import the whole map."
        raise refuse(raw.name, message, remedy, sheet=raw.sheet, column="ONS_ICB_CODE")
    return Imported(pd.DataFrame(columns=list(OBSERVATION_COLUMNS)), members=kept)


def members(raw: RawFile) -> pd.DataFrame:
    """One row per practice: practice_code, practice_name, postcode, pcn_code (blank outside a PCN), icb_code, as_at."""
    sheet = Sheet(raw, COLUMNS)
    as_at = sheet.one_date("EXTRACT_DATE")
    sheet.matching("PRACTICE_CODE", r"[A-Z]\d{5}", "Expected a practice code such as A12345.")
    sheet.matching("PCN_CODE", r"U\d{5}|U|", "Expected a PCN code such as U12345, or U for no PCN.")
    sheet.matching("ONS_ICB_CODE", r"E54\d{6}", "Expected an ICB code such as E54000001.")
    sheet.unique(["PRACTICE_CODE"])
    sheet.done()
    cells = sheet.cells
    return pd.DataFrame(
        {
            "practice_code": cells["PRACTICE_CODE"],
            "practice_name": cells["PRACTICE_NAME"],
            "postcode": cells["PRACTICE_POSTCODE"],
            "pcn_code": cells["PCN_CODE"].replace({UNALLOCATED: ""}),
            "icb_code": cells["ONS_ICB_CODE"],
            "as_at": as_at,
        }
    ).reset_index(drop=True)
