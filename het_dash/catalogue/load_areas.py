"""Loads areas, practices, their membership and their successors from `data/areas/`."""

from collections.abc import Iterable
from pathlib import Path

from het_dash.catalogue.area import Area, Membership, Practice, ProgrammePcn, Succession
from het_dash.catalogue.cross_checks import check_parents, check_places, check_successions
from het_dash.catalogue.errors import CatalogueError
from het_dash.catalogue.programme import Programme
from het_dash.catalogue.yaml_files import read_rows, shown


def read_places(folder: Path) -> dict[str, Area]:
    """Every area of `places/` by code, with its official name."""
    areas: dict[str, Area] = {}
    for path in sorted(folder.glob("*.csv")):
        _add(read_rows(Area, path), areas, path)
    return areas


def read_areas(folder: Path, programme: Programme, pcns: Iterable[ProgrammePcn]) -> dict[str, Area]:
    """Every area by code: places, the programme's PCNs, practices. Comparators have the programme's labels."""
    areas = read_places(folder / "places")
    check_places(areas, programme, pcns)
    for one in programme.comparators:
        areas[one.code] = areas[one.code].model_copy(update={"label": one.label})
    areas |= {pcn.code: Area(code=pcn.code, name=pcn.name, label=pcn.label, kind="pcn") for pcn in pcns}
    practices = read_rows(Practice, folder / "practices.csv")
    listed = (Area(code=one.code, name=one.name, label=one.name, kind="practice") for one in practices)
    _add(listed, areas, folder / "practices.csv")
    check_parents(areas, shown(folder / "places"))
    return areas


def _add(rows: Iterable[Area], areas: dict[str, Area], path: Path) -> None:
    for area in rows:
        if area.code in areas:
            raise CatalogueError(shown(path), "code", area.code, "is listed twice; keep one row.")
        areas[area.code] = area


def read_membership(path: Path, areas: dict[str, Area], pcns: Iterable[ProgrammePcn]) -> tuple[Membership, ...]:
    rows = read_rows(Membership, path)
    mapped = {code for pcn in pcns for code in pcn.ods_pcns}
    for number, row in enumerate(rows, start=2):
        if row.practice_code not in areas:
            raise CatalogueError(
                shown(path), f"row {number}, practice_code", row.practice_code, "add it to practices.csv."
            )
        if row.pcn_code not in mapped:
            raise CatalogueError(
                shown(path),
                f"row {number}, pcn_code",
                row.pcn_code,
                "belongs to no programme PCN in pcns.yaml.",
            )
        if row.start and row.end and row.end < row.start:
            raise CatalogueError(shown(path), f"row {number}, end", str(row.end), "is before the start; correct it.")
    return rows


def read_successions(path: Path, areas: dict[str, Area]) -> tuple[Succession, ...]:
    rows = read_rows(Succession, path)
    check_successions(rows, areas, shown(path))
    return rows
