"""Loads the programme's name, comparators and PCNs from `data/programme/<id>/`."""

from pathlib import Path

from het_dash.catalogue.area import ProgrammePcn
from het_dash.catalogue.cross_checks import check_once
from het_dash.catalogue.errors import CatalogueError
from het_dash.catalogue.programme import Programme
from het_dash.catalogue.yaml_files import read_entries, read_entry, shown


def programme_folder(data: Path) -> Path:
    """The only folder of data/programme/. Raises CatalogueError if there is none or more than one."""
    home = data / "programme"
    found = sorted(path.name for path in home.glob("*/") if (path / "programme.yaml").is_file())
    if not found:
        what = "programme.yaml is missing; put the programme's folder back from the repository."
        raise CatalogueError(shown(home), "folder", home.name, what)
    if len(found) != 1:
        remedy = "keep exactly one folder with a programme.yaml."
        raise CatalogueError(shown(home), "folder", ", ".join(found), remedy)
    return home / found[0]


def read_programme(path: Path) -> Programme:
    """The programme of a `programme.yaml`. Raises CatalogueError if its folder has another name."""
    one = read_entry(Programme, path)
    if one.id != path.parent.name:
        raise CatalogueError(
            shown(path), "id", one.id, f"is not the folder's name, {path.parent.name!r}; say the same."
        )
    return one


def read_pcns(path: Path) -> tuple[ProgrammePcn, ...]:
    """The programme's own areas. Codes and labels are unique."""
    pcns = read_entries(ProgrammePcn, path)
    for field, values in (("code", [p.code for p in pcns]), ("label", [p.label for p in pcns])):
        check_once(values, shown(path), field)
    return pcns
