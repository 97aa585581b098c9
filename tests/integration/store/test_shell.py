"""Read-only SQL on the published store."""

import pytest

from het_dash.store import Store
from het_dash.store.shell import MOST_ROWS, QueryProblem, query


def test_a_query_gives_columns_and_rows(bundle: Store) -> None:
    result = query(bundle, "SELECT count(*) AS pcns FROM area WHERE kind = 'pcn'")
    assert (result.columns, result.rows, result.cut) == (("pcns",), ((6,),), False)


def test_more_rows_than_can_be_read_are_cut_and_said_to_be(bundle: Store) -> None:
    result = query(bundle, f"FROM range({MOST_ROWS + 5})")
    assert len(result.rows) == MOST_ROWS
    assert result.cut


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM figure",
        "CREATE TABLE mine AS FROM figure",
        "COPY figure TO 'out.csv'",
        "FROM read_csv('requirements.txt')",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SELEC 1",
    ],
)
def test_what_is_not_a_read_of_the_store_is_refused_with_a_remedy(statement: str, bundle: Store) -> None:
    with pytest.raises(QueryProblem, match=r"read-only; `SHOW TABLES` lists what it holds"):
        query(bundle, statement)


def test_a_query_that_takes_too_long_is_stopped(bundle: Store) -> None:
    with pytest.raises(QueryProblem, match="took more than"):
        query(bundle, "SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b", seconds=0.3)
    assert query(bundle, "SELECT 1").rows == ((1,),)
