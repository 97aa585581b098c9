"""One statement in a process of its own: what it answers, and that nothing gets past its limits."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from het_dash.store.sandbox import LONGEST_STATEMENT, Limits, Reason, Refused, Result, run

SMALL = Limits(seconds=60, memory_mb=256, rows=100, cell_characters=50, output_bytes=20_000)
ENDLESS = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t)"


def answered(store: Path, statement: str, limits: Limits = SMALL) -> Result:
    found = run(store, statement, limits)
    assert isinstance(found, Result), str(found)
    return found


def refused(store: Path, statement: str, limits: Limits = SMALL) -> Refused:
    found = run(store, statement, limits)
    assert isinstance(found, Refused), found.rows[:3]
    return found


def test_a_query_gives_columns_types_and_rows(bundle_store: Path) -> None:
    found = answered(bundle_store, "SELECT kind, count(*) AS areas FROM area WHERE kind = 'pcn' GROUP BY kind")
    assert found == Result(("kind", "areas"), ("VARCHAR", "BIGINT"), (("pcn", 6),))


@pytest.mark.parametrize(
    ("expression", "kind", "cell"),
    [
        ("NULL", '"NULL"', None),
        ("true", "BOOLEAN", True),
        ("DATE '2026-03-31'", "DATE", "2026-03-31"),
        ("1.50::DECIMAL(5, 2)", "DECIMAL(5,2)", "1.50"),
        ("170141183460469231731687303715884105727", "HUGEINT", 2**127 - 1),
        ("'é🙂'", "VARCHAR", "é🙂"),
        ("'ab'::BLOB", "BLOB", "6162"),
        ("[1, 2]", "INTEGER[]", [1, 2]),
        ("{'a': DATE '2026-03-31'}", "STRUCT(a DATE)", {"a": "2026-03-31"}),
        ("1e308 * 10", "DOUBLE", float("inf")),
    ],
)
def test_every_kind_of_value_comes_back(expression: str, kind: str, cell: object, bundle_store: Path) -> None:
    found = answered(bundle_store, f"SELECT {expression} AS it")
    assert (found.types, found.rows) == ((kind,), ((cell,),))


def test_a_statement_typed_in_a_terminal_without_utf8_is_read_as_utf8(bundle_store: Path) -> None:
    typed = "SELECT 'é🙂'".encode().decode("ascii", errors="surrogateescape")
    assert answered(bundle_store, typed).rows == (("é🙂",),)


@pytest.mark.parametrize(
    ("statement", "columns"),
    [
        ("FROM area", 6),
        ("SHOW TABLES", 1),
        ("DESCRIBE area", 6),
        ("SUMMARIZE area", 12),
        ("EXPLAIN FROM area", 2),
        ("EXPLAIN ANALYZE FROM area", 2),
        ("PIVOT area ON kind USING count(*) GROUP BY parent", 12),
        ("WITH a AS (FROM area) SELECT count(*) FROM a -- with a comment", 1),
        ("VALUES (1, 2);;", 2),
    ],
)
def test_every_kind_of_reading_statement_is_answered(statement: str, columns: int, bundle_store: Path) -> None:
    found = answered(bundle_store, statement)
    assert len(found.columns) == len(found.types) == len(found.rows[0]) == columns


@pytest.mark.parametrize(
    "statement",
    [
        "COPY figure TO 'out.csv'",
        "ATTACH 'other.duckdb'",
        "DETACH other",
        "EXPORT DATABASE 'out'",
        "IMPORT DATABASE 'out'",
        "INSTALL httpfs",
        "LOAD parquet",
        "SET enable_external_access = true",
        "SET VARIABLE x = 1",
        "RESET threads",
        "USE memory",
        "PRAGMA database_list",
        "CALL pragma_version()",
        "CREATE TABLE mine AS FROM figure",
        "CREATE TEMP TABLE mine AS FROM figure",
        "DELETE FROM figure",
        "INSERT INTO area FROM area",
        "UPDATE area SET code = 'x'",
        "DROP TABLE figure",
        "ALTER TABLE figure ADD COLUMN x INT",
        "COMMENT ON TABLE area IS 'x'",
        "BEGIN",
        "PREPARE q AS SELECT 1",
        "VACUUM",
        "CHECKPOINT",
        "FROM read_csv('requirements.txt')",
        "FROM 'requirements.txt.csv'",
        "FROM read_text('requirements.txt')",
        "FROM glob('*')",
        "FROM parquet_scan('https://example.org/a.parquet')",
        "FROM duckdb_secrets()",
        "EXPLAIN ANALYZE COPY figure TO 'out.csv'",
        "SELECT getenv('HOME')",
        "FROM Path",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP TABLE figure",
        "SELEC 1",
        "SELECT nope FROM area",
        "SELECT $1",
        "SELECT 'a'::INT",
        "SELECT now()",
        ".quit",
        "",
        " \n ",
        "-- nothing but a comment",
        "SELECT '\udcff'",
        f"SELECT '{'x' * LONGEST_STATEMENT}'",
    ],
)
def test_what_is_not_one_reading_statement_is_refused_in_one_sentence(statement: str, bundle_store: Path) -> None:
    found = refused(bundle_store, statement)
    assert found.reason == "statement"
    assert str(found).endswith((".", "?"))
    assert not {"\n", "{", "Traceback", "exception"} & set(str(found).replace("\n", "\n ").split(" ")), str(found)
    assert len(str(found)) < 300
    assert not Path("out.csv").exists()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("SELEC 1", "Line 1, column 1: The statement cannot be read at or before 'SELEC'. Did you mean SELECT?"),
        (
            "SELECT * FORM area",
            "Line 1, column 15: The statement cannot be read at or before 'area'. Did you mean FROM?",
        ),
        ("SELECT 'é', nmae FROM area", "Line 1, column 13: There is no column nmae here. Did you mean name?"),
        ("SELECT a.lable FROM area a", "Line 1, column 8: There is no column lable here. Did you mean label?"),
        (
            'FROM area WHERE kind = "pcn"',
            "Line 1, column 24: There is no column pcn. Put text in single quotes: 'pcn'.",
        ),
        ("SELECT 1,\n  2\n FROM figures", "Line 3, column 7: There is no table figures. Did you mean figure?"),
        ("SELECT x.code FROM area a", "Line 1, column 8: The statement has no table or alias x. It has a."),
        ("SELECT averge(value) FROM figure", "Line 1, column 8: There is no function averge. Did you mean avg?"),
        ("SELECT sum(code) FROM area", "Line 1, column 8: sum(VARCHAR) is not possible with these types. Cast a"),
        (
            "SELECT kind, count(*) FROM area",
            "Line 1, column 8: Column kind is neither grouped nor added up. Add kind to",
        ),
        (
            "SELECT code FROM area a JOIN area b USING (kind)",
            "Line 1, column 8: Column code is in several tables. Write",
        ),
        ("SELECT 'a'::INT", "Line 1, column 11: 'a' cannot be read as INT32. TRY_CAST gives"),
        (
            "SELECT * FROM area WHERE",
            "Line 1, column 20: The statement cannot be read at or before 'WHERE'. Something may",
        ),
        ("SELECT", "The statement ends too early. Something may be missing at the end."),
        ("SELECT 'a", "Line 1, column 8: A quote is opened and not closed."),
        ("FROM read_csv('a.csv')", "Line 1, column 6: Cannot access file"),
        ("DELETE FROM area", "DELETE is not possible on the published store. Ask by SELECT, FROM, WITH, PIVOT,"),
        ("SELECT 1; SELECT 2", "These are 2 statements. Send one at a time."),
        ("SELECT '\udcff'", "Byte 9 of the statement is not UTF-8."),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(statement: str, said: str, bundle_store: Path) -> None:
    assert str(refused(bundle_store, statement)).startswith(said)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (f"{ENDLESS} SELECT max(n) FROM t", "time"),
        ("SELECT levenshtein(repeat('ab', 100000), repeat('ba', 100000))", "time"),
        ("SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b", "time"),
        ("SELECT list(range) FROM range(1000000000)", "memory"),
        ("SELECT range(1000000000)", "memory"),
        ("SELECT string_agg(repeat('x', 1000), '') FROM range(10000000)", "memory"),
        ("FROM range(100000000) ORDER BY hash(range)", "memory"),
        ("SELECT repeat('x', 100000000) FROM range(50)", "memory"),
    ],
)
def test_a_statement_without_end_or_measure_is_stopped(statement: str, reason: Reason, bundle_store: Path) -> None:
    limits = replace(SMALL, seconds=2) if reason == "time" else SMALL  # a busy machine may take long to start
    found = refused(bundle_store, statement, limits)
    assert found.reason == reason
    assert "Ask for less at once." in found.message
    assert not list(bundle_store.parent.glob("*.tmp")), "nothing is written beside the store"


@pytest.mark.parametrize(
    "statement",
    [
        "FROM range(1000000000)",
        "SELECT * FROM range(1000000) a, range(1000000) b",
    ],
)
def test_more_rows_than_the_limit_are_left_out_and_said_to_be(statement: str, bundle_store: Path) -> None:
    found = answered(bundle_store, statement)
    assert (len(found.rows), found.more_rows) == (SMALL.rows, True)


def test_an_endless_recursion_is_cut_at_the_limit_of_rows_or_stopped_by_its_memory(bundle_store: Path) -> None:
    """DuckDB recurses ahead of the reader: which limit comes first depends on how busy the machine is."""
    found = run(bundle_store, f"{ENDLESS} FROM t", SMALL)
    if isinstance(found, Result):
        assert (len(found.rows), found.more_rows) == (SMALL.rows, True)
    else:
        assert found.reason in ("memory", "ended")


def test_exactly_as_many_rows_as_the_limit_are_all_there_are(bundle_store: Path) -> None:
    found = answered(bundle_store, f"FROM range({SMALL.rows})")
    assert (len(found.rows), found.more_rows) == (SMALL.rows, False)


@pytest.mark.parametrize(
    "wide", ["repeat('x', 1000000)", "repeat('x', 1000000)::BLOB", "range(10000)", "{'a': [repeat('x', 1000000)]}"]
)
def test_a_wide_cell_is_cut_and_counted(wide: str, bundle_store: Path) -> None:
    found = answered(bundle_store, f"SELECT 1, {wide} FROM range(3)")
    assert [len(row[1]) for row in found.rows] == [SMALL.cell_characters] * 3
    assert (found.cut_cells, found.more_rows) == (3, False)


def test_all_rows_together_stay_within_the_output_limit(bundle_store: Path) -> None:
    few = Limits(output_bytes=2_000)
    found = answered(bundle_store, "SELECT repeat('x', 90) FROM range(1000)", few)
    assert found.more_rows
    assert 15 <= len(found.rows) <= 20


def test_a_result_of_too_many_columns_is_refused(bundle_store: Path) -> None:
    found = refused(bundle_store, f"SELECT {', '.join(['1'] * 5_000)}")
    assert found.message == "The result has 5,000 columns. Ask for fewer."


def test_a_store_that_is_not_there_or_not_sound_is_said_to_be(tmp_path: Path) -> None:
    broken = tmp_path / "het-broken.duckdb"
    broken.write_bytes(b"x" * 10_000)
    for path in (broken, tmp_path / "het-absent.duckdb", tmp_path):
        assert str(path) in str(refused(path, "SELECT 1"))


def test_a_child_that_is_killed_is_an_answer_too(
    bundle_store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for n, body in enumerate(
        ("import os; os.abort()", "print('{\"columns\": ', end='')", "raise SystemExit(3)", "print('[]')")
    ):
        child = tmp_path / f"{n}.py"
        child.write_text(body, encoding="utf-8")
        monkeypatch.setattr("het_dash.store.sandbox.CHILD", child)
        found = refused(bundle_store, "SELECT 1")
        assert found.reason == "ended"


def test_statements_side_by_side_do_not_disturb_each_other(bundle_store: Path) -> None:
    found: dict[int, Result | Refused] = {}
    asked = [threading.Thread(target=lambda n=n: found.update({n: run(bundle_store, f"SELECT {n}")})) for n in range(4)]
    for one in asked:
        one.start()
    for one in asked:
        one.join()
    assert {n: one.rows for n, one in found.items() if isinstance(one, Result)} == {n: ((n,),) for n in range(4)}
