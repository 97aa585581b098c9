"""`export`: the whole store as files that pandas reads, with a Frictionless description."""

import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from het_dash.cli.main import app
from het_dash.export.data_package import NAME
from het_dash.store import Store

# What the Data Package specification (v1) asks of a descriptor, as far as ours uses it.
FIELD = {
    "type": "object",
    "required": ["name", "type", "description"],
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "type": {"enum": ["string", "number", "integer", "boolean", "date", "array"]},
        "description": {"type": "string", "minLength": 1},
        "constraints": {"type": "object", "properties": {"required": {"type": "boolean"}}},
    },
}
NAMED = {"type": "string", "pattern": r"^([-a-z0-9._/])+$"}
RESOURCE = {
    "type": "object",
    "required": ["name", "path", "profile", "schema", "hash", "bytes", "format", "mediatype"],
    "properties": {
        "name": NAMED,
        "path": {"type": "string", "pattern": r"^(?=^[^./~])(^((?!\.{2}).)*$).*$"},
        "profile": {"enum": ["tabular-data-resource", "data-resource"]},
        "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        "bytes": {"type": "integer"},
        "schema": {
            "type": "object",
            "required": ["fields"],
            "properties": {
                "fields": {"type": "array", "minItems": 1, "items": FIELD},
                "missingValues": {"type": "array", "items": {"type": "string"}},
                "primaryKey": {"type": "array", "items": {"type": "string"}},
                "foreignKeys": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["fields", "reference"],
                        "properties": {"reference": {"type": "object", "required": ["resource", "fields"]}},
                    },
                },
            },
        },
    },
}
PACKAGE = {
    "type": "object",
    "required": ["name", "resources", "licenses", "sources", "title", "description", "created", "profile"],
    "properties": {
        "name": NAMED,
        "profile": {"enum": ["tabular-data-package", "data-package"]},
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "licenses": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "anyOf": [{"required": ["name"]}, {"required": ["path"]}]},
        },
        "sources": {"type": "array", "items": {"type": "object", "required": ["title"]}},
        "resources": {"type": "array", "minItems": 1, "items": RESOURCE},
    },
}


