"""`python -m het_dash packs`."""

import html
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner

from het_dash.cli.main import app
from het_dash.export.document import Pack
from tests.support.file_text import in_pdf

run = CliRunner()


def test_one_pcn_in_the_formats_asked_for(tmp_path: Path) -> None:
    done = run.invoke(app, ["packs", "--pcn", "Sevenfields", "--formats", "xlsx,html", "--out", str(tmp_path / "new")])
    assert done.exit_code == 0, done.output
    assert [path.suffix for path in sorted((tmp_path / "new").iterdir())] == [".html", ".xlsx"]
    assert all(path.name.startswith("sevenfields_data-pack_to-2026-07_built-") for path in (tmp_path / "new").iterdir())


def test_the_pack_on_paper_comes_with_its_annex_under_the_name_that_it_gives(tmp_path: Path) -> None:
    done = run.invoke(app, ["packs", "--pcn", "Sevenfields", "--formats", "pdf", "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    pack, annex = sorted(path.name for path in tmp_path.iterdir())[::-1]
    assert annex == pack.replace("_data-pack_", "_data-pack-annex_")
    assert "data-pack-annex" in in_pdf((tmp_path / pack).read_bytes())


def test_all_six_with_an_index(tmp_path: Path) -> None:
    done = run.invoke(app, ["packs", "--all", "--formats", "xlsx", "--jobs", "1", "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert len(list(tmp_path.glob("*.xlsx"))) == 6
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert all(path.name in index for path in tmp_path.glob("*.xlsx"))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--pcn", "Nowhere"], "'Nowhere' is not known. Choose from: North Lewisham"),
        (["--all", "--formats", "docx"], "'docx' is not known. Choose from: html, pdf"),
        (["--all", "--document", "novel"], "'novel' is not known."),
        ([], "Name a PCN, or say --all."),
        (["--all", "--formats", ","], "Name at least one."),
    ],
)
def test_what_is_not_known_is_named_with_what_is(given: list[str], said: str, tmp_path: Path) -> None:
    done = run.invoke(app, ["packs", *given, "--out", str(tmp_path / "none")], env={"COLUMNS": "200"})
    assert done.exit_code == 2
    assert said in done.output
    assert not (tmp_path / "none").exists()


def test_with_no_store_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HET_STATE", str(tmp_path / "empty"))
    done = run.invoke(app, ["packs", "--all", "--out", str(tmp_path / "none")])
    assert done.exit_code == 1
    assert "python -m het_dash build" in done.output


def test_a_format_that_cannot_be_made_is_said_and_the_rest_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("het_dash.export.formats.find_spec", lambda name: None if name == "typst" else find_spec(name))
    done = run.invoke(app, ["packs", "--pcn", "Sevenfields", "--formats", "pdf,xlsx", "--out", str(tmp_path)])
    assert done.exit_code == 1
    assert "PDF cannot be made here: typst missing." in done.output
    assert [path.suffix for path in tmp_path.iterdir()] == [".xlsx"]


def test_a_file_that_fails_is_named_everywhere_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(pack: Pack) -> bytes:
        if pack.place.label == "Sevenfields":
            raise ValueError("no font\nhas \ufffe")
        return b"a workbook"

    monkeypatch.setattr("het_dash.export.xlsx.write", stopped)
    done = run.invoke(app, ["packs", "--all", "--formats", "xlsx", "--jobs", "1", "--out", str(tmp_path)])
    said = (
        "The file 'Data pack, Excel workbook' for Sevenfields PCN could not be made: ValueError: no font has [U+FFFE]."
    )
    assert done.exit_code == 1
    assert said in done.stderr
    assert f"/6 Not made: {said}" in done.stdout
    assert f"5 files in {tmp_path}; 1 could not be made" in done.stdout
    assert len(list(tmp_path.glob("*.xlsx"))) == 5
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert html.escape(said, quote=False) in html.unescape(index)
    assert "sevenfields" not in index


def test_where_no_file_can_be_made_there_is_no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: Pack) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("het_dash.export.xlsx.write", stopped)
    done = run.invoke(app, ["packs", "--all", "--formats", "xlsx", "--jobs", "1", "--out", str(tmp_path)])
    assert done.exit_code == 1
    assert done.stderr.count("could not be made: The disk is full: a file could not be written. Make room") == 6
    assert list(tmp_path.iterdir()) == []
