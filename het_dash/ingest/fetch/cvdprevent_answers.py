"""Joins many answers of the CVDPREVENT API into one CSV file of our areas."""

import csv
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

from het_dash.ingest.encodings import NO_BREAK_SPACE
from het_dash.ingest.fetch.checks import listed, read_json
from het_dash.ingest.fetch.problems import FetchProblem
from het_dash.ingest.importers.cvdprevent_json import KEY

AREA, GROUP, EVERYBODY = "AreaCode", "MetricCategoryName", "Persons"
PCN = re.compile(r"U\d{5}")
Row = dict[str, str]


def merge(parts: Sequence[Path], areas: Container[str], to: Path) -> int:
    """Writes the rows of known areas, in the order of the parts, and returns their number. Raises FetchProblem."""
    return _write(((part, row) for part in parts for row in _rows_with_areas(part) if _area(row) in areas), to)


def merge_other_pcns(parts: Sequence[Path], own: Container[str], to: Path) -> int:
    """The same for all patients of PCNs that are not our `own`. Returns the number of these PCNs."""
    found: set[str] = set()

    def others() -> Iterator[tuple[Path, Row]]:
        for part in parts:
            for row in _rows_with_areas(part):
                area = _area(row)
                if PCN.fullmatch(area) and area not in own and row.get(GROUP) == EVERYBODY:
                    found.add(area)
                    yield part, row

    _write(others(), to)
    return len(found)


def _write(rows: Iterable[tuple[Path, Row]], to: Path) -> int:
    """Writes rows with one header, and returns their number."""
    header: list[str] = []
    kept = 0
    with to.open("w", encoding="utf-8", newline="") as out:
        for part, row in rows:
            if not header:
                header = list(row)
                csv.writer(out, lineterminator="\n").writerow(header)
            _check_header(list(row), header, part)
            csv.DictWriter(out, header, lineterminator="\n").writerow(row)
            kept += 1
    return kept


def _rows_with_areas(part: Path) -> Iterator[Row]:
    for row in _rows(part):
        if AREA not in row:
            raise FetchProblem(f"{part.name} has no column {AREA}; it has {', '.join(row)}.")
        yield row


def _area(row: Row) -> str:
    return row[AREA].replace(NO_BREAK_SPACE, " ").strip()


def _rows(part: Path) -> Iterable[Row]:
    with part.open(encoding="utf-8-sig", newline="") as lines:
        if lines.read(1) == "{":
            entries = listed(read_json(part), KEY, part.name)
            yield from ({name: "" if cell is None else str(cell) for name, cell in one.items()} for one in entries)
            return
        lines.seek(0)
        reader = csv.DictReader(lines, strict=True)
        try:
            for row in reader:
                if None in row or None in row.values():
                    raise FetchProblem(f"{part.name}, row {reader.line_num}, has too few or too many cells.")
                yield row
        except (csv.Error, UnicodeDecodeError) as wrong:
            raise FetchProblem(f"{part.name}, row {reader.line_num}, cannot be read ({wrong}).") from wrong


def _check_header(header: list[str], first: list[str], part: Path) -> None:
    if set(header) != set(first):
        other = ", ".join(sorted(set(header) ^ set(first)))
        raise FetchProblem(f"{part.name} differs from the other answers in the columns {other}.")
