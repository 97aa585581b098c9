"""Registered patients by sex and age: what a file must hold, and what becomes of it."""

import zipfile
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
from het_dash.ingest.importers import registered_age
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import KEY, Imported
from het_dash.ingest.problems import ImportProblem

OFFICIAL = Path(__file__).resolve().parents[5] / "shared" / "official" / "registrations"
official = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="The publishers' files (shared/official) are not here.")
Covers = Literal["known", "england"]

HEADER = "PUBLICATION,EXTRACT_DATE,ORG_TYPE,ORG_CODE,ONS_CODE,POSTCODE,SEX,AGE_GROUP_5,NUMBER_OF_PATIENTS"


def of(org_type: str, code: str, ons: str = "", people: tuple[int, int, int, int] = (3, 1, 4, 2)) -> str:
    """An organisation's rows, with right totals. `people`: girls under 5, women of 95+, boys under 5, men of 95+."""
    girls, women, boys, men = people
    cells = {
        "ALL,ALL": sum(people), "FEMALE,0_4": girls, "FEMALE,95+": women, "FEMALE,ALL": girls + women,
        "MALE,0_4": boys, "MALE,95+": men, "MALE,ALL": boys + men,
    }  # fmt: skip
    return "\n".join(f"GP_PRAC_PAT_LIST,2026-07-01,{org_type},{code},{ons},,{c},{n}" for c, n in cells.items())


GROVE, VALE = of("GP", "G85085"), of("GP", "G85696", people=(30, 10, 40, 20))
ELSEWHERE = of("GP", "A81001", people=(5, 0, 6, 0))
NORTH_LEWISHAM = of("PCN", "U53896")
SEL, LONDON = of("ICB", "QKK", "E54000030"), of("Comm Region", "Y56", "E40000003")


def file(tmp_path: Path, *organisations: str, encoding: str = "utf-8") -> RawFile:
    path = tmp_path / "gp-reg-pat-prac-quin-age.csv"
    path.write_bytes("\n".join([HEADER, *organisations]).encode(encoding))
    return read_raw(path)


def taken(raw: RawFile, covers: Covers = "known") -> Imported:
    catalogue = load()
    return registered_age.read(raw, Taking(catalogue, catalogue.sources["registered_age"], "2026-07", covers))


def people(imported: Imported, area_code: str, breakdown: str = "persons") -> dict[str, float]:
    rows = imported.observations
    rows = rows[(rows["area_code"] == area_code) & (rows["breakdown"] == breakdown)]
    return dict(zip(rows["group_id"], rows["numerator"], strict=True))


def refused(tmp_path: Path, *organisations: str, covers: Covers = "known") -> str:
    with pytest.raises(ImportProblem) as wrong:
        taken(file(tmp_path, *organisations), covers)
    return str(wrong.value)


def test_a_practice_gives_everyone_the_sexes_the_ages_and_both(tmp_path: Path) -> None:
    imported = taken(file(tmp_path, GROVE))
    assert people(imported, "G85085") == {"all": 10}
    assert people(imported, "G85085", "sex") == {"female": 4, "male": 6}
    assert people(imported, "G85085", "age_5yr") == {"0_4": 7, "95_plus": 3}
    assert people(imported, "G85085", "sex_x_age_5yr") == {
        "female|0_4": 3, "female|95_plus": 1, "male|0_4": 4, "male|95_plus": 2,
    }  # fmt: skip


def test_every_group_is_one_the_catalogue_knows(tmp_path: Path) -> None:
    rows = taken(file(tmp_path, GROVE)).observations
    for breakdown, group in zip(rows["breakdown"], rows["group_id"], strict=True):
        assert load().breakdowns[breakdown].group(group)


def test_it_is_a_count_of_one_day_without_a_denominator(tmp_path: Path) -> None:
    rows = taken(file(tmp_path, GROVE)).observations
    assert set(rows["period_start"]) == set(rows["period_end"]) == {date(2026, 7, 1)}
    assert rows[["denominator", "value", "lower", "upper"]].isna().all(axis=None)


