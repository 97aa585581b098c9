"""QOF achievement by practice, from one file for England or one a region, and with the codes of every year."""

from pathlib import Path
from typing import Any

import pytest

from het_dash.catalogue import load
from het_dash.ingest.importers import qof_achievement
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.importers.qof_achievement_zip import read_raw_achievement
from het_dash.ingest.observations import Imported
from het_dash.ingest.problems import ImportProblem
from tests.support.qof_achievement_files import OTHERS, counts, csv_of, lines, of_england, practices, year_zip

NATION, LONDON = "E92000001", "E40000003"
GROVE = "G85085"


def taken(path: Path, edition: str, covers: Any = "england") -> Imported:
    catalogue = load()
    taking = Taking(catalogue, catalogue.sources["qof_achievement"], edition, covers)
    return qof_achievement.read(read_raw_achievement(path), taking)


def found(imported: Imported, indicator: str = "qof_bp_control") -> dict[str, tuple[float, float]]:
    rows = imported.observations.query("indicator_id == @indicator", local_dict={"indicator": indicator})
    return {r.area_code: (r.numerator, r.denominator) for r in rows.itertuples()}  # type: ignore[misc]


def file(folder: Path, *rows: str, header: str | None = None) -> Path:
    path = folder / "ACHIEVEMENT_LONDON_2425.csv"
    path.write_text(csv_of(rows) if header is None else csv_of(rows, header), encoding="utf-8")
    return path


def test_two_age_groups_of_a_practice_are_added_up_and_those_left_out_counted(tmp_path: Path) -> None:
    path = file(tmp_path, *lines(GROVE, "HYP008", 60, 80, 6), *lines(GROVE, "HYP009", 18, 20, 2))
    imported = taken(path, "2024-25", "known")
    assert found(imported) == {GROVE: (78, 100)}
    assert found(imported, "qof_bp_control_left_out") == {GROVE: (8, 108)}


def test_a_practice_without_one_of_the_two_codes_has_no_figure_but_a_reason(tmp_path: Path) -> None:
    path = file(tmp_path, *lines(GROVE, "HYP008", 60, 80, 6), *lines("G85696", "HYP009", 18, 20, 2))
    rows = taken(path, "2024-25", "known").observations
    assert rows["numerator"].isna().all()
    assert set(rows["note"]) == {"The file does not have all of HYP008 and HYP009 here."}


def test_a_whole_zip_gives_practices_london_and_england(tmp_path: Path) -> None:
    year = "2022-23"
    made = found(taken(year_zip(tmp_path, year), year))
    codes = ("HYP003", "HYP007")
    ours = {
        one: tuple(map(sum, zip(*(counts(one, c, year)[:2] for c in codes), strict=True)))
        for one in practices("2022-23")
    }
    assert {code: pair for code, pair in made.items() if code in ours} == ours
    assert made[LONDON] == tuple(map(sum, zip(*ours.values(), strict=True)))
    assert made[NATION] == (made[LONDON][0] + 6 * 140, made[LONDON][1] + 6 * 200)


def test_without_all_regions_there_is_no_total_of_england_and_the_note_says_so(tmp_path: Path) -> None:
    imported = taken(year_zip(tmp_path, "2022-23", list(OTHERS)[:2]), "2022-23")
    assert NATION not in found(imported)
    assert imported.note.startswith("England has no total: 3 of its regions are in the file.")


def test_the_single_file_of_england_is_read_too(tmp_path: Path) -> None:
    made = found(taken(of_england(tmp_path, "2021-22"), "2021-22"))
    assert NATION in made
    assert LONDON not in made


def test_the_newest_codes_in_the_file_are_used(tmp_path: Path) -> None:
    rows = [line for code in ("HYP006", "HYP008", "HYP009") for line in lines(GROVE, code, 50, 100, 0)]
    assert found(taken(file(tmp_path, *rows), "2024-25", "known")) == {GROVE: (100, 200)}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (lines(GROVE, "HYP008", 81, 80, 6), r"row 2, column VALUE: '81' is more than its denominator"),
        ([*lines(GROVE, "AF008", 8, 10, 1), *lines(GROVE, "AF008", 8, 10, 1)], "column MEASURE"),
        (lines("A81001", "AF008", 8, 10, 1), "column PRACTICE_CODE: 'A81001' is not known"),
        (lines(GROVE, "AF008", 8, 10, 1)[:1], "column MEASURE: 'NUMERATOR' has no row of the other of"),
        ([lines(GROVE, "AF008", 8, 10, 1)[0].replace(",8", ",x")], "column VALUE: 'x' is not a number"),
    ],
    ids=["over its denominator", "a line twice", "another place's practice", "no denominator", "no number"],
)
def test_a_bad_file_is_refused_with_its_place(tmp_path: Path, rows: list[str], message: str) -> None:
    with pytest.raises(ImportProblem, match=message):
        taken(file(tmp_path, *rows), "2024-25", "known")


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    path = year_zip(tmp_path, "2022-23")
    path.write_bytes(path.read_bytes().replace(b"ACHIEVEMENT", b"SOMETHINGXX"))
    with pytest.raises(ImportProblem, match="has no ACHIEVEMENT file"):
        read_raw_achievement(path)
