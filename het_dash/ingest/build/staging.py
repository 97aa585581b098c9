"""Stage 2: loads the catalogue and all observations in one shape and checks them."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from het_dash.catalogue import Catalogue, Edition, Indicator, Problem
from het_dash.ingest.build.fill import fill, insert
from het_dash.ingest.build.reference_changes import is_reference
from het_dash.ingest.build.rollups import margins
from het_dash.ingest.build.sql_files import statement, statements
from het_dash.ingest.editions_on_disk import Held
from het_dash.ingest.observations import COLUMNS
from het_dash.ingest.problems import ImportProblem, refuse

RULES = {
    "as published": "As published.",
    "totalled": "Totalled from the publisher's rows when the file was taken in.",
    "same practices": "Published for the PCN as NHS England lists it, which is the same practices.",
    "summed from practices": "Summed from practices, by membership at the period's end.",
    "summed from all practices": "Summed from all practices of the area.",
    "same practices throughout": (
        "Summed from the same practices at every date: those in the newest practice map, with the practices that "
        "merged into them."
    ),
    "summed from LSOAs": "Summed from lower layer super output areas (LSOAs).",
    "summed from ODS PCNs": "Summed from the counts published for the PCNs that NHS England lists it as.",
    "counted here": "Counted from records that are not published; small numbers are hidden, the rest rounded to 5.",
    "by home": "Patients placed by the LSOA of their home; an LSOA that was split since is shared equally.",
}


def stage(con: duckdb.DuckDBPyConnection, catalogue: Catalogue, editions: Sequence[Held]) -> int:
    """Loads catalogue and observations into `con`; how many observations came in. Raises ImportProblem."""
    _catalogue_tables(con, catalogue, editions)
    con.execute(statement("staging/raw"))
    for one in editions:
        if one.observations is not None and not is_reference(one, catalogue):
            insert(con, "raw", _text_of(one.observations, one))
    con.execute(statement("staging/own_version"))
    con.execute(statement("staging/superseded"))
    for check in statements("checks_in"):
        stop_at(con, check)
    for table in ("typed", "observation", "own_observation"):
        con.execute(statement(f"staging/{table}"))
    return _one_number(con, "SELECT count(*) FROM typed")


def stop_at(con: duckdb.DuckDBPyConnection, check: str) -> None:
    """Raises ImportProblem with every row that a check finds: file, row, column, value, message, remedy."""
    found = con.execute(statement(check)).fetchall()
    if found:
        names = ("file", "row", "column", "value", "message", "remedy")
        raise ImportProblem([Problem.model_validate(dict(zip(names, row, strict=True))) for row in found])


def _one_number(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = con.execute(sql).fetchone()
    return int(row[0]) if row else 0


def _text_of(path: Path, one: Held) -> pa.Table:
    """One observations file as text, with the position of each row."""
    cells = _as_text(one.rows) if one.rows else _table(path, one)
    same = {"source_id": one.edition.source_id, "edition": one.edition.edition, "file": one.name}
    for name, value in same.items():
        cells = cells.append_column(name, pa.repeat(pa.scalar(value), len(cells)))
    return cells.append_column("row_number", pa.array(range(2, len(cells) + 2), pa.int64()))


def _table(path: Path, one: Held) -> pa.Table:
    return _parquet(path, one) if path.suffix == ".parquet" else _csv(path, one)


def _parquet(path: Path, one: Held) -> pa.Table:
    try:
        cells = pq.read_table(path)
    except (OSError, pa.ArrowException) as wrong:
        raise refuse(one.name, f"cannot be read ({wrong}).", "Import the file again.") from wrong
    _check_header(cells.column_names, one)
    return cells.cast(pa.schema([(name, pa.string()) for name in COLUMNS]))


def _csv(path: Path, one: Held) -> pa.Table:
    header, rows = _cells(path, one)
    _check_header(header, one)
    short = next((n for n, row in enumerate(rows, start=2) if len(row) != len(COLUMNS)), None)
    if short:
        raise refuse(one.name, "has too few or too many cells.", "Import the file again.", row=short)
    return _as_text(rows)


def _as_text(rows: Sequence[Sequence[str | None]]) -> pa.Table:
    return pa.table({name: pa.array([row[i] or None for row in rows], pa.string()) for i, name in enumerate(COLUMNS)})


def _check_header(header: Sequence[str], one: Held) -> None:
    if tuple(header) != COLUMNS:
        raise refuse(one.name, f"has the columns {list(header)}.", f"Expected {', '.join(COLUMNS)}.", row=1)


def _cells(path: Path, one: Held) -> tuple[list[str], list[list[str | None]]]:
    """The header, and the rows below it with blank cells as None."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            header = next(reader, [])
            return header, [[cell or None for cell in row] for row in reader]
    except FileNotFoundError:
        raise refuse(one.name, "is missing.", "Import the edition again, or remove its folder.") from None
    except (csv.Error, UnicodeDecodeError) as wrong:
        raise refuse(one.name, f"cannot be read ({wrong}).", "Save it as comma-separated UTF-8.") from wrong


