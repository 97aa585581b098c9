"""QOF's disease registers: read right in every spelling, refused with the place of each mistake."""

import contextlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from het_dash.catalogue import load
from het_dash.ingest.csv_table import read_raw
from het_dash.ingest.import_file import FORMATS, take_in
from het_dash.ingest.importers import qof
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported
from het_dash.ingest.problems import ImportProblem
from tests.support.qof_files import GROVE, HEADER, REFUSED, VALE, csv, zipped
from tests.support.small_bundle import small_data

ENGLAND, SEL = "E92000001", "E54000030"
MAP_HEADER = "EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME,ONS_ICB_CODE"


def taken(folder: Path, content: str | bytes, edition: str = "2024-25", **more: object) -> Imported:
    path = folder / "qof.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    catalogue = load()
    taking = Taking(catalogue, catalogue.sources["qof"], edition, **more)  # type: ignore[arg-type]
    return qof.read(read_raw(path), taking)


def counts(imported: Imported, indicator: str = "qof_hypertension") -> dict[str, tuple[float, float]]:
    rows = imported.observations
    rows = rows[rows["indicator_id"] == indicator]
    return {row["area_code"]: (row["numerator"], row["denominator"]) for row in rows.to_dict("records")}


def mapped(folder: Path, *codes: str) -> Path:
    """A practice map that places these practices in South East London."""
    path = folder / "map.csv"
    rows = (f"01Jul2026,{code},A PRACTICE,SE1 1AA,U53896,A PCN,{SEL}" for code in codes)
    path.write_text("\n".join([MAP_HEADER, *rows, ""]), encoding="utf-8")
    return path


def test_a_register_is_counts_of_the_financial_year_and_no_value(tmp_path: Path) -> None:
    (row,) = taken(tmp_path, csv(GROVE)).observations.to_dict("records")
    assert (row["indicator_id"], row["area_code"]) == ("qof_hypertension", "G85085")
    assert (row["breakdown"], row["group_id"], row["qualifier"]) == ("persons", "all", "exact")
    assert (row["period_start"], row["period_end"]) == (date(2024, 4, 1), date(2025, 3, 31))
    assert (row["numerator"], row["denominator"]) == (113, 1000)
    assert [row[name] != row[name] for name in ("value", "lower", "upper")] == [True] * 3


def test_registers_that_the_catalogue_does_not_declare_are_left_out(tmp_path: Path) -> None:
    content = csv(GROVE, GROVE.replace("HYP", "AST"), GROVE.replace("HYP", "DM").replace("TOTAL", "17OV"))
    assert set(taken(tmp_path, content).observations["indicator_id"]) == {"qof_hypertension", "qof_diabetes"}


@pytest.mark.parametrize(
    "content",
    [
        csv(GROVE, VALE),
        csv(GROVE, VALE).replace("\n", "\r\n"),
        csv(GROVE, VALE, header=HEADER.replace("REGISTER", "REGISTER_SIZE")),
        csv(GROVE, VALE, header=HEADER.replace("PRACTICE_LIST_SIZE", "PATIENT_LIST_SIZE")),
        csv(GROVE, VALE, "G85085,CVDPP,5,30_74,600"),
        csv(GROVE, VALE, header=HEADER.lower().replace("_", " ")),
        csv(GROVE.replace("113", "113.0"), VALE.replace("900", "900.0")),
        csv(GROVE, "", VALE, ",,,,"),
        csv(f"x,{GROVE}", f"y,{VALE}", header=f"REGION,{HEADER}"),
        csv(f"Médecins,{GROVE}", f"y,{VALE}", header=f"REGION,{HEADER}").encode("cp1252"),
        csv(f"Médecins,{GROVE}", f"y,{VALE}", header=f"REGION,{HEADER}").encode(),
        csv(GROVE, VALE).encode("utf-8-sig"),
        csv(GROVE, VALE).encode("utf-16"),
        csv(GROVE, VALE).replace(",", ";"),
        csv(GROVE, VALE).replace(",", "\t"),
        csv(GROVE, VALE).replace("HYP", "hyp").replace("TOTAL", "Total"),
        csv(GROVE, VALE, "G85085,SMOK,9,15OV,10"),
        zipped(csv(GROVE, VALE)),
    ],
    ids=[
        "plain", "Windows line ends", "REGISTER_SIZE", "2019-20", "a group of 2019-20", "lower case", "113.0",
        "blank rows", "another column first", "Windows-1252", "UTF-8", "UTF-8 with a mark", "UTF-16",
        "semicolons", "tabs", "another letter case", "a new group", "zip with one",
    ],
)  # fmt: skip
def test_however_it_is_written_it_reads_the_same(tmp_path: Path, content: str | bytes) -> None:
    assert counts(taken(tmp_path, content)) == {"G85085": (113, 1000), "G85696": (87, 900)}


@pytest.fixture(scope="module")
def taking(tmp_path_factory: pytest.TempPathFactory) -> Taking:
    """Into a data folder that stays as it was: every file of REFUSED is refused."""
    catalogue = small_data(tmp_path_factory.mktemp("untouched")).catalogue
    return Taking(catalogue, catalogue.sources["qof"], "2024-25")


