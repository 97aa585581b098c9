"""Reads breakdowns and completes their groups: areas of a kind, and crosses of other breakdowns."""

from itertools import product
from pathlib import Path

from het_dash.catalogue.area import Area
from het_dash.catalogue.breakdown import CROSS, Breakdown, Group
from het_dash.catalogue.cross_checks import check_groups
from het_dash.catalogue.errors import CatalogueError
from het_dash.catalogue.yaml_files import read_entries, shown


def read_breakdowns(folder: Path, areas: dict[str, Area]) -> dict[str, Breakdown]:
    """Breakdowns by id, with all their groups. Raises CatalogueError for an id used twice or an undeclared part."""
    breakdowns: dict[str, Breakdown] = {}
    for path in (folder / "breakdowns.yaml", folder / "ethnic_groups.yaml"):
        for one in read_entries(Breakdown, path):
            if one.id in breakdowns:
                raise CatalogueError(shown(path), "id", one.id, "is used twice; give each its own id.")
            whole = one.model_copy(update={"groups": _groups(one, breakdowns, areas, shown(path))})
            check_groups(whole, breakdowns, shown(path))
            breakdowns[one.id] = whole
    return breakdowns


def _groups(one: Breakdown, known: dict[str, Breakdown], areas: dict[str, Area], file: str) -> tuple[Group, ...]:
    """Groups of a breakdown: listed, one per area of its kind, or the cross of its parts."""
    places = tuple(Group(id=a.code, label=a.label) for a in areas.values() if one.areas and a.kind == one.areas)
    for part in one.parts:
        if part not in known:
            raise CatalogueError(file, f"{one.id}, parts", part, "is not declared above it.")
    cross = product(*(known[part].groups for part in one.parts)) if one.parts else ()
    crossed = tuple(Group(id=CROSS.join(g.id for g in cell), label=", ".join(g.label for g in cell)) for cell in cross)
    return places + one.groups + crossed
