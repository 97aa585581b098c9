"""`python -m het_dash template extract`: what it writes, and that it never writes over anything."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from het_dash.cli.main import app

NAMES = ["extract_example.csv", "extract_example.xlsx", "extract_template.csv", "extract_template.xlsx"]


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HET_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_it_writes_templates_and_examples_and_says_where(tmp_path: Path) -> None:
    result = run("template", "extract", "--out", str(tmp_path / "new" / "folder"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert sorted(path.name for path in (tmp_path / "new/folder").iterdir()) == NAMES
    assert sorted(result.stdout.splitlines()) == [f"Written: {tmp_path}/new/folder/{name}" for name in NAMES]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_example_goes_in_through_the_command_line(tmp_path: Path, state: Path, ending: str) -> None:
    run("template", "extract", "--out", str(tmp_path))
    result = run("import", "extract", str(tmp_path / f"extract_example.{ending}"), "--source", "gp_extract")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "There is no earlier edition to compare it with.\n"
        f"Written: {state}/private/extracts/gp_extract/2026-03\n"
        "2 indicators, 1 area, 2 quarters: December 2025 to March 2026. These are the template's example numbers, made "
        "up: take them out again before anybody sees them.\n"
    )


def test_what_is_filled_in_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "extract_template.xlsx").write_text("filled in")
    result = run("template", "extract", "--out", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"{tmp_path} holds extract_template.xlsx already. Name another folder, or move what is filled in.\n"
        "Nothing was written.\n"
    )
    assert [path.name for path in tmp_path.glob("*.*")] == ["extract_template.xlsx"]


def test_a_source_that_is_not_local_has_no_template(tmp_path: Path) -> None:
    result = run("template", "extract", "--out", str(tmp_path / "new"), "--source", "qof")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "--source: 'qof' is not a local source. Choose from: gp_extract.\nNothing was written." in result.stderr
    assert not (tmp_path / "new").exists()
