"""The one command line: what it writes, what it says, and that a refusal changes nothing."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from het_dash.cli.main import app
from het_dash.ingest.import_file import FORMATS
from tests.support.qof_files import GROVE, REFUSED, VALE, csv
from tests.support.small_bundle import QOF_2024_25, SmallData

TABLE = "area_code numerator denominator\nG85085 113 1000"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def imported(folder: Path, content: str | bytes, *more: str) -> Result:
    path = folder / "qof.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return run("import", "qof", str(path), "--source", "qof", "--edition", "2024-25", *more)


def lines(text: str) -> str:
    """As one line: the terminal's width is nobody's business."""
    return " ".join(text.replace("│", " ").split())


def test_an_import_says_where_it_wrote(small: SmallData, tmp_path: Path) -> None:
    result = imported(tmp_path, csv(GROVE, VALE))
    assert (result.exit_code, result.stderr) == (0, "")
    home = small.folder / "observations/qof/2024-25"
    assert result.stdout == f"There is no earlier edition to compare it with.\nWritten: {home}\n"
    assert len((home / "observations.csv").read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.parametrize("case", REFUSED)
def test_a_bad_file_is_refused_with_its_place_and_nothing_is_written(
    small: SmallData, tmp_path: Path, case: str
) -> None:
    content, message = REFUSED[case]
    result = imported(tmp_path, content)
    assert result.exit_code == 1
    assert message in result.stderr
    assert result.stderr.endswith("\nNothing was written.\n")
    assert (result.stdout, "Traceback" in result.stderr) == ("", False)
    assert not list(small.folder.glob("observations/**/*.*"))


def test_the_same_from_a_shell(small: SmallData, tmp_path: Path) -> None:
    path = tmp_path / "qof.csv"
    path.write_text(csv(GROVE, VALE.replace("87", "-87")), encoding="utf-8")
    end = small.run("import", "qof", str(path), "--source", "qof", "--edition", "2024-25")
    assert (end.returncode, end.stdout) == (1, "")
    assert end.stderr == (
        "qof.csv, row 3, column REGISTER: '-87' is below zero. A count cannot be; check the file with its publisher.\n"
        "Nothing was written.\n"
    )
    assert not (small.folder / "observations").exists()


def test_an_import_for_england_with_a_practice_map_makes_totals(small: SmallData, tmp_path: Path) -> None:
    header = "EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME,ONS_ICB_CODE"
    placed = tmp_path / "map.csv"
    placed.write_text(f"{header}\n01Jul2026,G85085,A,SE1,U53896,A PCN,E54000030\n", encoding="utf-8")
    content = csv(GROVE, "A81001,HYP,50,TOTAL,1000")
    result = imported(tmp_path, content, "--covers", "england", "--practice-map", str(placed))
    assert (result.exit_code, result.stderr) == (0, "")
    text = (small.folder / "observations/qof/2024-25/source.yaml").read_text(encoding="utf-8")
    assert "50.0% of England's list in this file is at practices that are not in that map." in lines(text)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("import", "qoff", "x", "--source", "qof", "--edition", "1"),
            "'qoff' is not known. Choose from:",
        ),
        (("import", "qof", "x", "--source", "qoff", "--edition", "1"), "'qoff' is not known. Choose from:"),
        (
            ("import", "qof", "x", "--source", "qof", "--edition", "1", "--covers", "all"),
            "'all' is not known. Choose from: england, known.",
        ),
        (("import", "qof", "x", "--edition", "1"), "Missing option '--source'"),
        (("import", "qof"), "Missing argument"),
        (("biuld",), "No such command 'biuld'"),
    ],
)
def test_a_word_that_the_command_does_not_know_is_answered_with_those_it_does(
    small: SmallData, arguments: tuple[str, ...], message: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in lines(result.stderr)
    assert not (small.folder / "observations").exists()


def test_a_file_that_is_not_there_is_refused(small: SmallData, tmp_path: Path) -> None:
    result = run("import", "qof", str(tmp_path / "absent.csv"), "--source", "qof", "--edition", "2024-25")
    assert result.exit_code == 1
    assert result.stderr == "absent.csv: There is no such file. Check the path.\nNothing was written.\n"


def test_square_brackets_in_a_file_are_shown_as_they_are(small: SmallData, tmp_path: Path) -> None:
    result = imported(tmp_path, csv(GROVE.replace("113", "[bold]113")))
    assert "column REGISTER: '[bold]113' is not a number." in result.stderr


def test_every_format_is_named_in_the_help(small: SmallData) -> None:
    result = run("import", "--help")
    assert result.exit_code == 0
    assert " | ".join(sorted(FORMATS)) in lines(result.stdout)


def test_a_build_says_what_came_in_and_what_went_out(small: SmallData) -> None:
    small.observe("qof/2024-25", f"{TABLE}\nG85698 . 900", **QOF_2024_25)
    result = run("build")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2 rows in, 5 figures out, 4 of them with a reason in place of a number, " in result.stdout
    assert result.stdout.endswith(f"Store: {small.current.name}\n")


def test_a_build_if_needed_builds_once(small: SmallData) -> None:
    assert "Store: " in run("build", "--if-needed").stdout
    assert run("build", "--if-needed").stdout == "The store is up to date.\n"
    small.observe("qof/2024-25", TABLE, **QOF_2024_25)
    assert "Store: " in run("build", "--if-needed").stdout


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("status.yaml", "words: Shown", "word: Shown", "data/status.yaml: entry 1, word: 'word': is not a known"),
        (
            "observations/qof/2024-25/observations.csv", "113", "1130",
            "data/observations/qof/2024-25/observations.csv, row 2, column numerator: '1130' is more than the",
        ),
        (
            "observations/qof/2024-25/source.yaml", "published", "local",
            "nature: 'local': its source is published;",
        ),
    ],
)  # fmt: skip
def test_a_failed_build_says_why_and_that_the_store_was_not_changed(
    small: SmallData, file: str, old: str, new: str, message: str
) -> None:
    small.observe("qof/2024-25", TABLE, **QOF_2024_25)
    good = small.build().path
    small.change(file, old, new)
    result = run("build")
    assert result.exit_code == 1
    assert message in result.stderr
    assert re.search(r"\nThe figures built on \d+ \w+ \d{4} stay in force\.\n$", result.stderr)
    assert small.current == good
