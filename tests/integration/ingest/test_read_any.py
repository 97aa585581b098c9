"""Whatever kind of file is brought is told by what is in it."""

import io
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from het_dash.ingest.problems import ImportProblem
from het_dash.ingest.read_any import read_file
from tests.support.workbooks import typed

TABLE = "CODE,SIZE\nG85085,113\n"


def parquet() -> bytes:
    held = io.BytesIO()
    pq.write_table(pa.table({"CODE": ["G85085"], "SIZE": [113]}), held)
    return held.getvalue()


def zipped() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("inside.csv", TABLE)
    return held.getvalue()


@pytest.mark.parametrize("name", ["file.csv", "file.txt", "file", "file.parquet", "file.zip"])
@pytest.mark.parametrize("content", [TABLE.encode(), parquet(), zipped()], ids=["csv", "parquet", "zip"])
def test_a_name_does_not_make_a_file(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    if name == "file.parquet" and content != parquet():
        with pytest.raises(ImportProblem, match="is not a Parquet file that can be read"):
            read_file(path)
    else:
        assert read_file(path).cells.to_dict("index") == {2: {"CODE": "G85085", "SIZE": "113"}}


@pytest.mark.parametrize("name", ["file.xlsx", "file.csv", "file.xlsm"])
def test_a_workbook_is_read_under_any_name_and_says_which_sheet(tmp_path: Path, name: str) -> None:
    raw = read_file(typed(tmp_path, ["CODE", "SIZE"], ["G85085", 113]).rename(tmp_path / name))
    assert (raw.sheet, raw.cells.to_dict("index")) == ("Data", {2: {"CODE": "G85085", "SIZE": "113"}})


@pytest.mark.parametrize("name", ["absent.csv", "absent.xlsx", "absent.parquet", "absent.json"])
def test_a_file_that_is_not_there_is_told_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(ImportProblem, match=rf"{name}: There is no such file\. Check the path\."):
        read_file(tmp_path / name)
