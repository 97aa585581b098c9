"""Figures that another edition of the source already has."""

from pathlib import Path

import pytest

from het_dash.ingest.import_file import take_in
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.problems import ImportProblem
from tests.support.qof_files import GROVE, VALE, csv
from tests.support.small_bundle import SmallData

HELD = """
    area_code  numerator  denominator
    G85085     113        1000
"""
YEAR = {"indicator_id": "qof_hypertension", "period_start": "2024-04-01", "period_end": "2025-03-31"}


def take(small: SmallData, content: str, source: str = "qof") -> Path:
    file = small.folder.parent / "qof.csv"
    file.write_text(content, encoding="utf-8")
    catalogue = small.catalogue
    return take_in("qof", file, Taking(catalogue, catalogue.sources[source], "2024-25"))


def test_the_same_numbers_are_left_out_and_the_note_says_so(small: SmallData) -> None:
    small.observe("qof/whole", HELD, **YEAR)
    home = take(small, csv(GROVE, VALE))
    written = (home / "observations.csv").read_text(encoding="utf-8")
    assert "G85696" in written
    assert "G85085" not in written
    note = (home / "source.yaml").read_text(encoding="utf-8")
    assert "Left out: 1 figures that edition whole has with the same numbers." in " ".join(note.split())


def test_other_numbers_are_refused_with_both(small: SmallData) -> None:
    small.observe("qof/whole", HELD.replace("113", "112"), **YEAR)
    with pytest.raises(ImportProblem, match=r"gives numerator 113 for qof_hypertension G85085 .* whole has 112\."):
        take(small, csv(GROVE, VALE))
    assert not (small.folder / "observations" / "qof" / "2024-25").exists()


def test_the_same_edition_is_replaced(small: SmallData) -> None:
    small.observe("qof/2024-25", HELD.replace("113", "112"), **YEAR)
    assert "G85085" in (take(small, csv(GROVE, VALE)) / "observations.csv").read_text(encoding="utf-8")
