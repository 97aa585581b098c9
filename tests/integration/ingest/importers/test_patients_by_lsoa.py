"""Patients by the LSOA of their home: what a file must hold, and what becomes of it."""

from datetime import date
from pathlib import Path
from typing import Literal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from het_dash.catalogue import load
from het_dash.ingest.csv_table import RawFile, read_raw
from het_dash.ingest.import_file import FORMATS
from het_dash.ingest.importers import patients_by_lsoa
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported
from het_dash.ingest.problems import ImportProblem

OFFICIAL = Path(__file__).resolve().parents[5] / "shared" / "official" / "registrations"
official = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="The publishers' files (shared/official) are not here.")
Covers = Literal["known", "england"]

HEADER = "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,LSOA_CODE,SEX,NUMBER_OF_PATIENTS"
SHORT_HEADER = "PRACTICE_CODE,PRACTICE_NAME,LSOA_CODE,NUMBER_OF_PATIENTS,pcn_code_2022"
# E01003189 is unchanged since 2011; E01003317 became E01034390 and E01034391; E01000001 is in the City of London.
LIVING_HERE = "living:E09000023"
UNCHANGED, SPLIT, HALVES, CITY = "E01003189", "E01003317", ["E01034390", "E01034391"], "E01000001"


def row(lsoa: str, count: float | str, practice: str = "G85085", sex: str = "ALL", on: str = "01Jul2022") -> str:
    return f"GP_PRAC_PAT_LIST,{on},{practice},GROVE MEDICAL CENTRE,{lsoa},{sex},{count}"


def file(tmp_path: Path, *lines: str, header: str = HEADER, encoding: str = "utf-8") -> RawFile:
    path = tmp_path / "gp-reg-pat-prac-lsoa-all.csv"
    path.write_bytes("\n".join([header, *lines]).encode(encoding))
    return read_raw(path)


def taken(raw: RawFile, covers: Covers = "known", edition: str = "2022-07") -> Imported:
    catalogue = load()
    return patients_by_lsoa.read(raw, Taking(catalogue, catalogue.sources["patients_by_lsoa"], edition, covers))


def homes(imported: Imported, practice: str = "G85085") -> dict[str, float]:
    rows = imported.observations.query("area_code == @practice")
    return dict(zip(rows["group_id"], rows["numerator"], strict=True))


def refused(tmp_path: Path, *lines: str, covers: Covers = "known", header: str = HEADER) -> str:
    with pytest.raises(ImportProblem) as wrong:
        taken(file(tmp_path, *lines, header=header), covers)
    return str(wrong.value)


def test_an_lsoa_of_lewisham_is_its_own_group(tmp_path: Path) -> None:
    rows = taken(file(tmp_path, row(UNCHANGED, 31))).observations
    assert rows[["area_code", "breakdown", "group_id", "numerator", "qualifier", "note"]].to_numpy().tolist() == [
        ["G85085", "lsoa21", UNCHANGED, 31, "exact", ""]
    ]
    assert rows["denominator"].isna().all()


def test_patients_of_a_split_lsoa_are_shared_equally_and_said_to_be(tmp_path: Path) -> None:
    imported = taken(file(tmp_path, row(SPLIT, 25)))
    assert homes(imported) == dict.fromkeys(HALVES, 12.5)
    assert set(imported.observations["qualifier"]) == {"modelled"}
    assert set(imported.observations["note"]) == {patients_by_lsoa.SHARED}
    assert imported.note.endswith("2 LSOAs are parts of LSOAs of 2011 that were split: patients are shared equally.")


def test_homes_outside_borough_are_added_up_in_england_and_wales(tmp_path: Path) -> None:
    imported = taken(file(tmp_path, row(CITY, 7), row("E01004000", 5), row("W01000003", 1), row(UNCHANGED, 2)))
    assert homes(imported) == {"outside_borough": 13, UNCHANGED: 2}
    assert imported.note == ("15 patients: 13 live outside Lewisham, and the LSOA of 0 is not known.")


@pytest.mark.parametrize("code", ["NO2011", "NO2021"])
def test_a_home_without_an_lsoa_is_not_known(tmp_path: Path, code: str) -> None:
    assert homes(taken(file(tmp_path, row(code, 3)))) == {"not_known": 3}


def test_every_group_is_one_the_catalogue_knows(tmp_path: Path) -> None:
    lines = [row(UNCHANGED, 1), row(SPLIT, 1), row(CITY, 1), row("NO2011", 1)]
    for group in taken(file(tmp_path, *lines)).observations["group_id"]:
        assert load().breakdowns["lsoa21"].group(group)


def test_a_file_in_lsoas_of_2021_is_taken_as_it_is(tmp_path: Path) -> None:
    imported = taken(file(tmp_path, row(HALVES[0], 9), row(UNCHANGED, 4), row(CITY, 1)))
    assert homes(imported) == {HALVES[0]: 9, UNCHANGED: 4, "outside_borough": 1}
    assert set(imported.observations["qualifier"]) == {"exact"}


