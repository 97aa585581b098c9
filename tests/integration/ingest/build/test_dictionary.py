"""The published tables explain themselves: each has a meaning, and each id of a figure has its row."""

import re
from typing import Any

import pytest

from het_dash.catalogue import load
from het_dash.catalogue.paths import ROOT
from het_dash.ingest.build.dictionary import published_tables
from het_dash.ingest.build.dictionary_docs import markdown
from het_dash.ingest.build.sql_files import statement
from het_dash.store import Store

IDS = {
    "indicator_id": "SELECT indicator_id FROM indicator",
    "area_code": "SELECT code FROM area",
    "source_id": "SELECT source_id FROM source",
    "status": "SELECT status FROM status",
    "breakdown": "SELECT breakdown FROM breakdown",
    "(breakdown, group_id)": "SELECT (breakdown, group_id) FROM breakdown_group",
    "lineage_id": "SELECT lineage_id FROM lineage",
}


def asked(store: Store, sql: str) -> list[tuple[Any, ...]]:
    with store.cursor() as cursor:
        return cursor.execute(sql).fetchall()


def test_every_table_and_column_of_the_store_has_the_comment_of_the_dictionary(bundle: Store) -> None:
    tables = dict(asked(bundle, "SELECT table_name, comment FROM duckdb_tables()"))
    columns = asked(bundle, "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal")
    dictionary = published_tables()
    assert tables == {one.name: one.meaning for one in dictionary}
    assert sorted(columns) == sorted((t.name, c.name, c.meaning) for t in dictionary for c in t.columns)
    assert all(words for words in (*tables.values(), *(row[2] for row in columns)))


def test_the_dictionary_names_the_type_of_every_column_and_whether_it_may_be_blank(bundle: Store) -> None:
    found = asked(
        bundle, "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() WHERE NOT internal"
    )
    assert sorted(found) == sorted((t.name, c.name, c.kind, c.blank) for t in published_tables() for c in t.columns)


@pytest.mark.parametrize("key", IDS)
def test_every_id_of_a_figure_is_explained_by_one_row(key: str, bundle: Store) -> None:
    explained = [row[0] for row in asked(bundle, IDS[key])]
    used = {row[0] for row in asked(bundle, f"SELECT DISTINCT {key} FROM figure")}
    assert used
    assert used <= set(explained)
    if key != "lineage_id":  # several files may be behind one figure
        assert len(explained) == len(set(explained))


def test_the_tables_of_ids_say_what_the_catalogue_says(bundle: Store) -> None:
    catalogue = load()
    titles = dict(asked(bundle, "SELECT indicator_id, title FROM indicator"))
    labels = {
        (by, group): label
        for by, group, label in asked(bundle, "SELECT breakdown, group_id, label FROM breakdown_group")
    }
    natures = dict(asked(bundle, "SELECT source_id, nature FROM source"))
    words = dict(asked(bundle, "SELECT status, words FROM status ORDER BY position"))
    assert titles == {one.id: one.title for one in catalogue.indicators.values()}
    assert labels == {(b.id, g.id): g.label for b in catalogue.breakdowns.values() for g in b.groups}
    assert natures == {one.id: one.nature for one in catalogue.sources.values()}
    assert words == {one.value: found.words for one, found in catalogue.statuses.items()}
    assert next(iter(words)) == "shown"


def test_a_column_without_words_would_be_noticed() -> None:
    """The dictionary reads the columns from their lines: as many as the statement declares."""
    for table in published_tables():
        declared = re.findall(r"^ {4}([a-z]\w*) ", statement(f"published/{table.name}"), re.MULTILINE)
        assert [column.name for column in table.columns] == declared, table.name


def test_docs_data_dictionary_is_not_older_than_the_tables() -> None:
    assert (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8") == markdown(), "Run `make docs`."
