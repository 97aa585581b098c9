"""Rows become figures; the schema itself refuses a leak; laws 1 and 4 hold in every row of the bundle's store."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from het_dash.ingest.build import compute as module
from het_dash.ingest.build.compute import compute
from het_dash.ingest.build.sql_files import statement

HIDDEN = ["hidden_small", "hidden_linked", "hidden_total_too_small", "suppressed_at_source", "undefined"]
INSERT = """
    INSERT INTO figure BY NAME SELECT 'i' AS indicator_id, 'a' AS area_code, 'persons' AS breakdown, 'all' AS group_id,
    DATE '2024-04-01' AS period_start, DATE '2025-03-31' AS period_end, 's' AS source_id, 'exact' AS qualifier,
    'published' AS nature, 'l' AS lineage_id, '' AS note, $status AS status, $value AS value, $lower AS lower,
    $upper AS upper, $numerator AS numerator, $denominator AS denominator, $interval_kind AS interval_kind,
    '' AS membership
"""
NUMBERS = ("value", "lower", "upper", "numerator", "denominator")


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def put(con: duckdb.DuckDBPyConnection, status: str, kind: str = "none", /, **numbers: float) -> None:
    con.execute(INSERT, {"status": status, "interval_kind": kind, **dict.fromkeys(NUMBERS), **numbers})


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("status", HIDDEN)
def test_the_schema_refuses_a_hidden_figure_with_any_number(
    con: duckdb.DuckDBPyConnection, status: str, number: str
) -> None:
    con.execute(statement("published/figure"))
    put(con, status)
    with pytest.raises(duckdb.ConstraintException):
        put(con, status, **{number: 3})


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("none", {}),
        ("none", {"numerator": 1, "denominator": 2}),
        ("wilson", {"value": 50, "lower": 40}),
        ("wilson", {"value": 50, "upper": 60}),
        ("wilson", {"value": 50, "lower": 60, "upper": 40}),
        ("none", {"value": 50, "lower": 40, "upper": 60}),
    ],
)
def test_the_schema_refuses_a_shown_figure_without_a_value_or_with_half_an_interval(
    con: duckdb.DuckDBPyConnection, kind: str, numbers: dict[str, float]
) -> None:
    con.execute(statement("published/figure"))
    put(con, "shown", "wilson", value=50, lower=40, upper=60, numerator=1, denominator=2)
    put(con, "shown", value=50)
    with pytest.raises(duckdb.ConstraintException):
        put(con, "shown", kind, **numbers)


def counted(con: duckdb.DuckDBPyConnection, *rows: str) -> None:
    """Rows 'area numerator denominator value lower upper' of one percentage, '.' for blank."""
    con.execute(
        "CREATE TEMP TABLE known_indicator AS FROM (VALUES ('share', 'percent', 'wilson', true), "
        "('people', 'count', 'none', false)) AS known (indicator_id, unit, interval, by_members)"
    )
    con.execute(statement("published/area"))
    con.execute("INSERT INTO area FROM (SELECT chr(n::INTEGER), '', '', 'pcn', NULL, n FROM range(97, 123) AS t(n))")
    for name in ("staging/counted", "staging/followed", "staging/decided", "membership/changed_members"):
        con.execute(statement(name))
    for row in rows:
        indicator, area, *cells = row.split()
        numbers = [None if cell == "." else float(cell) for cell in cells]
        con.execute(
            "INSERT INTO counted VALUES ($1, $2, 'persons', '2024-04-01', '2025-03-31', 'all', 's', $3, $4, $5, $6, "
            "$7, 'exact', 'published', 's 1 as published', 'a note')",
            [indicator, area, *numbers],
        )


def figures(con: duckdb.DuckDBPyConnection) -> dict[str, list[object]]:
    found = con.execute("SELECT area_code, status, value, numerator, denominator, interval_kind FROM figure").fetchall()
    return {area: rest for area, *rest in found}


def test_each_row_becomes_a_number_or_a_reason(con: duckdb.DuckDBPyConnection) -> None:
    counted(
        con,
        "share  a  10  40  .  .   .",
        "share  b  .   40  .  .   .",
        "share  c  0   0   .  .   .",
        "share  d  .   .   7  6.5 7.5",
        "people e  5   .   .  .   .",
    )
    compute(con)
    assert figures(con) == {
        "a": ["shown", 25, 10, 40, "wilson"],
        "b": ["suppressed_at_source", None, None, None, "none"],
        "c": ["undefined", None, None, None, "none"],
        "d": ["shown", 7, None, None, "published"],
        "e": ["shown", 5, 5, None, "none"],
    }


def test_keys_notes_and_lineage_are_carried_along(con: duckdb.DuckDBPyConnection) -> None:
    counted(con, "share a 10 40 . . .")
    compute(con)
    (row,) = con.execute(
        "SELECT indicator_id, breakdown, group_id, source_id, qualifier, nature, lineage_id, note FROM figure"
    ).fetchall()
    assert row == ("share", "persons", "all", "s", "exact", "published", "s 1 as published", "a note")


def test_rows_stay_in_the_published_order_from_batch_to_batch(
    con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH_ROWS", 2)
    counted(con, *(f"share {area} {n} 100 . . ." for n, area in enumerate("hcgbdafei")))
    compute(con)
    assert list(figures(con)) == list("abcdefghi")
    assert figures(con)["h"][1] == 0


def test_no_rows_make_no_figures(con: duckdb.DuckDBPyConnection) -> None:
    counted(con)
    compute(con)
    assert figures(con) == {}


def test_rows_of_indicators_that_nobody_declared_are_not_published(con: duckdb.DuckDBPyConnection) -> None:
    counted(con, "secret a 10 40 . . .", "share b 10 40 . . .")
    compute(con)
    assert set(figures(con)) == {"b"}


@pytest.fixture(scope="module")
def published(bundle_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the bundle's store, opened plainly: DuckDB shares one configuration per file and process."""
    copy = tmp_path_factory.mktemp("published") / "copy.duckdb"
    shutil.copy(bundle_store, copy)
    with duckdb.connect(str(copy), read_only=True) as opened:
        yield opened


