"""End of stage 3: totals that cover too few people get the status `incomplete` in place of a number."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

import duckdb
import pyarrow as pa

from het_dash.catalogue import Catalogue
from het_dash.catalogue.import_checks import limits_of
from het_dash.ingest.build.fill import insert
from het_dash.ingest.build.sql_files import statement
from het_dash.ingest.coverage import Coverage, coverage

SUM = 6  # columns of practices.sql that name a sum: indicator, source, edition, period end, area, membership


def decide(con: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Writes `coverage`, and the status of every sum that is below the source's least coverage."""
    con.execute(statement("published/coverage"))
    for table in ("counted", "followed"):
        con.execute(f"ALTER TABLE {table} ADD COLUMN status VARCHAR")
    rows = list(_rows(con, catalogue))
    if rows:
        insert(con, "coverage", pa.Table.from_pylist(rows, schema=con.sql("FROM coverage").to_arrow_table().schema))
        for membership in ("dated", "constant"):
            con.execute(statement(f"incomplete/{membership}"))


def _rows(con: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    lists: dict[date, dict[str, float]] = {}
    for day, practice, people in con.execute(statement("incomplete/list_sizes")).fetchall():
        lists.setdefault(day, {})[practice] = people
    practices = con.execute(statement("incomplete/practices"), {"borough": catalogue.borough.code}).fetchall()
    for (indicator, source, edition, on, area, membership), found in groupby(practices, key=lambda row: row[:SUM]):
        named = {code: (name, is_present) for *_, code, name, is_present in found}
        covered = coverage([code for code, (_, there) in named.items() if there], named, lists, on)
        if covered is not None:
            names = sorted(named[code][0] for code in covered.missing)
            least = limits_of(catalogue.import_checks, catalogue.sources[source])["least_coverage"]
            yield {
                "indicator_id": indicator, "source_id": source, "edition": edition, "period_end": on,
                "area_code": area, "membership": membership, "share": covered.share,
                "complete": covered.share >= least, "missing": names, "lists_of": covered.lists_of,
                "words": in_words(covered, names),
            }  # fmt: skip


def in_words(covered: Coverage, names: list[str]) -> str:
    """ "Covers 63% of patients, by list sizes of March 2025. Missing: A, B." """
    missing = f" Missing: {', '.join(names)}." if names else ""
    return f"Covers {covered.share:.0%} of patients, by list sizes of {covered.lists_of:%B %Y}.{missing}"
