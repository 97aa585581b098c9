"""NHS England's map of practices to PCNs and ICBs."""

from datetime import date
from pathlib import Path

import pytest

from het_dash.catalogue import load
from het_dash.ingest.csv_table import RawFile, read_raw
from het_dash.ingest.import_file import FORMATS
from het_dash.ingest.importers import practice_map
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.problems import ImportProblem

HEADER = "EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME,ONS_ICB_CODE"
GROVE = "01Jul2026,G85085,GROVE MEDICAL CENTRE,SE8 3QH,U53896,NORTH LEWISHAM PCN,E54000030"
LEEDS = "01Jul2026,B86001,LEEDS SURGERY,LS1 1AA,U12345,LEEDS PCN,E54000054"
NO_PCN = "01Jul2026,G85999,SERVICE,SE8 3QH,U,UNALLOCATED,E54000030"


def file(folder: Path, *rows: str, header: str = HEADER) -> RawFile:
    path = folder / "epraccur.csv"
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return read_raw(path)


def refusal(folder: Path, *rows: str, header: str = HEADER) -> str:
    with pytest.raises(ImportProblem) as wrong:
        practice_map.members(file(folder, *rows, header=header))
    return str(wrong.value)


def test_a_practice_has_its_pcn_its_icb_and_the_day_of_the_map(tmp_path: Path) -> None:
    (row,) = practice_map.members(file(tmp_path, GROVE)).to_dict("records")
    assert row == {
        "practice_code": "G85085",
        "practice_name": "GROVE MEDICAL CENTRE",
        "postcode": "SE8 3QH",
        "pcn_code": "U53896",
        "icb_code": "E54000030",
        "as_at": date(2026, 7, 1),
    }


def test_a_practice_outside_a_pcn_has_none(tmp_path: Path) -> None:
    members = practice_map.members(
        file(tmp_path, GROVE, NO_PCN, NO_PCN.replace("G85999,", "G85998,").replace(",U,", ",,"))
    )
    assert list(members["pcn_code"]) == ["U53896", "", ""]


def test_only_south_east_london_is_kept_as_members_and_there_are_no_observations(tmp_path: Path) -> None:
    catalogue = load()
    taking = Taking(catalogue, catalogue.sources["practice_map"], "2026-07")
    imported = practice_map.read(file(tmp_path, GROVE, LEEDS, NO_PCN), taking)
    assert imported.observations.empty
    assert imported.members is not None
    assert list(imported.members["practice_code"]) == ["G85085", "G85999"]


def test_a_map_from_before_icbs_reads_the_same(tmp_path: Path) -> None:
    older = file(tmp_path, GROVE, header=HEADER.replace("ICB", "STP"))
    assert list(practice_map.members(older)["icb_code"]) == ["E54000030"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (GROVE.replace("G85085", "G8508"), "row 2, column PRACTICE_CODE: 'G8508' does not look right. Expected a pra"),
        (GROVE.replace("U53896", "53896"), "row 2, column PCN_CODE: '53896' does not look right. Expected a PCN code"),
        (GROVE.replace("E54000030", "QKK"), "row 2, column ONS_ICB_CODE: 'QKK' does not look right. Expected an ICB"),
        (GROVE.replace("01Jul2026", "July"), "row 2, column EXTRACT_DATE: 'July' is not a date this importer knows."),
        (
            f"{GROVE}\n{GROVE}",
            "row 3, column PRACTICE_CODE: 'G85085' repeats an earlier row with the same key. Remove t",
        ),
        (f"{GROVE}\n{LEEDS.replace('Jul', 'Aug')}", "column EXTRACT_DATE: holds several dates (2026-07-01, 2026-08-0"),
    ],
)
def test_a_slip_in_the_map_is_refused_with_its_place(tmp_path: Path, row: str, message: str) -> None:
    assert message in refusal(tmp_path, row)


def test_a_file_without_the_icb_is_not_a_map(tmp_path: Path) -> None:
    message = refusal(tmp_path, GROVE, header=HEADER.replace("ONS_ICB_CODE", "ICB"))
    assert "row 1, column ONS_ICB_CODE: has no such column." in message
    assert "Expected ONS_ICB_CODE or ONS_STP_CODE" in message


def test_the_format_is_registered() -> None:
    assert FORMATS["practice-map"] is practice_map.read
