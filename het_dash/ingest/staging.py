"""Stage 2: the catalogue and all observations in one shape, checked before anything is worked out."""

import csv
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pyarrow as pa

from het_dash.catalogue import Catalogue, Edition, Problem
from het_dash.catalogue.files import shown
from het_dash.ingest.observations import COLUMNS
from het_dash.ingest.problems import ImportProblem, refuse
from het_dash.ingest.sqlfile import statement, statements

RULES = {
    "as published": "As published.",
    "totalled": "Totalled from the publisher's rows when the file was taken in.",
    "same practices": "Published for the PCN as NHS England lists it, which is the same practices.",
    "summed from practices": "Summed from practices, by membership at the period's end.",
    "summed from LSOAs": "Summed from LSOAs.",
    "summed from ODS PCNs": "Summed from the counts published for the PCNs that NHS England lists it as.",
    "by home": "Patients placed by the LSOA of their home; an LSOA that was split since is shared equally.",
}


def stage(con: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> int:
    """Loads catalogue and observations into `con`; how many observations came in. Raises ImportProblem."""
    _catalogue_tables(con, catalogue)
    con.execute(statement("staging/raw"))
    for edition in catalogue.editions:
        _load(con, observations_file(catalogue, edition), edition)
    for check in statements("checks_in"):
        stop_at(con, check)
    con.execute(statement("staging/observation"))
    return _one_number(con, "SELECT count(*) FROM observation")


def observations_file(catalogue: Catalogue, edition: Edition) -> Path:
    return catalogue.folder / "observations" / edition.source_id / edition.edition / "observations.csv"


def stop_at(con: duckdb.DuckDBPyConnection, check: str) -> None:
    """Raises ImportProblem with every row that a check finds: file, row, column, value, message, remedy."""
    found = con.execute(statement(check)).fetchall()
    if found:
        names = ("file", "row", "column", "value", "message", "remedy")
        raise ImportProblem([Problem.model_validate(dict(zip(names, row, strict=True))) for row in found])


def _one_number(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = con.execute(sql).fetchone()
    return int(row[0]) if row else 0


def _load(con: duckdb.DuckDBPyConnection, path: Path, edition: Edition) -> None:
    """One observations file, as text. An edition of members (a practice map) has nothing to load."""
    if not path.is_file() and (path.parent / "members.csv").is_file():
        return
    header, rows = _cells(path)
    if tuple(header) != COLUMNS:
        raise refuse(shown(path), f"has the columns {header}.", f"Expected {', '.join(COLUMNS)}.", row=1)
    short = next((n for n, row in enumerate(rows, start=2) if len(row) != len(COLUMNS)), None)
    if short:
        raise refuse(shown(path), "has too few or too many cells.", "Import the file again.", row=short)
    table = pa.table(
        {
            **{name: pa.array([row[i] for row in rows], pa.string()) for i, name in enumerate(COLUMNS)},
            "source_id": pa.array([edition.source_id] * len(rows), pa.string()),
            "edition": pa.array([edition.edition] * len(rows), pa.string()),
            "file": pa.array([shown(path)] * len(rows), pa.string()),
            "row_number": pa.array(range(2, len(rows) + 2), pa.int64()),
        }
    )
    insert(con, "raw", table)


def _cells(path: Path) -> tuple[list[str], list[list[str | None]]]:
    """The header, and the rows below it with blank cells as None."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            header = next(reader, [])
            return header, [[cell or None for cell in row] for row in reader]
    except FileNotFoundError:
        raise refuse(shown(path), "is missing.", "Import the edition again, or remove its folder.") from None
    except (csv.Error, UnicodeDecodeError) as wrong:
        raise refuse(shown(path), f"cannot be read ({wrong}).", "Save it as comma-separated UTF-8.") from wrong


def insert(con: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """All rows of an Arrow table into the table `name`."""
    con.from_arrow(table).insert_into(name)


def _catalogue_tables(con: duckdb.DuckDBPyConnection, c: Catalogue) -> None:
    con.execute(statement("published/area"))
    areas = ((a.code, a.name, a.label, a.kind, a.parent, n) for n, a in enumerate(c.areas.values()))
    _fill(con, "area", areas)
    for name, columns, rows in _known(c):
        con.execute(f"CREATE TEMP TABLE {name} ({', '.join(columns)})")
        _fill(con, name, rows)


def _known(c: Catalogue) -> Iterable[tuple[str, list[str], Iterable[tuple[object, ...]]]]:
    """What the SQL needs to know of the catalogue: table, columns, rows."""
    programme = {ods: pcn.code for pcn in c.pcns for ods in pcn.ods_pcns}
    yield (
        "known_indicator",
        ["indicator_id VARCHAR", "unit VARCHAR", "interval VARCHAR", "built_from VARCHAR", "sources VARCHAR[]"],
        ((i.id, i.unit, i.interval, i.built_from, list(i.sources)) for i in c.indicators.values()),
    )
    yield (
        "known_group",
        ["breakdown VARCHAR", "group_id VARCHAR"],
        ((b.id, g.id) for b in c.breakdowns.values() for g in b.groups),
    )
    yield (
        "known_member",
        ["practice_code VARCHAR", "ods_pcn VARCHAR", "programme_pcn VARCHAR", "start_date DATE", "end_date DATE"],
        ((m.practice_code, m.pcn_code, programme[m.pcn_code], m.start, m.end) for m in c.membership),
    )
    yield (
        "known_edition",
        "source_id VARCHAR,edition VARCHAR,title VARCHAR,publisher VARCHAR,short VARCHAR,file VARCHAR,sha256 VARCHAR,"
        "imported_on DATE,period_start DATE,period_end DATE,nature VARCHAR,statement VARCHAR,"
        "publishes VARCHAR[]".split(","),
        (
            (e.source_id, e.edition, e.title, e.publisher, c.sources[e.source_id].short, e.file, e.sha256,
             e.imported_on, e.period_start, e.period_end, e.nature, e.statement,
             list(c.sources[e.source_id].publishes))
            for e in c.editions
        ),
    )  # fmt: skip
    yield "known_rule", ["name VARCHAR", "words VARCHAR"], iter(RULES.items())


def _fill(con: duckdb.DuckDBPyConnection, name: str, rows: Iterable[tuple[object, ...]]) -> None:
    columns = [pa.array(column) for column in zip(*rows, strict=True)]
    if columns:
        insert(con, name, pa.table(columns, names=[f"column_{n}" for n in range(len(columns))]))