LAWS = {
    "law 1: a shown figure has its number": "FROM figure WHERE status = 'shown' AND value IS NULL",
    "law 1: a hidden figure has no number at all": """
        FROM figure WHERE status <> 'shown'
        AND (coalesce(value, lower, upper) IS NOT NULL
        OR (status <> 'too_few_for_rate' AND coalesce(numerator, denominator) IS NOT NULL))""",
    "methods 16: our own rate is of 55 people or more, and a whole per cent below 200": """
        FROM figure WHERE nature NOT IN ('published', 'derived') AND denominator IS NOT NULL AND (
        (status = 'shown') <> (denominator >= 55) OR (denominator < 200 AND value % 1 <> 0))""",
    "law 1: a number is a number": """
        FROM figure WHERE NOT isfinite(coalesce(value, 0)) OR NOT isfinite(coalesce(lower, 0))
        OR NOT isfinite(coalesce(upper, 0)) OR NOT isfinite(coalesce(numerator, 0) + coalesce(denominator, 0))""",
    "law 1: a value lies within its limits": "FROM figure WHERE value < lower OR value > upper",
    "law 1: a percentage is the share it says it is": """
        FROM figure WHERE interval_kind = 'wilson' AND abs(value - 100 * numerator / denominator) > 1e-9""",
    "law 4: every figure has a source": """
        FROM figure WHERE NOT EXISTS (FROM lineage WHERE lineage.lineage_id = figure.lineage_id
        AND lineage.source_id = figure.source_id)""",
    "law 4: every source says who, what, when and which file": """
        FROM lineage WHERE trim(publisher) = '' OR trim(title) = '' OR trim(short) = '' OR trim(statement) = ''
        OR trim(rule) = '' OR trim(file) = '' OR NOT regexp_full_match(sha256, '[0-9a-f]{64}')
        OR imported_on IS NULL OR period_start > period_end""",
    "law 4: a source's nature is no better than what it is made from": """
        FROM figure JOIN lineage USING (lineage_id)
        WHERE figure.nature = 'published' AND lineage.nature <> 'published'""",
    "law 4: no lineage without a figure": """
        FROM lineage WHERE NOT EXISTS (FROM figure WHERE figure.lineage_id = lineage.lineage_id)""",
    "law 4: a period lies within its source's": """
        FROM (
            SELECT lineage_id, source_id, min(period_start) AS first, max(period_end) AS last
            FROM lineage GROUP BY lineage_id, source_id
        ) AS lineage JOIN figure USING (lineage_id, source_id)
        WHERE figure.period_start < lineage.first OR figure.period_end > lineage.last""",
    "a figure stands once": """
        FROM figure QUALIFY count(*) OVER (
            PARTITION BY indicator_id, area_code, breakdown, group_id, period_start, period_end, source_id, membership
        ) > 1""",
    "a figure is about an area that is known": """
        FROM figure WHERE NOT EXISTS (FROM area WHERE area.code = figure.area_code)""",
    "what needs disclosure control shows fives and no small count of people": """
        FROM figure WHERE nature NOT IN ('published', 'derived') AND indicator_id <> 'events_held'
        AND (numerator % 5 <> 0 OR denominator % 5 <> 0 OR numerator BETWEEN 1 AND 7)""",
    "a summed figure is never called published": """
        FROM figure WHERE nature = 'published' AND (lineage_id LIKE '%summed%' OR lineage_id LIKE '%totalled%')""",
}


@pytest.mark.parametrize("law", LAWS)
def test_no_row_of_the_bundles_store_breaks(published: duckdb.DuckDBPyConnection, law: str) -> None:
    assert published.execute(f"SELECT * {LAWS[law]} LIMIT 3").fetchall() == []


def test_the_bundles_store_holds_figures_of_every_kind(published: duckdb.DuckDBPyConnection) -> None:
    (rows, hidden, kinds), *_ = published.execute(
        "SELECT count(*), count(*) FILTER (status <> 'shown'), count(DISTINCT area.kind) "
        "FROM figure JOIN area ON area.code = figure.area_code"
    ).fetchall()
    assert rows > 10_000
    assert hidden > 0
    assert kinds == 11


def test_figures_lie_sorted_so_that_a_question_reads_few_of_them(published: duckdb.DuckDBPyConnection) -> None:
    key = "indicator_id, area_code, breakdown, period_end, period_end - period_start, group_id, source_id"
    stored = published.execute(f"SELECT {key} FROM figure").fetchall()
    assert stored == sorted(stored)
