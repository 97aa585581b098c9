"""Recognises ONS boundary files as downloaded, whatever their name and year."""

import hashlib
import re
import warnings
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
from shapely.errors import ShapelyError

from het_dash.catalogue import Problem
from het_dash.geo.problems import BoundaryProblem, problem

CODE_PROPERTY = {"lsoa": "LSOA21CD", "ward": "WD25CD", "borough": "LAD25CD"}  # the digits are a year
POLYGONS = ("Polygon", "MultiPolygon")
METRES = 27700
WEST, SOUTH, EAST, NORTH = -9.0, 49.0, 3.0, 61.0
AGAIN = "Download it again from the ONS Open Geography Portal: GeoJSON, generalised and clipped (BGC)."


@dataclass(frozen=True)
class OnsFile:
    """One ONS file. Each row is an area, with its geometry in metres (EPSG:27700)."""

    name: str
    sha256: str
    areas: gpd.GeoDataFrame


def read_folder(folder: Path) -> tuple[OnsFile, ...]:
    """Every GeoJSON file in a folder. Raises BoundaryProblem if one cannot be read."""
    if not folder.is_dir():
        raise BoundaryProblem([problem(str(folder), "is not a folder.", "Name the folder of the files from ONS.")])
    files = tuple(_read(path) for path in sorted(folder.glob("*.geojson")))
    if not files:
        found = problem(folder.name, "holds no .geojson file.", "Name the folder of the files downloaded from ONS.")
        raise BoundaryProblem([found])
    return files


def find(kind: str, codes: Collection[str], files: Collection[OnsFile]) -> tuple[OnsFile, gpd.GeoSeries]:
    """The file that has each of `codes` once (the smallest if several do), and its shapes sorted by code."""
    columns = [(one, column) for one in files for column in one.areas.columns if _names(kind, column)]
    faults = {one.name: _fault(one, column, codes) for one, column in columns}
    usable = [(one, column) for one, column in columns if faults[one.name] is None]
    if not usable:
        missing = problem(f"{kind} boundaries", f"no file has a property like {CODE_PROPERTY[kind]}.", AGAIN)
        raise BoundaryProblem([fault for fault in faults.values() if fault] or [missing])
    chosen, column = min(usable, key=lambda pair: len(pair[0].areas))
    shapes = chosen.areas.set_index(column).geometry
    return chosen, shapes[shapes.index.isin(list(codes))].sort_index()


def _read(path: Path) -> OnsFile:
    content = path.read_bytes()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # GDAL warns of shapes that are refused below
            areas = gpd.read_file(path, engine="pyogrio")
    except (RuntimeError, ValueError, ShapelyError) as wrong:
        raise BoundaryProblem([problem(path.name, "is not a GeoJSON file that can be read.", AGAIN)]) from wrong
    return OnsFile(path.name, hashlib.sha256(content).hexdigest(), _in_metres(areas, path.name))


def _in_metres(areas: pd.DataFrame, file: str) -> gpd.GeoDataFrame:
    """GeoJSON is in degrees unless it says otherwise, but some downloads are in metres without saying so."""
    if not isinstance(areas, gpd.GeoDataFrame) or areas.crs is None or _bare(areas).all():
        raise BoundaryProblem([problem(file, "holds no shapes that can be placed on a map.", AGAIN)])
    west, south, east, north = areas.to_crs(4326).total_bounds
    if not (west >= WEST and south >= SOUTH and east <= EAST and north <= NORTH):
        place = f"{west:.0f} {south:.0f} {east:.0f} {north:.0f}"
        raise BoundaryProblem([problem(file, "lies outside the United Kingdom.", AGAIN, "coordinates", place)])
    return areas.to_crs(METRES)


def _bare(areas: gpd.GeoDataFrame) -> "pd.Series[bool]":
    bare: pd.Series[bool] = areas.geometry.isna() | areas.geometry.is_empty
    return bare


def _names(kind: str, column: str) -> bool:
    pattern = re.sub(r"\d\d", r"(\\d\\d)?", CODE_PROPERTY[kind])
    return re.fullmatch(pattern, column, re.IGNORECASE) is not None


def _fault(one: OnsFile, column: str, codes: Collection[str]) -> Problem | None:
    """Reason why a file cannot be used for these areas; None if it can."""
    ours = one.areas[one.areas[column].isin(list(codes))]
    absent = sorted(set(codes) - set(ours[column]))
    if absent:
        more = f" (and {len(absent) - 1:,} more)" if len(absent) > 1 else ""
        return problem(one.name, f"is not in the file{more}.", AGAIN, column, absent[0])
    twice = ours.loc[ours[column].duplicated(), column]
    if not twice.empty:
        return problem(one.name, "appears twice; each area must be one feature.", AGAIN, column, twice.iloc[0])
    bare = ours.loc[_bare(ours) | ~ours.geometry.is_valid, column]
    if not bare.empty:
        return problem(one.name, "has no shape, or a broken one.", AGAIN, column, bare.iloc[0])
    others = ours.loc[~ours.geom_type.isin(POLYGONS)]
    if others.empty:
        return None
    kind = others.geom_type.iloc[0]
    return problem(one.name, f"is a {kind}, not a polygon.", AGAIN, column, others[column].iloc[0])
