"""What a source's YAML file says about fetching: whole, or refused with its field and the remedy."""

from pathlib import Path
from typing import Any

import pytest

from het_dash.catalogue import CatalogueError
from het_dash.catalogue.source import Source
from het_dash.catalogue.yaml_files import read_entry
from tests.support.small_bundle import REAL

HOST = "https://publisher.test"
LISTS = ("periods", "areas", "indicators", "data")


def source(folder: Path, fetch: str) -> Source:
    text = (REAL / "sources" / "imd2025.yaml").read_text(encoding="utf-8")
    path = folder / "imd2025.yaml"
    path.write_text(f"{text}{fetch}", encoding="utf-8")
    return read_entry(Source, path)


def urls(*names: str, **more: Any) -> str:
    return f"urls: {{{', '.join(f'{name}: {HOST}/{name}' for name in names)}}}"


def test_a_source_may_say_nothing_about_fetching(tmp_path: Path) -> None:
    assert source(tmp_path, "").fetch is None


def test_an_edition_and_its_address_are_enough_for_a_file(tmp_path: Path) -> None:
    found = source(tmp_path, f"fetch: {{kind: file, format: imd2025, {urls('2024-25', '2026-07')}}}").fetch
    assert found is not None
    assert found.urls == {"2024-25": f"{HOST}/2024-25", "2026-07": f"{HOST}/2026-07"}
    assert (found.covers, found.largest_mb, found.practice_maps) == ("known", 200, {})


@pytest.mark.parametrize(
    ("fetch", "said"),
    [
        (f"kind: file, {urls('2025')}, format: imd2025", "fetch.urls.2025.*string"),
        (f"kind: file, {urls('a')}", "format must say what it is taken in as"),
        ("kind: file, format: qof, urls: {a: ftp://publisher.test}", "'ftp://publisher.test' is not a web address"),
        (f"kind: files, format: qof, {urls('a')}", "fetch.kind: 'files'"),
        (f"kind: cvdprevent, format: cvdprevent, {urls('periods')}", "urls must name areas, data, indicators, periods"),
        (f"kind: cvdprevent, format: cvdprevent, {urls(*LISTS)}", "levels must give cvdprevent's number"),
        (f"kind: boundaries, {urls('lsoa', 'ward')}", "urls must name borough, lsoa, ward"),
        (f"kind: file, format: qof, {urls('a')}, largest_mb: 0", "fetch.largest_mb: 0"),
        (f"kind: file, format: qof, {urls('a')}, adress: x", "is not a known field"),
    ],
)
def test_what_is_missing_or_misspelt_is_said(tmp_path: Path, fetch: str, said: str) -> None:
    with pytest.raises(CatalogueError, match=said) as wrong:
        source(tmp_path, f"fetch: {{{fetch}}}")
    assert str(wrong.value).startswith("imd2025.yaml: fetch")
