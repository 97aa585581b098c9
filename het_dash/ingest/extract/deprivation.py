"""The optional column `deprivation`: the fifth of the nation's areas in which patients live, besides the breakdown."""

from datetime import date

import numpy as np
import pandas as pd

from het_dash.catalogue import CROSS, WHOLE, Catalogue
from het_dash.figures.disclosure.dimensions import parts_of
from het_dash.ingest.extract.checks import DEPRIVATION, Judged, Verdict
from het_dash.ingest.extract.groups import FULL
from het_dash.ingest.extract.places import Places

FIFTHS = "imd_quintile_recorded"
REMEDY = "Fill it in every row of a PCN and quarter (not_known where the home is not known), or in none."


def crossed(catalogue: Catalogue) -> dict[str, str]:
    """Breakdown as written -> the breakdown that it is with deprivation, where there is one."""
    known = catalogue.breakdowns
    by_parts = {frozenset(parts_of(one)): one.id for one in known.values() if parts_of(one)}
    with_fifths = ((one.id, by_parts.get(frozenset((*parts_of(one), FIFTHS)))) for one in known.values())
    return {name: found for name, found in with_fifths if found and found != name}


def check(sheet: Judged, catalogue: Catalogue) -> None:
    """Checks that each fifth is known and that its breakdown may be combined with deprivation."""
    fifths, usable = [group.id for group in catalogue.breakdowns[FIFTHS].groups], crossed(catalogue)
    allowed = ", ".join(fifths)

    def known(text: str) -> Verdict:
        if text in ("", *fifths):
            return None
        return "is not a fifth of areas.", f"Write one of {allowed}: 1 is the most deprived. Or leave the column out."

    def combined(breakdown: str, text: str) -> Verdict:
        if text == "" or breakdown in usable:
            return None
        return (
            f"is given with {breakdown}, which is not combined with deprivation.",
            f"Write {FULL}, or leave it blank.",
        )

    sheet.judge(known, DEPRIVATION)
    sheet.judge(combined, "breakdown", DEPRIVATION)


def check_complete(sheet: Judged, rows: pd.DataFrame, places: Places) -> None:
    """All rows of an indicator, PCN and quarter have a fifth, or none has: blanks would be left out of the sums."""
    filled = rows[DEPRIVATION] != ""
    if not filled.any() or filled.all():
        return
    for _, family in rows.assign(filled=filled).groupby(["indicator_id", _pcns(rows, places), "end"], observed=True):
        if family["filled"].any() and not family["filled"].all():
            start = sheet.row(int(family[family["filled"]]["at"].iloc[0]))
            message = f"is blank, and row {start} gives a fifth for the same indicator, PCN and quarter."
            sheet.tell_once(DEPRIVATION, family[~family["filled"]]["at"].to_numpy(), message, REMEDY)


def joined(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Rows with the fifth as a part of breakdown and group."""
    filled = (rows[DEPRIVATION] != "").to_numpy()
    if not filled.any():
        return rows.drop(columns=DEPRIVATION)
    name, group, fifth = (rows[column].astype(str) for column in ("breakdown", "group_id", DEPRIVATION))
    both = np.where(name == WHOLE, fifth, group + CROSS + fifth)
    return rows.assign(
        breakdown=pd.Series(np.where(filled, name.map(crossed(catalogue)), name), index=rows.index).astype("category"),
        group_id=pd.Series(np.where(filled, both, group), index=rows.index).astype("category"),
    ).drop(columns=DEPRIVATION)


def _pcns(rows: pd.DataFrame, places: Places) -> "pd.Series[str]":
    """The programme PCN of each row's area at its date."""
    kinds = rows[["area_code", "end"]].drop_duplicates()
    found = {(code, end): min(places.pcns(code, date.fromisoformat(end)), default="") for code, end in kinds.to_numpy()}
    return pd.Series([found[key] for key in rows[["area_code", "end"]].itertuples(index=False)], index=rows.index)
