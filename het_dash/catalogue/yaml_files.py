"""Reads YAML and CSV files that analysts edit; each fault is one sentence with a remedy."""

import csv
import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.errors import CatalogueError

E = TypeVar("E", bound=Entry)


class DatesAsText(SafeConstructor):
    """Leaves dates as text, so that an entry refuses 2024-06-31 and names the field."""


DatesAsText.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def read_yaml(path: Path) -> Any:
    """Plain contents of a YAML file. Raises CatalogueError for invalid YAML or a repeated key."""
    try:
        return _parsed(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CatalogueError(shown(path), "file", path.name, "is missing; put it back from the repository.") from None
    except UnicodeDecodeError as wrong:
        raise CatalogueError(shown(path), f"byte {wrong.start}", path.name, "save the file as UTF-8.") from wrong
    except MarkedYAMLError as wrong:
        line = wrong.problem_mark.line + 1 if wrong.problem_mark else 1
        raise CatalogueError(shown(path), f"line {line}", wrong.problem, "mend the YAML at this line.") from wrong
    except YAMLError as wrong:
        raise CatalogueError(shown(path), "file", str(wrong).splitlines()[0], "remove that character.") from wrong


def _parsed(text: str) -> Any:
    """Uses the fast C parser; text that it refuses goes to the Python parser, which accepts more and explains
    faults."""
    for pure in (False, True):
        yaml = YAML(typ="safe", pure=pure)
        yaml.Constructor = DatesAsText
        try:
            return yaml.load(text)
        except YAMLError:
            if pure:
                raise
    return None


def read_entries(kind: type[E], path: Path) -> tuple[E, ...]:
    """All entries of a YAML file that contains a list."""
    content = read_yaml(path)
    if not isinstance(content, list):
        raise CatalogueError(shown(path), "file", type(content).__name__, "must be a list: begin each entry with '- '.")
    return tuple(entry(kind, one, shown(path), f"entry {n}") for n, one in enumerate(content, start=1))


def read_entry(kind: type[E], path: Path) -> E:
    """The entry of a YAML file that contains a single one."""
    return entry(kind, read_yaml(path), shown(path))


def read_rows(kind: type[E], path: Path) -> tuple[E, ...]:
    """All rows of a CSV file as entries. A blank cell is a missing value."""
    return tuple(entry(kind, row, shown(path), f"row {n}") for n, row in _csv_rows(path))


def entry(kind: type[E], content: object, file: str, place: str = "") -> E:
    """`content` as an entry of `kind`. Raises CatalogueError for its first fault."""
    try:
        return kind.model_validate(content)
    except ValidationError as wrong:
        found = wrong.errors()  # a misspelt key is also a missing key, and naming the misspelt one helps more
        first = next((one for one in found if one["type"] == "extra_forbidden"), found[0])
        raise _in_words(kind, first, file, place) from wrong


def shown(path: Path) -> str:
    """Path relative to the data folder, as analysts know it."""
    parts = path.parts
    return "/".join(parts[len(parts) - 1 - parts[::-1].index("data") :]) if "data" in parts else path.name


def _csv_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a CSV file with their spreadsheet row numbers."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            header = next(reader, [])
            for number, row in enumerate(reader, start=2):
                if len(row) != len(header):
                    remedy = f"the header has {len(header)}; look for a stray comma or a blank line."
                    raise CatalogueError(shown(path), f"row {number}", f"{len(row)} cells", remedy)
                yield number, {column: cell for column, cell in zip(header, row, strict=True) if cell != ""}
    except FileNotFoundError:
        raise CatalogueError(shown(path), "file", path.name, "is missing; put it back from the repository.") from None
    except (csv.Error, UnicodeDecodeError) as wrong:
        raise CatalogueError(shown(path), "file", str(wrong), "save it as comma-separated UTF-8.") from wrong


def _in_words(kind: type[Entry], wrong: ErrorDetails, file: str, place: str) -> CatalogueError:
    field = ".".join(str(step) for step in wrong["loc"]) or "entry"
    where = f"{place}, {field}" if place else field
    value = wrong["input"]
    if wrong["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(wrong["loc"][-1]), kind.model_fields, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known fields are {', '.join(kind.model_fields)}."
        return CatalogueError(file, where, wrong["loc"][-1], f"is not a known field; {hint}")
    if wrong["type"] == "missing":
        return CatalogueError(file, where, None, "is missing; add it.")
    return CatalogueError(file, where, value, f"is not accepted: {wrong['msg'].lower()}.")
