"""Limits of what an import notices, with the reason for each."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.errors import CatalogueError
from het_dash.catalogue.source import Source
from het_dash.catalogue.yaml_files import read_entries, shown

Limits = Mapping[str, float]
NAMES = (
    "least_coverage", "least_kept", "least_left", "most_repeated", "most_changed", "list_factor", "count_factor",
    "value_factor", "list_jump", "register_jump", "jump_people", "most_jumps", "group_jump",
)  # fmt: skip


class ImportCheck(Entry):
    """One limit of `data/import_checks.yaml`."""

    id: str
    limit: float
    why: str


def read_import_checks(path: Path, sources: Iterable[Source]) -> dict[str, ImportCheck]:
    """Checks by name. Raises CatalogueError if one is missing or unknown, there or in a source's `checks`."""
    found = {one.id: one for one in read_entries(ImportCheck, path)}
    for name in NAMES:
        if name not in found:
            raise CatalogueError(shown(path), "id", name, "is missing; put it back from the repository.")
    used = {shown(path): list(found), **{f"data/sources/{one.id}.yaml": list(one.checks) for one in sources}}
    for file, names in used.items():
        for name in names:
            if name not in NAMES:
                raise CatalogueError(file, "checks", name, f"is not a check. Known checks: {', '.join(NAMES)}.")
    return found


def limits_of(checks: Mapping[str, ImportCheck], source: Source) -> Limits:
    """The source's own limits, and the usual ones for the rest."""
    return {name: source.checks.get(name, one.limit) for name, one in checks.items()}