def _catalogue_tables(con: duckdb.DuckDBPyConnection, c: Catalogue, editions: Sequence[Held]) -> None:
    con.execute(statement("published/area"))
    areas = ((a.code, a.name, a.label, a.kind, a.parent, n) for n, a in enumerate(c.areas.values()))
    fill(con, "area", areas)
    for name, columns, rows in _known(c, [one.edition for one in editions]):
        con.execute(f"CREATE TEMP TABLE {name} ({', '.join(columns)})")
        fill(con, name, rows)


Known = Iterator[tuple[str, list[str], Iterable[tuple[object, ...]]]]  # table, columns, rows


def _known(c: Catalogue, editions: Sequence[Edition]) -> Known:
    """Tables that the SQL needs from the catalogue."""
    yield from _known_measures(c)
    yield from _known_practices(c)
    yield from _known_editions(c, editions)


def _known_measures(c: Catalogue) -> Known:
    yield (
        "known_indicator",
        "indicator_id VARCHAR,unit VARCHAR,time VARCHAR,of_people BOOLEAN,interval VARCHAR,built_from VARCHAR,"
        "sources VARCHAR[],is_prevalence BOOLEAN,by_members BOOLEAN".split(","),
        (
            (i.id, i.unit, i.time, i.of_people, i.interval, i.built_from, list(i.sources), *_membership_rules(i))
            for i in c.indicators.values()
        ),
    )
    yield (
        "known_group",
        ["breakdown VARCHAR", "group_id VARCHAR"],
        ((b.id, g.id) for b in c.breakdowns.values() for g in b.groups),
    )
    yield (
        "known_margin",
        ["breakdown VARCHAR", "group_id VARCHAR", "target VARCHAR", "target_group VARCHAR"],
        margins(c.breakdowns),
    )


def _known_practices(c: Catalogue) -> Known:
    programme = {ods: pcn.code for pcn in c.pcns for ods in pcn.ods_pcns}
    yield (
        "known_member",
        ["practice_code VARCHAR", "ods_pcn VARCHAR", "programme_pcn VARCHAR", "start_date DATE", "end_date DATE"],
        ((m.practice_code, m.pcn_code, programme[m.pcn_code], m.start, m.end) for m in c.membership),
    )
    yield (
        "known_succession",
        ["practice_code VARCHAR", "by_date DATE"],
        ((one.practice_code, one.by) for one in c.successions),
    )
    yield (
        "known_list",
        ["source_id VARCHAR", "indicator_id VARCHAR"],
        ((source.id, source.list_sizes) for source in c.sources.values() if source.list_sizes),
    )
    yield "known_service", ["practice_code VARCHAR"], ((p.code,) for p in c.practices.values() if p.kind == "service")


def _known_editions(c: Catalogue, editions: Sequence[Edition]) -> Known:
    yield (
        "known_edition",
        "source_id VARCHAR,edition VARCHAR,title VARCHAR,publisher VARCHAR,short VARCHAR,file VARCHAR,sha256 VARCHAR,"
        "imported_on DATE,period_start DATE,period_end DATE,nature VARCHAR,statement VARCHAR,"
        "publishes VARCHAR[],layer VARCHAR,place INTEGER".split(","),
        (
            (e.source_id, e.edition, e.title, e.publisher, c.sources[e.source_id].short, _file(e, c), e.sha256,
             e.imported_on, e.period_start, e.period_end, e.nature, e.statement,
             list(c.sources[e.source_id].publishes), c.sources[e.source_id].layer, place)
            for place, e in enumerate(editions)
        ),
    )  # fmt: skip
    yield "known_rule", ["name VARCHAR", "words VARCHAR"], iter(RULES.items())
    yield (
        "known_cycle",
        ["id VARCHAR", "start_date DATE", "end_date DATE"],
        ((cycle.id, cycle.first_day, cycle.last_day) for cycle in c.cycles),
    )


def _membership_rules(indicator: Indicator) -> tuple[bool, bool]:
    return indicator.is_prevalence, indicator.by_members


def _file(edition: Edition, catalogue: Catalogue) -> str:
    """A publisher's file by its name; one of our own by its edition: a person may have put a name in a file's."""
    own = catalogue.sources[edition.source_id].layer == "own"
    return f"{edition.source_id}, {edition.edition}" if own else edition.file
