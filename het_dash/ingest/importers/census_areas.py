"""Census 2021 table TS021 in a long layout, by name of area: the nation and the boroughs of the ICB."""

import pandas as pd

from het_dash.catalogue import Catalogue
from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers.census_groups import BROAD, DETAILED, GROUPS, detail_of, residents
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported
from het_dash.ingest.problems import refuse

COLUMNS = {"area": (), "ethnic_group": (), "count": (), "total": ()}
TOTAL = "{} six boroughs"  # the name of a row: the boroughs of the ICB as one area
REMEDY = "Look for missing or changed rows of this area; take the file from its publisher again."


def read(raw: RawFile, taking: Taking) -> Imported:
    """Residents of the nation, each borough except the programme's (summed from its LSOAs), and the ICB (the sum of its
    boroughs)."""
    sheet = Sheet(raw, COLUMNS)
    codes = {area.name: area.code for area in (taking.catalogue.nation, *taking.catalogue.of_kind("borough"))}
    total = TOTAL.format(taking.catalogue.programme.icb.short)
    areas = _areas(sheet, codes, total, taking)
    icb = _icb(areas, total, taking.catalogue, raw.name)
    named = areas.drop(index=[total, taking.catalogue.borough.name], errors="ignore").assign(note="")
    named = named.assign(area_code=named.index.map(codes))
    return Imported(residents(pd.concat([named, icb]), taking.catalogue), str(icb["note"].iloc[0]))


def _areas(sheet: Sheet, codes: dict[str, str], total: str, taking: Taking) -> pd.DataFrame:
    """One row per area, by name: total and one column per ethnic group."""
    if taking.covers == "known":
        nation = taking.catalogue.nation.label
        remedy = f"Expected {nation}, a borough of data/areas or {total!r}; say --covers england to leave others out."
        sheet.among("area", [*codes, total], remedy)
    sheet.among("ethnic_group", GROUPS, "Expected a group's name in the words of Census 2021 table TS021.")
    sheet.unique(["area", "ethnic_group"])
    people, totals = sheet.counts("count"), sheet.counts("total")
    sheet.done()
    _check_sums(sheet, people, totals)
    long = pd.DataFrame({**sheet.cells[["area", "ethnic_group"]], "count": people, "total": totals})
    long = long[long["area"].isin([*codes, total])]
    wide = long.pivot_table(index="area", columns="ethnic_group", values="count", aggfunc="sum")
    return wide.assign(total=long.groupby("area")["total"].first())


def _check_sums(sheet: Sheet, people: "pd.Series[float]", totals: "pd.Series[float]") -> None:
    """Checks that all 24 groups are present and add up exactly, from detailed to broad groups and to the total."""
    area, group = sheet.cells["area"], sheet.cells["ethnic_group"]
    first = ~area.duplicated()
    short = first & (group.groupby(area).transform("nunique") != len(GROUPS))
    sheet.problem("area", short, f"does not have all {len(GROUPS)} ethnic groups.", REMEDY)
    several = first & (totals.groupby(area).transform("nunique") > 1)
    sheet.problem("area", several, "has more than one total.", REMEDY)
    parents = {name: broad for broad in BROAD for name in detail_of(broad)}
    detailed = group.isin(list(DETAILED))
    sums = people[detailed].groupby([area[detailed], group[detailed].map(parents)]).sum()
    expected = sums.reindex(pd.MultiIndex.from_arrays([area, group]), fill_value=0).to_numpy()
    sheet.problem("count", ~detailed & (people != expected), "is not the sum of its detailed groups.", REMEDY)
    everyone = people[~detailed].groupby(area[~detailed]).sum()
    sheet.problem("total", first & (totals != area.map(everyone)), "is not the sum of the five broad groups.", REMEDY)
    sheet.done()


def _icb(areas: pd.DataFrame, name: str, catalogue: Catalogue, file: str) -> pd.DataFrame:
    six = sorted(a.name for a in catalogue.of_kind("borough") if a.parent == catalogue.icb.code)
    missing = [name for name in six if name not in areas.index]
    if missing:
        message = f"lacks {', '.join(missing)}, so {catalogue.icb.label} cannot be summed."
        raise refuse(file, message, "Import a file with all six boroughs.", column="area")
    total = areas.loc[six].sum()
    if name in areas.index and not areas.loc[name].equals(total):
        wrong = next(column for column in map(str, areas.columns) if areas.loc[name, column] != total[column])
        theirs, ours = float(areas[wrong][name]), float(total[wrong])
        message = f"{wrong}: {theirs:,.0f} people, but the six boroughs have {ours:,.0f}."
        raise refuse(file, message, REMEDY, column="area", value=name)
    note = f"{catalogue.icb.label}: sum of the boroughs {', '.join(six[:-1])} and {six[-1]}."
    return total.to_frame().T.assign(area_code=catalogue.icb.code, note=note)