def test_pcns_go_by_ods_code_and_icbs_and_regions_by_ons_code(tmp_path: Path) -> None:
    rows = taken(file(tmp_path, NORTH_LEWISHAM, SEL, LONDON)).observations
    assert set(rows["area_code"]) == {"U53896", "E54000030", "E40000003"}


def test_sub_icb_rows_are_left_out(tmp_path: Path) -> None:
    sub_icb = of("SUB_ICB_LOCATION_CODE", "72Q", "E38000244")
    assert set(taken(file(tmp_path, GROVE, sub_icb)).observations["area_code"]) == {"G85085"}


def test_practices_outside_a_pcn_are_no_pcn(tmp_path: Path) -> None:
    assert set(taken(file(tmp_path, GROVE, of("PCN", "U"))).observations["area_code"]) == {"G85085"}


def test_england_is_the_sum_of_its_regions_and_says_so(tmp_path: Path) -> None:
    north_west = of("Comm Region", "Y62", "E40000014", people=(35, 10, 46, 20))
    imported = taken(file(tmp_path, LONDON, north_west, GROVE, VALE, ELSEWHERE), "england")
    assert people(imported, "E92000001") == {"all": 121}
    assert people(imported, "E92000001", "age_5yr") == {"0_4": 88, "95_plus": 33}
    assert imported.note == "England: sum of the 2 regions in the file, equal to its 3 practices."
    assert set(imported.observations["area_code"]) == {"G85085", "G85696", "E40000003", "E92000001"}


def test_england_is_refused_when_its_regions_are_not_its_practices(tmp_path: Path) -> None:
    message = refused(tmp_path, LONDON, GROVE, ELSEWHERE, covers="england")
    assert "SEX ALL, AGE_GROUP_5 ALL: the regions hold 10 patients, the practices 21." in message


def test_england_is_refused_when_an_age_has_moved_though_the_totals_agree(tmp_path: Path) -> None:
    moved = of("GP", "G85085", people=(4, 0, 4, 2))
    assert "SEX FEMALE, AGE_GROUP_5 0_4: the regions hold 3 patients" in refused(
        tmp_path, LONDON, moved, covers="england"
    )


def test_a_part_of_england_makes_no_england(tmp_path: Path) -> None:
    imported = taken(file(tmp_path, LONDON, GROVE))
    assert "E92000001" not in set(imported.observations["area_code"])
    assert imported.note == ""


def test_an_unknown_practice_is_refused_once_with_its_row(tmp_path: Path) -> None:
    message = refused(tmp_path, GROVE, ELSEWHERE)
    assert message.startswith("gp-reg-pat-prac-quin-age.csv, row 9, column ORG_CODE: 'A81001' is not known.")
    assert "--covers england" in message
    assert message.count("A81001") == 1


def test_an_unknown_pcn_or_icb_is_refused(tmp_path: Path) -> None:
    message = refused(tmp_path, of("PCN", "U99999"), of("ICB", "QOP", "E54000057"))
    assert "column ORG_CODE: 'U99999' is not known." in message
    assert "column ONS_CODE: 'E54000057' is not known." in message


def test_a_recorded_sex_without_a_group_counts_in_the_ages_and_the_total(tmp_path: Path) -> None:
    unknown = "\nX,2026-07-01,GP,G85085,,,UNKNOWN,0_4,5\nX,2026-07-01,GP,G85085,,,UNKNOWN,ALL,5"
    whole = GROVE.replace("ALL,ALL,10", "ALL,ALL,15") + unknown
    imported = taken(file(tmp_path, whole))
    assert people(imported, "G85085") == {"all": 15}
    assert people(imported, "G85085", "sex") == {"female": 4, "male": 6}
    assert people(imported, "G85085", "age_5yr") == {"0_4": 12, "95_plus": 3}


