"""No place has its name or its code in the code: names are data."""

import re
from collections.abc import Iterator
from pathlib import Path

from het_dash.catalogue import load
from het_dash.catalogue.paths import ROOT

CATALOGUE = load()
CODE = (".py", ".sql", ".typ", ".css", ".html", ".js")
# The nation may be named in a publisher's name, in a classification's id and as what a publisher's file covers.
ALLOWED = re.compile(
    r"NHS England|_england\b|\"england\"|--covers england|covers England|england: every area of England"
)
READ_FILES = ("het_dash/ingest/importers/", "het_dash/ingest/fetch/", "het_dash/ingest/csv_table.py")


def test_no_name_or_code_of_an_area_stands_in_the_code() -> None:
    larger = {CATALOGUE.nation.code, *(area.code for area in CATALOGUE.of_kind("region"))}
    areas = [area for area in CATALOGUE.areas.values() if area.code not in larger]
    names = {text for area in areas for text in (area.code, area.name, area.label)} | larger
    anywhere = [one.label for one in CATALOGUE.programme.comparators if one.code not in larger]
    found = re.compile(rf"(?<![A-Za-z0-9])(?:{_any_of(names)})(?![A-Za-z0-9])|(?i:{_any_of(anywhere)})|\bSEL\b")
    assert not [f"{place}: {line}" for place, line in _lines() if found.search(line)]


def test_the_nation_is_named_only_as_what_a_file_covers() -> None:
    label = re.compile(CATALOGUE.nation.label, re.IGNORECASE)
    lines = ((place, line) for place, line in _lines() if not place.startswith(READ_FILES))
    assert not [f"{place}: {line}" for place, line in lines if label.search(ALLOWED.sub("", line))]


def _any_of(texts: "set[str] | list[str]") -> str:
    return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))


def _lines() -> Iterator[tuple[str, str]]:
    """Every line of code with its place. File names count as lines."""
    for path in _files():
        place = path.relative_to(ROOT).as_posix()
        yield place, place
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            yield f"{place}:{number}", line


def _files() -> Iterator[Path]:
    yield ROOT / "app.py"
    for folder in ("het_dash", "pages"):
        yield from (p for p in sorted((ROOT / folder).rglob("*")) if p.suffix in CODE)
