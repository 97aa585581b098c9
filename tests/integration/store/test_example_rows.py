"""A query shows no example data unmarked, whatever it makes of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from het_dash.store import Store
from het_dash.store.example_rows import Found, query
from het_dash.store.sandbox import Limits, Refused, run

EXAMPLE = "(SELECT count(*) FROM figure WHERE nature = 'demonstration')"
SUMS = (
    "SELECT sum(value) FROM figure",
    "SELECT count(*) FROM event",
    "SELECT 'real' AS nature, max(people) FROM event",
    f"SELECT {EXAMPLE} + 0",
    "SELECT string_agg(DISTINCT nature) FROM figure",
    "SELECT count(*) FROM lineage",
    "SELECT count(*) FROM source",
    "SELECT estimated_size FROM duckdb_tables() WHERE table_name = 'figure'",
    "SELECT 1 AS explain_key, sum(value) AS explain_value FROM figure",
)


def found(store: Store, statement: str, with_example: bool = True, limits: Limits | None = None) -> Found:
    answer = query(store, statement, with_example, limits)
    assert isinstance(answer, Found), str(answer)
    return answer


def test_rows_of_example_data_are_marked_one_by_one_without_a_column_that_says_so(bundle: Store) -> None:
    answer = found(bundle, "SELECT source_id, count(*) AS figures FROM figure GROUP BY source_id ORDER BY source_id")
    marks = {row[0]: mark for row, mark in zip(answer.result.rows, answer.example, strict=True)}
    examples = {one.id for one in bundle.catalogue.sources.values() if one.is_example}
    assert {source for source, mark in marks.items() if mark} == examples & set(marks) != set()
    assert not all(marks.values())


@pytest.mark.parametrize("statement", SUMS)
def test_whatever_example_data_is_a_part_of_is_marked(statement: str, bundle: Store) -> None:
    assert found(bundle, statement).example == (True,)


@pytest.mark.parametrize("statement", SUMS)
def test_with_the_switch_off_a_query_gives_what_a_store_without_example_data_gives(
    statement: str, bundle: Store
) -> None:
    answer = found(bundle, statement, with_example=False)
    assert answer.example == (False,)
    assert answer.result.rows != found(bundle, statement).result.rows


@pytest.mark.parametrize("table", ["figure", "lineage", "coverage", "event", "finding", "answer", "team", "source"])
def test_with_the_switch_off_no_table_has_a_row_of_example_data(table: str, bundle: Store) -> None:
    examples = {one.id for one in bundle.catalogue.sources.values() if one.is_example}
    answer = found(bundle, f"SELECT source_id, count(*) FROM {table} GROUP BY ALL", with_example=False)
    assert examples
    assert not examples & {row[0] for row in answer.result.rows}


def test_with_the_switch_off_the_tables_their_order_and_their_comments_are_the_same(bundle: Store) -> None:
    for statement in (
        "SELECT table_name, comment FROM duckdb_tables() ORDER BY ALL",
        "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE NOT internal "
        "ORDER BY ALL",
        "SELECT * FROM figure WHERE nature <> 'demonstration' LIMIT 2000",
        "FROM area",
    ):
        whole = run(bundle.path, statement)
        assert whole == run(bundle.path, statement, without_example=True), statement
        assert not isinstance(whole, Refused)


def test_sums_of_published_figures_are_not_marked_for_their_last_digit(bundle: Store) -> None:
    answer = found(
        bundle,
        "SELECT indicator_id, sum(value), avg(numerator / denominator), stddev(value) FROM figure "
        "WHERE nature = 'published' GROUP BY ALL ORDER BY ALL",
    )
    assert len(answer.example) > 30
    assert not answer.any_example


def test_a_plan_is_not_marked_and_a_result_named_like_one_is(bundle: Store) -> None:
    assert not found(bundle, "EXPLAIN SELECT sum(value) FROM figure").any_example
    assert found(bundle, "SELECT sum(value) AS explain_key, 1 AS explain_value FROM figure").any_example


def test_where_the_second_run_is_stopped_every_row_is_marked(bundle: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def only_whole(store: Path, statement: str, limits: Limits | None, *, without_example: bool = False) -> object:
        return Refused("time", "Stopped.") if without_example else run(store, statement, limits)

    monkeypatch.setattr("het_dash.store.example_rows.run", only_whole)
    assert found(bundle, "FROM area LIMIT 3").example == (True, True, True)


def test_hostile_statements_are_refused_in_the_copy_too(bundle: Store) -> None:
    few = replace(Limits(), memory_mb=256)
    for statement in (
        "ATTACH 'other.duckdb'", "COPY figure TO 'out.csv'", "FROM read_text('README.md')", "SET threads = 8",
        "LOAD icu", "FROM held.main.figure", "FROM glob('*')", "SELECT getenv('HOME')", "INSERT INTO area FROM area",
        "DROP TABLE area", "DELETE FROM figure", "SELECT range(1000000000)", "PRAGMA database_list",
    ):  # fmt: skip
        assert isinstance(query(bundle, statement, with_example=False, limits=few), Refused), statement
        assert isinstance(query(bundle, statement, with_example=True, limits=few), Refused), statement
    named = found(bundle, "SELECT path FROM duckdb_databases()", with_example=False).result.rows
    assert {row[0] for row in named} == {None}
    assert not Path("out.csv").exists()