def test_ages_of_everyone_are_checked_and_not_counted_twice(tmp_path: Path) -> None:
    of_all = "\nX,2026-07-01,GP,G85085,,,ALL,0_4,7\nX,2026-07-01,GP,G85085,,,ALL,95+,3"
    assert people(taken(file(tmp_path, GROVE + of_all)), "G85085", "age_5yr") == {"0_4": 7, "95_plus": 3}
    assert "row 9, column NUMBER_OF_PATIENTS: '8' is not the sum over the sexes." in refused(
        tmp_path, GROVE + of_all.replace(",7", ",8")
    )


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("ALL,ALL,10", "ALL,ALL,11", "row 2, column NUMBER_OF_PATIENTS: '11' is not the sum over the sexes."),
        ("FEMALE,0_4,3", "FEMALE,0_4,4", "row 5, column NUMBER_OF_PATIENTS: '4' is not the sum over the ages."),
        ("FEMALE,95+,1", "FEMALE,0_4,1", "row 4, column AGE_GROUP_5: '0_4' repeats an earlier row"),
        ("MALE,95+,2", "MALE,95+,-2", "row 7, column NUMBER_OF_PATIENTS: '-2' is below zero."),
        ("MALE,95+,2", "MALE,95+,2.5", "row 7, column NUMBER_OF_PATIENTS: '2.5' is not a whole number."),
        ("MALE,95+,2", "MALE,95+,*", "row 7, column NUMBER_OF_PATIENTS: '*' is not a number."),
        ("MALE,95+,2", "MALE,95+,", "row 7, column NUMBER_OF_PATIENTS: '' is blank."),
        ("MALE,95+,2", "MALE,85+,2", "row 7, column AGE_GROUP_5: '85+' is not known."),
        ("MALE,95+,2", "M,95+,2", "row 7, column SEX: 'M' is not known."),
    ],
)
def test_a_cell_that_cannot_be_is_refused_with_its_place(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    assert said in refused(tmp_path, GROVE.replace(right, wrong, 1))


def test_an_organisation_without_its_total_is_refused(tmp_path: Path) -> None:
    headless = "\n".join(GROVE.splitlines()[1:])
    assert "row 2, column ORG_CODE: 'G85085' has no row ALL, ALL." in refused(tmp_path, headless)


def test_a_missing_row_shows_in_the_sums(tmp_path: Path) -> None:
    without_men = "\n".join(line for line in GROVE.splitlines() if "MALE,95+,2" not in line or "FEMALE" in line)
    assert "'6' is not the sum over the ages." in refused(tmp_path, without_men)


def test_an_unknown_kind_of_organisation_is_refused(tmp_path: Path) -> None:
    assert "column ORG_TYPE: 'CCG' is not known." in refused(tmp_path, of("CCG", "08L", "E38000098"))


def test_a_malformed_code_is_refused(tmp_path: Path) -> None:
    assert "column ORG_CODE: 'G8508' does not look right." in refused(tmp_path, of("GP", "G8508"))
    assert "column ONS_CODE: '' does not look right." in refused(tmp_path, of("ICB", "QKK"), covers="england")


def test_two_dates_in_one_file_are_refused(tmp_path: Path) -> None:
    assert "holds several dates (2026-07-01, 2026-08-01)" in refused(
        tmp_path, GROVE, VALE.replace("2026-07-01", "2026-08-01")
    )


def test_a_file_without_the_column_is_refused_with_its_header(tmp_path: Path) -> None:
    path = tmp_path / "gp-reg-pat-prac-sing-age-male.csv"
    path.write_text("EXTRACT_DATE,CCG_CODE,ORG_CODE,SEX,AGE,NUMBER_OF_PATIENTS\n01Jul2026,72Q,G85085,MALE,ALL,6\n")
    with pytest.raises(ImportProblem, match="row 1, column ORG_TYPE: has no such column"):
        taken(read_raw(path))


@pytest.mark.parametrize("written", ["2026-07-01", "01Jul2026", "01-Jul-26", "01/07/2026"])
def test_dates_as_publishers_write_them(tmp_path: Path, written: str) -> None:
    rows = taken(file(tmp_path, GROVE.replace("2026-07-01", written))).observations
    assert set(rows["period_end"]) == {date(2026, 7, 1)}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_byte_order_mark_and_windows_1252_do_no_harm(tmp_path: Path, encoding: str) -> None:
    accented = GROVE.replace("GP_PRAC_PAT_LIST", "Médecins\u00a0")
    assert people(taken(file(tmp_path, accented, encoding=encoding)), "G85085") == {"all": 10}


def test_a_zip_is_read_as_published(tmp_path: Path) -> None:
    packed = tmp_path / "gp-reg-pat-prac-quin-age.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("gp-reg-pat-prac-quin-age.csv", "\n".join([HEADER, GROVE.replace(",10", ",10.0")]))
    assert people(taken(read_raw(packed)), "G85085") == {"all": 10}


@settings(deadline=None, max_examples=25)
@given(lists=st.lists(st.tuples(*[st.integers(0, 10**6)] * 4), min_size=1, max_size=3))
def test_no_patient_is_lost_between_the_breakdowns(
    tmp_path_factory: pytest.TempPathFactory, lists: list[tuple[int, int, int, int]]
) -> None:
    codes = ["G85085", "G85696", "G85015"]
    rows = [of("GP", code, people=numbers) for code, numbers in zip(codes, lists, strict=False)]
    frame = taken(file(tmp_path_factory.mktemp("lists"), *rows)).observations
    totals = frame.groupby(["area_code", "breakdown"])["numerator"].sum().unstack()
    assert totals.eq(totals["persons"], axis=0).all(axis=None)
    assert list(totals["persons"].sort_index()) == [
        sum(n) for _, n in sorted(zip(codes, lists, strict=False), key=lambda one: one[0])
    ]


def test_the_format_is_registered() -> None:
    assert FORMATS["registered-age"] is registered_age.read


# Typed from NHS England's file of 1 July 2026.
NORTH_LEWISHAM_JULY_2026 = {"all": 89_273, "female": 44_638, "male": 44_635, "female|0_4": 1_734, "male|95_plus": 33}


@pytest.fixture(scope="module")
def england() -> Imported:
    return taken(read_raw(OFFICIAL / "gp-reg-pat-prac-quin-age_2026-07_england.zip"), "england")


@official
def test_north_lewisham_on_1_july_2026_as_published(england: Imported) -> None:
    rows = england.observations.query("area_code == 'U53896'").set_index("group_id")["numerator"]
    assert {group: rows[group] for group in NORTH_LEWISHAM_JULY_2026} == NORTH_LEWISHAM_JULY_2026
    assert rows["95_plus"] == 64 + 33


@official
def test_larger_areas_on_1_july_2026_as_published(england: Imported) -> None:
    assert people(england, "E54000030") == {"all": 2_092_484}
    assert people(england, "E40000003") == {"all": 10_991_417}
    assert people(england, "E92000001") == {"all": 63_436_508}


@official
def test_the_pcns_hold_the_patients_of_lewisham_s_practices(england: Imported) -> None:
    whole = england.observations.query("breakdown == 'persons'").set_index("area_code")["numerator"]
    pcns = ["U53896", "U23546", "U11059", "U21222", "U58020", "U42936", "U22506"]
    practices = [code for code in whole.index if code in load().practices]
    assert len(practices) == 28
    assert whole[pcns].sum() == whole[practices].sum() == 351_702


@official
def test_lewisham_s_part_of_the_file_says_the_same_as_the_whole(england: Imported) -> None:
    part = taken(read_raw(OFFICIAL / "gp-reg-pat-prac-quin-age_2026-07_lewisham_official_shape.csv")).observations
    whole = england.observations.query("area_code != 'E92000001'")
    order = [*KEY, "numerator"]
    pd.testing.assert_frame_equal(
        part[order].sort_values(KEY, ignore_index=True), whole[order].sort_values(KEY, ignore_index=True)
    )
