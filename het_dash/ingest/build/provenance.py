"""Finds editions whose table differs from what was imported: somebody changed it by hand."""

from collections.abc import Callable, Sequence

import duckdb

from het_dash.ingest.build.sql_files import statement
from het_dash.ingest.editions import sha256_of
from het_dash.ingest.editions_on_disk import Held


def check(con: duckdb.DuckDBPyConnection, editions: Sequence[Held], tell: Callable[[str], None]) -> None:
    """Reports every edition that was changed, and writes `changed_by_hand`. One without a recorded hash is not
    checked."""
    con.execute(statement("published/changed_by_hand"))
    for one in editions:
        if was_changed(one):
            tell(f"{one.name} was changed after its import: its hash differs from source.yaml. Import the file again.")
            con.execute("INSERT INTO changed_by_hand VALUES (?, ?)", [one.edition.source_id, one.edition.edition])


def was_changed(one: Held) -> bool:
    """Whether the table's hash differs from the one recorded at import."""
    table = one.observations or one.folder / "members.csv"
    recorded = one.edition.observations_sha256
    return bool(recorded) and table.is_file() and sha256_of(table) != recorded