def export(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(app, ["export", "--to", str(folder), *more])


def described(folder: Path) -> dict[str, Any]:
    package: dict[str, Any] = json.loads((folder / NAME).read_text(encoding="utf-8"))
    jsonschema.validate(package, PACKAGE)
    return package


def stored(store: Store, table: str) -> pd.DataFrame:
    with store.cursor() as cursor:
        held: pd.DataFrame = cursor.table(table).df()
    return held


def alike(frame: pd.DataFrame) -> pd.DataFrame:
    """Every value as text and every blank alike, so that only the contents are compared."""
    text = frame.copy()
    for name in text.columns:
        days = text[name].dtype.kind == "M"
        text[name] = [_text(value, days) for value in text[name].tolist()]
    return text.astype(object)


def _text(value: Any, days: bool) -> str:
    if hasattr(value, "tolist"):  # a list of the store
        return json.dumps(value.tolist(), ensure_ascii=False)
    if pd.isna(value):
        return ""
    if days:
        return str(value)[:10]
    if isinstance(value, bool):
        return str(value).lower()
    return repr(float(value)) if isinstance(value, int | float) else str(value)


@pytest.fixture(scope="module")
def everything(bundle: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store as CSV, example data included."""
    folder = tmp_path_factory.mktemp("export") / "made"
    result = export(folder, "--with-example")
    assert result.exit_code == 0, result.output
    assert f"20 tables and {NAME}" in result.output
    return folder


def test_every_table_is_there_with_its_size_its_hash_and_the_meaning_of_its_columns(
    everything: Path, bundle: Store
) -> None:
    package = described(everything)
    with bundle.cursor() as cursor:
        tables = {name for (name,) in cursor.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert {one["name"] for one in package["resources"]} == tables
    for one in package["resources"]:
        content = (everything / one["path"]).read_bytes()
        assert (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}") == (one["bytes"], one["hash"])


def test_pandas_reads_back_what_the_store_holds(everything: Path, bundle: Store) -> None:
    for one in described(everything)["resources"]:
        read = pd.read_csv(everything / one["path"], keep_default_na=False, dtype=str)
        held = stored(bundle, one["name"])
        assert list(read.columns) == list(held.columns) == [field["name"] for field in one["schema"]["fields"]]
        assert len(read) == len(held), one["name"]
        numbers = {field["name"] for field in one["schema"]["fields"] if field["type"] in ("number", "integer")}
        plain = read.copy()
        for name in numbers:
            plain[name] = [repr(float(text)) if text else "" for text in read[name]]
        for name in set(plain.columns) - numbers:
            plain[name] = [text.removeprefix("'") if text[1:2] in set("=+-@") else text for text in plain[name]]
        pd.testing.assert_frame_equal(plain.astype(object), alike(held), check_dtype=False)


def test_keys_identify_rows_and_lead_to_rows_of_other_tables(everything: Path) -> None:
    package = described(everything)
    frames = {
        one["name"]: pd.read_csv(everything / one["path"], keep_default_na=False, dtype=str)
        for one in package["resources"]
    }
    led = 0
    for one in package["resources"]:
        if key := one["schema"].get("primaryKey"):
            assert not frames[one["name"]].duplicated(key).any(), one["name"]
        for foreign in one["schema"].get("foreignKeys", ()):
            other = frames[foreign["reference"]["resource"]][foreign["reference"]["fields"]]
            known = set(map(tuple, other.to_numpy().tolist()))
            used = set(map(tuple, frames[one["name"]][foreign["fields"]].to_numpy().tolist()))
            assert used <= known, (one["name"], foreign)
            led += len(used)
    assert led > 500


def test_example_data_is_left_out_unless_it_is_asked_for(everything: Path, bundle: Store, tmp_path: Path) -> None:
    assert export(tmp_path).exit_code == 0
    for one in described(tmp_path)["resources"]:
        read = pd.read_csv(tmp_path / one["path"], dtype=str)
        if "nature" in read.columns:
            assert "demonstration" not in set(read["nature"])
        if "source_id" in read.columns:
            assert not {source.id for source in bundle.catalogue.sources.values() if source.is_example} & set(
                read["source_id"]
            )
    assert "Example data is left out." in described(tmp_path)["description"]
    assert "are example data" in described(everything)["description"]
    assert "demonstration" in set(pd.read_csv(everything / "figure.csv", dtype=str)["nature"])


def test_parquet_keeps_types_and_the_words_of_the_description(bundle: Store, tmp_path: Path) -> None:
    assert export(tmp_path, "--format", "parquet", "--with-example").exit_code == 0
    assert described(tmp_path)["profile"] == "data-package"
    read, held = pd.read_parquet(tmp_path / "figure.parquet"), stored(bundle, "figure")
    assert len(read) == len(held)
    assert read["value"].dtype == "float64"
    assert read["value"].sum() == pytest.approx(held["value"].sum())
    assert str(read["period_end"].iloc[0]) == str(held["period_end"].iloc[0].date())


def test_licences_and_sources_travel_with_it(everything: Path, bundle: Store) -> None:
    package = described(everything)
    assert {one.licence for one in bundle.catalogue.sources.values()} == {one["licence"] for one in package["sources"]}
    assert {one["title"] for one in package["licenses"]} == {one["licence"] for one in package["sources"]}
    assert "OGL-UK-3.0" in {one["name"] for one in package["licenses"]}


def test_a_folder_that_could_not_be_filled_has_no_description(
    bundle: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / NAME).write_text("{}", encoding="utf-8")
    (tmp_path / "figure.csv").mkdir()
    result = export(tmp_path)
    assert result.exit_code == 1
    assert "is not complete" in result.output
    assert not (tmp_path / NAME).exists()


def test_an_unknown_format_is_refused(bundle: Store, tmp_path: Path) -> None:
    result = export(tmp_path, "--format", "docx")
    assert result.exit_code == 2
    assert "Choose from: csv, parquet." in " ".join(result.output.split())
