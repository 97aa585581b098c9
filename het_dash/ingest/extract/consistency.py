"""Checks between the rows of an extract: no one counted twice or left out, totals that fit."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from het_dash.catalogue import Catalogue
from het_dash.ingest.column_checks import read_date
from het_dash.ingest.extract import deprivation
from het_dash.ingest.extract.checks import DEPRIVATION, Judged
from het_dash.ingest.extract.counts import numbers
from het_dash.ingest.extract.places import Places

FAMILY = ["indicator_id", "area_code", "end"]
FEWEST_GROUPS, FEWEST_PEOPLE = 4, 20  # fewer could share one denominator by chance
MOST_APART = 0.1
MOST_TOLD = 200


def check(sheet: Judged, catalogue: Catalogue, places: Places) -> pd.DataFrame:
    """Rows without a problem, ready for import, after reporting rows that contradict one another."""
    rows = _sound_rows(sheet, places)
    if rows.empty:
        return rows.drop(columns=DEPRIVATION)
    deprivation.check_complete(sheet, rows, places)
    rows = deprivation.joined(rows[sheet.sound(DEPRIVATION)[rows["at"]]], catalogue)
    more = rows["numerator"] > rows["denominator"]
    sheet.tell("numerator", _at(rows[more]), "is more than the denominator.", "Check that the two are not swapped.")
    _repeated(sheet, rows)
    _one_breakdown(sheet, rows)
    _practices(sheet, rows, places)
    _totals_for_groups(sheet, rows)
    _same_people(sheet, rows, catalogue)
    return rows


def _sound_rows(sheet: Judged, places: Places) -> pd.DataFrame:
    """Rows without a problem. `at` is the place in the sheet; texts are categories, `end` an ISO date."""
    cells = sheet.cells
    ends = {text: str(read_date(text)) for text in sheet.texts("period_end")}
    codes = {text: places.code(text) for text in sheet.texts("area_code")}
    rows = pd.DataFrame(
        {
            "at": np.arange(len(cells)),
            "indicator_id": cells["indicator_id"],
            "area_code": cells["area_code"].map(codes).astype("category"),
            "end": cells["period_end"].map(ends).astype("category"),
            "breakdown": cells["breakdown"],
            "group_id": cells["group_id"],
            DEPRIVATION: cells[DEPRIVATION],
            "numerator": numbers(sheet, "numerator"),
            "denominator": numbers(sheet, "denominator"),
            "qualifier": cells["qualifier"].map(lambda text: text or "exact").astype("category"),
        }
    )
    named = ("indicator_id", "area_code", "period_end", "period_start", "breakdown", "group_id", DEPRIVATION)
    return rows.set_index("at", drop=False).loc[sheet.sound(*named)]


def _at(rows: pd.DataFrame) -> npt.NDArray[np.intp]:
    return rows["at"].to_numpy()


def _kinds(rows: pd.DataFrame, columns: list[str]) -> "pd.Series[int]":
    """One number per combination."""
    return rows.groupby(columns, observed=True, sort=False).ngroup()


def _families(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Rows of each family, up to the number that is reported."""
    for n, (_, family) in enumerate(rows.groupby(FAMILY, observed=True, sort=False)):
        if n < MOST_TOLD:
            yield family


def _repeated(sheet: Judged, rows: pd.DataFrame) -> None:
    kind = _kinds(rows, [*FAMILY, "breakdown", "group_id"])
    again = rows[kind.duplicated()]
    first = rows["at"].groupby(kind).transform("first")
    for at, those in again.groupby(first[again.index]):
        message = f"repeats row {sheet.row(int(at))}: the same indicator, area, quarter and group."
        sheet.tell("group_id", _at(those), message, "Keep one of them.")


def _one_breakdown(sheet: Judged, rows: pd.DataFrame) -> None:
    """Several breakdowns at once would count everyone several times."""
    first = rows.groupby(_kinds(rows, FAMILY))["at"].transform("first")
    codes = sheet.codes("breakdown")
    other = rows[codes[_at(rows)] != codes[first]]
    for family in _families(other):
        start = int(first[family.index[0]])
        given = sheet.cells["breakdown"].iloc[start]
        message = (
            f"is a second breakdown: row {sheet.row(start)} has {given!r} for the same indicator, area and quarter."
        )
        sheet.tell_once("breakdown", _at(family), message, "Give one, the finest: all others are summed here.")


def _practices(sheet: Judged, rows: pd.DataFrame, places: Places) -> None:
    """A PCN or all its practices, never both. A missing practice would count as zero."""
    given: dict[tuple[str, str, str], dict[str, int]] = {}
    for one in rows.drop_duplicates(FAMILY).itertuples():
        indicator, area, end = str(one.indicator_id), str(one.area_code), str(one.end)
        for pcn in places.pcns(area, date.fromisoformat(end)):
            given.setdefault((indicator, pcn, end), {})[area] = int(str(one.at))
    for (indicator, pcn, end), areas in given.items():
        practices = {area: at for area, at in areas.items() if area != pcn}
        if pcn in areas:
            for at in practices.values():
                message = f"is a practice of {pcn!r}, which row {sheet.row(areas[pcn])} gives as a whole."
                sheet.tell("area_code", np.array([at]), message, "Give the PCN or its practices, never both.")
            continue
        lacking = sorted(places.practices(pcn, date.fromisoformat(end)) - practices.keys())
        if lacking:
            are = f"{', '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} not given for {indicator} at {end}."
            message = f"is one of the practices of {pcn!r}, but {are}"
            remedy = "Give all its practices (with 0 where there are no people), or the PCN as a whole."
            sheet.tell("area_code", np.array([min(practices.values())]), message, remedy)


def _totals_for_groups(sheet: Judged, rows: pd.DataFrame) -> None:
    """Finds groups that all have the area's total in place of their own denominator."""
    found = rows.groupby(_kinds(rows, FAMILY))["denominator"].agg(["min", "max", "size"])
    same = (found["min"] == found["max"]) & (found["size"] >= FEWEST_GROUPS) & (found["min"] >= FEWEST_PEOPLE)
    for family in _families(rows[_kinds(rows, FAMILY).map(same)]):
        message = "is the denominator of every group of this indicator, area and quarter."
        sheet.tell_once("denominator", _at(family), message, "Give each group's own denominator, not the total.")


def _same_people(sheet: Judged, rows: pd.DataFrame, catalogue: Catalogue) -> None:
    """Indicators with the same population must have the same denominators, within a tenth."""
    named = {one.id: one.denominator for one in catalogue.indicators.values()}
    shared = rows.assign(people=rows["indicator_id"].map(named).astype("category"))
    kind = _kinds(shared, ["people", "area_code", "end", "breakdown", "group_id"])
    first = shared.groupby(kind)[["at", "denominator"]].transform("first")
    apart = (shared["denominator"] - first["denominator"]).abs()
    far = shared[apart > np.maximum(FEWEST_PEOPLE, MOST_APART * first["denominator"])]
    for family in _families(far):
        start = int(first["at"][family.index[0]])
        other, count = sheet.cells["indicator_id"].iloc[start], sheet.cells["denominator"].iloc[start]
        message = f"is {count} for {other} (row {sheet.row(start)}), which divides by the same people."
        sheet.tell_once("denominator", _at(family), message, "Give both the same denominator.")
