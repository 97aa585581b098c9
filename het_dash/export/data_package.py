"""The whole published store as files, described by a Frictionless `datapackage.json`."""

import hashlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from het_dash import __version__
from het_dash.catalogue import Source
from het_dash.catalogue.whole_file import write_whole
from het_dash.charts.text import wording
from het_dash.export.rows.writers import csv_of
from het_dash.store import Store
from het_dash.store.tables import described, whole
from het_dash.storefile.described import Column, Table

Format = Literal["csv", "parquet"]
NAME = "datapackage.json"
MIME: dict[Format, str] = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
KINDS = {"VARCHAR": "string", "DOUBLE": "number", "INTEGER": "integer", "BOOLEAN": "boolean", "DATE": "date"}
OPEN_GOVERNMENT = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
KEYS = {
    "figure": ["indicator_id", "area_code", "breakdown", "period_start", "period_end", "group_id", "source_id",
               "membership"],
    "area": ["code"],
    "indicator": ["indicator_id"],
    "breakdown": ["breakdown"],
    "breakdown_group": ["breakdown", "group_id"],
    "status": ["status"],
    "source": ["source_id"],
    "catalogue": ["part"],
    "meta": ["key"],
    "practice_member": ["on_date", "practice_code"],
}  # fmt: skip
REFERS = {
    ("indicator_id",): ("indicator", ["indicator_id"]),
    ("area_code",): ("area", ["code"]),
    ("source_id",): ("source", ["source_id"]),
    ("breakdown", "group_id"): ("breakdown_group", ["breakdown", "group_id"]),
    ("breakdown",): ("breakdown", ["breakdown"]),
    ("status",): ("status", ["status"]),
    ("practice_code",): ("area", ["code"]),
    ("programme_pcn",): ("area", ["code"]),
}
WHAT = (
    "Every table of the published store of the Health Equity Teams dashboard. A figure has a value or a reason why "
    "there is none, never both; counts from GP records and returns were suppressed before they were published."
)
TEXT_IN_CSV = (
    "In the CSV files a text that starts with = + - @ has an apostrophe before it, so that no spreadsheet runs it."
)
WITH_EXAMPLE = "Rows whose nature is 'demonstration' are example data: invented, and not for use."
WITHOUT_EXAMPLE = "Example data is left out."


def write(folder: Path, store: Store, kind: Format, with_example: bool) -> int:
    """Writes every table and `datapackage.json` into a folder that exists; returns the number of tables.

    An older `datapackage.json` goes first and the new one comes last, so that a half-written folder has none.
    """
    (folder / NAME).unlink(missing_ok=True)
    resources = []
    for table in described(store):
        content = _content(whole(store, table, with_example), kind)
        write_whole(folder / f"{table.name}.{kind}", content)
        resources.append(resource(table, kind, content))
    package = described_package(store, kind, with_example, resources)
    write_whole(folder / NAME, (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode())
    return len(resources)


def described_package(store: Store, kind: Format, with_example: bool, resources: list[Any]) -> dict[str, Any]:
    """The package without its files' contents: who made it, of what, under which licences."""
    sources = [one for one in store.catalogue.sources.values() if with_example or not one.is_example]
    example = (WITH_EXAMPLE if with_example else WITHOUT_EXAMPLE) if store.has_example else ""
    said = [WHAT, example, TEXT_IN_CSV if kind == "csv" else "", wording.STANDING]
    return {
        "profile": "tabular-data-package" if kind == "csv" else "data-package",
        "name": "health-equity-teams",
        "title": f"{store.catalogue.programme.name}: published figures",
        "description": " ".join(filter(None, said)),
        "version": store.built_on.isoformat(),
        "created": f"{store.built_on.isoformat()}T00:00:00Z",
        "het_dash": __version__,
        "store": store.name,
        "licenses": list(_licences(sources)),
        "sources": [
            {"title": f"{one.publisher}, {one.title}", **({"path": one.url} if one.url else {}), "licence": one.licence,
             "statement": one.statement}
            for one in sources
        ],
        "resources": resources,
    }  # fmt: skip


def resource(table: Table, kind: Format, content: bytes) -> dict[str, Any]:
    """One file: its table, columns, size and hash."""
    return {
        "profile": "tabular-data-resource" if kind == "csv" else "data-resource",
        "name": table.name,
        "path": f"{table.name}.{kind}",
        "title": table.name,
        "description": table.meaning,
        "format": kind,
        "mediatype": MIME[kind],
        **({"encoding": "utf-8"} if kind == "csv" else {}),
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            **({"primaryKey": KEYS[table.name]} if table.name in KEYS else {}),
            **({"foreignKeys": found} if (found := list(_foreign_keys(table))) else {}),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    """Blank text and missing text are alike in a CSV file, so only other columns can be required."""
    kind = KINDS.get(column.kind, "array")
    required = not column.blank and kind not in ("string", "array")
    return {
        "name": column.name,
        "type": kind,
        "description": column.meaning,
        **({"constraints": {"required": True}} if required else {}),
    }


def _foreign_keys(table: Table) -> Iterator[dict[str, Any]]:
    names = {column.name for column in table.columns}
    for columns, (other, fields) in REFERS.items():
        if other != table.name and set(columns) <= names:
            yield {"fields": list(columns), "reference": {"resource": other, "fields": fields}}


def _licences(sources: list[Source]) -> Iterator[dict[str, str]]:
    """Each licence once. A file's own sources say which is theirs."""
    for licence in dict.fromkeys(one.licence for one in sources):
        if licence == OPEN_GOVERNMENT["title"]:
            yield OPEN_GOVERNMENT
        else:
            yield {"name": re.sub(r"[^a-z0-9]+", "-", licence.lower()).strip("-"), "title": licence}


def _content(rows: pa.Table, kind: Format) -> bytes:
    if kind == "csv":
        return csv_of(rows.column_names, zip(*(column.to_pylist() for column in rows.columns), strict=True))
    out = io.BytesIO()
    pq.write_table(rows, out)
    return out.getvalue()
