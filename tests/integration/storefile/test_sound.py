"""One function decides whether a store is sound."""

import shutil
from pathlib import Path

import duckdb
import pytest

from het_dash.storefile import SCHEMA, Unsound, is_sound, open_sound


@pytest.fixture
def path(bundle_store: Path, tmp_path: Path) -> Path:
    """A sound store of the test's own."""
    return Path(shutil.copy(bundle_store, tmp_path / "het-0000.duckdb"))


def changed(path: Path, statement: str) -> None:
    with duckdb.connect(str(path)) as con:
        con.execute(statement)


def said(path: Path) -> str:
    with pytest.raises(Unsound) as wrong:
        open_sound(path)
    assert not is_sound(path)
    return str(wrong.value)


def test_a_sound_store_is_opened_with_its_facts_and_its_catalogue(path: Path) -> None:
    assert is_sound(path)
    opened = open_sound(path)
    assert opened.facts["schema"] == str(SCHEMA)
    assert "qof_hypertension" in opened.catalogue.indicators
    assert {"indicators", "boundaries", "boundaries/lsoa"} <= set(opened.documents)
    opened.close()


@pytest.mark.parametrize("schema", [str(SCHEMA - 1), str(SCHEMA + 1), "x"])
def test_a_store_of_another_schema_says_which(path: Path, schema: str) -> None:
    changed(path, f"UPDATE meta SET value = '{schema}' WHERE key = 'schema'")
    sentence = f"has schema {schema}, and this version of the dashboard reads schema {SCHEMA}."
    assert said(path) == f"The store het-0000.duckdb {sentence}"


@pytest.mark.parametrize(
    "statement",
    ["DROP TABLE figure", "DROP TABLE meta", "DROP TABLE catalogue", "CREATE OR REPLACE TABLE meta (n INTEGER)"],
)
def test_a_store_without_one_of_its_tables_is_damaged(path: Path, statement: str) -> None:
    changed(path, statement)
    assert said(path) == "The store het-0000.duckdb is damaged, or is not a store."


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM catalogue WHERE part = 'indicators'",
        "UPDATE catalogue SET content = '[1]' WHERE part = 'teams'",
        "UPDATE catalogue SET content = replace(content, '\"unit\"', '\"units\"') WHERE part = 'indicators'",
    ],
)
def test_a_catalogue_that_cannot_be_read_says_so(path: Path, statement: str) -> None:
    changed(path, statement)
    assert said(path) == "The store het-0000.duckdb carries a catalogue that this version cannot read."


@pytest.mark.parametrize("content", [b"", b"no store", b"\0" * 20_000])
def test_a_file_that_is_no_store_says_so(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert said(path) == "The store het-0000.duckdb is damaged, or is not a store."


def test_a_file_that_is_missing_says_so_and_is_not_made(path: Path) -> None:
    path.unlink()
    assert said(path) == "The store het-0000.duckdb is missing."
    assert not path.exists()


def test_a_damaged_store_is_found_sound_again_once_it_is_mended(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:100_000])
    assert not is_sound(path)
    path.write_bytes(whole)
    assert is_sound(path)
