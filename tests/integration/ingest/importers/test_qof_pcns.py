"""England's other PCNs: practices summed by the newest map that has them, without the programme's own."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from het_dash.ingest.csv_table import read_raw
from het_dash.ingest.import_file import FORMATS, take_in
from het_dash.ingest.importers import qof_pcns
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported
from het_dash.ingest.problems import ImportProblem
from tests.support.qof_files import csv
from tests.support.small_bundle import SmallData, small_data

PCNS = 1_010
NORTH = "U53896"  # a PCN of the programme
Placed = dict[str, str]


def practice(n: int) -> str:
    return f"A{80_000 + n}"


def pcn(n: int) -> str:
    return f"U{10_000 + n}"


PLACED: Placed = {practice(n): pcn(n) for n in range(PCNS)} | {"G85085": NORTH, "B00001": "U"}


def qof_of(placed: Placed = PLACED, scale: float = 1, **more: str) -> str:
    rows = [f"{code},HYP,{(100 + n % 97) * scale:.0f},TOTAL,{1000 * scale:.0f}" for n, code in enumerate(placed)]
    return csv(*rows, *more.values())


def a_map(folder: Path, placed: Placed, name: str = "map.csv") -> Path:
    """A practice map; as a Parquet file, QOF's own file of practices and PCNs."""
    path, rows = folder / name, pd.DataFrame({"PRACTICE_CODE": placed.keys(), "PCN_ODS_CODE": placed.values()})
    if path.suffix == ".parquet":
        rows.to_parquet(path)
    else:
        rows.rename(columns={"PCN_ODS_CODE": "PCN_CODE"}).to_csv(path, index=False)
    return path


def file(folder: Path, content: str) -> Path:
    path = folder / "PREVALENCE_2425.csv"
    path.write_text(content, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> SmallData:
    return small_data(tmp_path_factory.mktemp("reference"))


def taking(data: SmallData, *maps: Path, edition: str = "2024-25") -> Taking:
    catalogue = data.catalogue
    return Taking(
        catalogue, catalogue.sources["qof_pcns"], edition, "england", maps[0] if maps else None, earlier_maps=maps[1:]
    )


def taken(data: SmallData, folder: Path, content: str, *maps: Path) -> Imported:
    return qof_pcns.read(read_raw(file(folder, content)), taking(data, *maps))


def counts(imported: Imported) -> dict[str, tuple[float, float]]:
    rows = imported.observations
    return {area: (n, d) for area, n, d in zip(rows["area_code"], rows["numerator"], rows["denominator"], strict=True)}


def test_practices_are_summed_by_pcn_without_the_programmes_own_and_those_outside_a_pcn(
    data: SmallData, tmp_path: Path
) -> None:
    content = qof_of({**PLACED, "A99999": ""})
    imported = taken(data, tmp_path, content, a_map(tmp_path, {**PLACED, "A99999": pcn(0)}))
    found = counts(imported)
    assert len(found) == PCNS
    assert found[pcn(1)] == (101, 1000)
    assert found[pcn(0)][1] == 2000
    assert NORTH not in found
    assert "U" not in found
    assert set(imported.observations["period_end"]) == {date(2025, 3, 31)}
    assert imported.practices_in_file == PCNS + 3
    assert "without 7 PCNs of the programme" in imported.note


def test_a_practice_that_closed_counts_in_the_pcn_of_the_newest_map_that_has_it(
    data: SmallData, tmp_path: Path
) -> None:
    """It moved from PCN 3 to PCN 2 and closed there; the newest map has it no more."""
    closed = practice(5_000)
    maps = (
        a_map(tmp_path, PLACED, "2026.csv"),
        a_map(tmp_path, {closed: pcn(2)}, "2023.parquet"),
        a_map(tmp_path, {closed: pcn(3), practice(2): pcn(9)}, "2020.parquet"),
    )
    found = counts(taken(data, tmp_path, qof_of({**PLACED, closed: ""}), *maps))
    assert found[pcn(2)][1] == 2000
    assert found[pcn(3)][1] == 1000


def test_it_asks_for_a_practice_map_and_for_the_one_that_is_missing(data: SmallData, tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match=r"needs a practice map.*Give NHS England's newest one as --practice-map"):
        taken(data, tmp_path, qof_of())
    half = dict(list(PLACED.items())[: PCNS // 2])
    with pytest.raises(ImportProblem, match=r"in no practice map, with 50% of the people; the first is A80505\."):
        taken(data, tmp_path, qof_of(), a_map(tmp_path, half))


def test_a_file_of_part_of_england_is_refused(data: SmallData, tmp_path: Path) -> None:
    half = dict(list(PLACED.items())[: PCNS // 2])
    with pytest.raises(ImportProblem, match=r"has counts of 505 other PCNs, and England has about 1,300\."):
        taken(data, tmp_path, qof_of(half), a_map(tmp_path, PLACED))


def test_a_map_with_another_kind_of_code_is_refused_under_its_own_name(data: SmallData, tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match=r"map\.csv, row 2, column PCN_CODE: 'PCN 1' does not look right"):
        taken(data, tmp_path, qof_of(), a_map(tmp_path, {practice(1): "PCN 1"}))


def test_no_spoilt_file_is_accepted_without_a_word(tmp_path: Path) -> None:
    """Another unit, swapped columns, part of a file, another year's name or source, and the same numbers once more."""
    data, half = small_data(tmp_path), dict(list(PLACED.items())[: PCNS // 2])
    path = a_map(tmp_path, PLACED)
    first = taking(data, path, edition="2022-23")
    earlier = tmp_path / "PREVALENCE_2223.csv"
    earlier.write_text(qof_of(), encoding="utf-8")
    home = take_in("qof-pcns", earlier, first)
    assert (home / "observations.parquet").is_file()
    now = taking(data, path)
    wrong = {
        "in this file": qof_of(scale=1000),
        "figures are those of edition '2022-23'": qof_of(),
        "is more than the list": qof_of()
        .replace("REGISTER", "SWAPPED")
        .replace("PRACTICE_LIST_SIZE", "REGISTER")
        .replace("SWAPPED", "PRACTICE_LIST_SIZE"),
        "has counts of 505 other PCNs": qof_of(half),
    }
    for message, content in wrong.items():
        with pytest.raises(ImportProblem, match=message):
            take_in("qof-pcns", file(tmp_path, content), now)
    with pytest.raises(ImportProblem, match="name says 2024-25"):
        take_in("qof-pcns", file(tmp_path, qof_of(scale=1.05)), replace(now, edition="2023-24"))
    with pytest.raises(ImportProblem, match="The source 'qof' has no files of the format 'qof-pcns'"):
        take_in("qof-pcns", file(tmp_path, qof_of(scale=1.05)), replace(now, source=data.catalogue.sources["qof"]))
    assert not (home.parent / "2024-25").exists()
    take_in("qof-pcns", file(tmp_path, qof_of(scale=1.05)), now)
    assert (home.parent / "2024-25").is_dir()


def test_the_format_is_registered_and_belongs_to_its_source(data: SmallData) -> None:
    assert FORMATS["qof-pcns"] is qof_pcns.read
    assert data.catalogue.sources["qof_pcns"].formats == ("qof-pcns",)