def test_lsoas_of_2011_and_2021_in_one_file_are_refused(tmp_path: Path) -> None:
    message = refused(tmp_path, row(HALVES[0], 9), row(SPLIT, 4))
    assert "row 3, column LSOA_CODE: 'E01003317' is an LSOA of 2011 among those of 2021." in message


def test_the_lookup_s_own_count_of_parts_is_the_one_used() -> None:
    lookup = pd.read_csv(load().folder / "areas" / "lsoa11_to_lsoa21.csv")
    assert (lookup.groupby("lsoa11_code")["lsoa21_code"].transform("size") == lookup["split_into"]).all()
    assert set(lookup["lsoa21_code"]) == {area.code for area in load().of_kind("lsoa")}


def test_rows_for_all_stand_for_everyone(tmp_path: Path) -> None:
    lines = [row(UNCHANGED, 10), row(UNCHANGED, 6, sex="FEMALE"), row(UNCHANGED, 4, sex="MALE")]
    assert homes(taken(file(tmp_path, *lines))) == {UNCHANGED: 10}


def test_sexes_are_summed_where_there_is_no_row_for_all(tmp_path: Path) -> None:
    lines = [row(UNCHANGED, 6, sex="FEMALE"), row(UNCHANGED, 4, sex="MALE"), row(CITY, 1, sex="MALE")]
    assert homes(taken(file(tmp_path, *lines))) == {UNCHANGED: 10, "outside_borough": 1}


def test_a_file_of_one_sex_is_refused(tmp_path: Path) -> None:
    assert "column SEX: holds FEMALE only." in refused(tmp_path, row(UNCHANGED, 6, sex="FEMALE"))


def test_an_lsoa_with_sexes_but_no_row_for_all_is_refused_beside_those_that_have_one(tmp_path: Path) -> None:
    message = refused(tmp_path, row(UNCHANGED, 10), row(CITY, 6, sex="FEMALE"))
    assert "row 3, column SEX: 'FEMALE' has no matching row for ALL." in message


@pytest.mark.parametrize("last", ["NUMBER_OF_PATIENTS", "Number of Patients", "Number of patients"])
def test_the_last_column_s_name_varies(tmp_path: Path, last: str) -> None:
    header = HEADER.replace("NUMBER_OF_PATIENTS", last)
    assert homes(taken(file(tmp_path, row(UNCHANGED, "31.0"), header=header))) == {UNCHANGED: 31}


def test_sex_and_date_may_be_absent_and_other_columns_present(tmp_path: Path) -> None:
    imported = taken(file(tmp_path, f"G85085,GROVE,{UNCHANGED},8,U53896", header=SHORT_HEADER))
    assert homes(imported) == {UNCHANGED: 8}
    assert set(imported.observations["period_start"]) == {date(2022, 7, 1)}


def test_the_file_s_own_date_goes_before_the_edition(tmp_path: Path) -> None:
    rows = taken(file(tmp_path, row(UNCHANGED, 8, on="01Oct2023")), edition="2022-07").observations
    assert set(rows["period_start"]) == set(rows["period_end"]) == {date(2023, 10, 1)}


@pytest.mark.parametrize("edition", ["2022", "2022-13", "July 2022"])
def test_without_a_date_the_edition_must_be_a_month(tmp_path: Path, edition: str) -> None:
    raw = file(tmp_path, f"G85085,GROVE,{UNCHANGED},8,U53896", header=SHORT_HEADER)
    with pytest.raises(ImportProblem, match=r"is not a month\. Give it as --edition 2022-07\."):
        taken(raw, edition=edition)


def test_two_dates_in_one_file_are_refused(tmp_path: Path) -> None:
    assert "holds several dates" in refused(tmp_path, row(UNCHANGED, 1), row(CITY, 1, on="01Oct2022"))


def test_another_borough_s_practice_is_refused_unless_the_file_covers_more(tmp_path: Path) -> None:
    lines = [row(UNCHANGED, 8), row(UNCHANGED, 5, practice="G84001")]
    assert "row 3, column PRACTICE_CODE: 'G84001' is not known." in refused(tmp_path, *lines)
    assert set(taken(file(tmp_path, *lines), "england").observations["area_code"]) == {"G85085", LIVING_HERE}


def test_a_file_that_covers_england_counts_all_registered_residents_of_each_lsoa(tmp_path: Path) -> None:
    lines = [row(UNCHANGED, 8), row(UNCHANGED, 5, practice="G84001"), row("E01000001", 3, practice="G84001")]
    england = taken(file(tmp_path, *lines), "england").observations.query(f"area_code == '{LIVING_HERE}'")
    assert list(england["group_id"]) == [UNCHANGED]
    assert list(england["numerator"]) == [13]


