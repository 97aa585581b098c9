"""The published tables as they are: described, and whole."""

from itertools import groupby

import pyarrow as pa
import pyarrow.compute as pc

from het_dash.catalogue import EXAMPLE
from het_dash.store.store import Store
from het_dash.storefile.described import Column, Table


def described(store: Store) -> tuple[Table, ...]:
    """Every table with its columns, by name."""
    found = groupby(store.rows("described"), key=lambda row: (str(row[0]), str(row[1] or "")))
    return tuple(
        Table(name, meaning, tuple(Column(column, kind, blank, words or "") for *_, column, kind, blank, words in rows))
        for (name, meaning), rows in found
    )


def whole(store: Store, table: Table, with_example: bool) -> pa.Table:
    """All rows of a table in the published order; without example data, none of it or of a source of it."""
    with store.cursor() as cursor:
        rows = cursor.table(table.name).to_arrow_table()
    if with_example:
        return rows
    if "nature" in rows.column_names:
        return rows.filter(pc.field("nature") != EXAMPLE)
    if "source_id" in rows.column_names:
        examples = [source.id for source in store.catalogue.sources.values() if source.is_example]
        return rows.filter(~pc.field("source_id").isin(examples))
    return rows
