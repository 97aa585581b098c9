"""A Parquet file as text; any damage is a table or a clear refusal."""

import contextlib
import io
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from het_dash.ingest import parquet_table
from het_dash.ingest.parquet_table import read_raw_parquet
from het_dash.ingest.problems import ImportProblem


def packed() -> bytes:
    table = pa.table({"CODE": ["G85085", "G85\u00a0696 "], "SIZE": [113, None], "SHARE": [0.5, 2.0]})
    held = io.BytesIO()
    pq.write_table(table, held)
    return held.getvalue()


WHOLE = packed()


def saved(folder: Path, content: bytes = WHOLE) -> Path:
    (folder / "file.parquet").write_bytes(content)
    return folder / "file.parquet"


def test_cells_are_text_and_rows_are_numbered_as_a_csv_would_be(tmp_path: Path) -> None:
    assert read_raw_parquet(saved(tmp_path)).cells.to_dict("index") == {
        2: {"CODE": "G85085", "SIZE": "113", "SHARE": "0.5"},
        3: {"CODE": "G85 696", "SIZE": "", "SHARE": "2"},
    }


@pytest.mark.parametrize(("limit", "value"), [("MOST_ROWS", 1), ("MOST_COLUMNS", 2), ("MOST_BYTES", 10)])
def test_a_file_that_says_it_is_too_large_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(parquet_table, limit, value)
    with pytest.raises(ImportProblem, match=r"The file has 2 rows and 3 columns, or would unpack to over 2 GB\. Check"):
        read_raw_parquet(saved(tmp_path))


@settings(max_examples=150, deadline=None)
@given(
    damage=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=5),
    kept=st.just(len(WHOLE)) | st.integers(0, len(WHOLE)),
)
def test_any_damage_is_a_table_or_a_clear_refusal(
    tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[int, int]], kept: int
) -> None:
    spoilt = bytearray(WHOLE)
    for place, byte in damage:
        spoilt[place] = byte
    with contextlib.suppress(ImportProblem):
        assert read_raw_parquet(saved(tmp_path_factory.getbasetemp(), bytes(spoilt[:kept]))).columns is not None
