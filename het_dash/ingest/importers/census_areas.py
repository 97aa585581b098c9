"""Census 2021 table TS021 in a long layout, by name of area: England and the boroughs of South East London."""

import pandas as pd

from het_dash.catalogue import Catalogue
from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers.census_groups import BROAD, DETAILED, GROUPS, detail_of, residents
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported
from het_dash.ingest.problems import refuse

COLUMNS = {"area": (), "ethnic_group": (), "count": (), "total": ()}
SIX = "SEL six boroughs"
REMEDY = "Look for missing or changed rows of this area; take the file from its publisher again."


def read(raw: RawFile, taking: Taking) -> Imported:
    """Residents of England, each borough but Lewisham (summed from its LSOAs), and South East London (summed from
    six)."""
    sheet = Sheet(raw, COLUMNS)
    codes = {area.name: area.code for area in (taking.catalogue.england, *taking.catalogue.of_kind("borough"))}
    areas = _areas(sheet, codes, taking)
    sel = _south_east_london(areas, taking.catalogue, raw.name)
    named = areas.drop(index=[SIX, taking.catalogue.lewisham.name], errors="ignore").assign(note="")
    named = named.assign(area_code=named.index.map(codes))
    return Imported(residents(pd.concat([named, sel])), str(sel["note"].iloc[0]))


def _areas(sheet: Sheet, codes: dict[str, str], taking: Taking) -> pd.DataFrame:
    """One row per area, by name: total and one column per ethnic group."""
    if taking.covers == "known":
        remedy = f"Expected England, a London borough or {SIX!r}; say --covers england to leave others out."
        sheet.among("area", [*codes, SIX], remedy)
    sheet.among("ethnic_group", GROUPS, "Expected a group's name in the words of Census 2021 table TS021.")
    sheet.unique(["area", "ethnic_group"])
    people, totals = sheet.counts("count"), sheet.counts("total")
    sheet.done()
    _check_sums(sheet, people, totals)
    long = pd.DataFrame({**sheet.cells[["area", "ethnic_group"]], "count": people, "total": totals})
    long = long[long["area"].isin([*codes, SIX])]
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


def _south_east_london(areas: pd.DataFrame, catalogue: Catalogue, file: str) -> pd.DataFrame:
    six = sorted(a.name for a in catalogue.of_kind("borough") if a.parent == catalogue.sel.code)
    missing = [name for name in six if name not in areas.index]
    if missing:
        message = f"lacks {', '.join(missing)}, so South East London cannot be summed."
        raise refuse(file, message, "Import a file with all six boroughs.", column="area")
    total = areas.loc[six].sum()
    if SIX in areas.index and not areas.loc[SIX].equals(total):
        wrong = next(name for name in map(str, areas.columns) if areas.loc[SIX, name] != total[name])
        theirs, ours = float(areas[wrong][SIX]), float(total[wrong])
        message = f"{wrong}: {theirs:,.0f} people, but the six boroughs have {ours:,.0f}."
        raise refuse(file, message, REMEDY, column="area", value=SIX)
    note = f"South East London: sum of the boroughs {', '.join(six[:-1])} and {six[-1]}."
    return total.to_frame().T.assign(area_code=catalogue.sel.code, note=note)