def test_a_file_without_any_of_our_practices_holds_only_all_registered_residents(tmp_path: Path) -> None:
    found = taken(file(tmp_path, row(UNCHANGED, 5, practice="G84001")), "england").observations
    assert list(found["area_code"]) == [LIVING_HERE]


@pytest.mark.parametrize("code", ["", "E0100318", "E02000653", "e01003189", "Unknown"])
def test_a_malformed_lsoa_is_refused_and_never_taken_for_outside(tmp_path: Path, code: str) -> None:
    assert f"row 2, column LSOA_CODE: {code!r} does not look right." in refused(tmp_path, row(code, 5))


@pytest.mark.parametrize(
    ("count", "said"),
    [(-1, "is below zero."), (1.5, "is not a whole number."), ("", "is blank."), ("*", "is not a number.")],
)
def test_a_count_that_cannot_be_is_refused(tmp_path: Path, count: float | str, said: str) -> None:
    assert f"row 2, column NUMBER_OF_PATIENTS: '{count}' {said}" in refused(tmp_path, row(UNCHANGED, count))


def test_a_row_given_twice_is_refused(tmp_path: Path) -> None:
    assert "row 3, column SEX: 'ALL' repeats an earlier row" in refused(tmp_path, row(CITY, 5), row(CITY, 5))
    lines = [f"G85085,GROVE,{CITY},8,U53896"] * 2
    assert f"row 3, column LSOA_CODE: '{CITY}' repeats an earlier row" in refused(tmp_path, *lines, header=SHORT_HEADER)


def test_a_file_without_lsoas_is_refused(tmp_path: Path) -> None:
    message = refused(tmp_path, "01Jul2022,G85085,ALL,5", header="EXTRACT_DATE,PRACTICE_CODE,SEX,NUMBER_OF_PATIENTS")
    assert "row 1, column LSOA_CODE: has no such column." in message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_byte_order_mark_and_windows_1252_do_no_harm(tmp_path: Path, encoding: str) -> None:
    accented = row(UNCHANGED, 31).replace("GROVE", "ST ANDRÉ")
    assert homes(taken(file(tmp_path, accented, encoding=encoding))) == {UNCHANGED: 31}


@settings(deadline=None, max_examples=25)
@given(
    counts=st.dictionaries(
        st.sampled_from([UNCHANGED, SPLIT, "E01003250", "E01003296", CITY, "W01000003", "NO2011"]),
        st.integers(0, 20_000),
        min_size=1,
    )
)
def test_no_patient_is_lost_or_made_up(tmp_path_factory: pytest.TempPathFactory, counts: dict[str, int]) -> None:
    raw = file(tmp_path_factory.mktemp("homes"), *(row(lsoa, n) for lsoa, n in counts.items()))
    assert sum(homes(taken(raw)).values()) == pytest.approx(sum(counts.values()))


def test_the_format_is_registered() -> None:
    assert FORMATS["patients-by-lsoa"] is patients_by_lsoa.read


@pytest.fixture(scope="module")
def july_2022() -> Imported:
    return taken(read_raw(OFFICIAL / "gp_registrations_lsoa11_2022-07_lewisham.csv"), "england")


@official
def test_july_2022_holds_350_116_patients_of_28_practices(july_2022: Imported) -> None:
    assert july_2022.note.startswith(
        "350,116 patients: 37,662 live outside Lewisham, and the LSOA of 261 is not known."
    )
    ours = july_2022.observations.query(f"area_code != '{LIVING_HERE}'")
    assert ours["area_code"].nunique() == 28
    assert ours.query("group_id.str.startswith('E01')")["numerator"].sum() == pytest.approx(312_193)


@official
def test_july_2022_holds_345_660_registered_residents_of_lewisham(july_2022: Imported) -> None:
    assert july_2022.observations.query(f"area_code == '{LIVING_HERE}'")["numerator"].sum() == pytest.approx(345_660)


@official
def test_pcns_sums_by_lsoa_are_those_worked_out_by_others(july_2022: Imported) -> None:
    """The derived file rounds to one decimal and leaves out what lies outside Lewisham."""
    day = date(2022, 7, 1)
    pcn = {
        m.practice_code: m.pcn_code
        for m in load().membership
        if m.start and m.start <= day and (m.end is None or m.end >= day)
    }
    rows = july_2022.observations.query(f"group_id.str.startswith('E01') and area_code != '{LIVING_HERE}'")
    ours = rows.groupby(["group_id", rows["area_code"].map(pcn)])["numerator"].sum().unstack(fill_value=0)
    theirs = pd.read_csv(OFFICIAL / "lsoa21_by_pcn_patients_2022-07_derived.csv", index_col="LSOA21CD")
    theirs = theirs.reindex(index=ours.index, columns=ours.columns)
    assert ours.shape == (175, 6)
    assert ((ours - theirs).abs() < 0.0501).all(axis=None)