@pytest.mark.parametrize("case", REFUSED)
def test_a_bad_file_is_refused_with_its_place_and_the_way_out(taking: Taking, tmp_path: Path, case: str) -> None:
    content, message = REFUSED[case]
    path = tmp_path / "qof.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ImportProblem) as wrong:
        take_in("qof", path, taking)
    assert message in str(wrong.value)
    assert not (taking.catalogue.folder / "observations").exists()


def test_every_bad_row_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem) as wrong:
        taken(tmp_path, csv(GROVE.replace("113", "x"), VALE.replace("900", "")))
    assert [problem.row for problem in wrong.value.problems] == [2, 3]


@pytest.mark.parametrize("edition", ["2024", "2024-26", "2024/25", "latest", "2026-07"])
def test_an_edition_is_a_financial_year(tmp_path: Path, edition: str) -> None:
    with pytest.raises(ImportProblem, match=r"is not a financial year\. Give it as --edition 2024-25\."):
        taken(tmp_path, csv(GROVE), edition)


def test_the_turn_of_the_century_is_a_financial_year_too() -> None:
    assert qof.financial_year("1999-00", "x") == (date(1999, 4, 1), date(2000, 3, 31))


def test_england_is_the_sum_of_every_practice_in_the_file_and_says_of_how_many(tmp_path: Path) -> None:
    imported = taken(tmp_path, csv(GROVE, VALE, "A81001,HYP,50,TOTAL,500", "A81001,DM,9,17OV,400"), covers="england")
    assert counts(imported) == {"G85085": (113, 1000), "G85696": (87, 900), ENGLAND: (250, 2400)}
    assert counts(imported, "qof_diabetes") == {ENGLAND: (9, 400)}
    notes = imported.observations.set_index("area_code")["note"]
    assert set(notes[[ENGLAND]]) == {"Sum of the 3 practices in the file."}
    assert imported.note == ""


def test_a_register_over_its_list_elsewhere_does_not_stop_england(tmp_path: Path) -> None:
    imported = taken(tmp_path, csv(GROVE, "A81001,HYP,51,TOTAL,50"), covers="england")
    assert counts(imported)[ENGLAND] == (164, 1050)
    with pytest.raises(ImportProblem, match="is more than the list it is part of"):
        taken(tmp_path, csv(GROVE.replace("113", "1001"), "A81001,HYP,5,TOTAL,50"), covers="england")


def test_south_east_london_needs_a_practice_map_and_tells_the_share_it_cannot_place(tmp_path: Path) -> None:
    # G85085 is mapped to South East London; A81001 (a quarter of the list) is in no map.
    content = csv(GROVE, "A81001,HYP,50,TOTAL,500", "B81001,HYP,20,TOTAL,500")
    path = mapped(tmp_path, "G85085")
    path.write_text(path.read_text() + "01Jul2026,B81001,B,LS1 1AA,U99999,B PCN,E54000054\n", encoding="utf-8")
    imported = taken(tmp_path, content, covers="england", practice_map=path)
    assert counts(imported) == {"G85085": (113, 1000), ENGLAND: (183, 2000), SEL: (113, 1000)}
    assert imported.note == (
        "South East London: practices that NHS England's map of July 2026 places there. "
        "25.0% of England's list in this file is at practices that are not in that map."
    )
    notes = imported.observations.set_index("area_code")["note"]
    assert notes[SEL] == imported.note


def test_without_a_map_there_is_no_south_east_london(tmp_path: Path) -> None:
    assert SEL not in counts(taken(tmp_path, csv(GROVE), covers="england"))


def test_a_bad_practice_map_is_refused_under_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "map.csv").write_text(f"{MAP_HEADER}\n01Jul2026,G85085,A,SE1 1AA,U5,A PCN,{SEL}\n", encoding="utf-8")
    with pytest.raises(ImportProblem, match=r"map\.csv, row 2, column PCN_CODE: 'U5' does not look right\."):
        taken(tmp_path, csv(GROVE), covers="england", practice_map=tmp_path / "map.csv")
    with pytest.raises(ImportProblem, match=r"absent\.csv: There is no such file\."):
        taken(tmp_path, csv(GROVE), covers="england", practice_map=tmp_path / "absent.csv")


def test_the_format_is_registered() -> None:
    assert FORMATS["qof"] is qof.read


CELLS = st.sampled_from(
    [*GROVE.split(","), *VALE.split(","), "", "-1", "1e400", "９", "NaN", "1_0", "\u00a0", "x" * 50]
)


@settings(deadline=None, max_examples=120)
@given(rows=st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=4), covers=st.sampled_from(["known", "england"]))
def test_any_cells_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], covers: str
) -> None:
    with contextlib.suppress(ImportProblem):
        taken(tmp_path_factory.getbasetemp(), csv(*(",".join(row) for row in rows)), covers=covers)


@settings(deadline=None, max_examples=120)
@given(st.data())
def test_any_damage_to_a_sound_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    sound = csv(GROVE, VALE).encode()
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(sound))] * 2)))
    spoilt = (
        sound[:start] + data.draw(st.binary(max_size=8) | st.sampled_from([b'"', b",", b"\n", b"\xff"])) + sound[end:]
    )
    with contextlib.suppress(ImportProblem):
        taken(tmp_path_factory.getbasetemp(), spoilt, covers="england")
