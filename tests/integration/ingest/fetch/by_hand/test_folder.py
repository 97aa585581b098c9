"""`fetch --from FOLDER`: files that somebody downloaded by hand, each recognised and told in one line."""

from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner

from het_dash.catalogue import load, load_anew
from het_dash.catalogue.yaml_files import shown
from het_dash.cli.main import app
from het_dash.ingest.fetch import FetchProblem, from_folder
from het_dash.ingest.fetch.by_hand.recognise import recognise
from tests.support import qof_ccg_extract
from tests.support.cvdprevent_workbooks import row, workbook
from tests.support.held_files import Bundle, bundle_copy, qof, table
from tests.support.official_files import OFFICIAL, needs_official
from tests.support.publisher import PAGE, zipped
from tests.support.publishers_files import FINGERTIPS, MAP
from tests.support.publishers_tables import fingertips_boroughs
from tests.support.qof_achievement_files import CODES, csv_of, rows_of
from tests.support.qof_files import GROVE, VALE, csv
from tests.support.small_bundle import SmallData

LIMITS: dict[str, Any] = {"Value": 99, "LowerConfidenceLimit": 98, "UpperConfidenceLimit": 100}
SEL, NORTH = "E54000030", "U53896"


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """A council officer's folder of downloads, good and bad."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / "QOF2425.zip").write_bytes(zipped(PREVALENCE_2425=csv(GROVE, VALE)))
    (folder / "PREVALENCE_2122_v2.csv").write_text(csv(GROVE), encoding="utf-8")
    (folder / "prevalence.csv").write_text(csv(GROVE), encoding="utf-8")
    (folder / "gp-reg-pat-prac-map.csv").write_text(MAP, encoding="utf-8")
    (folder / "indicators.csv").write_text(FINGERTIPS, encoding="utf-8")
    (folder / "page.csv").write_bytes(PAGE)
    (folder / "nearly.csv").write_text(csv(GROVE).replace("GROUP_CODE", "DISEASE"), encoding="utf-8")
    (folder / "shopping.csv").write_text("item,price\nmilk,1\n", encoding="utf-8")
    (folder / "wards.geojson").write_text("{}", encoding="utf-8")
    (folder / "broken 2425.csv").write_text(csv(GROVE.replace("113", "-113")), encoding="utf-8")
    workbook(folder / "icb.xlsx", [row(SEL)])
    workbook(folder / "pcn.xlsx", [row(NORTH, "Black", 90, 150), row("U00001")])
    return folder


def told(small: SmallData, folder: Path, dry_run: bool = False) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in from_folder(folder, small.catalogue, dry_run):
        found[line.file] = "\n".join(filter(None, (found.get(line.file), line.words)))
    return found


def test_each_file_is_told_in_one_line(small: SmallData, downloads: Path) -> None:
    title = small.catalogue.sources["qof"].title
    cvd = small.catalogue.sources["cvdprevent"].title
    lines = told(small, downloads)
    assert list(lines) == sorted(path.name for path in downloads.iterdir())
    assert lines["QOF2425.zip"] == f"{title}, edition 2024-25: went to data/observations/qof/2024-25 (rows: 2)."
    assert lines["PREVALENCE_2122_v2.csv"].startswith(f"{title}, edition 2021-22: went to")
    assert lines["icb.xlsx"] == lines["pcn.xlsx"]
    assert lines["pcn.xlsx"] == f"{cvd}, edition 2024-06: went to data/observations/cvdprevent/2024-06 (rows: 2)."
    assert lines["gp-reg-pat-prac-map.csv"].endswith(
        "edition 2026-07: went to data/observations/practice_map/2026-07 (rows: 1)."
    )
    assert "edition all-years: went to data/observations/fingertips/all-years" in lines["indicators.csv"]
    assert lines["prevalence.csv"].startswith(
        f"not recognised: it is {title}, but its edition is not clear. Name it after"
    )
    assert lines["page.csv"].startswith("not recognised: This is a web page, not a CSV file.")
    assert lines["shopping.csv"].startswith(
        "not recognised: its columns fit no known format. They read: item, price. Formats looked for: census-areas, "
    )
    assert lines["nearly.csv"].endswith("The closest is qof, but GROUP_CODE is not there.")
    assert lines["wards.geojson"].startswith("not recognised: it has boundaries. Import the folder:")
    assert "refused. " in lines["broken 2425.csv"]
    assert "row 2, column REGISTER: '-113' is below zero." in lines["broken 2425.csv"]
    small.build()
    figure = small.figure(NORTH, "cvdp007hyp", breakdown="ethnicity_cvdprevent", group_id="black")
    assert figure is not None
    assert (figure["numerator"], figure["denominator"]) == (90, 150)


def test_the_same_folder_again_is_unchanged(small: SmallData, downloads: Path) -> None:
    told(small, downloads)
    before = {path: path.stat().st_mtime_ns for path in small.folder.rglob("*.csv")}
    again = told(small, downloads)
    for name in ("QOF2425.zip", "icb.xlsx", "gp-reg-pat-prac-map.csv"):
        assert again[name].endswith(": unchanged.")
    assert {path: path.stat().st_mtime_ns for path in small.folder.rglob("*.csv")} == before


def test_a_file_that_was_fetched_is_unchanged_whatever_its_name(
    small: SmallData, downloads: Path, tmp_path: Path
) -> None:
    told(small, downloads)
    (tmp_path / "again").mkdir()
    (downloads / "PREVALENCE_2122_v2.csv").rename(tmp_path / "again" / "PREVALENCE_2223.csv")
    assert told(small, tmp_path / "again")["PREVALENCE_2223.csv"].endswith(", edition 2021-22: unchanged.")


def test_a_dry_run_says_where_each_would_go_and_writes_nothing(small: SmallData, downloads: Path) -> None:
    lines = told(small, downloads, dry_run=True)
    assert lines["QOF2425.zip"].endswith("edition 2024-25: would go to data/observations/qof/2024-25 (rows: 2).")
    assert not (small.folder / "observations").exists()


def test_one_bad_workbook_does_not_stop_the_others(small: SmallData, tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", [row(SEL)])
    workbook(tmp_path / "b.xlsx", [row(SEL, numerator=9000, denominator=8000, **LIMITS)])
    lines = told(small, tmp_path)
    assert "2024-06: went to" in lines["a.xlsx"]
    assert "'9000' is more than the denominator" in lines["b.xlsx"]


def test_a_part_of_an_edition_that_is_here_is_refused(small: SmallData, tmp_path: Path) -> None:
    (tmp_path / "PREVALENCE_2425.csv").write_text(csv(GROVE, VALE), encoding="utf-8")
    assert "2024-25: went to" in told(small, tmp_path)["PREVALENCE_2425.csv"]
    (tmp_path / "PREVALENCE_2425.csv").write_text(csv(GROVE), encoding="utf-8")
    assert (
        "edition 2024-25: refused. The file has 1 practice, and edition '2024-25' has 2."
        in (told(small, tmp_path)["PREVALENCE_2425.csv"])
    )


def test_a_folder_that_is_not_there_is_said(small: SmallData, tmp_path: Path) -> None:
    with pytest.raises(FetchProblem, match=r"is not a folder\. Give the folder with the files that you downloaded"):
        from_folder(tmp_path / "absent", small.catalogue)


@pytest.mark.usefixtures("small")
def test_the_command_ends_with_1_only_for_what_was_refused(downloads: Path) -> None:
    load_anew()
    assert CliRunner().invoke(app, ["fetch", "--from", str(downloads)]).exit_code == 1
    (downloads / "broken 2425.csv").unlink()
    load_anew()
    result = CliRunner().invoke(app, ["fetch", "--from", str(downloads), "--dry-run"])
    assert (result.exit_code, result.stdout.count("\n")) == (0, 11)


@needs_official
def test_files_as_their_publishers_name_them_are_recognised() -> None:
    for name, format_name, edition in (
        ("qof/PREVALENCE_2425_england.csv", "qof", "2024-25"),
        ("qof/PREVALENCE_1920_england.csv", "qof", "2019-20"),
        ("practices/gp-reg-pat-prac-map_2026-07_england.zip", "practice-map", "2026-07"),
        ("practices/gp-reg-pat-prac-map_2022-01_england.csv", "practice-map", "2022-01"),
        ("fingertips/under75_cvd_mortality_40401_2001_2025_official_shape.csv", "fingertips", "all-years"),
        ("cvdprevent/cvdprevent_to2026-03_england_london_sel_official_shape.csv", "cvdprevent", ""),
        ("census/census2021-ts021-lsoa_england_wales.csv", "census-ts021", "ts021-lsoa"),
    ):
        (found,) = recognise(OFFICIAL / name, load())
        assert (found.format, found.edition) == (format_name, edition), name


@needs_official
def test_a_file_of_several_sources_or_years_is_recognised_as_each() -> None:
    for name, format_name, expected in (
        ("qof/ccg/qof-1819-prev-ach-exc-ccg.xlsx", "qof-ccg", {"qof 2018-19", "qof_achievement 2018-19"}),
        ("fingertips/london_boroughs_latest.csv", "fingertips-boroughs", {"fingertips 2021", "fingertips 2025"}),
    ):
        found = recognise(OFFICIAL / name, load())
        assert {f"{one.source.id} {one.edition}" for one in found} == expected
        assert {one.format for one in found} == {format_name}


@pytest.fixture
def whole(tmp_path: Path) -> Bundle:
    """The whole bundle: the small one has no indicators of treatment."""
    return bundle_copy(tmp_path)


def in_folder(bundle: Bundle, folder: Path) -> list[str]:
    return [str(line) for line in from_folder(folder, load_anew(bundle.folder))]


def test_a_workbook_of_commissioning_groups_gives_registers_and_achievement(whole: Bundle, tmp_path: Path) -> None:
    (folder := tmp_path / "downloads").mkdir()
    qof_ccg_extract.written(folder / "qof-1819-ccg.xlsx", qof_ccg_extract.rows())
    for source in ("qof", "qof_achievement"):
        rmtree(whole.folder / "observations" / source / "2018-19")
    lines = in_folder(whole, folder)
    assert [line.partition(": ")[2].partition(" (rows")[0] for line in lines] == [
        f"{whole.catalogue.sources[source].title}, edition 2018-19: went to "
        f"{shown(whole.folder / 'observations' / source / '2018-19')}"
        for source in ("qof", "qof_achievement")
    ]
    assert all(line.endswith(": unchanged.") for line in in_folder(whole, folder))


def test_a_zip_of_qof_gives_registers_and_achievement(whole: Bundle, tmp_path: Path) -> None:
    (folder := tmp_path / "downloads").mkdir()
    rmtree(whole.folder / "observations" / "qof" / "2024-25")
    (folder / "QOF_2425.zip").write_bytes(
        zipped(
            PREVALENCE_2425=table(qof("2024-25")),
            ACHIEVEMENT_LONDON_2425=csv_of(rows_of("2024-25", CODES["2024-25"])),
        )
    )
    registers, achievement = in_folder(whole, folder)
    assert "edition 2024-25: went to" in registers
    assert "achievement and personalised care adjustments, edition 2024-25: went to" in achievement
    assert (whole.folder / "observations/qof_achievement/2024-25").is_dir()


def test_the_boroughs_file_gives_the_edition_of_each_of_its_columns(whole: Bundle, tmp_path: Path) -> None:
    (folder := tmp_path / "downloads").mkdir()
    (folder / "london.csv").write_text(table(fingertips_boroughs()), encoding="utf-8")
    title = whole.catalogue.sources["fingertips"].title
    rmtree(whole.folder / "observations" / "fingertips" / "2021")
    lines = in_folder(whole, folder)
    assert lines[0].startswith(f"london.csv: {title}, edition 2025: ")
    assert lines[1].startswith(f"london.csv: {title}, edition 2021: went to")


def test_a_workbook_that_nothing_recognises_is_named_with_what_was_looked_for(whole: Bundle, tmp_path: Path) -> None:
    (folder := tmp_path / "downloads").mkdir()
    book = Workbook()
    book.create_sheet("prices").append(["item", "price"])
    book.save(folder / "shopping.xlsx")
    (line,) = in_folder(whole, folder)
    assert line.startswith("shopping.xlsx: not recognised: ")
    assert "CVDPREVENT" in line
    assert "QOF's workbook of clinical commissioning groups" in line
