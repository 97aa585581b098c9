"""`python -m het_dash import extract`: what the command line says and does, as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from het_dash.catalogue.paths import ROOT
from tests.support.extract_files import csv, row, rows


def command(state: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    line = [sys.executable, "-m", "het_dash", *arguments]
    environment = {**os.environ, "HET_STATE": str(state)}
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)


def imported(folder: Path, *given: dict[str, Any], source: str = "gp_extract") -> "subprocess.CompletedProcess[str]":
    path = folder / "extract.csv"
    path.write_text(csv(*given))
    return command(folder / "state", "import", "extract", str(path), "--source", source)


def test_it_says_where_it_wrote_and_what(tmp_path: Path) -> None:
    end = imported(tmp_path, *rows(9))
    assert (end.returncode, end.stderr) == (0, "")
    assert end.stdout == (
        "There is no earlier edition to compare it with.\n"
        f"Written: {tmp_path}/state/private/extracts/gp_extract/2026-03\n1 indicator, 1 area, 1 quarter: March 2026.\n"
    )


def test_it_names_twenty_problems_and_counts_the_rest_and_writes_nothing(tmp_path: Path) -> None:
    end = imported(tmp_path, row(numerator=999), *(row(area_code=f"nowhere {n}") for n in range(30)))
    lines = end.stderr.splitlines()
    assert (end.returncode, end.stdout, len(lines)) == (1, "", 22)
    assert "extract.csv, row 2, column numerator: '999' is more than the denominator." in end.stderr
    assert lines[-2:] == ["... and 11 more.", "Nothing was written."]
    assert not list((tmp_path / "state").rglob("*.*"))


@pytest.mark.parametrize("source", ["demo_gp_extract", "nobody"])
def test_a_source_that_nobody_brings_is_answered_with_those_that_are_brought(tmp_path: Path, source: str) -> None:
    end = imported(tmp_path, row(), source=source)
    assert end.returncode == 2
    assert f"{source!r} is not known. Choose from:" in " ".join(end.stderr.replace("│", " ").split())
